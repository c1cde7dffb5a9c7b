// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace berth::ui {

// Domain text is UTF-8. What is not valid UTF-8 becomes the replacement sign, as Qt does it.
[[nodiscard]] inline QString toQt(const std::string& text) {
    return QString::fromStdString(text);
}

}  // namespace berth::ui
