// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/domain/deployment.h"

namespace berth::domain {

// What a platform can do. The interface shows, greys and explains from this alone, never from the
// kind of platform.
struct Capabilities {
    bool live = true;       // changes cost real money: the LIVE band; false: SIMULATED
    bool readOnly = false;  // by choice: what it could change, it refuses to change now
    bool pause = false;
    bool editInPlace = false;  // spec changes by rolling update
    bool replaceNode = false;
    bool restart = false;
    bool volumes = false;
    bool nodeFiles = false;       // list and read files of a node
    bool dataLossLedger = false;  // knows bytes written per node
    bool metrics = false;
    bool followLogs = false;
    bool stopAfter = false;
    bool billing = false;  // what was charged, by time and by deployment
    bool jobs = false;     // deployments that run to an end
    // A job can be paused, resumed and scaled and its nodes replaced; else it can only be deleted.
    bool jobChanges = false;
    std::vector<BalancingPolicy> balancing;
    bool balancingOptions = false;  // takes PortSpec::options
    int maxNodes = 1000;            // of one deployment
    // None: it scales by hand alone.
    std::vector<AutoscalingKind> autoscaling{};
    // Keeps nodes ready beyond those in service.
    bool warmPool = false;
    // One address over several deployments, see FrontControl.
    bool fronts = false;
    bool canary = false;  // tries another version on a part of the requests
};

}  // namespace berth::domain
