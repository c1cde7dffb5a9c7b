// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/clock.h"
#include "models/domain/connection.h"
#include "models/domain/random.h"
#include "platform_client/gongji/api_result.h"
#include "platform_client/gongji/percent_encoding.h"
#include "platform_client/gongji/request_signer.h"
#include "platform_client/gongji/task_details.h"
#include "platform_client/gongji/wire.h"
#include "platform_client/http/host_gate.h"
#include "platform_client/http/retrying_caller.h"
#include "platform_client/http/task_queue.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {

struct Envelope;

// What a client works with; all of it outlives the client.
struct ApiSeams {
    TaskQueue& queue;
    HttpTransport& transport;
    const domain::Clock& clock;
    domain::Random& random;
};

// Who asks, and how patient.
struct ApiIdentity {
    std::string baseUrl;  // "https://openapi.suanli.cn"
    std::string pinnedCertificate;
    RequestSigner signer;
    RetryingCaller::Told told;
    domain::Duration attempt = std::chrono::seconds(15);   // of one try
    domain::Duration patience = std::chrono::seconds(30);  // of all tries together
};

// The calls of the API. Reads are repeated when that may help; a call that changes something is
// sent once more only when it certainly was not seen. On the queue's thread; one reply each, never
// inside the call, and none once this is gone.
class ApiClient {
  public:
    ApiClient(ApiSeams seams, ApiIdentity identity);
    ~ApiClient();
    ApiClient(const ApiClient&) = delete;
    ApiClient& operator=(const ApiClient&) = delete;

    // What is sold for tasks of that kind; its marks are for those.
    void readOffers(TaskKind kind, ApiReply<std::vector<WireOffer>> reply);
    // Tasks of these states ("Running,Pending"; empty: of all), by part of the name (empty: all).
    void readTasks(TaskKind kind, const std::string& statuses, const std::string& name,
                   ApiReply<std::vector<WireTask>> reply);
    // The jobs that have ended, deleted ones too: a page of them, the newest as far as is known.
    void readEndedJobs(ApiReply<std::vector<WireTask>> reply);
    void readDetail(TaskId task, Generation generation, ApiReply<WireTaskDetail> reply);
    void readJobDetail(TaskId task, ApiReply<WireTaskDetail> reply);
    // Of both generations, where its kind has both. A generation that the platform does not have is
    // left out from then on.
    void readDetails(TaskId task, TaskKind kind, ApiReply<TaskDetails> reply);
    void readPoints(TaskId task, ApiReply<std::vector<WirePoint>> reply);
    void readPodEvents(PointId point, ApiReply<std::vector<WirePodEvent>> reply);
    void readLogs(TaskId task, PointId point, std::int64_t service, ApiReply<std::string> reply);
    void readStorages(StorageKind kind, ApiReply<std::vector<WireStorage>> reply);

    struct BillingSpan {
        std::string range;            // "hour", "day", "week", "month"
        std::string from, to;         // RFC 3339
        std::vector<TaskId> tasks{};  // empty: all
    };
    void readBillingRecords(const BillingSpan& span,
                            ApiReply<std::vector<WireBillingRecord>> reply);
    void readBillingShares(const BillingSpan& span, ApiReply<std::vector<WireBillingShare>> reply);

    // Sends a change; the number of a new task where the answer tells one.
    void post(std::string path, std::string body, ApiReply<std::optional<TaskId>> reply);

    // This computer's clock minus the platform's, by the newest answer.
    [[nodiscard]] std::optional<domain::Duration> skew() const { return m_skew; }
    [[nodiscard]] domain::Duration patience() const { return m_identity.patience; }
    [[nodiscard]] bool has(Generation generation) const {
        return generation == Generation::Old ? m_hasOld : m_hasNew;
    }

  private:
    template <class T>
    using Read = std::function<T(const JsonReader&)>;

    template <class T>
    void get(const Target& target, Read<T> read, bool dataMayBeMissing, ApiReply<T> reply);
    template <class T>
    void getPages(std::function<Target(int page)> target, Read<WirePage<T>> read,
                  ApiReply<std::vector<T>> reply);
    void readBothDetails(TaskId task, ApiReply<TaskDetails> reply);
    void call(RepeatableCall call, std::function<void(HttpResult)> reply);
    [[nodiscard]] HttpCall make(const std::string& method, const std::string& target,
                                const std::string& body) const;
    // The envelope of a call that went well.
    [[nodiscard]] ApiResult<Envelope> open(HttpResult result);

    const ApiSeams m_seams;
    const ApiIdentity m_identity;
    HostGate m_gate;
    std::optional<domain::Duration> m_skew;
    bool m_hasOld = true, m_hasNew = true;
    std::map<std::uint64_t, std::unique_ptr<HttpHandle>> m_underWay;
    std::uint64_t m_lastCall = 0;
    RetryingCaller m_caller;
};

}  // namespace berth::platform_client::gongji
