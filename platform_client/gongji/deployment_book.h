// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/deployment.h"
#include "models/domain/node.h"
#include "platform_client/gongji/offer_book.h"
#include "platform_client/gongji/task_book.h"

namespace berth::platform_client::gongji {

// What the platform does not say of its tasks and people want to know: how often one was edited,
// whether it has been up, since when it is paused. As far as it happened before one's eyes.
class DeploymentBook {
  public:
    // Looks at the wanted state of the task. True when it has been edited since the last look.
    bool lookAt(const BookedTask& task, const OfferBook& offers, domain::Instant now);
    void forget(TaskId task) { m_known.erase(task); }

    [[nodiscard]] int revisionOf(TaskId task) const;
    [[nodiscard]] const domain::DeploymentSpec* specOf(TaskId task) const;
    // Whether these were the extensions of the task at some time that has been seen: whoever hands
    // them in has not changed them.
    [[nodiscard]] bool hadExtensions(TaskId task, const std::string& extensions) const;
    // The task as people see it, with its nodes.
    [[nodiscard]] domain::Deployment deploymentOf(const BookedTask& task,
                                                  const std::vector<const domain::Node*>& nodes);

  private:
    struct Known {
        domain::DeploymentSpec spec;
        bool read = false;  // from its details, not only from a list
        int revision = 1;
        bool wasFull = false;  // as many nodes ran as are wanted
        std::optional<domain::Instant> pausedAt;
        domain::Instant firstSeen;
        std::optional<domain::Instant> overSince;  // of a job, where the platform does not say
        std::deque<std::size_t> extensions;        // hashes of those that were seen, oldest first
    };

    std::map<TaskId, Known> m_known;
};

[[nodiscard]] domain::DeploymentId deploymentIdOf(TaskId task);
[[nodiscard]] std::optional<TaskId> taskOf(const domain::DeploymentId& deployment);

}  // namespace berth::platform_client::gongji
