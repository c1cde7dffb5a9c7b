// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/map_zoom.h"

#include <QHBoxLayout>

#include "ui/simulator/cluster_map.h"
#include "ui/widgets/button.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

MapZoom::MapZoom(UiContext& ui, ClusterMapView& map, QWidget* parent)
    : QWidget(parent),
      m_map(map),
      m_smaller(Button::iconOnly(ui, Icon::Minus, {}, this)),
      m_larger(Button::iconOnly(ui, Icon::Plus, {}, this)),
      m_fit(new Button(ui, ButtonKind::Plain, {}, std::nullopt, this)) {
    m_smaller->setObjectName(QStringLiteral("mapSmaller"));
    m_larger->setObjectName(QStringLiteral("mapLarger"));
    m_fit->setObjectName(QStringLiteral("mapFit"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (Button* button : {m_smaller, m_larger, m_fit}) {
        button->setSizeClass(ButtonSize::Compact);
        layout->addWidget(button);
    }
    connect(m_smaller, &QPushButton::clicked, this, [this] { m_map.zoom(-1); });
    connect(m_larger, &QPushButton::clicked, this, [this] { m_map.zoom(1); });
    connect(m_fit, &QPushButton::clicked, this, [this] { m_map.zoom(0); });
    connect(&map, &ClusterMapView::zoomChanged, this, &MapZoom::showState);
    retranslate();
    showState();
}

void MapZoom::retranslate() {
    m_smaller->setIconName(tr("Make the map smaller (−)"));
    m_larger->setIconName(tr("Make the map larger (+)"));
    m_fit->setText(tr("Fit"));
    m_fit->setAccessibleName(tr("Fit the map into the window (0)"));
    m_fit->setToolTip(plainToolTip(m_fit->accessibleName()));
}

void MapZoom::showState() {
    m_smaller->setEnabled(m_map.canZoom(-1));
    m_larger->setEnabled(m_map.canZoom(1));
    m_fit->setEnabled(m_map.canZoom(0));
}

}  // namespace berth::ui
