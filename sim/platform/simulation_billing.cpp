// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation_billing.h"

#include <fmt/format.h>

namespace berth::sim::platform {

void Billing::start(serving::NodeKey node, serving::DeploymentKey deployment, domain::Rate rate) {
    Bill& bill =
        m_bills.try_emplace(node, Bill{metering::Meter(rate, m_settleEvery), deployment, {}, {}})
            .first->second;
    bill.meter.start(m_engine.now());
    plan(node, bill);
}

void Billing::stop(serving::NodeKey node) {
    const auto found = m_bills.find(node);
    if (found == m_bills.end() || !found->second.meter.running()) return;
    charge(node, found->second);
    found->second.meter.stop(m_engine.now());
    m_engine.cancel(found->second.settle);
    found->second.settle = {};
}

domain::Money Billing::end(serving::NodeKey node) {
    const auto found = m_bills.find(node);
    if (found == m_bills.end()) return {};
    Bill& bill = found->second;
    if (bill.meter.ended()) return bill.charged;
    bill.meter.end(m_engine.now());
    m_engine.cancel(bill.settle);
    bill.settle = {};
    const domain::Money total = bill.meter.settled(m_engine.now());
    m_byDeployment[bill.deployment] += m_account.close(node, total);
    bill.charged = total;
    return total;
}

void Billing::forget(serving::NodeKey node) {
    m_bills.erase(node);
}

void Billing::charge(serving::NodeKey node, Bill& bill) {
    const domain::Money total = bill.meter.settled(m_engine.now());
    m_byDeployment[bill.deployment] += m_account.charge(node, total);
    bill.charged = total;
}

void Billing::plan(serving::NodeKey node, Bill& bill) {
    m_engine.cancel(bill.settle);
    bill.settle =
        m_engine.schedule(bill.meter.nextSettlement(m_engine.now()), {m_settleEvent, node, 0});
}

void Billing::onEvent(const engine::EventRecord& event) {
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

domain::Money Billing::costOfDeployment(serving::DeploymentKey deployment) const {
    const auto found = m_byDeployment.find(deployment);
    return found == m_byDeployment.end() ? domain::Money{} : found->second;
}

std::vector<std::string> Billing::brokenInvariants() const {
    std::vector<std::string> broken;
    domain::Money sum;
    for (const auto& [deployment, money] : m_byDeployment)
        sum += money;
    if (sum != m_account.paid())
        broken.push_back(fmt::format("the deployments cost {} points, the account paid {}",
                                     sum.points, m_account.paid().points));
    if (!m_account.balanced()) broken.push_back("the bills and the account differ");
    return broken;
}

}  // namespace berth::sim::platform
