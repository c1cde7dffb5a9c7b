// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/look_tabs.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/card.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

using items::ContainerColumn;
using items::KernelColumn;
using items::ProcessColumn;

namespace {

// A table that fills its tab, with what filters it above.
QVBoxLayout* makeTab(UiContext& ui, QWidget* tab, Card*& card, DataTable* table) {
    auto* layout = new QVBoxLayout(tab);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    card = new Card(ui, tab);
    card->setFlush(true);
    card->body().addWidget(table);
    layout->addWidget(card, 1);
    return layout;
}

QHBoxLayout* makeFilterRow(SearchField* search) {
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    search->setFixedWidth(240);
    row->addWidget(search);
    row->addStretch(1);
    return row;
}

}  // namespace

ProcessesTab::ProcessesTab(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_words(ui),
      m_model(&m_words),
      m_search(new SearchField(ui, this)),
      m_gpuOnly(new QCheckBox(this)),
      m_table(new DataTable(ui, RowHeight::Dense, this)) {
    Card* card = nullptr;
    QVBoxLayout* layout = makeTab(ui, this, card, m_table);
    QHBoxLayout* row = makeFilterRow(m_search);
    row->insertWidget(1, m_gpuOnly);
    layout->insertLayout(0, row);
    m_gpuOnly->setObjectName(QStringLiteral("gpuProcessesOnly"));
    m_table->setObjectName(QStringLiteral("processes"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new TextCell(ui, m_table));
    auto* state = new TextCell(ui, m_table);
    state->setColor([this](const QModelIndex& index) {
        const char now = m_model.rowAt(index.row()).process.state;
        return now == 'Z' || now == 'D' ? Token::Warn : Token::Ink;
    });
    m_table->setItemDelegateForColumn(static_cast<int>(ProcessColumn::State), state);
    m_table->setColumnWidths({84, 160, 170, 96, 110, 90}, static_cast<int>(ProcessColumn::Name));
    m_table->setSortable();
    connect(m_search, &QLineEdit::textChanged, this, &ProcessesTab::filter);
    connect(m_gpuOnly, &QCheckBox::toggled, this, &ProcessesTab::filter);
}

void ProcessesTab::set(const domain::Inspection& look) {
    m_model.setLook(look);
}

void ProcessesTab::filter() {
    m_model.setFilter({m_search->text(), m_gpuOnly->isChecked()});
}

void ProcessesTab::retranslate() {
    m_search->setPurpose(tr("Filter processes"));
    m_gpuOnly->setText(tr("Only those that use a GPU"));
    m_table->setAccessibleName(tr("Processes"));
    m_model.retranslate();
}

ContainersTab::ContainersTab(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_words(ui),
      m_model(&m_words),
      m_table(new DataTable(ui, RowHeight::Standard, this)),
      m_empty(new EmptyState(ui, Icon::Images, this)) {
    QVBoxLayout* layout = makeTab(ui, this, m_card, m_table);
    layout->addWidget(m_empty, 1);
    m_table->setObjectName(QStringLiteral("containers"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new TextCell(ui, m_table));
    m_table->setColumnWidths({150, 96, 190, 84, 220}, static_cast<int>(ContainerColumn::Detail));
    m_table->setSortable();
}

void ContainersTab::set(const domain::Inspection& look) {
    m_model.setLook(look);
    m_card->setVisible(m_model.rowCount() > 0);
    m_empty->setVisible(m_model.rowCount() == 0);
}

void ContainersTab::retranslate() {
    m_table->setAccessibleName(tr("Containers"));
    m_empty->setTexts(tr("No containers are seen from here"),
                      tr("Inside a node this is as it should be: containers are seen from the "
                         "machine below, by crictl, docker or podman."));
    m_model.retranslate();
}

KernelTab::KernelTab(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_words(ui),
      m_model(&m_words),
      m_search(new SearchField(ui, this)),
      m_table(new DataTable(ui, RowHeight::Dense, this)),
      m_empty(new EmptyState(ui, Icon::Logs, this)) {
    QVBoxLayout* layout = makeTab(ui, this, m_card, m_table);
    layout->insertLayout(0, makeFilterRow(m_search));
    layout->addWidget(m_empty, 1);
    m_table->setObjectName(QStringLiteral("kernelMessages"));
    m_table->setModel(&m_model);
    auto* text = new TextCell(ui, m_table, TextStyle::Mono);
    text->setColor([this](const QModelIndex& index) {
        return m_model.rowAt(index.row()).xid ? Token::Bad : Token::Ink;
    });
    m_table->setItemDelegate(new TextCell(ui, m_table));
    m_table->setItemDelegateForColumn(static_cast<int>(KernelColumn::Text), text);
    m_table->setColumnWidths({110, 500}, static_cast<int>(KernelColumn::Text));
    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString& typed) { m_model.setFilter({typed}); });
}

void KernelTab::set(const domain::Inspection& look) {
    m_model.setLook(look);
    const bool any = !look.kernelLog.messages.empty();
    m_card->setVisible(any);
    m_search->setVisible(any);
    m_empty->setVisible(!any);
}

void KernelTab::retranslate() {
    m_search->setPurpose(tr("Filter messages"));
    m_table->setAccessibleName(tr("Kernel messages"));
    m_empty->setTexts(tr("The kernel's messages cannot be read"),
                      tr("This user may not read them, or the computer keeps none. As “root” they "
                         "are usually seen."));
    m_model.retranslate();
}

}  // namespace berth::ui
