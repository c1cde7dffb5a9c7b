// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/puller.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/cluster/event_kinds.h"

namespace berth::sim::cluster {

namespace {

// What is left after rounding times to whole nanoseconds counts as fetched.
constexpr double kNothingLeft = 0.5;

}  // namespace

Puller::Puller(engine::Engine& engine, const Cluster& cluster, const ImageRegistry& registry,
               PullListener& listener, FaultEffects* effects)
    : m_engine(engine),
      m_cluster(cluster),
      m_registry(registry),
      m_listener(listener),
      m_effects(effects) {
    for (std::size_t i = 0; i < cluster.machineCount(); ++i)
        m_caches.emplace_back(cluster.poolOf(static_cast<MachineIndex>(i)).cacheBytes);
}

bool Puller::allCached(MachineIndex machine, const images::ImageModel& image) const {
    return std::all_of(
        image.layers.begin(), image.layers.end(),
        [&](const images::ImageLayer& layer) { return m_caches[machine].has(layer.digest); });
}

bool Puller::start(serving::NodeKey node, MachineIndex machine, const images::ImageModel* image,
                   const std::string& address) {
    cancel(node);
    ImageCache& cache = m_caches[machine];
    if (image != nullptr && !m_pinned.contains(node)) {
        auto& [where, digests] = m_pinned[node];
        where = machine;
        for (const images::ImageLayer& layer : image->layers) {
            cache.pin(layer.digest);
            digests.push_back(layer.digest);
        }
    }
    Pull pull;
    pull.machine = machine;
    if (image != nullptr) {
        dropInvalidLayers(machine, *image);
        for (const images::ImageLayer& layer : image->layers) {
            cache.touch(layer.digest);
            if (!cache.has(layer.digest)) pull.needed.push_back(layer);
        }
        if (pull.needed.empty()) return true;
    }
    if (image == nullptr) {
        pull.refused = fmt::format("image \"{}\" not found in the registry", address);
    } else {
        pull.refused = refusalOf(machine, pull);
    }
    if (!pull.refused.empty()) {
        pull.refusal = m_engine.scheduleAfter(kRefusalTakes, {kPullAttemptFails, node, 0});
        add(node, std::move(pull));
        return false;
    }
    add(node, std::move(pull));
    advance(machine);
    settle(machine);
    return false;
}

void Puller::cancel(serving::NodeKey node) {
    const auto found = m_pulls.find(node);
    if (found == m_pulls.end()) return;
    const MachineIndex machine = found->second.machine;
    advance(machine);
    remove(node);
    settle(machine);
}

void Puller::release(serving::NodeKey node) {
    cancel(node);
    const auto pinned = m_pinned.find(node);
    if (pinned == m_pinned.end()) return;
    for (const std::string& digest : pinned->second.second)
        m_caches[pinned->second.first].unpin(digest);
    noteCacheOf(pinned->second.first);
    m_pinned.erase(pinned);
}

void Puller::noteCacheOf(MachineIndex machine) {
    if (m_changedCaches.empty() || m_changedCaches.back() != machine)
        m_changedCaches.push_back(machine);
    // Whoever never asks shall not fill the memory.
    if (m_changedCaches.size() <= 2 * m_caches.size()) return;
    std::sort(m_changedCaches.begin(), m_changedCaches.end());
    m_changedCaches.erase(std::unique(m_changedCaches.begin(), m_changedCaches.end()),
                          m_changedCaches.end());
}

void Puller::registryChanged(RegionIndex region) {
    std::vector<MachineIndex> machines;
    for (const auto& [machine, line] : m_lines) {
        if (m_cluster.regionOf(machine) == region) machines.push_back(machine);
    }
    for (const MachineIndex machine : machines)
        advance(machine);
    std::vector<serving::NodeKey> failed;
    if (m_registry.down(region)) {
        for (const auto& [node, pull] : m_pulls) {
            if (m_cluster.regionOf(pull.machine) == region && pull.refused.empty() &&
                needsRegistry(pull.machine, pull))
                failed.push_back(node);
        }
        for (const serving::NodeKey node : failed)
            remove(node);
        // The rest goes on from those that have it.
        for (const MachineIndex machine : machines) {
            for (Transfer& transfer : m_lines.at(machine).transfers)
                transfer.fromPeer = transfer.fromPeer || peerHas(machine, transfer.layer.digest);
        }
    }
    for (const MachineIndex machine : machines)
        settle(machine);
    for (const serving::NodeKey node : failed)
        m_listener.onPullFailed(node, "the image registry broke off");
}

void Puller::remove(serving::NodeKey node) {
    const auto found = m_pulls.find(node);
    const MachineIndex machine = found->second.machine;
    m_engine.cancel(found->second.refusal);
    const auto entry = m_lines.find(machine);
    if (entry != m_lines.end()) {
        Line& line = entry->second;
        std::erase_if(line.transfers, [&](const Transfer& transfer) {
            if (transfer.owner != node) return false;
            if (neededByAnother(machine, node, transfer.layer.digest))
                line.partial[transfer.layer.digest] = transfer.done;
            return true;
        });
    }
    erase(node);
}

void Puller::add(serving::NodeKey node, Pull pull) {
    m_pullsOn[pull.machine].insert(node);
    m_pulls.emplace(node, std::move(pull));
}

void Puller::erase(serving::NodeKey node) {
    const auto found = m_pulls.find(node);
    const auto there = m_pullsOn.find(found->second.machine);
    there->second.erase(node);
    if (there->second.empty()) m_pullsOn.erase(there);
    m_pulls.erase(found);
}

std::set<serving::NodeKey> Puller::pullsOn(MachineIndex machine) const {
    const auto found = m_pullsOn.find(machine);
    return found == m_pullsOn.end() ? std::set<serving::NodeKey>{} : found->second;
}

bool Puller::neededByAnother(MachineIndex machine, serving::NodeKey node,
                             const std::string& digest) const {
    const std::set<serving::NodeKey> there = pullsOn(machine);
    return std::any_of(there.begin(), there.end(), [&](serving::NodeKey other) {
        const Pull& pull = m_pulls.at(other);
        return other != node && pull.refused.empty() &&
               std::any_of(pull.needed.begin(), pull.needed.end(),
                           [&](const images::ImageLayer& layer) { return layer.digest == digest; });
    });
}

void Puller::advance(MachineIndex machine) {
    const auto entry = m_lines.find(machine);
    if (entry == m_lines.end()) return;
    Line& line = entry->second;
    const double seconds = engine::toSeconds(m_engine.now() - line.updated);
    const double bytes[] = {seconds * line.share(false), seconds * line.share(true)};
    line.updated = m_engine.now();
    for (Transfer& transfer : line.transfers)
        transfer.done += bytes[transfer.fromPeer ? 1 : 0];
    std::erase_if(line.transfers, [&](const Transfer& transfer) {
        if (static_cast<double>(transfer.layer.bytes) - transfer.done > kNothingLeft) return false;
        m_caches[machine].insert(transfer.layer.digest, transfer.layer.bytes);
        noteCacheOf(machine);
        return true;
    });
}

void Puller::settle(MachineIndex machine) {
    Line& line = m_lines[machine];
    line.updated = m_engine.now();
    std::vector<serving::NodeKey> done;
    std::vector<serving::NodeKey> failed;
    for (const serving::NodeKey node : pullsOn(machine)) {
        const Pull& pull = m_pulls.at(node);
        if (!pull.refused.empty()) continue;
        const auto owned = std::any_of(line.transfers.begin(), line.transfers.end(),
                                       [node](const Transfer& t) { return t.owner == node; });
        if (owned) continue;
        bool complete = true;
        for (const images::ImageLayer& layer : pull.needed) {
            if (m_caches[machine].has(layer.digest)) continue;
            complete = false;
            const auto fetched =
                std::any_of(line.transfers.begin(), line.transfers.end(),
                            [&layer](const Transfer& t) { return t.layer.digest == layer.digest; });
            if (fetched) continue;
            const bool fromPeer = peerHas(machine, layer.digest);
            if (!fromPeer && m_registry.down(m_cluster.regionOf(machine))) {
                failed.push_back(node);  // whoever had the layer is gone
                break;
            }
            const auto begun = line.partial.extract(layer.digest);
            line.transfers.push_back({layer, node, begun.empty() ? 0 : begun.mapped(), fromPeer});
            break;
        }
        if (complete) done.push_back(node);
    }
    for (const serving::NodeKey node : done)
        erase(node);
    for (const serving::NodeKey node : failed)
        remove(node);

    m_engine.cancel(line.due);
    line.due = {};
    countSharers(machine, std::any_of(line.transfers.begin(), line.transfers.end(),
                                      [](const Transfer& t) { return !t.fromPeer; }));
    setRates(machine, line);
    if (line.transfers.empty()) {
        m_lines.erase(machine);
    } else {
        double soonest = std::numeric_limits<double>::infinity();
        for (const Transfer& transfer : line.transfers) {
            const double left = static_cast<double>(transfer.layer.bytes) - transfer.done;
            const double share = line.share(transfer.fromPeer);
            if (share > 0) soonest = std::min(soonest, std::max(0.0, left) / share);
        }
        if (soonest < std::numeric_limits<double>::infinity())
            line.due = m_engine.scheduleAfter(static_cast<engine::Time>(std::ceil(soonest * 1e9)),
                                              {kTransferDue, machine, 0});
    }
    for (const serving::NodeKey node : done)
        m_listener.onPulled(node);
    for (const serving::NodeKey node : failed)
        m_listener.onPullFailed(node, "the image registry does not answer");
}

PullProgress Puller::progress(serving::NodeKey node) const {
    const auto found = m_pulls.find(node);
    if (found == m_pulls.end()) return {};
    const Pull& pull = found->second;
    const auto line = m_lines.find(pull.machine);
    PullProgress progress;
    for (const images::ImageLayer& layer : pull.needed) {
        progress.total += layer.bytes;
        if (m_caches[pull.machine].has(layer.digest)) {
            progress.done += layer.bytes;
        } else if (line != m_lines.end()) {
            const double seconds = engine::toSeconds(m_engine.now() - line->second.updated);
            for (const Transfer& transfer : line->second.transfers) {
                if (transfer.layer.digest != layer.digest) continue;
                const double done = transfer.done + seconds * line->second.share(transfer.fromPeer);
                progress.done += std::min(layer.bytes, static_cast<std::int64_t>(done));
            }
        }
    }
    return progress;
}

void Puller::onEvent(const engine::EventRecord& event) {
    if (event.kind == kTransferDue) {
        const auto machine = static_cast<MachineIndex>(event.a);
        advance(machine);
        settle(machine);
        return;
    }
    if (event.kind == kSharesDue) {
        shareAnew(static_cast<RegionIndex>(event.a));
        return;
    }
    const serving::NodeKey node = event.a;
    const std::string why = m_pulls.at(node).refused;
    remove(node);
    m_listener.onPullFailed(node, why);
}

}  // namespace berth::sim::cluster
