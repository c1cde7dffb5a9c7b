// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/nodes_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "models/bridge/platform_bridge.h"
#include "ui/nodes/node_details.h"
#include "ui/plan/plan_dialog.h"
#include "ui/support/action_reasons.h"
#include "ui/support/state_texts.h"
#include "ui/support/ui_context.h"
#include "ui/tables/node_table.h"
#include "ui/tables/platform_table.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

namespace {

using items::NodeColumn;
constexpr int kDetailsWidth = 344;
constexpr int kAll = -1;

constexpr std::array kStates = {domain::NodeState::Pending,
                                domain::NodeState::Pulling,
                                domain::NodeState::Starting,
                                domain::NodeState::Running,
                                domain::NodeState::NotReady,
                                domain::NodeState::CrashLoop,
                                domain::NodeState::ImagePullBackOff,
                                domain::NodeState::Failed,
                                domain::NodeState::Terminating,
                                domain::NodeState::Unknown,
                                domain::NodeState::Ended};

}  // namespace

NodesPage::NodesPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("nodes"), parent),
      m_services(services),
      m_ui(services.ui),
      m_title(new Label(m_ui, TextStyle::Title, this)),
      m_summary(new Label(m_ui, TextStyle::Second, this)),
      m_search(new SearchField(m_ui, this)),
      m_state(new ChoiceField(m_ui, this)),
      m_stack(new QStackedWidget(this)),
      m_table(new NodeTable(m_ui,
                            {{NodeColumn::Name, 100},
                             {NodeColumn::Deployment, 110},
                             {NodeColumn::State, 150},
                             {NodeColumn::Region, 110},
                             {NodeColumn::Gpu, 70},
                             {NodeColumn::GpuUse, 104},
                             {NodeColumn::Requests, 64},
                             {NodeColumn::Restarts, 72},
                             {NodeColumn::Age, 84},
                             {NodeColumn::DiskOnly, 96}},
                            services.platform.capabilities(), this)),
      m_details(new NodeDetails(m_ui, this)),
      m_empty(new EmptyState(m_ui, Icon::Nodes, this)) {
    // The name of the node and the details beside the table say these too.
    m_table->view().setDispensable({static_cast<int>(NodeColumn::Deployment),
                                    static_cast<int>(NodeColumn::Gpu),
                                    static_cast<int>(NodeColumn::Region)});
    greyWhileLost(m_table->view(), services.platform);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    m_summary->setTone(Token::Ink2);
    m_search->setMaximumWidth(240);
    head->addWidget(m_title);
    head->addWidget(m_summary);
    head->addStretch();
    head->addWidget(m_search);
    head->addWidget(m_state);
    auto* card = new Card(m_ui, this);
    card->setFlush(true);
    card->body().addWidget(m_table);
    auto* filled = new QWidget(m_stack);
    auto* columns = new QHBoxLayout(filled);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    columns->addWidget(card, 1);
    m_details->setFixedWidth(kDetailsWidth);
    columns->addWidget(m_details);
    m_stack->addWidget(filled);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    connect(m_search, &QLineEdit::textChanged, this, &NodesPage::filter);
    connect(m_state, &QComboBox::activated, this, &NodesPage::filter);
    connect(m_table, &NodeTable::currentChanged, this, &NodesPage::showCurrent);
    connect(m_table, &NodeTable::menuRequested, this, &NodesPage::openMenu);
    connect(m_table, &NodeTable::activated, this, &NodesPage::openDeployment);
    connect(m_details, &NodeDetails::deploymentRequested, this, &NodesPage::openDeployment);
    connect(m_details, &NodeDetails::replaceRequested, this,
            [this] { replace(m_table->current().value); });
    connect(m_details, &NodeDetails::inspectRequested, this,
            [this] { inspect(m_table->current().value); });
    connect(&m_services.platform, &bridge::PlatformBridge::snapshotChanged, this, &NodesPage::take);
    take();
    retranslate();
}

QString NodesPage::title() const {
    return tr("Nodes");
}

bool NodesPage::isSettled() const {
    return m_services.platform.snapshot()->isWhole();
}

