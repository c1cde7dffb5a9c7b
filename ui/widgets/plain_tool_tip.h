// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace berth::ui {

// Qt guesses whether a tooltip is rich text. Texts that are not ours go through here: what could be
// taken for markup is escaped, so that it is shown literally.
[[nodiscard]] QString plainToolTip(const QString& text);

}  // namespace berth::ui
