// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "models/domain/simulator_control.h"
#include "sim/cluster/cluster.h"
#include "sim/cluster/node_life.h"

namespace berth::sim::faults {

// Told before what an error of a card does to the programs on it.
class CardListener {
  public:
    virtual void onXid(cluster::MachineIndex machine, std::uint16_t card, int code) = 0;

  protected:
    ~CardListener() = default;
};

[[nodiscard]] bool onCard(domain::FaultKind kind);

// What faults of GPUs do to the cards of machines and to the programs that use them. Which faults
// last, and what they add up to, is the injector's.
class CardFaults {
  public:
    CardFaults(cluster::Cluster& cluster, cluster::NodeLife& life, CardListener& listener);

    // The same fault with its machine for its target and the card's place there. Errors: NotFound
    // (no such node or machine), WrongState (it is gone, off, or has no card; for an Xid: the card
    // is lost, or nothing that the error could end runs on it), InvalidArgument (card, xid,
    // factor).
    [[nodiscard]] domain::Result<domain::Fault> bound(const domain::Fault& fault) const;
    // An Xid, bound.
    void strike(const domain::Fault& fault);
    // What the faults that last on the card say together.
    void set(cluster::MachineIndex machine, std::uint16_t card, bool lost, double speed);

    static constexpr double kSlowest = 0.01;

  private:
    [[nodiscard]] domain::Result<domain::Fault> boundToMachine(const domain::Fault& fault,
                                                               cluster::MachineIndex machine) const;
    [[nodiscard]] domain::Result<domain::Fault> boundByNode(const domain::Fault& fault) const;
    [[nodiscard]] domain::Result<void> checkXid(const domain::Fault& fault) const;
    void endPrograms(cluster::MachineIndex machine, std::uint16_t card, int code);

    cluster::Cluster& m_cluster;
    cluster::NodeLife& m_life;
    CardListener& m_listener;
};

}  // namespace berth::sim::faults
