// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deployments_page.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>

#include "models/bridge/platform_bridge.h"
#include "ui/support/action_reasons.h"
#include "ui/support/ui_context.h"
#include "ui/tables/deployment_table.h"
#include "ui/tables/platform_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"
#include "ui/widgets/panel.h"

namespace berth::ui {

namespace {

constexpr int kMargin = 20;
using items::DeploymentColumn;

constexpr std::array kBulkActions = {DeploymentAction::Scale, DeploymentAction::Pause,
                                     DeploymentAction::Resume, DeploymentAction::Restart,
                                     DeploymentAction::Delete};

Icon iconOf(DeploymentAction action) {
    switch (action) {
        case DeploymentAction::Open:
            return Icon::Open;
        case DeploymentAction::Edit:
            return Icon::Edit;
        case DeploymentAction::Scale:
            return Icon::Scale;
        case DeploymentAction::Pause:
            return Icon::Pause;
        case DeploymentAction::Resume:
            return Icon::Play;
        case DeploymentAction::Restart:
            return Icon::Restart;
        case DeploymentAction::Delete:
            return Icon::Trash;
    }
    return Icon::More;
}

}  // namespace

DeploymentsPage::DeploymentsPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("deployments"), parent), m_services(services), m_ui(services.ui) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeFilters());
    m_table = new DeploymentTable(m_ui, RowHeight::List,
                                  {{DeploymentColumn::Name, 124},
                                   {DeploymentColumn::State, 160},
                                   {DeploymentColumn::Nodes, 136},
                                   {DeploymentColumn::Ready, 56},
                                   {DeploymentColumn::Gpu, 84},
                                   {DeploymentColumn::Region, 100},
                                   {DeploymentColumn::Link, 140},
                                   {DeploymentColumn::RateNow, 84},
                                   {DeploymentColumn::CostSoFar, 84},
                                   {DeploymentColumn::Age, 84},
                                   {DeploymentColumn::Warning, 200}},
                                  m_services.platform.capabilities(), this);
    // The detail page and the filter say these too.
    m_table->view().setDispensable(
        {static_cast<int>(DeploymentColumn::Region), static_cast<int>(DeploymentColumn::Age)});
    greyWhileLost(m_table->view(), m_services.platform);
    layout->addWidget(makeBulkBar());
    m_stack = new QStackedWidget(this);
    auto* list = new QWidget(m_stack);
    auto* listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(0);
    listLayout->addWidget(m_table, 1);
    listLayout->addWidget(makeTotals());
    m_stack->addWidget(list);
    m_stack->addWidget(makeEmpty());
    layout->addWidget(m_stack, 1);
    connect(m_table, &DeploymentTable::activated, this, [this](const QString& id) {
        Q_EMIT routeRequested(QStringLiteral("deployment/") + id);
    });
    connect(m_table, &DeploymentTable::menuRequested, this, &DeploymentsPage::openMenu);
    connect(m_table, &DeploymentTable::selectionChanged, this, &DeploymentsPage::showBulkBar);
    connect(&m_table->model(), &items::DeploymentModel::totalsChanged, this,
            &DeploymentsPage::showCounts);
    connect(&m_services.platform, &bridge::PlatformBridge::snapshotChanged, this,
            &DeploymentsPage::take);
    take();
    retranslate();
}

QString DeploymentsPage::title() const {
    return tr("Deployments");
}

bool DeploymentsPage::isSettled() const {
    return m_services.platform.snapshot()->isWhole();
}

QWidget* DeploymentsPage::makeHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(kMargin, 12, kMargin, 4);
    layout->setSpacing(12);
    m_title = new Label(m_ui, TextStyle::Title, head);
    m_summary = new Label(m_ui, TextStyle::Second, head);
    m_summary->setTone(Token::Ink2);
    m_new = new Button(m_ui, ButtonKind::Primary, {}, Icon::Plus, head);
    layout->addWidget(m_title);
    layout->addWidget(m_summary);
    layout->addStretch();
    layout->addWidget(m_new);
    connect(m_new, &QPushButton::clicked, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("deployments/new")); });
    return head;
}

QWidget* DeploymentsPage::makeFilters() {
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(kMargin, 8, kMargin, 10);
    layout->setSpacing(8);
    m_search = new SearchField(m_ui, bar);
    m_search->setMinimumWidth(180);
    m_search->setMaximumWidth(240);
    m_groups = new FilterChips(m_ui, bar);
    m_gpu = new ChoiceField(m_ui, bar);
    m_region = new ChoiceField(m_ui, bar);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_groups);
    layout->addStretch();
    layout->addWidget(m_gpu);
    layout->addWidget(m_region);
    connect(m_search, &QLineEdit::textChanged, this, &DeploymentsPage::filter);
    connect(m_groups, &FilterChips::chosen, this, &DeploymentsPage::filter);
    connect(m_gpu, &QComboBox::activated, this, &DeploymentsPage::filter);
    connect(m_region, &QComboBox::activated, this, &DeploymentsPage::filter);
    return bar;
}