void NodesPage::retranslate() {
    m_title->setText(title());
    m_search->setPurpose(tr("Filter nodes"));
    m_table->view().setAccessibleName(tr("Nodes"));
    m_empty->setTexts(tr("No nodes"), tr("Nodes appear when a deployment starts."));
    fillStates();
    take();
    Q_EMIT titleChanged();
}

void NodesPage::fillStates() {
    const int index = std::max(0, m_state->currentIndex());
    const QSignalBlocker blocker(m_state);
    m_state->clear();
    m_state->setPurpose(tr("Filter by state"));
    m_state->addItem(tr("State: all"), kAll);
    for (const domain::NodeState state : kStates) {
        m_state->addItem(stateText(state), static_cast<int>(state));
    }
    m_state->setCurrentIndex(index);
}

void NodesPage::take() {
    const domain::SnapshotPtr& snapshot = m_services.platform.snapshot();
    m_table->model().setSnapshot(snapshot);
    const auto alive = std::count_if(snapshot->nodes.begin(), snapshot->nodes.end(),
                                     [](const domain::Node& node) { return node.alive(); });
    const auto ready = std::count_if(
        snapshot->nodes.begin(), snapshot->nodes.end(),
        [](const domain::Node& node) { return node.state == domain::NodeState::Running; });
    m_summary->setText(tr("%1 running").arg(m_ui.format().countOf(ready, alive)));
    m_stack->setCurrentIndex(snapshot->nodes.empty() && snapshot->isWhole() ? 1 : 0);
    if (m_table->current().empty() && m_table->model().rowCount() > 0) {
        m_table->view().setCurrentIndex(m_table->model().index(0, 0));
    }
    showCurrent();
}

void NodesPage::filter() {
    items::NodeFilter filter;
    filter.text = m_search->text();
    const int state = m_state->currentData().toInt();
    if (state != kAll) filter.state = static_cast<domain::NodeState>(state);
    filter.ended = filter.state == domain::NodeState::Ended;
    m_table->model().setFilter(std::move(filter));
    showCurrent();
}

void NodesPage::showCurrent() {
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    const domain::Node* node = snapshot.findNode(m_table->current());
    m_details->show(node, snapshot, m_services.platform.capabilities(),
                    node == nullptr ? QString() : whyNotInside(*node));
}

void NodesPage::openMenu(const QString& id, const QPoint& position) {
    const domain::Node* node = m_services.platform.snapshot()->findNode({id.toStdString()});
    if (node == nullptr) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QString deployment = QString::fromStdString(node->deployment.value);
    menu->addAction(
        m_ui.icons().icon(Icon::Deployments), tr("Open deployment"), this,
        [this, deployment] { Q_EMIT routeRequested(QStringLiteral("deployment/") + deployment); });
    if (node->alive()) {
        QAction* inside = menu->addAction(m_ui.icons().icon(Icon::Machine), tr("Look inside"), this,
                                          [this, key = id.toStdString()] { inspect(key); });
        setOffered(*inside, whyNotInside(*node));
        QAction* entry = menu->addAction(m_ui.icons().icon(Icon::Restart), tr("Replace node …"),
                                         this, [this, key = id.toStdString()] { replace(key); });
        setOffered(*entry,
                   whyNot(Doing::ReplaceNode, m_services.platform.capabilities(),
                          m_services.platform.snapshot()->findDeployment(node->deployment)));
    }
    menu->popup(position);
}

void NodesPage::replace(const std::string& id) {
    if (id.empty()) return;
    PlanDialog::show(m_services, domain::ReplaceNode{{id}}, this);
}

QString NodesPage::whyNotInside(const domain::Node& node) const {
    if (m_services.hosts == nullptr || !m_services.nodeDoor)
        return tr("This platform offers no way into its nodes.");
    if (!m_services.nodeDoor(node)) return tr("There is a way in once its container runs.");
    return {};
}

void NodesPage::inspect(const std::string& id) {
    if (id.empty()) return;
    Q_EMIT routeRequested(QStringLiteral("inspect/node:") + QString::fromStdString(id));
}

void NodesPage::openDeployment() {
    const domain::Node* node = m_services.platform.snapshot()->findNode(m_table->current());
    if (node == nullptr) return;
    Q_EMIT routeRequested(QStringLiteral("deployment/") +
                          QString::fromStdString(node->deployment.value));
}

}  // namespace berth::ui
