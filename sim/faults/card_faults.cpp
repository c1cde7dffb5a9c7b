// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/faults/card_faults.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/domain/simulated_xid.h"
#include "sim/faults/xid_words.h"

namespace berth::sim::faults {

using domain::ErrorCode;
using domain::fail;
using domain::FaultKind;

namespace {

tl::unexpected<domain::Error> noSuchCard(const std::string& owner, std::size_t cards) {
    return fail(ErrorCode::InvalidArgument,
                cards == 1 ? fmt::format("{} has one GPU, number 0", owner)
                           : fmt::format("the GPUs of {} are numbered 0 to {}", owner, cards - 1),
                "card");
}

bool inRange(int card, std::size_t cards) {
    return card >= 0 && static_cast<std::size_t>(card) < cards;
}

}  // namespace

bool onCard(FaultKind kind) {
    return kind == FaultKind::GpuLost || kind == FaultKind::GpuXid || kind == FaultKind::GpuSlow;
}

CardFaults::CardFaults(cluster::Cluster& cluster, cluster::NodeLife& life, CardListener& listener)
    : m_cluster(cluster), m_life(life), m_listener(listener) {}

domain::Result<domain::Fault> CardFaults::bound(const domain::Fault& fault) const {
    const bool sane = fault.factor >= kSlowest && fault.factor < 1;
    if (fault.kind == FaultKind::GpuSlow && !sane)
        return fail(ErrorCode::InvalidArgument,
                    "the factor of a slow GPU lies between 0.01 and 1: what is left of its speed",
                    "factor");
    const auto machine = m_cluster.findMachine({fault.target});
    auto done = machine ? boundToMachine(fault, *machine) : boundByNode(fault);
    if (!done) return done;
    const cluster::MachineInfo& info = m_cluster.machine(*m_cluster.findMachine({done->target}));
    if (info.down)
        return fail(ErrorCode::WrongState, fmt::format("{} is off", info.id.value), "target");
    if (fault.kind == FaultKind::GpuXid) {
        if (auto checked = checkXid(*done); !checked)
            return tl::unexpected(std::move(checked.error()));
    }
    return done;
}

domain::Result<domain::Fault> CardFaults::boundToMachine(const domain::Fault& fault,
                                                         cluster::MachineIndex machine) const {
    const auto cards = static_cast<std::size_t>(m_cluster.poolOf(machine).cardsPerMachine);
    if (!inRange(fault.card, cards)) return noSuchCard(fault.target, cards);
    return fault;
}

domain::Result<domain::Fault> CardFaults::boundByNode(const domain::Fault& fault) const {
    const auto& nodes = m_life.nodes();
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&fault](const auto& entry) {
        return entry.second->id.value == fault.target;
    });
    if (found == nodes.end())
        return fail(ErrorCode::NotFound, fmt::format("there is no node {}", fault.target),
                    "target");
    const cluster::NodeRecord& node = *found->second;
    if (!node.alive())
        return fail(ErrorCode::WrongState, fmt::format("{} is gone already", node.name), "target");
    const auto allocation = m_cluster.allocations().find(node.key);
    if (allocation == m_cluster.allocations().end())
        return fail(ErrorCode::WrongState, fmt::format("{} has no GPU yet", node.name), "target");
    const std::vector<std::uint16_t>& cards = allocation->second.cards;
    if (cards.empty())
        return fail(ErrorCode::WrongState, fmt::format("{} has no GPU", node.name), "target");
    if (!inRange(fault.card, cards.size())) return noSuchCard(node.name, cards.size());
    domain::Fault done = fault;
    done.target = m_cluster.machine(allocation->second.machine).id.value;
    done.card = cards[static_cast<std::size_t>(fault.card)];
    return done;
}

domain::Result<void> CardFaults::checkXid(const domain::Fault& fault) const {
    const domain::SimulatedXid* xid = domain::simulatedXid(fault.xid);
    if (xid == nullptr) {
        std::string known;
        for (const domain::SimulatedXid& each : domain::simulatedXids())
            known += fmt::format("{}{}", known.empty() ? "" : ", ", each.code);
        return fail(ErrorCode::InvalidArgument,
                    fault.xid == kFellOffTheBus
                        ? std::string("Xid 79 is the fault of a lost GPU")
                        : fmt::format("Xid {} is not simulated; these are: {}", fault.xid, known),
                    "xid");
    }
    const cluster::MachineIndex machine = *m_cluster.findMachine({fault.target});
    const auto card = static_cast<std::uint16_t>(fault.card);
    if (m_cluster.cardCondition(machine, card).lost)
        return fail(ErrorCode::WrongState,
                    fmt::format("GPU {} of {} has fallen off the bus", card, fault.target),
                    "target");
    const auto holders = m_cluster.holdersOf(machine, card);
    const bool used = std::any_of(holders.begin(), holders.end(), [this](serving::NodeKey key) {
        const cluster::NodeRecord& node = *m_life.find(key);
        return node.processUp && node.image->usesGpu();
    });
    if (xid->endsProgram && !used)
        return fail(ErrorCode::WrongState,
                    fmt::format("no program that Xid {} could end uses GPU {} of {}", fault.xid,
                                card, fault.target),
                    "target");
    return {};
}

void CardFaults::endPrograms(cluster::MachineIndex machine, std::uint16_t card, int code) {
    for (const serving::NodeKey key : m_cluster.holdersOf(machine, card))
        m_life.cardFails(*m_life.find(key), std::string(lastWords(code)));
}

void CardFaults::strike(const domain::Fault& fault) {
    const domain::SimulatedXid& xid = *domain::simulatedXid(fault.xid);
    const cluster::MachineIndex machine = *m_cluster.findMachine({fault.target});
    const auto card = static_cast<std::uint16_t>(fault.card);
    cluster::CardCondition condition = m_cluster.cardCondition(machine, card);
    condition.correctedErrors += xid.correctedErrors;
    condition.uncorrectedErrors += xid.uncorrectedErrors;
    condition.remapPending = condition.remapPending || xid.remapPending;
    condition.remapFailed = condition.remapFailed || xid.remapFailed;
    m_cluster.setCardCondition(machine, card, condition);
    m_listener.onXid(machine, card, xid.code);
    if (xid.endsProgram) endPrograms(machine, card, xid.code);
}

void CardFaults::set(cluster::MachineIndex machine, std::uint16_t card, bool lost, double speed) {
    cluster::CardCondition condition = m_cluster.cardCondition(machine, card);
    const bool falls = lost && !condition.lost;
    const bool changes = condition.speed != speed;
    condition.lost = lost;
    condition.speed = speed;
    m_cluster.setCardCondition(machine, card, condition);
    if (changes) {
        for (const serving::NodeKey key : m_cluster.holdersOf(machine, card))
            m_life.cardSpeedChanged(*m_life.find(key));
    }
    if (!falls) return;
    m_listener.onXid(machine, card, kFellOffTheBus);
    endPrograms(machine, card, kFellOffTheBus);
}

}  // namespace berth::sim::faults
