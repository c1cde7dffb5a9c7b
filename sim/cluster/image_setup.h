// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "sim/cluster/puller.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::cluster {

// What machines bring along before anything is pulled: how fast their own lines are, each drawn
// from a stream of its machine, and the images that they have already. Images that nobody knows
// are ignored.
void setUpImages(Puller& puller, const Cluster& cluster, const scenario::ClusterConfig& config,
                 std::span<const images::ImageModel> images, std::uint64_t seed);

}  // namespace berth::sim::cluster
