// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "models/domain/deployment.h"
#include "models/domain/error.h"
#include "sim/cluster/offers.h"

namespace berth::sim::deployments {

// What the offers that a spec names come to. They are looked at when a deployment is created or
// edited, and never again: an order that was taken stays good, also over a pause and however old
// its offers get. An edit may name them again, so that whoever hands a spec back as it was read
// changes nothing. Of all this the platform says no more than that an order with an unknown offer
// is taken and never served; the rest is our reading of it.
struct Order {
    std::map<std::string, cluster::Offer> good;  // the offers that the platform knows
    bool unknown = false;                        // it knows none of those that were named

    friend bool operator==(const Order&, const Order&) = default;
};

// `before`: the order that an edit replaces, or null. Good offers settle what the spec leaves open:
// its GPU spec, where that is empty, and its regions, which become those of the offers. Errors:
// InvalidArgument with field, when a good offer is for another GPU spec or another region than the
// spec allows.
[[nodiscard]] domain::Result<Order> takeOrder(domain::DeploymentSpec& spec,
                                              const cluster::Offers& offers, engine::Time now,
                                              const Order* before);

}  // namespace berth::sim::deployments
