// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/account.h"

#include "sim/engine/require.h"

namespace berth::sim::metering {

domain::Money Account::charge(BillKey node, domain::Money settledTotal) {
    engine::require(node >= m_isClosed.size() || !m_isClosed[node], "a closed bill was charged");
    domain::Money& bill = m_open[node];
    const domain::Money due = settledTotal - bill;
    engine::require(due.points >= 0, "a bill was to fall");
    bill = settledTotal;
    m_paid += due;
    return due;
}

domain::Money Account::close(BillKey node, domain::Money settledTotal) {
    const domain::Money due = charge(node, settledTotal);
    m_closed += settledTotal;
    m_open.erase(node);
    if (node >= m_isClosed.size()) m_isClosed.resize(std::size_t{node} + 1);
    m_isClosed[node] = true;
    return due;
}

domain::Money Account::billed(BillKey node) const {
    const auto bill = m_open.find(node);
    return bill == m_open.end() ? domain::Money{} : bill->second;
}

bool Account::balanced() const {
    domain::Money sum = m_closed;
    for (const auto& [node, bill] : m_open)
        sum += bill;
    return sum == m_paid;
}

}  // namespace berth::sim::metering
