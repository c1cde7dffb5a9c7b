// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/inspector/finding_cases.h"

#include <utility>

namespace berth::platform_client::inspector::testing {

inspection::DiagnosisContext Looks::usualContext() {
    inspection::DiagnosisContext context;
    context.ourUnixSeconds = 1'800'100'000;
    context.declaredPorts = {8088};
    context.diskIsLost = true;
    return context;
}

std::vector<inspection::Finding> Looks::findings() const {
    const domain::Inspection then = before.read();
    inspection::DiagnosisContext whole = context;
    whole.before = &then;
    return inspection::diagnose(now.read(), whole);
}

std::vector<FindingCase> allFindingCases() {
    std::vector<FindingCase> all = gpuFindingCases();
    for (FindingCase& each : machineFindingCases())
        all.push_back(std::move(each));
    return all;
}

}  // namespace berth::platform_client::inspector::testing
