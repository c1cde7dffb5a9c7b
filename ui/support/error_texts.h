// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/error.h"

namespace berth::ui {

// What went wrong, by code: one sentence.
[[nodiscard]] QString errorText(domain::ErrorCode code);
// What to do about it: one sentence.
[[nodiscard]] QString errorAdvice(domain::ErrorCode code);
// Sentence, advice and, on a line of its own, the English evidence. Plain text.
[[nodiscard]] QString errorReport(const domain::Error& error);

}  // namespace berth::ui
