// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "models/inspection/diagnosis.h"
#include "tests/platform_client/inspector/sample_look.h"

namespace berth::platform_client::inspector::testing {

// Two looks at a machine, ten seconds apart, and what else is known of it.
struct Looks {
    SampleLook before{99'990};
    SampleLook now{100'000};
    inspection::DiagnosisContext context = usualContext();

    [[nodiscard]] std::vector<inspection::Finding> findings() const;
    static inspection::DiagnosisContext usualContext();
};

// What makes the healthy machine ill, and what is then to be found.
struct FindingCase {
    inspection::FindingKind kind;
    std::string subject;   // its name; empty: the machine
    std::string sentence;  // a part of it
    std::function<void(Looks&)> change;
};

[[nodiscard]] std::vector<FindingCase> gpuFindingCases();
[[nodiscard]] std::vector<FindingCase> machineFindingCases();
[[nodiscard]] std::vector<FindingCase> allFindingCases();

}  // namespace berth::platform_client::inspector::testing
