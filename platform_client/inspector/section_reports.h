// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "models/domain/inspection.h"
#include "platform_client/inspector/batch_splitter.h"

namespace berth::platform_client::inspector {

// A report of each section that ran.
[[nodiscard]] std::vector<domain::SectionReport> reportsOf(const BatchOutput& output);

// Adds what could not be read in a section to its report; nothing when the problem is empty.
void noteProblem(domain::Inspection& inspection, std::string_view section,
                 std::string_view problem);

}  // namespace berth::platform_client::inspector
