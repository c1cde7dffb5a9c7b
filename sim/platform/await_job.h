// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "models/domain/error.h"
#include "sim/platform/inbox.h"

namespace berth::sim::platform {

// Runs `function` (SimulationRun& → Result<T>) on the simulation's thread, by a job that `post`
// hands over, and waits for its result. `function` may refer to what the caller has. Never on the
// simulation's thread.
template <class T, class Post, class Function>
[[nodiscard]] domain::Result<T> awaitJob(const Post& post, Function function) {
    struct Answer {
        std::mutex mutex;
        std::condition_variable given;
        std::optional<domain::Result<T>> result;
    };
    // Shared: the job tells while the lock is held, and is done with it a moment after we are.
    const auto answer = std::make_shared<Answer>();
    post(Job([answer, &function](domain::Result<SimulationRun*> run) {
        domain::Result<T> result =
            run ? function(**run) : domain::Result<T>(tl::unexpected(run.error()));
        const std::lock_guard lock(answer->mutex);
        answer->result.emplace(std::move(result));
        answer->given.notify_one();
    }));
    std::unique_lock lock(answer->mutex);
    answer->given.wait(lock, [&answer] { return answer->result.has_value(); });
    return std::move(*answer->result);
}

}  // namespace berth::sim::platform
