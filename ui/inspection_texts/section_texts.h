// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "models/domain/inspection.h"

// How the parts of a look at a machine went. Plain text.

namespace berth::ui {

// "GPUs", "Kernel log"; a section that is not known by its own name, bounded and harmless.
[[nodiscard]] QString sectionName(std::string_view section);
// Behind a colon: "there is no nvidia-smi on this machine", "answered".
[[nodiscard]] QString sectionOutcomeText(const domain::SectionReport& report);
// Both, and what else is known of it: "GPUs: there is no nvidia-smi on this machine", "Kernel log:
// may not be read by this user", "Disks: answered; more than is looked at".
[[nodiscard]] QString sectionText(const domain::SectionReport& report,
                                  const domain::Inspection& look);

// Why there is nothing to be seen of the GPUs, in one sentence; empty: nothing is wrong.
[[nodiscard]] QString driverTroubleText(domain::DriverTrouble trouble);

}  // namespace berth::ui
