// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QCoreApplication>
#include <QString>

#include "models/domain/simulator_control.h"
#include "ui/simulator/map_layout.h"
#include "ui/simulator/map_series.h"
#include "ui/support/ui_context.h"

class QPainter;

namespace berth::ui {

// How the parts of the cluster map look, where they have been placed. For one painting: all that it
// is given must outlive it.
class MapPainter {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::MapPainter)

  public:
    MapPainter(UiContext& ui, const MapSeries& series, QPainter& painter);

    // Frame, headings and image cache; its machines are painted over it.
    void region(const PlacedRegion& placed, const domain::MapRegion& region) const;
    void machine(const PlacedMachine& placed, const domain::MapMachine& machine,
                 bool focused) const;

  private:
    void paintCard(const QRect& cell, const domain::MapMachine& machine,
                   const domain::MapCard& card) const;
    // Where a machine is one small cell: without round corners, which nobody sees there.
    void paintSmall(const QRect& cell, const domain::MapMachine& machine,
                    const domain::MapCard& card) const;
    [[nodiscard]] QColor colourOf(const domain::DeploymentId& deployment) const;
    [[nodiscard]] QString nameOf(const domain::MapRegion& region) const;

    UiContext& m_ui;
    const MapSeries& m_series;
    QPainter& m_painter;
};

}  // namespace berth::ui
