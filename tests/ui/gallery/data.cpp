// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "tests/ui/gallery/sections.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/tab_strip.h"

namespace berth::gallery {
namespace {

using domain::NodeState;

constexpr int kStateRole = Qt::UserRole + 1;

struct Row {
    const char* name;
    NodeState state;
    const char* ready;
    const char* price;
};

constexpr Row kRows[] = {
    {"comfy-api", NodeState::Running, "6/6", "10.07"},
    {"jupyter-lab", NodeState::Starting, "0/1", "0.00"},
    {"flux-api", NodeState::CrashLoop, "3/4", "6.71"},
    {"qwen-edit", NodeState::Pulling, "0/2", "0.00"},
    {"hunyuan", NodeState::Unknown, "?", "—"},
};

}  // namespace

ui::Card* table(ui::UiContext& ui) {
    auto* card = new ui::Card(ui);
    card->setFlush(true);
    card->header().setTitle(QStringLiteral("Table, 32 px rows"));
    card->header().setNote(QStringLiteral("5 deployments"));
    auto* table = new ui::DataTable(ui, ui::RowHeight::Standard);
    auto* model = new QStandardItemModel(table);
    model->setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("State"),
                                      QStringLiteral("Ready"), QStringLiteral("¥ / h")});
    for (const Row& row : kRows) {
        QList<QStandardItem*> items;
        items << new QStandardItem(QString::fromUtf8(row.name)) << new QStandardItem
              << new QStandardItem(QString::fromUtf8(row.ready))
              << new QStandardItem(QString::fromUtf8(row.price));
        items.at(1)->setData(static_cast<int>(row.state), kStateRole);
        items.at(2)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        items.at(3)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        model->appendRow(items);
    }
    for (const int column : {2, 3}) {
        model->setHeaderData(column, Qt::Horizontal, QVariant(Qt::AlignRight | Qt::AlignVCenter),
                             Qt::TextAlignmentRole);
    }
    table->setModel(model);
    table->setItemDelegateForColumn(0, new ui::TextCell(ui, table, ui::TextStyle::Strong));
    table->setItemDelegateForColumn(
        1, new ui::StateCell(
               ui,
               [](const QModelIndex& index) {
                   const auto state = static_cast<NodeState>(index.data(kStateRole).toInt());
                   ui::StateCellValue value{ui::visualOf(state), ui::stateText(state), {}};
                   if (state == NodeState::Pulling) value.progress = 0.61;
                   return value;
               },
               table));
    table->setColumnWidths({120, 150, 60, 64}, 1);
    table->setFitsContents(8);
    table->selectRow(2);
    table->setObjectName(QStringLiteral("table"));
    card->body().addWidget(table);
    return card;
}

ui::Card* choices(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Tabs, segments, filters"));
    auto* tabs = new ui::TabStrip(ui);
    for (const char* name : {"Overview", "Logs", "Events", "Data"}) {
        tabs->addTab(QString::fromUtf8(name));
    }
    tabs->setBadge(3, ui::Tone::Warn, QStringLiteral("2"));
    card->body().addWidget(tabs);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    auto* segments = new ui::SegmentedControl(ui);
    segments->setOptions(
        QStringLiteral("Detail"),
        {QStringLiteral("Regions"), QStringLiteral("Racks"), QStringLiteral("GPUs")});
    segments->setCurrent(2);
    line->addWidget(segments);
    auto* filters = new ui::FilterChips(ui);
    filters->setOptions(QStringLiteral("State"),
                        {{QStringLiteral("All"), 14, std::nullopt},
                         {QStringLiteral("Failing"), 2, ui::visualOf(NodeState::CrashLoop)}});
    line->addWidget(filters);
    line->addStretch();
    card->body().addLayout(line);
    return card;
}

}  // namespace berth::gallery
