// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/section_reports.h"

#include <algorithm>

namespace berth::platform_client::inspector {

std::vector<domain::SectionReport> reportsOf(const BatchOutput& output) {
    std::vector<domain::SectionReport> reports;
    for (const SectionOutput& each : output.sections)
        reports.push_back({std::string(each.name), outcomeOf(each), each.status, each.cut, {}});
    return reports;
}

void noteProblem(domain::Inspection& inspection, std::string_view section,
                 std::string_view problem) {
    const auto found =
        std::ranges::find(inspection.sections, section, &domain::SectionReport::name);
    if (found != inspection.sections.end() && found->problem.empty()) found->problem = problem;
}

}  // namespace berth::platform_client::inspector
