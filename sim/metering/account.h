// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "models/domain/money.h"

namespace berth::sim::metering {

using BillKey = std::uint32_t;  // the node's key; never used twice in a simulation

// What the nodes are charged and what the account has paid. Charging takes the total that a node's
// meter has settled so far, so charging the same total twice moves no money. At every moment the
// sum of all bills equals what the account has paid. A closed bill leaves one bit behind.
class Account {
  public:
    // Raises the node's bill to `settledTotal` and pays the difference, which is returned. A total
    // below what was charged before, or a charge after close(), is a bug.
    domain::Money charge(BillKey node, domain::Money settledTotal);
    // The node has ended: charges its last total and closes the bill.
    domain::Money close(BillKey node, domain::Money settledTotal);

    // The bill of a node that is still open; 0 when there is none.
    [[nodiscard]] domain::Money billed(BillKey node) const;
    [[nodiscard]] domain::Money paid() const { return m_paid; }
    [[nodiscard]] std::size_t openBills() const { return m_open.size(); }
    // The invariant: counts all bills anew, O(open bills).
    [[nodiscard]] bool balanced() const;

  private:
    std::unordered_map<BillKey, domain::Money> m_open;
    domain::Money m_closed;
    std::vector<bool> m_isClosed;  // by node
    domain::Money m_paid;
};

}  // namespace berth::sim::metering
