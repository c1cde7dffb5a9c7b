// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/validation.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// What is wrong, short, with the offending value or number: "8188 keeps state: it needs one node".
// Plain text; values are untrusted and cut after 60 characters.
[[nodiscard]] QString findingText(const domain::Finding& finding);
// How to mend it, in one sentence.
[[nodiscard]] QString findingAdvice(domain::FindingKind kind);
// The words of the button that mends it, by what the fix would change in `spec`: "Use flux-studio",
// "Allow any region", "Publish 3000". Empty for findings without a fix.
[[nodiscard]] QString findingFix(const domain::Finding& finding, const domain::DeploymentSpec& spec,
                                 const Formatter& format);

}  // namespace berth::ui
