// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/deployment.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// One line that fits a table: "2 nodes not placed".
[[nodiscard]] QString warningText(const domain::Warning& warning, const Formatter& format);
// What it means and what helps, as one or two sentences.
[[nodiscard]] QString warningAdvice(domain::WarningKind kind);
// The words of the button beside it; empty where looking is all that helps.
[[nodiscard]] QString warningFix(domain::WarningKind kind);

}  // namespace berth::ui
