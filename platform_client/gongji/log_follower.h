// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/platform.h"
#include "platform_client/gongji/api_client.h"
#include "platform_client/gongji/gongji_options.h"
#include "platform_client/gongji/log_tail.h"
#include "platform_client/gongji/world.h"
#include "platform_client/http/task_queue.h"

namespace berth::platform_client::gongji {

// Reads the logs of some nodes again and again and hands on what is new, merged by time. A line's
// time is the one it begins with, if it begins with one of RFC 3339, which is then taken off; else
// when it arrived. On the queue's thread.
class LogFollower : public std::enable_shared_from_this<LogFollower> {
  public:
    LogFollower(ApiClient& api, const World& world, TaskQueue& queue, const domain::Clock& clock,
                LogPace pace, domain::LogFilter filter,
                std::function<void(const domain::LogBatch&)> deliver);

    void start();

  private:
    // What one container of a node writes.
    struct Stream {
        TaskId task = 0;
        PointId point = 0;
        std::int64_t service = 0;
        int ordinal = 0;
        LogTail tail;
        int restarts = 0;  // of the container, as of the newest text
        bool begun = false;
        bool over = false;      // its node is gone and has been read since
        bool lastRead = false;  // its node is gone: this read is the last
    };
    using Key = std::pair<PointId, std::int64_t>;
    // Lines of one node are counted together, whichever container wrote them.
    struct Count {
        std::uint64_t sequence = 0;
        domain::Instant last;
    };

    void round();
    void chooseStreams();
    void read(const Key& key, std::function<void()> done);
    void readText(const Key& key, const std::string& text, std::function<void()> done);
    void take(const Key& key, const std::string& text, int restarts);
    void finish();
    [[nodiscard]] int knownRestarts(const Stream& stream) const;
    [[nodiscard]] domain::LogLine lineOf(Count& count, const Stream& stream,
                                         const std::string& text) const;

    ApiClient& m_api;
    const World& m_world;
    TaskQueue& m_queue;
    const domain::Clock& m_clock;
    const LogPace m_pace;
    const domain::LogFilter m_filter;
    const std::function<void(const domain::LogBatch&)> m_deliver;

    std::map<Key, Stream> m_streams;
    std::map<PointId, Count> m_counts;
    domain::LogBatch m_batch;
    bool m_first = true;
    std::unique_ptr<Timer> m_timer;
};

}  // namespace berth::platform_client::gongji
