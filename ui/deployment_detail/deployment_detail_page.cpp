// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/deployment_detail_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "models/bridge/log_text.h"
#include "models/bridge/platform_bridge.h"
#include "ui/deployment_detail/canary_dialog.h"
#include "ui/deployment_detail/canary_tab.h"
#include "ui/deployment_detail/charts_tab.h"
#include "ui/deployment_detail/configuration_tab.h"
#include "ui/deployment_detail/events_tab.h"
#include "ui/deployment_detail/overview_tab.h"
#include "ui/deployment_detail/scaling_tab.h"
#include "ui/logs/log_panel.h"
#include "ui/plan/plan_dialog.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {

namespace {

constexpr int kMargin = 20;
constexpr int kTabs = 7;

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    // Its controls take the focus, and hand on the keys that scroll.
    area->setFocusPolicy(Qt::NoFocus);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

// A tab's content inside the page's margins.
QWidget* framed(QWidget* content, QWidget* parent) {
    auto* frame = new QWidget(parent);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(kMargin, 12, kMargin, kMargin);
    layout->addWidget(content);
    return frame;
}

domain::Bytes bytesAtRisk(const domain::Snapshot& snapshot, const domain::DeploymentId& id) {
    domain::Bytes sum;
    for (const domain::Node* node : snapshot.nodesOf(id)) {
        if (node->alive()) sum += node->diskUsed;
    }
    return sum;
}

}  // namespace

DeploymentDetailPage::DeploymentDetailPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("deployment"), parent),
      m_services(services),
      m_ui(services.ui),
      m_body(new QStackedWidget(this)),
      m_content(new QWidget(m_body)),
      m_missing(new EmptyState(m_ui, Icon::Deployments, m_body)),
      m_back(new Button(m_ui, ButtonKind::Primary, {}, Icon::Back, m_missing)),
      m_head(new DetailHead(services, m_content)),
      m_tabs(new TabStrip(m_ui, m_content)),
      m_risk(new Chip(m_ui, m_content)),
      m_pages(new QStackedWidget(m_content)),
      m_overviewLogs(new LogPanel(m_ui, m_clock, m_pages)),
      m_logs(new LogPanel(m_ui, m_clock, m_pages)),
      m_overview(new OverviewTab(services, m_overviewLogs, m_pages)),
      m_events(new EventsTab(services, m_pages)),
      m_charts(new ChartsTab(services, m_pages)),
      m_configuration(new ConfigurationTab(m_ui, m_pages)),
      m_scaling(new ScalingTab(services, m_pages)),
      m_canary(new CanaryTab(services, m_pages)) {
    build();
    bridge::PlatformBridge& platform = services.platform;
    connect(&platform, &bridge::PlatformBridge::snapshotChanged, this,
            &DeploymentDetailPage::showSnapshot);
    connect(&platform, &bridge::PlatformBridge::startedOver, this, [this] { m_wasThere = false; });
    connect(m_head, &DetailHead::chosen, this, &DeploymentDetailPage::act);
    connect(m_overview, &OverviewTab::scaleRequested, this,
            [this] { act(DetailHead::Action::Scale); });
    connect(m_overview, &OverviewTab::replaceRequested, this,
            [this](const domain::NodeId& node) { plan(domain::ReplaceNode{node}); });
    connect(m_overview, &OverviewTab::editRequested, this,
            [this] { act(DetailHead::Action::Edit); });
    connect(m_configuration, &ConfigurationTab::editRequested, this,
            [this] { act(DetailHead::Action::Edit); });
    connect(m_canary, &CanaryTab::promoteRequested, this,
            [this] { plan(domain::PromoteCanary{m_id}); });
    connect(m_canary, &CanaryTab::rollBackRequested, this,
            [this] { plan(domain::RollBackCanary{m_id}); });
    connect(m_back, &QPushButton::clicked, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("deployments")); });
    retranslate();
    showSnapshot();
}

