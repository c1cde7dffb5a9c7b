// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "models/domain/clock.h"
#include "platform_client/gongji/api_client.h"
#include "platform_client/gongji/call_batch.h"
#include "platform_client/gongji/world.h"
#include "platform_client/http/task_queue.h"

namespace berth::platform_client::gongji {

// How often the platform is asked. It advises every ten seconds or slower; it tells nothing by
// itself.
struct PollPace {
    domain::Duration usual = std::chrono::seconds(10);
    // For a while after an action, and while something is on its way.
    domain::Duration brisk = std::chrono::milliseconds(1500);
    domain::Duration briskAfterAction = std::chrono::seconds(30);
    // What has been on its way for longer without any change is not waited for any more.
    domain::Duration briskWithoutChange = std::chrono::minutes(3);
    domain::Duration hidden = std::chrono::seconds(60);  // while nobody looks
    domain::Duration catalogue = std::chrono::seconds(60);
    domain::Duration storage = std::chrono::seconds(60);
    // Of tasks with which all is well.
    domain::Duration settledNodes = std::chrono::seconds(10);
    domain::Duration settledDetails = std::chrono::minutes(5);
    // So often what has been read so far is shown while everything is read for the first time.
    domain::Duration firstShown = std::chrono::seconds(1);
    std::size_t atOnce = 4;            // calls under way
    std::size_t settledPerRound = 30;  // tasks with which all is well, those read longest ago first
    std::size_t endedPerRound = 10;    // jobs that have ended, of which it is not known how
    std::size_t eventsPerRound = 16;   // nodes whose events are read, those on their way first
};

// Reads the platform again and again into a World: the list, then what the list says has changed,
// then the nodes. On the queue's thread.
class Poller {
  public:
    struct Listener {
        std::function<void()> onRead;         // there is something newer to publish
        std::function<void(bool)> onReached;  // whether the list could be read
    };

    Poller(ApiClient& api, World& world, TaskQueue& queue, const domain::Clock& clock,
           PollPace pace, Listener listener);

    void start() { schedule(domain::Duration{0}); }
    void setAttention(bool attention);
    // Something has been done: what comes of it is watched closely.
    void quicken();

    // Reads one task and publishes what it is; then calls back, whether it could be read or not.
    void refresh(TaskId task, TaskKind kind, std::function<void()> done);
    // Reads the catalogue now.
    void readOffers(ApiReply<bool> reply);

  private:
    [[nodiscard]] domain::Instant now() const { return {m_clock.unixMilliseconds() * 1'000'000}; }
    void schedule(domain::Duration delay);
    void round();
    void readLists();
    void listRead(ApiResult<std::vector<WireTask>> list, ReadMark mark);
    [[nodiscard]] CallBatch::Job jobsJob();
    [[nodiscard]] CallBatch::Job endedJobsJob();
    void readTasks();
    void showFirst();
    void readEvents();
    void finish(bool read);
    [[nodiscard]] domain::Duration nextWait() const;
    [[nodiscard]] bool somethingOnItsWay() const;
    [[nodiscard]] std::vector<TaskId> pointsDue() const;
    [[nodiscard]] std::vector<PointId> eventsDue();

    CallBatch::Job detailsJob(TaskId task, TaskKind kind, bool mayBeGone);
    CallBatch::Job pointsJob(TaskId task);
    CallBatch::Job eventsJob(PointId point);

    ApiClient& m_api;
    World& m_world;
    TaskQueue& m_queue;
    const domain::Clock& m_clock;
    const PollPace m_pace;
    const Listener m_listener;

    bool m_attention = true;
    bool m_underWay = false;
    std::vector<std::pair<TaskId, TaskKind>> m_missing;
    std::vector<TaskId> m_ended;  // jobs of which it is not known how
    std::optional<domain::Duration> m_offersRead, m_storageRead, m_endedRead;  // monotonic, begun
    std::optional<domain::Duration> m_noJobs;  // monotonic: the platform did not know the path
    domain::Duration m_briskUntil{0};
    domain::Duration m_lastRound{0};  // begun
    domain::Duration m_nextRound{0};
    bool m_listed = false;  // this round
    std::unique_ptr<Timer> m_timer, m_firstShown;
};

}  // namespace berth::platform_client::gongji
