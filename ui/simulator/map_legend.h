// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "ui/simulator/cluster_map.h"

namespace berth::ui {

// What the colours and signs of the map mean, in as many lines as its width asks for.
class MapLegend final : public QWidget {
    Q_OBJECT

  public:
    explicit MapLegend(UiContext& ui, QWidget* parent);

    void set(std::vector<ClusterMapView::LegendEntry> entries);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    enum class Sign { Deployment, Free, Pulling, Down, Cordoned };
    struct Item {
        Sign sign;
        int series;
        QString text;
    };

    [[nodiscard]] std::vector<Item> items() const;
    // Where each of the items begins.
    [[nodiscard]] std::vector<QPoint> places(const std::vector<Item>& items, int width) const;
    void paintSign(QPainter& painter, const Item& item, const QPointF& at) const;

    UiContext& m_ui;
    std::vector<ClusterMapView::LegendEntry> m_entries;
};

}  // namespace berth::ui