QWidget* DeploymentsPage::makeBulkBar() {
    m_bulk = new Panel(m_ui, Token::Selection, this);
    m_bulk->setEdges(Qt::TopEdge);
    auto* layout = new QHBoxLayout(m_bulk);
    layout->setContentsMargins(kMargin, 6, kMargin, 6);
    layout->setSpacing(8);
    m_bulkCount = new Label(m_ui, TextStyle::Strong, m_bulk);
    layout->addWidget(m_bulkCount);
    layout->addStretch();
    for (const DeploymentAction action : kBulkActions) {
        const bool deletes = action == DeploymentAction::Delete;
        auto* button = new Button(m_ui, deletes ? ButtonKind::Danger : ButtonKind::Plain, {},
                                  iconOf(action), m_bulk);
        button->setSizeClass(ButtonSize::Compact);
        layout->addWidget(button);
        m_bulkButtons[action] = button;
        connect(button, &QPushButton::clicked, this,
                [this, action] { act(action, m_table->selected()); });
    }
    m_clear = new Button(m_ui, ButtonKind::Link, {}, std::nullopt, m_bulk);
    m_clear->setSizeClass(ButtonSize::Compact);
    layout->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this,
            [this] { m_table->view().selectionModel()->clear(); });
    m_bulk->hide();
    return m_bulk;
}

QWidget* DeploymentsPage::makeTotals() {
    auto* foot = new Panel(m_ui, Token::Surf2, this);
    foot->setEdges(Qt::TopEdge);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(kMargin, 8, kMargin, 8);
    layout->setSpacing(28);
    m_totalName = new Label(m_ui, TextStyle::Strong, foot);
    m_totalReady = new Label(m_ui, TextStyle::Body, foot);
    m_totalRate = new Label(m_ui, TextStyle::Strong, foot);
    m_totalCost = new Label(m_ui, TextStyle::Body, foot);
    layout->addWidget(m_totalName);
    layout->addStretch();
    layout->addWidget(m_totalReady);
    layout->addWidget(m_totalRate);
    layout->addWidget(m_totalCost);
    return foot;
}

QWidget* DeploymentsPage::makeEmpty() {
    m_empty = new EmptyState(m_ui, Icon::Deployments, this);
    m_emptyNew = new Button(m_ui, ButtonKind::Offer, {}, Icon::Plus, m_empty);
    m_empty->addAction(m_emptyNew);
    connect(m_emptyNew, &QPushButton::clicked, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("deployments/new")); });
    return m_empty;
}

void DeploymentsPage::retranslate() {
    m_title->setText(title());
    m_new->setText(tr("New deployment"));
    m_emptyNew->setText(tr("New deployment"));
    m_emptyNew->setAccessibleName(tr("Make the first deployment"));
    m_empty->setTexts(
        tr("No deployment yet"),
        m_services.platform.capabilities().live
            ? tr("One image, one GPU, one link.")
            : tr("One image, one GPU, one link. Try it here first: it costs nothing."));
    m_search->setPurpose(tr("Filter deployments"));
    m_table->view().setAccessibleName(tr("Deployments"));
    m_clear->setText(tr("Clear selection"));
    for (const auto& [action, button] : m_bulkButtons)
        button->setText(actionText(action));
    fillChoices();
    showCounts();
    showBulkBar();
    Q_EMIT titleChanged();
}

void DeploymentsPage::take() {
    const domain::SnapshotPtr& snapshot = m_services.platform.snapshot();
    m_table->model().setSnapshot(snapshot);
    m_stack->setCurrentIndex(snapshot->deployments.empty() && snapshot->isWhole() ? 1 : 0);
    const QString noNew = whyNot(Doing::Create, m_services.platform.capabilities());
    setOffered(*m_new, noNew);
    setOffered(*m_emptyNew, noNew);
    if (m_gpu->count() == 0 || m_region->count() <= 1) fillChoices();
    showCounts();
    showBulkBar();
}

void DeploymentsPage::fillChoices() {
    const domain::Catalogue& catalogue = m_services.platform.snapshot()->catalogue;
    const QString gpu = m_gpu->currentData().toString();
    const QString region = m_region->currentData().toString();
    const QSignalBlocker first(m_gpu);
    const QSignalBlocker second(m_region);
    m_gpu->clear();
    m_gpu->addItem(tr("GPU: all"), QString());
    for (const domain::GpuSpec& spec : catalogue.gpuSpecs) {
        const QString name = QString::fromStdString(spec.name);
        m_gpu->addItem(name, name);
    }
    m_region->clear();
    m_region->addItem(tr("Region: all"), QString());
    const bool chinese = m_ui.format().locale().language() == QLocale::Chinese;
    for (const domain::Region& r : catalogue.regions) {
        m_region->addItem(QString::fromStdString(chinese && !r.nameZh.empty() ? r.nameZh : r.name),
                          QString::fromStdString(r.id.value));
    }
    m_gpu->setCurrentIndex(std::max(0, m_gpu->findData(gpu)));
    m_region->setCurrentIndex(std::max(0, m_region->findData(region)));
    m_gpu->setPurpose(tr("Filter by GPU"));
    m_region->setPurpose(tr("Filter by region"));
}

