// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "models/domain/error.h"
#include "sim/shell/node_host.h"

namespace berth::sim::node_ssh {

// Where the server finds the nodes that its users name.
class NodeDirectory {
  public:
    NodeDirectory() = default;
    NodeDirectory(const NodeDirectory&) = delete;
    NodeDirectory& operator=(const NodeDirectory&) = delete;
    virtual ~NodeDirectory() = default;

    // By name ("echo-1") or id. A node that does not run is found; its host says why nobody can
    // work in it. Errors: NotFound, and why nothing can be found. Any thread, several at once.
    [[nodiscard]] virtual domain::Result<std::unique_ptr<shell::NodeHost>> open(
        const std::string& node) = 0;
};

}  // namespace berth::sim::node_ssh
