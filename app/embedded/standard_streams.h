// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::app {

// First thing in main(). Where standard input, output or error is closed, the next file that is
// opened takes its number, and what is meant for a terminal ends up in that file. Afterwards each
// number is taken; reading or writing one that was closed goes on to fail.
void holdStandardStreams();

}  // namespace berth::app
