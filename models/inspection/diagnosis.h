// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/domain/inspection.h"
#include "models/inspection/finding.h"

namespace berth::inspection {

// What the one who looks knows beside what the machine says.
struct DiagnosisContext {
    // The look before this one, of the same machine; null: there is none. Without it nothing that
    // needs a rate is found.
    const domain::Inspection* before = nullptr;
    std::optional<std::int64_t> ourUnixSeconds;  // when the answer came, by a clock that is right
    domain::Duration roundTrip{};                // how long the look took: how wrong that may be
    std::vector<int> declaredPorts;              // ports that somebody is to listen on
    // A node of a platform, whose own disk is wiped when it stops; false: a machine.
    bool diskIsLost = false;
    std::optional<domain::Bytes> imageSize;  // what the node's disk held when it started
};

// What is noticeable, worst first, else in the order of the kinds. The same fault is told once for
// each subject. The thresholds stand at the rules. Pure; any thread.
[[nodiscard]] std::vector<Finding> diagnose(const domain::Inspection& now,
                                            const DiagnosisContext& context = {});

}  // namespace berth::inspection
