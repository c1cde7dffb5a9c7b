// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation_billing.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/engine/planted_fault.h"

namespace berth::sim::platform {

void Billing::openDeployment(serving::DeploymentKey deployment, const domain::DeploymentId& id,
                             const std::string& name) {
    m_ledgers.try_emplace(deployment);
    m_book.open(deployment, id, name);
}

template <class Change>
void Billing::turn(Bill& bill, Change change) {
    const domain::Rate before = bill.meter.rateNow();
    change(bill.meter);
    Ledger& ledger = m_ledgers.at(bill.deployment);
    ledger.rate.pointsPerSecond += bill.meter.rateNow().pointsPerSecond - before.pointsPerSecond;
}

void Billing::start(serving::NodeKey node, serving::DeploymentKey deployment, std::uint64_t version,
                    domain::Rate rate) {
    const auto [entry, fresh] = m_bills.try_emplace(
        node, Bill{metering::Meter(rate, m_settleEvery), deployment, version, {}, {}});
    if (fresh) ++m_ledgers.at(deployment).openBills;
    Bill& bill = entry->second;
    turn(bill, [&](metering::Meter& meter) { meter.start(m_engine.now()); });
    plan(node, bill);
}

void Billing::stop(serving::NodeKey node) {
    const auto found = m_bills.find(node);
    if (found == m_bills.end() || !found->second.meter.running()) return;
    charge(node, found->second);
    turn(found->second, [&](metering::Meter& meter) { meter.stop(m_engine.now()); });
    m_engine.cancel(found->second.settle);
    found->second.settle = {};
}

domain::Money Billing::end(serving::NodeKey node) {
    const auto found = m_bills.find(node);
    if (found == m_bills.end()) return {};
    Bill& bill = found->second;
    if (bill.meter.ended()) return bill.charged;
    turn(bill, [&](metering::Meter& meter) { meter.end(m_engine.now()); });
    m_engine.cancel(bill.settle);
    bill.settle = {};
    const domain::Money total = bill.meter.settled(m_engine.now());
    Ledger& ledger = m_ledgers.at(bill.deployment);
    --ledger.openBills;
    const domain::Money rest = m_account.close(node, total);
    book(bill, rest);
    if (engine::isPlanted(engine::PlantedFault::BillCountedTwice)) book(bill, rest);
    bill.charged = total;
    return total;
}

void Billing::book(const Bill& bill, domain::Money charged) {
    const serving::DeploymentKey deployment = bill.deployment;
    Ledger& ledger = m_ledgers.at(deployment);
    ledger.cost += charged;
    ledger.ofVersions[bill.version] += charged;
    const engine::Time now = m_engine.now();
    m_book.charge(deployment, now, charged);
    if (ledger.cost == ledger.told) return;
    engine::Time at = now + kRound;
    if (ledger.toldAt) at = std::max(at, *ledger.toldAt + kStatementEvery);
    if (ledger.openBills == 0) {
        m_engine.cancel(ledger.statement);
        at = now;
    } else if (ledger.statement.valid()) {
        return;
    }
    ledger.statement = m_engine.schedule(at, {m_events.statement, deployment, 0});
}

void Billing::tell(serving::DeploymentKey deployment, Ledger& ledger) {
    m_engine.cancel(ledger.statement);
    ledger.statement = {};
    const domain::Money since = ledger.cost - ledger.told;
    if (since.points == 0) return;
    ledger.told = ledger.cost;
    ledger.toldAt = m_engine.now();
    m_listener.onStatement(deployment, since, ledger.cost, ledger.openBills == 0);
}

void Billing::closeDeployment(serving::DeploymentKey deployment) {
    const auto found = m_ledgers.find(deployment);
    if (found != m_ledgers.end()) tell(deployment, found->second);
}

void Billing::forgetDeployment(serving::DeploymentKey deployment) {
    m_book.close(deployment);
    const auto found = m_ledgers.find(deployment);
    if (found == m_ledgers.end()) return;
    m_forgotten += found->second.cost;
    m_ledgers.erase(found);
}

void Billing::forget(serving::NodeKey node) {
    m_bills.erase(node);
}

void Billing::charge(serving::NodeKey node, Bill& bill) {
    const domain::Money total = bill.meter.settled(m_engine.now());
    book(bill, m_account.charge(node, total));
    bill.charged = total;
}

void Billing::plan(serving::NodeKey node, Bill& bill) {
    m_engine.cancel(bill.settle);
    bill.settle =
        m_engine.schedule(bill.meter.nextSettlement(m_engine.now()), {m_events.settle, node, 0});
}

void Billing::onEvent(const engine::EventRecord& event) {
    if (event.kind == m_events.statement) {
        tell(event.a, m_ledgers.at(event.a));
        return;
    }
    Bill& bill = m_bills.at(event.a);
    charge(event.a, bill);
    plan(event.a, bill);
}

domain::Money Billing::costOf(serving::NodeKey node) const {
    const auto found = m_bills.find(node);
    return found == m_bills.end() ? domain::Money{} : found->second.charged;
}

domain::Rate Billing::rateOf(serving::NodeKey node) const {
    const auto found = m_bills.find(node);
    return found == m_bills.end() ? domain::Rate{} : found->second.meter.rateNow();
}

domain::Rate Billing::rateOfDeployment(serving::DeploymentKey deployment) const {
    const auto found = m_ledgers.find(deployment);
    return found == m_ledgers.end() ? domain::Rate{} : found->second.rate;
}

domain::Money Billing::costOfDeployment(serving::DeploymentKey deployment) const {
    const auto found = m_ledgers.find(deployment);
    return found == m_ledgers.end() ? domain::Money{} : found->second.cost;
}

domain::Money Billing::accruedOf(serving::DeploymentKey deployment,
                                 std::optional<std::uint64_t> version) const {
    domain::Money sum;
    if (const auto found = m_ledgers.find(deployment); found != m_ledgers.end()) {
        for (const auto& [each, cost] : found->second.ofVersions) {
            if (!version || each == *version) sum += cost;
        }
    }
    for (const auto& [node, bill] : m_bills) {
        if (bill.deployment != deployment || (version && bill.version != *version)) continue;
        sum += bill.meter.accrued(m_engine.now()) - bill.charged;
    }
    return sum;
}

std::vector<std::string> Billing::brokenInvariants() const {
    std::vector<std::string> broken = m_book.brokenInvariants();
    domain::Money sum = m_forgotten;
    std::map<serving::DeploymentKey, domain::Rate> rates;
    for (const auto& [node, bill] : m_bills)
        rates[bill.deployment] = rates[bill.deployment] + bill.meter.rateNow();
    for (const auto& [deployment, ledger] : m_ledgers) {
        sum += ledger.cost;
        if (rates[deployment] != ledger.rate)
            broken.push_back(fmt::format("deployment {} costs {} points a second, its nodes {}",
                                         deployment, ledger.rate.pointsPerSecond,
                                         rates[deployment].pointsPerSecond));
        domain::Money versions;
        for (const auto& [version, cost] : ledger.ofVersions)
            versions += cost;
        if (versions != ledger.cost)
            broken.push_back(fmt::format("deployment {} cost {} points, its versions {}",
                                         deployment, ledger.cost.points, versions.points));
        if (ledger.told > ledger.cost || (ledger.told < ledger.cost && !ledger.statement.valid()))
            broken.push_back(fmt::format("{} points of deployment {} are told wrongly or never",
                                         (ledger.cost - ledger.told).points, deployment));
        if (m_book.chargedTo(deployment) != ledger.cost)
            broken.push_back(fmt::format("deployment {} cost {} points, its book says {}",
                                         deployment, ledger.cost.points,
                                         m_book.chargedTo(deployment).points));
    }
    if (sum != m_account.paid())
        broken.push_back(fmt::format("the deployments cost {} points, the account paid {}",
                                     sum.points, m_account.paid().points));
    if (m_book.charged() != m_account.paid())
        broken.push_back(fmt::format("the book tells of {} points, the account paid {}",
                                     m_book.charged().points, m_account.paid().points));
    if (!m_account.balanced()) broken.push_back("the bills and the account differ");
    return broken;
}

}  // namespace berth::sim::platform