DeploymentDetailPage::~DeploymentDetailPage() {
    dropLogs();
}

void DeploymentDetailPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body);
    m_missing->addAction(m_back);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(kMargin, 10, kMargin, 0);
    head->setSpacing(6);
    head->addWidget(m_head);
    auto* line = new QHBoxLayout;
    line->addWidget(m_tabs, 1);
    line->addWidget(m_risk);
    head->addLayout(line);
    content->addLayout(head);
    content->addWidget(m_pages, 1);
    for (int tab = 0; tab < kTabs; ++tab)
        m_tabs->addTab({});
    m_pages->addWidget(scrolled(m_overview, m_pages));
    m_pages->addWidget(framed(m_logs, m_pages));
    m_pages->addWidget(framed(m_events, m_pages));
    m_pages->addWidget(scrolled(framed(m_charts, m_pages), m_pages));
    m_pages->addWidget(scrolled(framed(m_configuration, m_pages), m_pages));
    m_pages->addWidget(scrolled(framed(m_scaling, m_pages), m_pages));
    m_pages->addWidget(scrolled(framed(m_canary, m_pages), m_pages));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_body->addWidget(m_content);
    m_body->addWidget(m_missing);
}

QString DeploymentDetailPage::title() const {
    return m_name.isEmpty() ? tr("Deployment") : m_name;
}

void DeploymentDetailPage::setArgument(const QString& argument) {
    const domain::DeploymentId id{argument.toStdString()};
    if (id == m_id) return;
    dropLogs();
    m_id = id;
    m_found = false;
    m_wasThere = false;
    m_name.clear();
    m_events->setDeployment(m_id);
    followLogs();
    showTab(Tab::Overview);
    showSnapshot();
    Q_EMIT titleChanged();
}

bool DeploymentDetailPage::isSettled() const {
    return m_found || m_services.platform.snapshot()->isWhole();
}

