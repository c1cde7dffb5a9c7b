// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class ClusterMapView;

// The buttons by which the map becomes larger, smaller and as large as fits.
class MapZoom final : public QWidget {
    Q_OBJECT

  public:
    MapZoom(UiContext& ui, ClusterMapView& map, QWidget* parent);
    void retranslate();

  private:
    void showState();

    ClusterMapView& m_map;
    Button* m_smaller;
    Button* m_larger;
    Button* m_fit;
};

}  // namespace berth::ui
