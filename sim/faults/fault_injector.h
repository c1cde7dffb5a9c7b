// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/domain/simulator_control.h"
#include "models/domain/stream.h"
#include "sim/cluster/cluster.h"
#include "sim/cluster/image_registry.h"
#include "sim/cluster/node_life.h"
#include "sim/engine/engine.h"
#include "sim/faults/card_faults.h"
#include "sim/faults/fault_targets.h"

namespace berth::sim::faults {

// Events of this room: kind 0x04xx.
enum FaultEvent : std::uint32_t {
    kFaultOver = 0x0401,       // b: the fault's id
    kScheduledFault = 0x0402,  // a: index in the scenario
    kFailureDue = 0x0403,      // a: index in the failure model
};

// What an injection and its end mean to the rest of the simulation.
class FaultListener : public CardListener {
  public:
    // One of a card is bound to its machine (see CardFaults). `hits`: how often one that ends has
    // been met.
    virtual void onFault(const domain::Fault& fault, bool begins, std::uint64_t hits) = 0;
    virtual void onMachineEvent(const std::string& machine, domain::EventKind kind) = 0;
    virtual void onCapacityChanged() = 0;
    // What containers meet on their machines, or of their versions, has changed.
    virtual void onEffectsChanged() = 0;
    // The nodes on the machine are to be replaced elsewhere.
    virtual void onDrain(cluster::MachineIndex machine) = 0;

  protected:
    ~FaultListener() = default;
};

// Puts faults into a running simulation and takes them back. Those that last (see fault_traits.h)
// are listed until they are over; several on one target add up: it is well again when the last of
// them has ended, a registry, a disk and a card run at the slowest factor, of probabilities the
// highest holds, delays and clock errors are summed. What is done to a rack or a region is done to
// each of its machines. Those of the platform's API are listed here and met by whoever serves it. A
// machine that comes back has all its cards again: those that were lost are no longer; whatever
// makes a card slow is still there.
class FaultInjector {
  public:
    FaultInjector(engine::Engine& engine, cluster::Cluster& cluster,
                  cluster::ImageRegistry& registry, cluster::NodeLife& life,
                  FaultListener& listener);

    // Errors: NotFound (no such target), WrongState (no process to crash, node gone),
    // InvalidArgument (factor, duration, exit code, card, Xid). Returns the fault's number.
    domain::Result<std::uint64_t> inject(const domain::Fault& fault);
    // Errors: NotFound.
    domain::Result<std::uint64_t> clear(std::uint64_t id);
    // Whether one of the kind lasts on the target until it is cleared: another changes nothing.
    [[nodiscard]] bool lastsForEver(const domain::Fault& fault) const;
    // Whether faults keep new nodes away from the machine, and whether its own are to leave.
    [[nodiscard]] bool isCordoned(cluster::MachineIndex machine) const {
        return m_cordoned.contains(machine);
    }
    [[nodiscard]] bool isDraining(cluster::MachineIndex machine) const {
        return m_draining.contains(machine);
    }
    // Faults on its disk and its health checks end with it.
    void nodeEnded(const cluster::NodeRecord& node);
    void onEvent(const engine::EventRecord& event);

    [[nodiscard]] std::vector<domain::ActiveFault> active() const;
    // How often each kind has struck: proves that a fault site was reached.
    [[nodiscard]] std::uint64_t struck(domain::FaultKind kind) const {
        return m_struck[static_cast<std::size_t>(kind)];
    }

    [[nodiscard]] std::uint64_t hits(domain::FaultKind kind) const {
        return m_life.effects().hits(kind);
    }

  private:
    struct Lasting {
        domain::Fault fault;
        engine::Time since = 0;
        std::optional<engine::Time> until;
        engine::EventHandle over;
        std::uint64_t hitsBefore = 0;
        std::optional<Version> version;
    };
    // What the faults on one machine add up to.
    struct MachineSum {
        bool down = false, cordoned = false, draining = false, diskFull = false;
        bool backKnown = true;
        std::optional<engine::Time> backAt;
        cluster::MachineEffects effects;
    };
    [[nodiscard]] domain::Result<std::uint64_t> begin(const domain::Fault& fault);
    // Brings the target to what all its active faults together say.
    void apply(const Lasting& lasting);
    void applyRegistry(cluster::RegionIndex region);
    void applyVersion(const Version& version);
    void applyFlapping(const cluster::NodeRecord& node);
    // fault_machines.cpp
    void applyMachine(cluster::MachineIndex machine);
    [[nodiscard]] MachineSum sumOn(cluster::MachineIndex machine) const;
    void applyCordon(cluster::MachineIndex machine, const MachineSum& sum);
    void applyPower(cluster::MachineIndex machine, const MachineSum& sum);
    void applyEffects(cluster::MachineIndex machine, const cluster::MachineEffects& effects);
    // A disk takes nothing while it or the one of its machine is full.
    void applyDisk(cluster::NodeRecord& node);
    void applyDisksOn(cluster::MachineIndex machine);
    void applyCard(const domain::Fault& fault);
    void bringCardsBack(const std::string& machine);
    void strike(const domain::Fault& fault);

    engine::Engine& m_engine;
    cluster::Cluster& m_cluster;
    cluster::ImageRegistry& m_registry;
    cluster::NodeLife& m_life;
    FaultListener& m_listener;
    CardFaults m_cards;
    FaultTargets m_targets;
    std::set<cluster::MachineIndex> m_cordoned, m_draining;
    std::map<std::uint64_t, Lasting> m_active;
    std::uint64_t m_lastId = 0;
    std::array<std::uint64_t, domain::kFaultKinds> m_struck{};
};

[[nodiscard]] bool lasts(domain::FaultKind kind);

}  // namespace berth::sim::faults