void DeploymentDetailPage::showTab(Tab tab) {
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void DeploymentDetailPage::followLogs() {
    const bool told = m_services.platform.capabilities().followLogs;
    m_overviewLogs->setUntold(!told);
    m_logs->setUntold(!told);
    if (m_id.empty() || !told) return;
    domain::LogFilter filter;
    filter.deployment = m_id;
    m_feed = std::make_unique<bridge::LogFeed>(m_services.platform, m_clock, filter,
                                               bridge::LogFeed::Options{});
    m_overviewLogs->setFeed(m_feed.get());
    m_logs->setFeed(m_feed.get());
}

void DeploymentDetailPage::dropLogs() {
    m_overviewLogs->setFeed(nullptr);
    m_logs->setFeed(nullptr);
    m_feed.reset();
}

void DeploymentDetailPage::showSnapshot() {
    const domain::SnapshotPtr snapshot = m_services.platform.snapshot();
    const domain::Deployment* deployment = snapshot->findDeployment(m_id);
    m_found = deployment != nullptr;
    if (deployment != nullptr) {
        showDeployment(*deployment);
    } else {
        showMissing();
    }
    m_body->setCurrentWidget(m_found ? m_content : static_cast<QWidget*>(m_missing));
}

void DeploymentDetailPage::showDeployment(const domain::Deployment& deployment) {
    const domain::SnapshotPtr snapshot = m_services.platform.snapshot();
    m_wasThere = true;
    const QString name = bridge::toDisplayText(deployment.spec.name);
    if (name != m_name) {
        m_name = name;
        Q_EMIT titleChanged();
    }
    m_head->show(deployment);
    m_overview->show(snapshot, deployment);
    m_configuration->show(*snapshot, deployment);
    m_scaling->show(*snapshot, deployment);
    m_tabs->setTabVisible(static_cast<int>(Tab::Scaling), deployment.spec.autoscaling.has_value());
    m_canary->show(*snapshot, deployment);
    m_tabs->setTabVisible(static_cast<int>(Tab::Version), deployment.canary.has_value());
    QVector<int> ports;
    for (const domain::PortLink& link : deployment.links)
        ports.append(link.port);
    m_charts->setTarget(deployment.id, ports);
    QVector<NodeSwatches::Item> nodes;
    for (const domain::Node* node : snapshot->nodesOf(m_id)) {
        if (node->alive() && !node->machine.empty()) nodes.append({node->id, node->ordinal});
    }
    for (LogPanel* panel : {m_overviewLogs, m_logs}) {
        panel->setNodes(nodes);
        panel->setTimeBase(snapshot->timeBase);
    }
    const domain::Bytes risk = bytesAtRisk(*snapshot, m_id);
    m_risk->setVisible(risk.count > 0);
    m_risk->set(Tone::Warn, tr("Data at risk: %1").arg(m_ui.format().bytes(risk)), Icon::Disk);
    m_risk->setAccessibleName(m_risk->text());
    m_risk->setToolTip(tr("Written on the nodes' own disks only: lost when they end."));
}

void DeploymentDetailPage::showMissing() {
    const bool known = m_services.platform.snapshot()->isWhole();
    if (!known) {
        m_missing->setTexts(tr("Waiting for the platform"),
                            tr("The deployment is shown as soon as its state is known."));
    } else if (m_wasThere) {
        m_missing->setTexts(tr("%1 has been deleted").arg(m_name),
                            tr("Its nodes and its link are gone. What volumes hold is kept."));
    } else {
        m_missing->setTexts(tr("There is no such deployment"),
                            tr("It was deleted, or belongs to another platform."));
    }
    m_back->setText(tr("Back to all deployments"));
}

void DeploymentDetailPage::act(DetailHead::Action action) {
    const domain::Deployment* deployment = m_services.platform.snapshot()->findDeployment(m_id);
    if (deployment == nullptr) return;
    switch (action) {
        case DetailHead::Action::Edit:
            Q_EMIT routeRequested(QStringLiteral("deployments/edit/") +
                                  QString::fromStdString(m_id.value));
            return;
        case DetailHead::Action::Scale:
            return plan(domain::ScaleDeployment{m_id, deployment->spec.nodes});
        case DetailHead::Action::Pause:
            return plan(domain::PauseDeployment{m_id});
        case DetailHead::Action::Resume:
            return plan(domain::ResumeDeployment{m_id});
        case DetailHead::Action::Restart:
            return plan(domain::RestartDeployment{m_id});
        case DetailHead::Action::TryVersion:
            return tryVersion(*deployment);
        case DetailHead::Action::Delete:
            return plan(domain::DeleteDeployment{m_id});
    }
}

void DeploymentDetailPage::tryVersion(const domain::Deployment& deployment) {
    CanaryDialog* dialog = CanaryDialog::show(m_services, deployment, this);
    connect(dialog, &CanaryDialog::chosen, this,
            [this](const domain::StartCanary& change) { plan(change); });
}

void DeploymentDetailPage::plan(domain::Change change) {
    PlanDialog::show(m_services, std::move(change), this);
}

void DeploymentDetailPage::retranslate() {
    const QString names[kTabs] = {tr("Overview"),   tr("Logs"),          tr("Events"),
                                  tr("Charts"),     tr("Configuration"), tr("Scaling"),
                                  tr("New version")};
    for (int tab = 0; tab < kTabs; ++tab)
        m_tabs->setTabText(tab, names[tab]);
    m_overviewLogs->setTitle(tr("Logs of all nodes"));
    m_logs->setTitle(tr("Logs of all nodes"));
    m_head->retranslate();
    m_overview->retranslate();
    m_events->retranslate();
    m_charts->retranslate();
    m_configuration->retranslate();
    m_scaling->retranslate();
    m_canary->retranslate();
    showSnapshot();
}

}  // namespace berth::ui
