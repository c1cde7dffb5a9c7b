// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "models/domain/simulator_control.h"
#include "models/domain/snapshot.h"
#include "ui/simulator/map_layout.h"
#include "ui/simulator/map_series.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// Regions, machines and their cards, coloured by deployment. Arrow keys move from machine to
// machine; right click or the Menu key asks for what can be done to it. As large as fits into the
// room it is given, until somebody zooms.
class ClusterMapView final : public QWidget {
    Q_OBJECT

  public:
    explicit ClusterMapView(UiContext& ui, QWidget* parent = nullptr);

    void set(domain::ClusterMapPtr map, domain::SnapshotPtr snapshot);
    [[nodiscard]] const domain::MapMachine* focusedMachine() const;
    // The colours in use: name of a deployment and its place in the palette; the sixth stands for
    // all others.
    struct LegendEntry {
        QString name;
        int series = 0;
    };
    [[nodiscard]] std::vector<LegendEntry> legend() const;

    // What is in sight of it at once.
    void setRoom(const QSize& room);
    // One step larger (1), smaller (-1), or as large as fits (0).
    void zoom(int step);
    [[nodiscard]] bool canZoom(int step) const;
    [[nodiscard]] bool isFitted() const { return !m_zoomed; }
    // Where a machine is now, by its place in the order of arrow keys.
    [[nodiscard]] std::optional<std::size_t> machineAt(const QPoint& point) const {
        return m_layout.machineAt(point);
    }
    [[nodiscard]] QRect frameOf(std::size_t machine) const {
        return m_layout.machines[machine].frame;
    }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {600, 300}; }

  Q_SIGNALS:
    void machineMenuRequested(const QString& machine, const QPoint& position);
    void regionMenuRequested(const QString& region, const QPoint& position);
    void zoomChanged();
    void focusedMachineMoved(const QRect& frame);  // keep it in sight

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void relayout();
    [[nodiscard]] int cell() const;
    [[nodiscard]] MapSeries seriesOf(const domain::Snapshot& snapshot) const;
    void setFocused(std::optional<std::size_t> machine);
    void moveFocus(int step);
    void moveFocusVertically(bool down);
    [[nodiscard]] const domain::MapMachine& machineOf(const PlacedMachine& placed) const;
    [[nodiscard]] const domain::MapRegion& regionOf(const PlacedMachine& placed) const;
    [[nodiscard]] QString describe(const PlacedMachine& placed) const;

    UiContext& m_ui;
    domain::ClusterMapPtr m_map;
    domain::SnapshotPtr m_snapshot;
    MapLayout m_layout;
    MapSeries m_series;
    std::optional<std::size_t> m_focused;
    QSize m_room;
    int m_fitting = kMapCells.front();
    std::optional<int> m_zoomed;  // the cell somebody chose
};

}  // namespace berth::ui
