// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/image_setup.h"

#include <algorithm>
#include <string>

#include "sim/images/builtin_images.h"

namespace berth::sim::cluster {

namespace {

// Slower than this nothing would ever arrive: bytes per second.
constexpr double kSlowestLine = 1000;

double lineRate(const scenario::PullRates& rates, const std::string& machine, std::uint64_t seed) {
    engine::RandomStream random(seed, "line/" + machine);
    const bool slow = random.uniform() < rates.slowShare;
    // A distribution of any positive number, though made for seconds.
    return std::max((slow ? rates.slow : rates.usual).drawSeconds(random), kSlowestLine);
}

}  // namespace

void setUpImages(Puller& puller, const Cluster& cluster, const scenario::ClusterConfig& config,
                 std::span<const images::ImageModel> images, std::uint64_t seed) {
    for (std::size_t i = 0; i < config.pools.size(); ++i) {
        const scenario::PoolConfig& pool = config.pools[i];
        const PoolInfo& info = cluster.pools()[i];
        for (std::uint32_t n = 0; n < info.machines; ++n) {
            const MachineIndex machine = info.firstMachine + n;
            if (pool.pullRates) {
                const std::string& name = cluster.machine(machine).id.value;
                puller.setLineRate(machine, lineRate(*pool.pullRates, name, seed));
            }
            for (const std::string& address : pool.warmImages) {
                if (const images::ImageModel* image = images::findImage(images, address))
                    puller.warm(machine, *image);
            }
        }
    }
}

}  // namespace berth::sim::cluster
