// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/faults/fault_injector.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/domain/fault_traits.h"

namespace berth::sim::faults {

using domain::ErrorCode;
using domain::fail;
using domain::FaultKind;

bool lasts(FaultKind kind) {
    return domain::traitsOf(kind).lasts;
}

FaultInjector::FaultInjector(engine::Engine& engine, cluster::Cluster& cluster,
                             cluster::ImageRegistry& registry, cluster::NodeLife& life,
                             FaultListener& listener)
    : m_engine(engine),
      m_cluster(cluster),
      m_registry(registry),
      m_life(life),
      m_listener(listener),
      m_cards(cluster, life, listener),
      m_targets(cluster, life) {}

domain::Result<std::uint64_t> FaultInjector::inject(const domain::Fault& fault) {
    auto checked = domain::checkFaultValues(fault);
    if (checked) checked = m_targets.check(fault);
    if (!checked) return tl::unexpected(std::move(checked.error()));
    if (!onCard(fault.kind)) return begin(fault);
    const auto bound = m_cards.bound(fault);
    return bound ? begin(*bound) : tl::unexpected(bound.error());
}

domain::Result<std::uint64_t> FaultInjector::begin(const domain::Fault& fault) {
    const std::uint64_t id = ++m_lastId;
    ++m_struck[static_cast<std::size_t>(fault.kind)];
    m_listener.onFault(fault, true, 0);
    if (!lasts(fault.kind)) {
        strike(fault);
        return id;
    }
    Lasting lasting{fault, m_engine.now(), {}, {}, hits(fault.kind), {}};
    if (domain::traitsOf(fault.kind).scope == domain::FaultScope::Deployment)
        lasting.version = m_targets.newestVersion(fault.target);
    if (fault.duration) {
        lasting.until = m_engine.now() + engine::toTime(*fault.duration);
        lasting.over = m_engine.schedule(*lasting.until, {kFaultOver, 0, id});
    }
    apply(m_active.emplace(id, std::move(lasting)).first->second);
    if (fault.kind == FaultKind::Drain) m_listener.onDrain(*m_cluster.findMachine({fault.target}));
    return id;
}

domain::Result<std::uint64_t> FaultInjector::clear(std::uint64_t id) {
    const auto found = m_active.find(id);
    if (found == m_active.end())
        return fail(ErrorCode::NotFound, fmt::format("fault {} is not active", id));
    const Lasting ended = found->second;
    m_engine.cancel(ended.over);
    m_active.erase(found);
    m_listener.onFault(ended.fault, false, hits(ended.fault.kind) - ended.hitsBefore);
    apply(ended);
    return id;
}

void FaultInjector::strike(const domain::Fault& fault) {
    if (fault.kind == FaultKind::GpuXid) {
        m_cards.strike(fault);
        return;
    }
    cluster::NodeRecord& node = *m_life.find(m_targets.findNode(fault.target)->key);
    if (fault.kind == FaultKind::KillNode)
        m_life.end(node, domain::ReasonKind::Killed);
    else if (fault.kind == FaultKind::OutOfMemory)
        m_life.crash(node, 137, "OutOfMemory", "out of memory");
    else
        m_life.crash(node, fault.exitCode, fault.exitCode == 0 ? "Completed" : "Error", {});
}

void FaultInjector::apply(const Lasting& lasting) {
    const domain::Fault& fault = lasting.fault;
    switch (domain::traitsOf(fault.kind).scope) {
        case domain::FaultScope::Node: {
            const cluster::NodeRecord* node = m_targets.findNode(fault.target);
            if (node == nullptr) return;
            if (fault.kind == FaultKind::ProbeFlapping)
                applyFlapping(*node);
            else
                applyDisk(*m_life.find(node->key));
            return;
        }
        case domain::FaultScope::Card:
            applyCard(fault);
            return;
        case domain::FaultScope::Machine:
        case domain::FaultScope::Rack:
        case domain::FaultScope::Region:
        case domain::FaultScope::Area:
            for (const cluster::MachineIndex machine : m_targets.machinesOf(fault))
                applyMachine(machine);
            m_listener.onCapacityChanged();
            return;
        case domain::FaultScope::Registry:
            for (std::size_t i = 0; i < m_registry.regions(); ++i) {
                const auto region = static_cast<cluster::RegionIndex>(i);
                if (fault.target.empty() || m_cluster.regions()[i].id.value == fault.target)
                    applyRegistry(region);
            }
            return;
        case domain::FaultScope::Deployment:
            applyVersion(*lasting.version);
            return;
        case domain::FaultScope::Api:
            return;
    }
}

void FaultInjector::applyVersion(const Version& version) {
    cluster::VersionEffects effects;
    for (const auto& [number, lasting] : m_active) {
        if (lasting.version != version) continue;
        if (lasting.fault.kind == FaultKind::VersionErrors) {
            effects.errors = std::max(effects.errors, lasting.fault.probability);
        } else {
            effects.crashes = std::max(effects.crashes, lasting.fault.probability);
            effects.exitCode = lasting.fault.exitCode;
        }
    }
    m_life.effects().setVersion(version.deployment, version.revision, effects);
    m_listener.onEffectsChanged();
}

void FaultInjector::applyFlapping(const cluster::NodeRecord& node) {
    double probability = 0;
    for (const auto& [number, lasting] : m_active) {
        const domain::Fault& fault = lasting.fault;
        if (fault.kind == FaultKind::ProbeFlapping && fault.target == node.id.value)
            probability = std::max(probability, fault.probability);
    }
    m_life.effects().setFlapping(node.key, probability);
}

void FaultInjector::applyDisk(cluster::NodeRecord& node) {
    if (!node.disk) return;
    const bool own = std::any_of(m_active.begin(), m_active.end(), [&node](const auto& entry) {
        const domain::Fault& fault = entry.second.fault;
        return fault.kind == FaultKind::DiskFull && fault.target == node.id.value;
    });
    node.disk->setFull(own || m_cluster.machine(*node.machine).diskFull);
}

void FaultInjector::applyDisksOn(cluster::MachineIndex machine) {
    for (const auto& [key, node] : m_life.nodes()) {
        if (node->onMachine && *node->machine == machine) applyDisk(*node);
    }
}

void FaultInjector::applyCard(const domain::Fault& fault) {
    bool lost = false;
    double speed = 1;
    for (const auto& [number, lasting] : m_active) {
        const domain::Fault& other = lasting.fault;
        if (!onCard(other.kind) || other.target != fault.target || other.card != fault.card)
            continue;
        if (other.kind == FaultKind::GpuLost)
            lost = true;
        else
            speed = std::min(speed, other.factor);
    }
    m_cards.set(*m_cluster.findMachine({fault.target}), static_cast<std::uint16_t>(fault.card),
                lost, speed);
}

void FaultInjector::applyRegistry(cluster::RegionIndex region) {
    const std::string& id = m_cluster.regions()[region].id.value;
    double factor = 1;
    bool down = false;
    cluster::RegistryEffects effects;
    for (const auto& [number, lasting] : m_active) {
        const domain::Fault& fault = lasting.fault;
        if (!fault.target.empty() && fault.target != id) continue;
        if (fault.kind == FaultKind::RegistryDown)
            down = true;
        else if (fault.kind == FaultKind::RegistrySlow)
            factor = std::min(factor, fault.factor);
        else if (fault.kind == FaultKind::RegistryUnauthorized)
            effects.unauthorized = std::max(effects.unauthorized, fault.probability);
        else if (fault.kind == FaultKind::RegistryThrottled)
            effects.throttled = std::max(effects.throttled, fault.probability);
    }
    m_registry.setFactor(region, factor);
    m_registry.setDown(region, down);
    m_life.effects().setRegistry(region, effects);
    m_life.registryChanged(region);
}

bool FaultInjector::lastsForEver(const domain::Fault& wanted) const {
    domain::Fault fault = wanted;
    if (onCard(fault.kind)) {
        auto bound = m_cards.bound(fault);
        if (!bound) return false;
        fault = std::move(*bound);
    }
    return std::any_of(m_active.begin(), m_active.end(), [&fault](const auto& entry) {
        const Lasting& lasting = entry.second;
        return lasting.fault.kind == fault.kind && lasting.fault.target == fault.target &&
               lasting.fault.card == fault.card && lasting.fault.factor <= fault.factor &&
               lasting.fault.probability >= fault.probability &&
               lasting.fault.delay == fault.delay && lasting.fault.cut == fault.cut &&
               !lasting.until;
    });
}

void FaultInjector::nodeEnded(const cluster::NodeRecord& node) {
    for (auto it = m_active.begin(); it != m_active.end();) {
        const domain::Fault& fault = it->second.fault;
        const bool ofNode =
            fault.kind == FaultKind::DiskFull || fault.kind == FaultKind::ProbeFlapping;
        if (ofNode && fault.target == node.id.value) {
            m_engine.cancel(it->second.over);
            it = m_active.erase(it);
        } else {
            ++it;
        }
    }
    m_life.effects().setFlapping(node.key, 0);
}

void FaultInjector::onEvent(const engine::EventRecord& event) {
    (void)clear(event.b);  // it cannot be missing: clearing it earlier cancels this event
}

std::vector<domain::ActiveFault> FaultInjector::active() const {
    std::vector<domain::ActiveFault> faults;
    for (const auto& [id, lasting] : m_active) {
        domain::ActiveFault fault;
        fault.id = id;
        fault.fault = lasting.fault;
        fault.since = {lasting.since};
        if (lasting.until) fault.until = domain::Instant{*lasting.until};
        faults.push_back(std::move(fault));
    }
    return faults;
}

}  // namespace berth::sim::faults
