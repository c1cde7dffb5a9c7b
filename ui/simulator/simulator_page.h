// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

#include "models/domain/simulator_control.h"
#include "ui/shell/page.h"
#include "ui/support/page_services.h"

class QHBoxLayout;
class QStackedWidget;

namespace berth::ui {

class ApiLine;
class Card;
class ClusterMapView;
class FaultPanel;
class FiguresCard;
class Label;
class LevelsPanel;
class LoadPanel;
class MapLegend;
class MapZoom;
class RefusalLine;
class TabStrip;
class TimeControls;
class UiContext;

// The simulated cluster from outside: time, machines, faults, load, objectives.
class SimulatorPage final : public Page {
    Q_OBJECT

  public:
    explicit SimulatorPage(PageServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void entered() override;
    void left() override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    void showMap();
    void showScenario();
    void showState();
    void showLevels();
    void showLower(int tab);

    PageServices& m_services;
    UiContext& m_ui;
    Label* m_title;
    Label* m_scenario;
    TimeControls* m_time;
    Card* m_mapCard;
    ClusterMapView* m_map;
    MapZoom* m_zoom;
    MapLegend* m_legend;
    RefusalLine* m_refusal;
    FaultPanel* m_faults;
    FiguresCard* m_figures;
    TabStrip* m_tabs;
    QStackedWidget* m_lower;
    LoadPanel* m_load;
    LevelsPanel* m_levels;
    ApiLine* m_api = nullptr;  // null: other programs cannot reach the simulator
};

}  // namespace berth::ui
