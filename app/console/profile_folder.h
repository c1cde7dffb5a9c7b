// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace berth::app {

// The folder that holds all state: what --profile names, otherwise the user's own place for data.
[[nodiscard]] QString profileFolder(const QString& asked);

}  // namespace berth::app
