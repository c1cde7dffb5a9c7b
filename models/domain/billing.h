// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/ids.h"
#include "models/domain/money.h"
#include "models/domain/units.h"

namespace berth::domain {

enum class BillingStep { Hour, Day, Week, Month };

struct BillingQuery {
    BillingStep step = BillingStep::Hour;
    Instant from, to;                       // [from, to)
    std::vector<DeploymentId> deployments;  // empty: all, those that are gone too
    int utcOffsetMinutes = 480;             // whose midnights days, weeks and months begin at

    friend bool operator==(const BillingQuery&, const BillingQuery&) = default;
};

// What was charged between two instants: settlements count where they happened.
struct BillingPeriod {
    Instant from, to;  // [from, to)
    Money charged;     // after discounts
    Money listPrice;   // before them

    friend bool operator==(const BillingPeriod&, const BillingPeriod&) = default;
};

struct BillingShare {
    DeploymentId deployment;
    std::string name;  // also of one that is gone
    Money charged;
    Money listPrice;

    friend bool operator==(const BillingShare&, const BillingShare&) = default;
};

struct Billing {
    std::vector<BillingPeriod> periods;  // oldest first; periods without a charge are left out
    std::vector<BillingShare> shares;    // over the whole span, the dearest first

    [[nodiscard]] Money charged() const {
        Money sum;
        for (const BillingPeriod& period : periods)
            sum += period.charged;
        return sum;
    }
    friend bool operator==(const Billing&, const Billing&) = default;
};

}  // namespace berth::domain
