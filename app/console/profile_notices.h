// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/profile_opener.h"
#include "ui/support/ui_context.h"

namespace berth::ui {
class ToastArea;
}

namespace berth::app {

// Says what became of the profile while it was opened, where that is not what people expect.
void tellAboutProfile(const store::OpenOutcome& outcome, const ui::UiContext& ui,
                      ui::ToastArea& toasts);

}  // namespace berth::app