void DeploymentsPage::filter() {
    items::DeploymentFilter filter;
    filter.text = m_search->text();
    if (m_groups->current() > 0) {
        filter.group = static_cast<items::StateGroup>(m_groups->current() - 1);
    }
    filter.gpuSpec = m_gpu->currentData().toString().toStdString();
    filter.region = {m_region->currentData().toString().toStdString()};
    m_table->model().setFilter(std::move(filter));
}

void DeploymentsPage::showCounts() {
    const items::DeploymentTotals& totals = m_table->model().totals();
    const auto count = [&](items::StateGroup group) {
        return totals.inGroup[static_cast<std::size_t>(group)];
    };
    using items::StateGroup;
    m_groups->setOptions(
        tr("Which deployments to show"),
        {{tr("All"), totals.ofAllGroups, std::nullopt},
         {tr("Failing"), count(StateGroup::Failing), visualOf(domain::NodeState::CrashLoop)},
         {tr("Attention"), count(StateGroup::Attention), visualOf(domain::NodeState::NotReady)},
         {tr("Running"), count(StateGroup::Running), visualOf(domain::NodeState::Running)},
         {tr("Other"), count(StateGroup::Other), visualOf(domain::DeploymentState::Paused)}});
    m_summary->setText(tr("%1, %2 failing, %3 to watch")
                           .arg(tr("%n deployment(s)", nullptr, totals.ofAllGroups))
                           .arg(count(StateGroup::Failing))
                           .arg(count(StateGroup::Attention)));
    const Formatter& format = m_ui.format();
    m_totalName->setText(tr("%n deployment(s)", nullptr, totals.deployments));
    m_totalReady->setText(
        tr("%1 nodes ready").arg(format.countOf(totals.nodesReady, totals.nodesWanted)));
    m_totalRate->setText(tr("%1 now").arg(format.perHour(totals.rateNow)));
    m_totalCost->setText(tr("%1 so far").arg(format.money(totals.costSoFar)));
}

void DeploymentsPage::showBulkBar() {
    const QVector<domain::DeploymentId> ids = m_table->selected();
    m_bulk->setVisible(!ids.isEmpty());
    if (ids.isEmpty()) return;
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    const domain::Capabilities capabilities = m_services.platform.capabilities();
    int nodes = 0;
    domain::Rate rate;
    for (const domain::DeploymentId& id : ids) {
        if (const domain::Deployment* deployment = snapshot.findDeployment(id)) {
            nodes += deployment->nodesRunning;
            rate = rate + deployment->rateNow;
        }
    }
    m_bulkCount->setText(tr("%1 selected · %2 · %3")
                             .arg(ids.size())
                             .arg(tr("%n node(s)", nullptr, nodes), m_ui.format().perHour(rate)));
    for (const auto& [action, button] : m_bulkButtons) {
        bool any = false;
        for (const domain::DeploymentId& id : ids) {
            const domain::Deployment* deployment = snapshot.findDeployment(id);
            any |= deployment != nullptr && isOffered(action, *deployment, capabilities);
        }
        const QString reason = whyNot(action, capabilities);
        setOffered(*button, reason);
        if (reason.isEmpty()) button->setEnabled(any);
    }
}

void DeploymentsPage::openMenu(const QString& id, const QPoint& position) {
    const domain::DeploymentId key{id.toStdString()};
    const domain::Deployment* deployment = m_services.platform.snapshot()->findDeployment(key);
    if (deployment == nullptr) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const DeploymentAction action :
         {DeploymentAction::Open, DeploymentAction::Edit, DeploymentAction::Scale,
          DeploymentAction::Pause, DeploymentAction::Resume, DeploymentAction::Restart,
          DeploymentAction::Delete}) {
        if (!isSensible(action, *deployment)) continue;
        if (action == DeploymentAction::Delete) menu->addSeparator();
        QAction* entry = menu->addAction(m_ui.icons().icon(iconOf(action)), actionText(action));
        setOffered(*entry, whyNot(action, m_services.platform.capabilities(), deployment));
        connect(entry, &QAction::triggered, this, [this, action, key] { act(action, {key}); });
    }
    menu->popup(position);
}

void DeploymentsPage::act(DeploymentAction action, const QVector<domain::DeploymentId>& ids) {
    startAction(action, ids, m_services, this,
                [this](const QString& route) { Q_EMIT routeRequested(route); });
}

}  // namespace berth::ui
