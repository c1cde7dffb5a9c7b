// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/domain/simulator_control.h"
#include "models/domain/stream.h"
#include "sim/cluster/cluster.h"
#include "sim/cluster/image_registry.h"
#include "sim/cluster/node_life.h"
#include "sim/engine/engine.h"
#include "sim/faults/card_faults.h"

namespace berth::sim::faults {

// Events of this room: kind 0x04xx.
enum FaultEvent : std::uint32_t {
    kFaultOver = 0x0401,       // b: the fault's id
    kScheduledFault = 0x0402,  // a: index in the scenario
};

// What an injection and its end mean to the rest of the simulation.
class FaultListener : public CardListener {
  public:
    // One of a card is bound to its machine (see CardFaults).
    virtual void onFault(const domain::Fault& fault, bool begins) = 0;
    virtual void onMachineEvent(const std::string& machine, domain::EventKind kind) = 0;
    virtual void onCapacityChanged() = 0;

  protected:
    ~FaultListener() = default;
};

// Puts faults into a running simulation and takes them back. Those that last (disk full of a node
// or a machine, machine down, cordon, registry slow or down, card lost or slow) are listed until
// they are over; several on one target add up: it is well again when the last of them has ended, a
// registry and a card run at the slowest factor. A machine that comes back has all its cards again:
// those that were lost are no longer; whatever makes a card slow is still there.
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
    // Faults on its disk end with it.
    void nodeEnded(const cluster::NodeRecord& node);
    void onEvent(const engine::EventRecord& event);

    [[nodiscard]] std::vector<domain::ActiveFault> active() const;
    // How often each kind has struck: proves that a fault site was reached.
    [[nodiscard]] std::uint64_t struck(domain::FaultKind kind) const {
        return m_struck[static_cast<std::size_t>(kind)];
    }

  private:
    struct Lasting {
        domain::Fault fault;
        engine::Time since = 0;
        std::optional<engine::Time> until;
        engine::EventHandle over;
    };
    [[nodiscard]] domain::Result<void> check(const domain::Fault& fault) const;
    [[nodiscard]] cluster::NodeRecord* findNode(const std::string& id) const;
    [[nodiscard]] domain::Result<std::uint64_t> begin(const domain::Fault& fault);
    // Brings the target to what all its active faults together say.
    void apply(const domain::Fault& fault);
    void applyRegistry(cluster::RegionIndex region);
    void applyMachine(cluster::MachineIndex machine);
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
    std::map<std::uint64_t, Lasting> m_active;
    std::uint64_t m_lastId = 0;
    std::array<std::uint64_t, domain::kFaultKinds> m_struck{};
};

[[nodiscard]] bool lasts(domain::FaultKind kind);

}  // namespace berth::sim::faults
