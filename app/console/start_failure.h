// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/error.h"
#include "ui/support/ui_context.h"

namespace berth::app {

// A window that says why the console cannot start and what helps. Closing it ends the program.
void showStartFailure(ui::UiContext& ui, const QString& folder, const domain::Error& error);

}  // namespace berth::app
