// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/domain/clock.h"
#include "platform_client/gongji/wire.h"
#include "platform_client/http/http_transport.h"
#include "platform_client/http/task_queue.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji::testing {

struct FakePoint {
    PointId id = 0;
    std::string status = "Pending";
    domain::Duration readyAt{0};  // Pending until then, then Running
    int restarts = 0;
    std::string reason;    // of its container
    std::string exitCode;  // empty: null
    std::string logs;
    std::string events = "[]";  // JSON list
    bool gone = false;
};

struct FakeTask {
    TaskId id = 0;
    std::string status = "Pending";
    int points = 1;
    std::string name;
    std::string rest = "{}";      // members of the task beside those here and `services`
    std::string services = "[]";  // as they were sent
    std::string resources = "[]";
    std::vector<FakePoint> nodes;
    std::string url;  // of every port, once it runs
    // Of a job; `points` are its completions.
    bool isJob = false;
    int parallelism = 1;
    std::string jobStatus = "Pending";
    int succeeded = 0, failed = 0;
    std::string completed;  // RFC 3339; empty: null
};

// A small platform of the API's kind, in memory: enough for a client to be tried against. What it
// does for one request, handle() does at once; when requests arrive and what becomes of the answers
// is up to FakeWire.
class FakeGongji {
  public:
    explicit FakeGongji(const domain::Clock& clock) : m_clock(clock) {}

    // The body of the answer. 404 where there is no such path.
    struct Reply {
        int status = 200;
        std::string body;
    };
    [[nodiscard]] Reply handle(const HttpCall& call);

    // --- the script
    FakeTask& add(FakeTask task);
    [[nodiscard]] FakeTask* find(TaskId id);
    [[nodiscard]] FakeTask* findByName(const std::string& name);
    [[nodiscard]] FakePoint* findPoint(PointId id);
    domain::Duration startAfter = std::chrono::seconds(20);
    std::string catalogue;     // body of /resource/search; empty: a usual one
    std::string jobCatalogue;  // likewise for jobs; empty: the same
    [[nodiscard]] std::string catalogueText() const;
    bool hasNewPaths = false;
    bool hasJobs = true;
    std::map<std::string, std::string> answers;  // path → body that is answered instead

    // --- what was done
    int creates = 0, updates = 0, scales = 0, pauses = 0, resumes = 0, stops = 0, replaced = 0;
    std::vector<std::string> posts, bodies;  // paths and bodies of what was posted, in order
    std::map<std::string, int> asked;        // path → how often

  private:
    void tick();
    void fill(FakeTask& task);
    [[nodiscard]] Reply get(const std::string& path,
                            const std::map<std::string, std::string>& query);
    [[nodiscard]] Reply post(const std::string& path, const std::string& body);
    [[nodiscard]] Reply create(bool job, const JsonReader& body);
    [[nodiscard]] Reply update(FakeTask& task, const JsonReader& body);
    [[nodiscard]] std::string taskJson(const FakeTask& task, bool listed) const;
    [[nodiscard]] std::string pointJson(const FakePoint& point) const;
    [[nodiscard]] std::string searchJson(bool jobs,
                                         const std::map<std::string, std::string>& query) const;

    const domain::Clock& m_clock;
    std::map<TaskId, FakeTask> m_tasks;
    TaskId m_lastTask = 100;
    PointId m_lastPoint = 1000;
};

// What becomes of one request on its way.
struct Fate {
    domain::Duration latency = std::chrono::milliseconds(100);  // until the answer, or the failure
    // Of the request: seen after `arrives`, or never.
    bool isSeen = true;
    domain::Duration arrives{0};
    // Of the answer.
    bool isAnswered = true;
    HttpFailureKind failure = HttpFailureKind::Broken;
    bool mayHaveArrived = true;  // what the transport knows of it when there is no answer
    int status = 0;              // another status than the platform's, from somebody in between
};

// The way to a FakeGongji, in the time of a queue. Requests that are dropped by their sender are
// seen all the same when they were to be.
class FakeWire final : public HttpTransport {
  public:
    FakeWire(TaskQueue& queue, FakeGongji& platform) : m_queue(queue), m_platform(platform) {}

    [[nodiscard]] std::unique_ptr<HttpHandle> send(HttpCall call,
                                                   std::function<void(HttpResult)> reply) override;

    std::function<Fate(const HttpCall&)> fate = [](const HttpCall&) { return Fate{}; };
    int sent = 0;
    std::string lastUrl;

  private:
    class Handle;

    TaskQueue& m_queue;
    FakeGongji& m_platform;
    std::map<int, std::unique_ptr<Timer>> m_arrivals;
    int m_lastArrival = 0;
};

}  // namespace berth::platform_client::gongji::testing
