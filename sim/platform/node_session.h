// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/platform/inbox.h"
#include "sim/serving/link_key.h"
#include "sim/shell/node_host.h"

namespace berth::sim::platform {

// One node of a simulation that runs on a thread of its own: each call is a job for that thread.
class NodeSession final : public shell::NodeHost {
  public:
    enum class Effect { Looks, Changes };
    // Hands a job to the simulation's thread, where it gets the run that the node belongs to.
    using Post = std::function<void(Effect, Job)>;

    NodeSession(serving::NodeKey node, Post post);

    [[nodiscard]] domain::Result<shell::NodeFacts> facts() override;
    [[nodiscard]] domain::Result<shell::FileStatus> status(const std::string& path) override;
    [[nodiscard]] domain::Result<std::vector<shell::FileStatus>> list(
        const std::string& path) override;
    [[nodiscard]] domain::Result<std::string> read(const std::string& path, std::int64_t offset,
                                                   std::int64_t length) override;
    domain::Result<void> write(const std::string& path, std::int64_t offset,
                               std::string_view content) override;
    domain::Result<void> resize(const std::string& path, std::int64_t size) override;
    domain::Result<void> makeFolder(const std::string& path) override;
    domain::Result<void> remove(const std::string& path) override;
    domain::Result<void> rename(const std::string& from, const std::string& to) override;
    // Answered at once: requests from inside the node pass its queue.
    [[nodiscard]] domain::Result<shell::PortAnswer> request(int port, const std::string& method,
                                                            const std::string& target,
                                                            const std::string& body) override;

  private:
    template <class T, class Function>
    [[nodiscard]] domain::Result<T> await(Effect effect, Function function);
    domain::Result<void> change(const FileChange& change);

    serving::NodeKey m_node;
    Post m_post;
};

}  // namespace berth::sim::platform
