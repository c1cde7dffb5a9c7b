// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::ui {

// What a screen reader sees of a scroll area, in place of what Qt 6.4 shows of it. Qt's own takes a
// child by its number without looking whether there are that many: when a scroll bar disappears
// between the reader's two questions, how many and which, the program crashes.
// Call once, after the application object was made. GUI thread.
void installScrollAreaAccess();

}  // namespace berth::ui
