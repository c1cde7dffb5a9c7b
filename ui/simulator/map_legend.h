// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/simulator/cluster_map.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// What the colours and signs of the cluster map mean, in one line.
class MapLegend final : public QWidget {
    Q_OBJECT

  public:
    explicit MapLegend(UiContext& ui, QWidget* parent = nullptr);

    void set(std::vector<ClusterMapView::LegendEntry> entries);

    [[nodiscard]] QSize sizeHint() const override { return {300, 20}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    std::vector<ClusterMapView::LegendEntry> m_entries;
};

}  // namespace berth::ui
