// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/cluster/node_record.h"
#include "sim/shell/node_facts.h"

namespace berth::sim::platform {

// What a node's container burdens it with; made up from its image and how busy it is.
struct NodeBurden {
    double processors = 0;       // of the container's program
    std::int64_t resident = 0;   // bytes of it
    std::int64_t gpuMemory = 0;  // bytes on each card
    int cards = 0;
};

// The number of the container's main process: another one after each restart.
[[nodiscard]] std::int64_t mainProcessOf(const cluster::NodeRecord& node);
// The one that uses the node's card of that index, of so many: with several each has a worker.
[[nodiscard]] std::int64_t processOnCard(const cluster::NodeRecord& node, int cards, int index);
// "python3": the name of its program, as the kernel shows it.
[[nodiscard]] std::string programOf(const cluster::NodeRecord& node);

// What runs in a node: its init, the container's program with a worker a card where it has several,
// the SSH server and the shell that asks. Between two runs the program that ended last is shown as
// a zombie.
[[nodiscard]] std::vector<shell::ProcessFacts> processesOf(const cluster::NodeRecord& node,
                                                           const NodeBurden& burden, double now);

}  // namespace berth::sim::platform
