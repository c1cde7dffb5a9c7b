// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/faults/fault_injector.h"

#include <fmt/format.h>

#include <algorithm>

namespace berth::sim::faults {

using domain::ErrorCode;
using domain::fail;
using domain::FaultKind;

bool lasts(FaultKind kind) {
    return kind != FaultKind::KillNode && kind != FaultKind::CrashContainer &&
           kind != FaultKind::OutOfMemory && kind != FaultKind::GpuXid;
}

namespace {

bool onMachine(FaultKind kind) {
    return kind == FaultKind::MachineDown || kind == FaultKind::Cordon ||
           kind == FaultKind::MachineDiskFull;
}
bool onRegistry(FaultKind kind) {
    return kind == FaultKind::RegistrySlow || kind == FaultKind::RegistryDown;
}

}  // namespace

FaultInjector::FaultInjector(engine::Engine& engine, cluster::Cluster& cluster,
                             cluster::ImageRegistry& registry, cluster::NodeLife& life,
                             FaultListener& listener)
    : m_engine(engine),
      m_cluster(cluster),
      m_registry(registry),
      m_life(life),
      m_listener(listener),
      m_cards(cluster, life, listener) {}

cluster::NodeRecord* FaultInjector::findNode(const std::string& id) const {
    for (const auto& [key, node] : m_life.nodes()) {
        if (node->id.value == id) return node.get();
    }
    return nullptr;
}

domain::Result<void> FaultInjector::check(const domain::Fault& fault) const {
    if (fault.duration && fault.duration->count() <= 0)
        return fail(ErrorCode::InvalidArgument, "a fault lasts longer than nothing", "duration");
    if (onCard(fault.kind)) return {};  // looked at when it is bound to its machine
    if (onRegistry(fault.kind)) {
        if (!fault.target.empty() && !m_cluster.findRegion({fault.target}))
            return fail(ErrorCode::NotFound, fmt::format("there is no region {}", fault.target),
                        "target");
        const bool sane = fault.factor > 0 && fault.factor < 1;
        if (fault.kind == FaultKind::RegistrySlow && !sane)
            return fail(ErrorCode::InvalidArgument,
                        "the factor of a slow registry lies between 0 and 1", "factor");
        return {};
    }
    if (onMachine(fault.kind)) {
        if (!m_cluster.findMachine({fault.target}))
            return fail(ErrorCode::NotFound, fmt::format("there is no machine {}", fault.target),
                        "target");
        return {};
    }
    const cluster::NodeRecord* node = findNode(fault.target);
    if (node == nullptr)
        return fail(ErrorCode::NotFound, fmt::format("there is no node {}", fault.target),
                    "target");
    if (!node->alive())
        return fail(ErrorCode::WrongState, fmt::format("{} is gone already", node->name), "target");
    const bool crash =
        fault.kind == FaultKind::CrashContainer || fault.kind == FaultKind::OutOfMemory;
    if (crash && !node->processUp)
        return fail(ErrorCode::WrongState, fmt::format("{} has no running process", node->name),
                    "target");
    if (fault.kind == FaultKind::CrashContainer && (fault.exitCode < 0 || fault.exitCode > 255))
        return fail(ErrorCode::InvalidArgument, "an exit code lies between 0 and 255", "exitCode");
    if (fault.kind == FaultKind::DiskFull && !node->disk)
        return fail(ErrorCode::WrongState, fmt::format("{} has no disk yet", node->name), "target");
    return {};
}

domain::Result<std::uint64_t> FaultInjector::inject(const domain::Fault& fault) {
    if (auto checked = check(fault); !checked) return tl::unexpected(std::move(checked.error()));
    if (!onCard(fault.kind)) return begin(fault);
    const auto bound = m_cards.bound(fault);
    return bound ? begin(*bound) : tl::unexpected(bound.error());
}

domain::Result<std::uint64_t> FaultInjector::begin(const domain::Fault& fault) {
    const std::uint64_t id = ++m_lastId;
    ++m_struck[static_cast<std::size_t>(fault.kind)];
    m_listener.onFault(fault, true);
    if (!lasts(fault.kind)) {
        strike(fault);
        return id;
    }
    Lasting lasting{fault, m_engine.now(), {}, {}};
    if (fault.duration) {
        lasting.until = m_engine.now() + engine::toTime(*fault.duration);
        lasting.over = m_engine.schedule(*lasting.until, {kFaultOver, 0, id});
    }
    m_active.emplace(id, std::move(lasting));
    apply(fault);
    return id;
}

domain::Result<std::uint64_t> FaultInjector::clear(std::uint64_t id) {
    const auto found = m_active.find(id);
    if (found == m_active.end())
        return fail(ErrorCode::NotFound, fmt::format("fault {} is not active", id));
    const domain::Fault fault = found->second.fault;
    m_engine.cancel(found->second.over);
    m_active.erase(found);
    m_listener.onFault(fault, false);
    apply(fault);
    return id;
}

void FaultInjector::strike(const domain::Fault& fault) {
    if (fault.kind == FaultKind::GpuXid) {
        m_cards.strike(fault);
        return;
    }
    cluster::NodeRecord& node = *findNode(fault.target);
    if (fault.kind == FaultKind::KillNode)
        m_life.end(node, domain::ReasonKind::Killed);
    else if (fault.kind == FaultKind::OutOfMemory)
        m_life.crash(node, 137, "OutOfMemory", "out of memory");
    else
        m_life.crash(node, fault.exitCode, fault.exitCode == 0 ? "Completed" : "Error", {});
}

void FaultInjector::apply(const domain::Fault& fault) {
    if (fault.kind == FaultKind::DiskFull) {
        if (cluster::NodeRecord* node = findNode(fault.target)) applyDisk(*node);
    } else if (onCard(fault.kind)) {
        applyCard(fault);
    } else if (onMachine(fault.kind)) {
        applyMachine(*m_cluster.findMachine({fault.target}));
    } else if (fault.target.empty()) {
        for (std::size_t i = 0; i < m_registry.regions(); ++i)
            applyRegistry(static_cast<cluster::RegionIndex>(i));
    } else {
        applyRegistry(*m_cluster.findRegion({fault.target}));
    }
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

void FaultInjector::bringCardsBack(const std::string& machine) {
    std::vector<std::uint64_t> over;
    for (const auto& [id, lasting] : m_active) {
        if (lasting.fault.kind == FaultKind::GpuLost && lasting.fault.target == machine)
            over.push_back(id);
    }
    for (const std::uint64_t id : over)
        (void)clear(id);
}

void FaultInjector::applyMachine(cluster::MachineIndex machine) {
    const std::string& id = m_cluster.machine(machine).id.value;
    bool down = false;
    bool cordoned = false;
    bool diskFull = false;
    bool backKnown = true;
    std::optional<engine::Time> backAt;
    for (const auto& [number, lasting] : m_active) {
        if (!onMachine(lasting.fault.kind) || lasting.fault.target != id) continue;
        if (lasting.fault.kind == FaultKind::Cordon) {
            cordoned = true;
            continue;
        }
        if (lasting.fault.kind == FaultKind::MachineDiskFull) {
            diskFull = true;
            continue;
        }
        down = true;
        if (!lasting.until)
            backKnown = false;
        else
            backAt = std::max(backAt.value_or(0), *lasting.until);
    }
    const bool wasCordoned = m_cluster.machine(machine).cordoned;
    const bool wasDown = m_cluster.machine(machine).down;
    m_cluster.setCordoned(machine, cordoned);
    if (cordoned != wasCordoned)
        m_listener.onMachineEvent(id, cordoned ? domain::EventKind::MachineCordoned
                                               : domain::EventKind::MachineUncordoned);
    if (down != wasDown)
        m_listener.onMachineEvent(
            id, down ? domain::EventKind::MachineDown : domain::EventKind::MachineUp);
    if (wasDown && !down) {
        m_cluster.machineRestarted(machine);
        bringCardsBack(id);
    }
    if (down)
        m_life.machineDown(machine, backKnown ? backAt : std::nullopt);
    else
        m_life.machineUp(machine);
    if (diskFull != m_cluster.machine(machine).diskFull) {
        m_life.machineDiskFull(machine, diskFull);
        applyDisksOn(machine);
    }
    m_listener.onCapacityChanged();
}

void FaultInjector::applyRegistry(cluster::RegionIndex region) {
    const std::string& id = m_cluster.regions()[region].id.value;
    double factor = 1;
    bool down = false;
    for (const auto& [number, lasting] : m_active) {
        const domain::Fault& fault = lasting.fault;
        if (!onRegistry(fault.kind) || (!fault.target.empty() && fault.target != id)) continue;
        if (fault.kind == FaultKind::RegistryDown)
            down = true;
        else
            factor = std::min(factor, fault.factor);
    }
    m_registry.setFactor(region, factor);
    m_registry.setDown(region, down);
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
               !lasting.until;
    });
}

void FaultInjector::nodeEnded(const cluster::NodeRecord& node) {
    for (auto it = m_active.begin(); it != m_active.end();) {
        const domain::Fault& fault = it->second.fault;
        if (fault.kind == FaultKind::DiskFull && fault.target == node.id.value) {
            m_engine.cancel(it->second.over);
            it = m_active.erase(it);
        } else {
            ++it;
        }
    }
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
