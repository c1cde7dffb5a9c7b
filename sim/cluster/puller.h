// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/cluster/cluster.h"
#include "sim/cluster/fault_effects.h"
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
//
// Where machines of a region share layers (ImageRegistry::peerRate()), a layer that another one has
// comes from there, at that rate, also while the registry is down. A registry that is shared gives
// each machine that pulls from it the same part of what it has. One that limits pulls refuses those
// beyond with 429; what is refused is tried again by whoever pulls.
class Puller {
  public:
    // `effects`: the faults that pulls meet; null: none. It must outlive the puller.
    Puller(engine::Engine& engine, const Cluster& cluster, const ImageRegistry& registry,
           PullListener& listener, FaultEffects* effects = nullptr);

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
    // The effects of faults on the machine have changed.
    void machineChanged(MachineIndex machine);
    // What the machine's own line carries, bytes per second; without a word: anything.
    void setLineRate(MachineIndex machine, double bytesPerSecond);
    // The machine has the layers from the start.
    void warm(MachineIndex machine, const images::ImageModel& image);

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
        bool fromPeer = false;
    };
    // What one machine is fetching.
    struct Line {
        std::vector<Transfer> transfers;
        std::map<std::string, double> partial;  // begun by a pull that was cancelled
        // Bytes per second since `updated`, over all transfers of each kind.
        double rate = 0, peerRate = 0;
        engine::Time updated = 0;
        engine::EventHandle due;

        // Of each transfer from the registry, or from peers.
        [[nodiscard]] double share(bool fromPeer) const;
    };

    // Books what has come since the last change; whole layers go to the cache.
    void advance(MachineIndex machine);
    // Gives every idle pull its next layer, ends those that need none, and plans the next event.
    void settle(MachineIndex machine);
    void remove(serving::NodeKey node);
    void add(serving::NodeKey node, Pull pull);
    void erase(serving::NodeKey node);  // from both tables
    void noteCacheOf(MachineIndex machine);
    // pull_sources.cpp: where layers come from, and how fast.
    [[nodiscard]] std::string refusalOf(MachineIndex machine, const Pull& pull);
    [[nodiscard]] bool needsRegistry(MachineIndex machine, const Pull& pull) const;
    [[nodiscard]] bool peerHas(MachineIndex machine, const std::string& digest) const;
    [[nodiscard]] bool admitted(RegionIndex region);
    void setRates(MachineIndex machine, Line& line);
    void countSharers(MachineIndex machine, bool pullsFromRegistry);
    void shareAnew(RegionIndex region);
    void dropInvalidLayers(MachineIndex machine, const images::ImageModel& image);
    [[nodiscard]] const MachineEffects& effectsOn(MachineIndex machine) const;
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
    FaultEffects* m_effects;
    const MachineEffects m_noEffects;
    std::map<MachineIndex, double> m_lineRates;
    // Of registries that are shared: the machines that pull from them.
    std::map<RegionIndex, std::set<MachineIndex>> m_sharers;
    std::set<RegionIndex> m_sharesDue;
    std::map<RegionIndex, std::deque<engine::Time>> m_admitted;  // of registries with a limit
};

}  // namespace berth::sim::cluster
