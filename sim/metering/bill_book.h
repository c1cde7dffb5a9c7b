// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/billing.h"
#include "models/domain/error.h"
#include "sim/engine/time.h"

namespace berth::sim::metering {

using PayerKey = std::uint32_t;  // the deployment's key; never used twice in a simulation

// What was charged when and for whom, also of deployments that are gone. Settlements of one payer
// within the same quarter of an hour are one entry, dated at the beginning of that quarter: offsets
// from UTC are whole quarters of an hour, so hours and days can be told for each of them.
//
// Bounded: entries are forgotten after 400 days, and earlier where there are more of them than
// kMostEntries (64 MiB). What is forgotten stays in the totals. A payer that is gone and has no
// entry left is forgotten altogether.
class BillBook {
  public:
    static constexpr engine::Time kQuarter = 15 * engine::kMinute;
    static constexpr engine::Time kKept = 400 * 24 * engine::kHour;
    static constexpr std::size_t kMostEntries = 4'000'000;

    explicit BillBook(std::size_t mostEntries = kMostEntries) : m_mostEntries(mostEntries) {}

    void open(PayerKey payer, domain::DeploymentId id, std::string name);
    // `now` never goes back; 0 points leave no entry.
    void charge(PayerKey payer, engine::Time now, domain::Money amount);
    // It will not be charged any more.
    void close(PayerKey payer);

    // Errors: InvalidArgument with field, for an empty span, one that is longer than is kept, and
    // an offset that no place on earth has.
    [[nodiscard]] domain::Result<domain::Billing> read(const domain::BillingQuery& query) const;

    // Of a payer that is not forgotten: everything it was ever charged.
    [[nodiscard]] domain::Money chargedTo(PayerKey payer) const;
    // Of all payers there have ever been.
    [[nodiscard]] domain::Money charged() const { return m_charged; }
    [[nodiscard]] std::size_t entries() const { return m_entries; }
    [[nodiscard]] std::size_t payers() const { return m_payers.size(); }
    // Counts everything anew: O(entries).
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

  private:
    struct Payer {
        domain::DeploymentId id;
        std::string name;
        domain::Money charged;    // altogether
        domain::Money forgotten;  // of that, what has no entry any more
        std::size_t entries = 0;
        bool closed = false;
    };
    struct Quarter {
        engine::Time from = 0;
        std::vector<std::pair<PayerKey, domain::Money>> entries;  // by payer
    };
    void forgetOldest();
    void forgetIfDone(std::map<PayerKey, Payer>::iterator payer);

    std::size_t m_mostEntries;
    std::map<PayerKey, Payer> m_payers;
    std::deque<Quarter> m_quarters;  // oldest first; none is empty
    std::size_t m_entries = 0;
    domain::Money m_charged;
    domain::Money m_gone;  // of payers that are forgotten altogether
};

}  // namespace berth::sim::metering
