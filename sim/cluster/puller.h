// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/cluster/cluster.h"
#include "sim/cluster/image_cache.h"
#include "sim/cluster/image_registry.h"
#include "sim/engine/engine.h"
#include "sim/images/image_model.h"

namespace berth::sim::cluster {

class PullListener {
  public:
    virtual void onPulled(serving::NodeKey node) = 0;
    virtual void onPullFailed(serving::NodeKey node, const std::string& why) = 0;

  protected:
    ~PullListener() = default;
};

struct PullProgress {
    std::int64_t done = 0, total = 0;  // bytes; total: what the machine has to fetch for this node
};

// Brings the layers of images to machines. Each pull fetches one layer at a time; the pulls of a
// machine share its rate evenly; a layer that another pull is fetching is waited for, not fetched
// again; what is in the cache is not fetched at all, so that a pull that needs nothing asks no
// registry. A change of the rate takes effect at once, in the middle of a layer.
class Puller {
  public:
    Puller(engine::Engine& engine, const Cluster& cluster, const ImageRegistry& registry,
           PullListener& listener);

    // True when nothing needs fetching: the listener is not called then. `image` is null for an
    // address nobody knows: the pull fails after a look-up. The layers are pinned on the machine
    // until release().
    [[nodiscard]] bool start(serving::NodeKey node, MachineIndex machine,
                             const images::ImageModel* image, const std::string& address);
    // Ends a pull without a word to the listener; harmless when there is none.
    void cancel(serving::NodeKey node);
    // The node left its machine: ends a pull and unpins.
    void release(serving::NodeKey node);
    // The rate or the state of the registry has changed. Pulls fail when it went down.
    void registryChanged(RegionIndex region);

    // Zero when the node is not pulling.
    [[nodiscard]] PullProgress progress(serving::NodeKey node) const;
    [[nodiscard]] const ImageCache& cache(MachineIndex machine) const { return m_caches[machine]; }
    [[nodiscard]] bool allCached(MachineIndex machine, const images::ImageModel& image) const;
    // Machines to whose caches layers have come, or may have gone from, since the last call.
    [[nodiscard]] std::vector<MachineIndex> takeChangedCaches() {
        return std::exchange(m_changedCaches, {});
    }
    void onEvent(const engine::EventRecord& event);

    // From the request to the registry's refusal.
    static constexpr engine::Time kRefusalTakes = engine::kSecond;

  private:
    struct Pull {
        MachineIndex machine = 0;
        std::vector<images::ImageLayer> needed;  // not in the cache when it started, bottom first
        std::string refused;                     // why it is going to fail, or empty
        engine::EventHandle refusal;
    };
    struct Transfer {
        images::ImageLayer layer;
        serving::NodeKey owner = 0;
        double done = 0;  // bytes, as of Line::updated
    };
    // What one machine is fetching.
    struct Line {
        std::vector<Transfer> transfers;
        std::map<std::string, double> partial;  // begun by a pull that was cancelled
        double rate = 0;  // bytes per second since `updated`, over all transfers
        engine::Time updated = 0;
        engine::EventHandle due;

        [[nodiscard]] double share() const {
            return transfers.empty() ? 0 : rate / static_cast<double>(transfers.size());
        }
    };

    // Books what has come since the last change; whole layers go to the cache.
    void advance(MachineIndex machine);
    // Gives every idle pull its next layer, ends those that need none, and plans the next event.
    void settle(MachineIndex machine);
    void remove(serving::NodeKey node);
    void add(serving::NodeKey node, Pull pull);
    void erase(serving::NodeKey node);  // from both tables
    void noteCacheOf(MachineIndex machine);
    [[nodiscard]] std::set<serving::NodeKey> pullsOn(MachineIndex machine) const;
    [[nodiscard]] bool neededByAnother(MachineIndex machine, serving::NodeKey node,
                                       const std::string& digest) const;

    engine::Engine& m_engine;
    const Cluster& m_cluster;
    const ImageRegistry& m_registry;
    PullListener& m_listener;
    std::vector<ImageCache> m_caches;
    std::vector<MachineIndex> m_changedCaches;
    std::map<MachineIndex, Line> m_lines;
    std::map<serving::NodeKey, Pull> m_pulls;
    std::map<MachineIndex, std::set<serving::NodeKey>> m_pullsOn;  // those of each machine
    std::map<serving::NodeKey, std::pair<MachineIndex, std::vector<std::string>>> m_pinned;
};

}  // namespace berth::sim::cluster
