// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

#include "ui/support/ui_context.h"
#include "ui/widgets/band_widget.h"

class QPainter;

namespace berth::ui {

// The ground of a band: stripes at 45°, 9 px wide, or a solid colour, with its edge.
void paintBandGround(QPainter& painter, const QRect& rect, const UiContext& ui, BandKind kind);

// Stripes over a stale row or view.
void paintStaleStripes(QPainter& painter, const QRect& rect, const UiContext& ui);

// Colour of text and signs on a band.
[[nodiscard]] Token bandInk(BandKind kind);

}  // namespace berth::ui
