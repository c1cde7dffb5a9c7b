// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/storage/storage_page.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/platform_bridge.h"
#include "ui/storage/volume_details.h"
#include "ui/storage/volume_table.h"
#include "ui/support/ui_context.h"
#include "ui/tables/platform_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {
constexpr int kDetailsWidth = 344;
}

StoragePage::StoragePage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("storage"), parent),
      m_services(services),
      m_ui(services.ui),
      m_title(new Label(m_ui, TextStyle::Title, this)),
      m_summary(new Label(m_ui, TextStyle::Second, this)),
      m_search(new SearchField(m_ui, this)),
      m_which(new ChoiceField(m_ui, this)),
      m_keeps(new Label(m_ui, TextStyle::Body, this)),
      m_atRisk(new Label(m_ui, TextStyle::Body, this)),
      m_nodes(new Button(m_ui, ButtonKind::Link, {}, std::nullopt, this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(m_ui, Icon::Storage, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    m_summary->setTone(Token::Ink2);
    m_search->setMaximumWidth(240);
    head->addWidget(m_title);
    head->addWidget(m_summary);
    head->addStretch();
    head->addWidget(m_search);
    head->addWidget(m_which);
    layout->addLayout(head);
    auto* keeps = new QVBoxLayout;
    keeps->setSpacing(2);
    m_keeps->setTone(Token::Ink2);
    m_keeps->setWraps(true);
    keeps->addWidget(m_keeps);
    auto* risk = new QHBoxLayout;
    risk->setSpacing(8);
    m_atRisk->setTone(Token::Warn);
    risk->addWidget(m_atRisk);
    risk->addWidget(m_nodes);
    risk->addStretch();
    keeps->addLayout(risk);
    layout->addLayout(keeps);
    m_stack->addWidget(makeFilled());
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
    connect(m_search, &QLineEdit::textChanged, this, &StoragePage::filter);
    connect(m_which, &QComboBox::activated, this, &StoragePage::filter);
    connect(m_nodes, &QPushButton::clicked, this,
            [this] { Q_EMIT routeRequested(QStringLiteral("nodes")); });
    connect(&services.platform, &bridge::PlatformBridge::snapshotChanged, this, &StoragePage::take);
    retranslate();
}

QWidget* StoragePage::makeFilled() {
    auto* filled = new QWidget(m_stack);
    auto* columns = new QHBoxLayout(filled);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    auto* card = new Card(m_ui, filled);
    card->setFlush(true);
    m_table = new VolumeTable(m_ui, card);
    greyWhileLost(m_table->view(), m_services.platform);
    card->body().addWidget(m_table);
    m_details = new VolumeDetails(m_ui, filled);
    m_details->setFixedWidth(kDetailsWidth);
    columns->addWidget(card, 1);
    columns->addWidget(m_details);
    connect(m_table, &VolumeTable::currentChanged, this, &StoragePage::showCurrent);
    connect(m_details, &VolumeDetails::deploymentRequested, this, [this](const QString& id) {
        Q_EMIT routeRequested(QStringLiteral("deployment/") + id);
    });
    return filled;
}

QString StoragePage::title() const {
    return tr("Storage");
}

bool StoragePage::isSettled() const {
    return m_services.platform.snapshot()->isWhole();
}

void StoragePage::retranslate() {
    m_title->setText(title());
    m_search->setPurpose(tr("Filter volumes"));
    m_table->view().setAccessibleName(tr("Volumes"));
    m_nodes->setText(tr("Show the nodes"));
    const QSignalBlocker quiet(m_which);
    const int index = std::max(0, m_which->currentIndex());
    m_which->clear();
    m_which->setPurpose(tr("Which volumes are shown"));
    m_which->addItems({tr("All volumes"), tr("Mounted ones")});
    m_which->setCurrentIndex(index);
    take();
    Q_EMIT titleChanged();
}

void StoragePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    take();
}

void StoragePage::take() {
    if (!isVisible()) return;
    const domain::SnapshotPtr& snapshot = m_services.platform.snapshot();
    const domain::Capabilities can = m_services.platform.capabilities();
    const int volumes = static_cast<int>(snapshot->volumes.size());
    m_table->model().setSnapshot(snapshot);
    m_summary->setText(can.volumes ? tr("%n volume(s)", nullptr, volumes) : QString());
    m_keeps->setText(
        can.volumes
            ? tr("What is written below a volume's path stays when nodes end; everything else on a "
                 "node is wiped with it.")
            : tr("A node keeps nothing: what is written on it is wiped when it ends."));
    showAtRisk();
    const bool empty = !can.volumes || (volumes == 0 && snapshot->isWhole());
    m_stack->setCurrentIndex(empty ? 1 : 0);
    m_search->setVisible(!empty);
    m_which->setVisible(!empty);
    if (!can.volumes) {
        m_empty->setTexts(tr("This platform has no volumes"),
                          tr("Download what you want to keep from the node, or let the program "
                             "send it to a storage of your own."));
    } else {
        m_empty->setTexts(
            tr("No volumes"),
            can.live ? tr("Volumes are made on the platform's own pages; they appear here, and "
                          "deployments can then mount them.")
                     : tr("The volumes of a simulation are named in its scenario, under "
                          "\"volumes\". Start the simulator over with such a scenario to have "
                          "some."));
    }
    if (m_table->current() == nullptr && m_table->model().rowCount() > 0)
        m_table->view().setCurrentIndex(m_table->model().index(0, 0));
    showCurrent();
}

void StoragePage::showAtRisk() {
    domain::Bytes bytes;
    int nodes = 0;
    if (m_services.platform.capabilities().dataLossLedger) {
        for (const domain::Node& node : m_services.platform.snapshot()->nodes) {
            if (!node.alive() || node.diskUsed.count == 0) continue;
            bytes += node.diskUsed;
            ++nodes;
        }
    }
    m_atRisk->setVisible(nodes > 0);
    m_nodes->setVisible(nodes > 0);
    m_atRisk->setText(
        tr("%1 lie on %n node(s) alone now.", nullptr, nodes).arg(m_ui.format().bytes(bytes)));
}

void StoragePage::filter() {
    m_table->model().setFilter(
        {.text = m_search->text(), .mountedOnly = m_which->currentIndex() == 1});
    showCurrent();
}

void StoragePage::showCurrent() {
    m_details->show(m_table->current());
}

}  // namespace berth::ui
