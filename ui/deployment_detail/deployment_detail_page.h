// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "models/bridge/log_feed.h"
#include "models/domain/change.h"
#include "models/domain/clock.h"
#include "ui/deployment_detail/detail_head.h"
#include "ui/shell/page.h"
#include "ui/support/page_services.h"

class QStackedWidget;

namespace berth::ui {

class Button;
class CanaryTab;
class Chip;
class ChartsTab;
class ConfigurationTab;
class EmptyState;
class EventsTab;
class LogPanel;
class OverviewTab;
class ScalingTab;
class TabStrip;

// Everything about one deployment; the argument is its id.
class DeploymentDetailPage final : public Page {
    Q_OBJECT

  public:
    // Scaling is there for deployments that scale by themselves, Version for those that try
    // another one, or did.
    enum class Tab { Overview, Logs, Events, Charts, Configuration, Scaling, Version };

    DeploymentDetailPage(PageServices& services, QWidget* parent);
    ~DeploymentDetailPage() override;

    [[nodiscard]] QString title() const override;
    void setArgument(const QString& argument) override;
    [[nodiscard]] bool isSettled() const override;
    void showTab(Tab tab);

  protected:
    void retranslate() override;

  private:
    void build();
    void followLogs();
    void dropLogs();
    void showSnapshot();
    void showDeployment(const domain::Deployment& deployment);
    void showMissing();
    void act(DetailHead::Action action);
    void tryVersion(const domain::Deployment& deployment);
    void plan(domain::Change change);

    PageServices& m_services;
    UiContext& m_ui;
    const domain::SystemClock m_clock;
    domain::DeploymentId m_id;
    QString m_name;        // last known
    bool m_found = false;  // it is in the state that is shown
    bool m_wasThere = false;
    std::unique_ptr<bridge::LogFeed> m_feed;

    QStackedWidget* m_body;  // what there is to show, or why there is nothing
    QWidget* m_content;
    EmptyState* m_missing;
    Button* m_back;
    DetailHead* m_head;
    TabStrip* m_tabs;
    Chip* m_risk;
    QStackedWidget* m_pages;
    LogPanel* m_overviewLogs;
    LogPanel* m_logs;
    OverviewTab* m_overview;
    EventsTab* m_events;
    ChartsTab* m_charts;
    ConfigurationTab* m_configuration;
    ScalingTab* m_scaling;
    CanaryTab* m_canary;
};

}  // namespace berth::ui
