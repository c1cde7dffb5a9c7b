// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace berth::ui {

class ClusterMapView;

// The map in a frame that scrolls. It is told how much of it is in sight, and what is under the
// pointer stays there while somebody zooms with Ctrl and the wheel.
class MapScroll final : public QScrollArea {
    Q_OBJECT

  public:
    explicit MapScroll(ClusterMapView* map, QWidget* parent = nullptr);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    ClusterMapView* m_map;
    int m_wheel = 0;  // eighths of a degree that have not made a step yet
};

}  // namespace berth::ui
