// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/inspection.h"
#include "models/inspection/finding.h"

namespace berth::support_bundle {

// English words for what a look found, as the files of a bundle say them.
[[nodiscard]] const char* wordOf(domain::DriverTrouble trouble);
[[nodiscard]] const char* wordOf(domain::Persistence persistence);
[[nodiscard]] const char* wordOf(domain::ContainerRuntime runtime);
[[nodiscard]] const char* wordOf(domain::ContainerStatus status);
[[nodiscard]] const char* wordOf(domain::SectionOutcome outcome);
[[nodiscard]] const char* wordOf(inspection::Severity severity);

}  // namespace berth::support_bundle
