// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "models/domain/link_prober.h"
#include "models/domain/snapshot.h"

namespace berth::ui {

// One request of a link test: who answered, and when.
struct LinkTestBar {
    int ordinal = 0;  // of the node; 0: the answer does not say
    bool answered = false;
    domain::Duration took{0};
    std::string problem;  // English; why there was no answer, or "HTTP 503"
};

// What a test of a link found out. Times are of the requests that were answered.
struct LinkTestResult {
    std::vector<LinkTestBar> bars;  // in the order asked
    int answered = 0;
    domain::Duration median{0};  // lower of the two in the middle
    domain::Duration slowest{0};
    std::vector<int> neverAsked;  // ordinals of ready nodes that answered nothing, ascending
    std::string problem;          // of the first request without an answer
};

// An answer counts from 200 to 499: the node was reached. The nodes that should have been asked are
// those of the deployment that are Running now.
[[nodiscard]] LinkTestResult readLinkTest(const std::vector<domain::LinkAnswer>& answers,
                                          const domain::Snapshot& snapshot,
                                          const domain::DeploymentId& deployment);

}  // namespace berth::ui
