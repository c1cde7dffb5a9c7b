// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::app {

// From now on this process leaves no memory image behind when it crashes, and no other program of
// the same user may look into its memory: there may be secrets in it. To be called first of all.
// False: the system refused.
[[nodiscard]] bool forbidCoreDumps();

}  // namespace berth::app
