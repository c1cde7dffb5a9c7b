// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "models/inspection/finding.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// English of models/inspection in the language that is loaded.
[[nodiscard]] QString translatedFinding(std::string_view english);

// A value in the words and signs of a locale: "61 °C", "47 %", "2.2 GiB", "12 m". What the machine
// said is shown harmless and cut (ui/support/shown_text.h). Codes have no signs between thousands.
[[nodiscard]] QString evidenceText(const inspection::Evidence& evidence, const Formatter& format);

// "GPU 3", "container web", "/data". Its name is the machine's, shown likewise.
[[nodiscard]] QString subjectText(const inspection::Subject& subject);

}  // namespace berth::ui
