// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "models/bridge/platform_bridge.h"
#include "ui/overview/attention_card.h"
#include "ui/overview/money_card.h"
#include "ui/overview/recent_card.h"
#include "ui/overview/stock_card.h"
#include "ui/overview/welcome_card.h"
#include "ui/support/action_reasons.h"
#include "ui/support/ui_context.h"
#include "ui/tables/deployment_table.h"
#include "ui/tables/platform_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

namespace {

using items::DeploymentColumn;
constexpr int kRightWidth = 340;

// Data that lies on nodes alone is worth knowing, and no reason to hurry.
int needsSomebody(const std::vector<Attention>& attention) {
    return static_cast<int>(std::count_if(
        attention.begin(), attention.end(),
        [](const Attention& a) { return a.warning.kind != domain::WarningKind::DataOnNodesOnly; }));
}

}  // namespace

OverviewPage::OverviewPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("overview"), parent), m_services(services), m_ui(services.ui) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    layout->addWidget(makeHead());
    m_attention = new AttentionCard(m_ui, this);
    layout->addWidget(m_attention);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(makeLeft(), 1);
    columns->addWidget(makeRight());
    layout->addLayout(columns, 1);
    const auto open = [this](const QString& id) {
        Q_EMIT routeRequested(QStringLiteral("deployment/") + id);
    };
    connect(m_attention, &AttentionCard::deploymentRequested, this, open);
    connect(m_attention, &AttentionCard::allRequested, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("deployments")); });
    connect(m_table, &DeploymentTable::activated, this, open);
    connect(m_recent, &RecentCard::allRequested, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("activity")); });
    using bridge::PlatformBridge;
    connect(&services.platform, &PlatformBridge::snapshotChanged, this, &OverviewPage::take);
    connect(&services.platform, &PlatformBridge::eventsArrived, this, &OverviewPage::showRecent);
    retranslate();
}

QString OverviewPage::title() const {
    return tr("Overview");
}

bool OverviewPage::isSettled() const {
    return m_services.platform.snapshot()->isWhole();
}

QWidget* OverviewPage::makeHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_headline = new Label(m_ui, TextStyle::Title, head);
    m_summary = new Label(m_ui, TextStyle::Body, head);
    m_summary->setTone(Token::Ink2);
    words->addWidget(m_headline);
    words->addWidget(m_summary);
    layout->addLayout(words);
    layout->addStretch();
    m_new = new Button(m_ui, ButtonKind::Primary, {}, Icon::Plus, head);
    layout->addWidget(m_new);
    connect(m_new, &QPushButton::clicked, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("deployments/new")); });
    return head;
}

QWidget* OverviewPage::makeLeft() {
    auto* left = new QWidget(this);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_stack = new QStackedWidget(left);
    m_deployments = new Card(m_ui, m_stack);
    m_deployments->setFlush(true);
    m_table = new DeploymentTable(m_ui, RowHeight::Standard,
                                  {{DeploymentColumn::Name, 120},
                                   {DeploymentColumn::State, 150},
                                   {DeploymentColumn::Nodes, 140},
                                   {DeploymentColumn::Ready, 60},
                                   {DeploymentColumn::Gpu, 76},
                                   {DeploymentColumn::Requests, 64},
                                   {DeploymentColumn::RateNow, 84}},
                                  m_services.platform.capabilities(), m_deployments);
    greyWhileLost(m_table->view(), m_services.platform);
    m_deployments->body().addWidget(m_table);
    m_welcome = new WelcomeCard(m_ui, m_stack);
    connect(m_welcome, &WelcomeCard::startRequested, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("deployments/new")); });
    m_stack->addWidget(m_deployments);
    m_stack->addWidget(m_welcome);
    layout->addWidget(m_stack, 3);
    m_recent = new RecentCard(m_ui, left);
    layout->addWidget(m_recent, 0);
    return left;
}

QWidget* OverviewPage::makeRight() {
    auto* right = new QWidget(this);
    right->setFixedWidth(kRightWidth);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_money = new MoneyCard(m_ui, right);
    m_stock = new StockCard(m_ui, right);
    layout->addWidget(m_money);
    layout->addWidget(m_stock, 1);
    return right;
}

void OverviewPage::retranslate() {
    m_new->setText(tr("New deployment"));
    m_deployments->header().setTitle(tr("Deployments"));
    m_deployments->header().setAside(tr("worst first"));
    m_table->view().setAccessibleName(tr("Deployments"));
    m_welcome->retranslate(m_services.platform.capabilities().live);
    take();
    showRecent();
    Q_EMIT titleChanged();
}

QString OverviewPage::headline(int needs, int deployments) const {
    if (deployments == 0) return tr("Nothing runs yet.");
    if (needs == 0) return tr("Everything runs.");
    return tr("%n thing(s) need you. The rest is running.", nullptr, needs);
}

void OverviewPage::take() {
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    const QString noNew = whyNot(Doing::Create, m_services.platform.capabilities());
    setOffered(*m_new, noNew);
    m_welcome->setOffered(noNew);
    if (std::exchange(m_timeBase, snapshot.timeBase) != snapshot.timeBase) showRecent();
    const std::vector<Attention> attention = attentionOf(snapshot);
    const int deployments = static_cast<int>(snapshot.deployments.size());
    m_headline->setText(headline(needsSomebody(attention), deployments));
    int ready = 0;
    int wanted = 0;
    int links = 0;
    for (const domain::Deployment& deployment : snapshot.deployments) {
        ready += deployment.nodesReady;
        wanted += deployment.nodesWanted();
        links += static_cast<int>(deployment.links.size());
    }
    m_summary->setText(
        tr("%1 nodes answer · %2")
            .arg(m_ui.format().countOf(ready, wanted), tr("%n link(s)", nullptr, links)));
    m_summary->setVisible(deployments > 0);
    m_attention->set(attention, snapshot.at);
    m_table->model().setSnapshot(m_services.platform.snapshot());
    m_stack->setCurrentIndex(deployments == 0 && snapshot.isWhole() ? 1 : 0);
    m_recent->setVisible(deployments > 0 || m_services.platform.events().size() > 0);
    m_money->set(snapshot, m_services.platform.capabilities().live);
    m_stock->set(snapshot.catalogue);
}

void OverviewPage::showRecent() {
    m_recent->set(m_services.platform.events(), m_services.platform.snapshot()->timeBase);
}

}  // namespace berth::ui
