// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::ui {

// Lets assistive tools read a terminal as text: what is in view, and where the cursor is. They
// cannot change it; keys are typed as everywhere. Call before the first TerminalView is
// shown; a second call changes nothing. GUI thread.
void installTerminalAccess();

}  // namespace berth::ui
