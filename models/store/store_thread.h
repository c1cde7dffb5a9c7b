// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "models/domain/error.h"
#include "models/store/database.h"

namespace berth::store {

// The one thread that opens, writes and checkpoints a database. Jobs run one after another in the
// order they were posted, the opening first. Any thread may post and call; every job is called
// exactly once, also on shutdown.
class StoreThread {
  public:
    // The database, or why there is none: the opening failed, or the store shuts down.
    using Job = std::function<void(domain::Result<Database*>)>;
    using Opening = std::function<domain::Result<std::unique_ptr<Database>>()>;
    // Last thing before the database is closed in an orderly way.
    using Closing = std::function<void(Database&)>;

    StoreThread(Opening opening, Closing closing);
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;
    // stop().
    ~StoreThread();

    // Runs on the store's thread. After stop() it runs at once, on the caller's, with ShuttingDown.
    void post(Job job);
    // Finishes what was posted, closes the database, ends the thread. Not from a job.
    void stop();

    // Posts and waits. From a job it runs at once. `work` is domain::Result<T>(Database&).
    template <class T, class Work>
    [[nodiscard]] domain::Result<T> call(Work work) {
        std::optional<domain::Result<T>> result;
        const auto run = [&](domain::Result<Database*> database) {
            result =
                database ? work(**database) : domain::Result<T>(tl::unexpected(database.error()));
        };
        if (std::this_thread::get_id() == m_thread.get_id()) {
            run(available());
            return std::move(*result);
        }
        // Shared, because the job is still inside set_value when the waiting thread goes on.
        const auto done = std::make_shared<std::promise<void>>();
        post([&run, done](domain::Result<Database*> database) {
            run(std::move(database));
            done->set_value();
        });
        done->get_future().wait();
        return std::move(*result);
    }

    // Posts `work` and hands its result to `reply`, on the store's thread.
    template <class T, class Work>
    void request(Work work, std::function<void(domain::Result<T>)> reply) {
        post([work = std::move(work),
              reply = std::move(reply)](domain::Result<Database*> database) mutable {
            if (database) {
                reply(work(**database));
            } else {
                reply(tl::unexpected(database.error()));
            }
        });
    }

  private:
    void run();
    void checkpointWhenDue(bool idle);
    [[nodiscard]] domain::Result<Database*> available();

    Opening m_opening;
    Closing m_closing;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;                                // guarded by m_mutex
    bool m_stopping = false;                               // guarded by m_mutex
    domain::Result<std::unique_ptr<Database>> m_database;  // the store's thread only
    std::thread m_thread;
};

}  // namespace berth::store
