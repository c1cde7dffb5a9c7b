// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/terminal/cell.h"
#include "models/terminal/control_sequence.h"

namespace berth::terminal {

// Applies a sequence "select graphic rendition" (CSI … m) to a style. What it does not know it
// leaves out, together with the parameters that belong to it. Colours are understood in both
// spellings, 38;2;r;g;b and 38:2::r:g:b.
// Source: ECMA-48 8.3.117; ITU-T T.416 13.1.8; https://invisible-island.net/xterm/ctlseqs/
void applyStyle(const ControlSequence& sequence, Style& style);

}  // namespace berth::terminal
