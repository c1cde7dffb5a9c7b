// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/calls_view.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <vector>

#include "models/bridge/api_call_feed.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

using domain::ApiCall;
using items::ApiCallColumn;

CallsView::CallsView(UiContext& ui, bridge::ApiCallFeed* feed, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_feed(feed),
      m_words(ui),
      m_model(&m_words),
      m_filters(new QWidget(this)),
      m_search(new SearchField(ui, m_filters)),
      m_problems(new QCheckBox(m_filters)),
      m_copy(new Button(ui, ButtonKind::Plain, {}, Icon::Copy, m_filters)),
      m_stack(new QStackedWidget(this)),
      m_table(new DataTable(ui, RowHeight::Standard, m_stack)),
      m_empty(new EmptyState(ui, Icon::Activity, m_stack)),
      m_copyRow(new QAction(this)) {
    auto* filters = new QHBoxLayout(m_filters);
    filters->setContentsMargins(0, 0, 0, 0);
    filters->setSpacing(12);
    filters->addStretch(1);
    filters->addWidget(m_problems);
    filters->addWidget(m_search);
    filters->addWidget(m_copy);
    m_search->setFixedWidth(240);
    m_search->setObjectName(QStringLiteral("filterCalls"));
    m_problems->setObjectName(QStringLiteral("problemsOnly"));
    m_copy->setObjectName(QStringLiteral("copyCalls"));
    m_table->setObjectName(QStringLiteral("calls"));

    m_table->setModel(&m_model);
    m_table->setItemDelegate(new TextCell(ui, m_table));
    m_table->setItemDelegateForColumn(static_cast<int>(ApiCallColumn::Path),
                                      new TextCell(ui, m_table, TextStyle::Mono));
    auto* problem = new TextCell(ui, m_table);
    problem->setColor([this](const QModelIndex& index) {
        return m_model.rowAt(index.row()).problem.empty() ? Token::Ink : Token::Bad;
    });
    for (const ApiCallColumn column : {ApiCallColumn::Status, ApiCallColumn::Problem})
        m_table->setItemDelegateForColumn(static_cast<int>(column), problem);
    m_table->setColumnWidths({150, 70, 320, 64, 64, 80, 72, 240},
                             static_cast<int>(ApiCallColumn::Path));
    m_table->setDispensable(
        {static_cast<int>(ApiCallColumn::Attempt), static_cast<int>(ApiCallColumn::Method)});
    m_copyRow->setShortcut(QKeySequence::Copy);
    m_copyRow->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_copyRow);

    auto* card = new Card(ui, m_stack);
    card->setFlush(true);
    card->body().addWidget(m_table);
    m_stack->addWidget(card);
    m_stack->addWidget(m_empty);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_stack);

    connect(m_search, &QLineEdit::textChanged, this, &CallsView::filter);
    connect(m_problems, &QCheckBox::toggled, this, &CallsView::filter);
    connect(m_copy, &QPushButton::clicked, this, &CallsView::copyShown);
    connect(m_copyRow, &QAction::triggered, this, &CallsView::copyChosen);
    connect(m_table, &DataTable::menuRequested, this,
            [this](const QModelIndex&, const QPoint& position) { openMenu(position); });
    if (m_feed != nullptr) {
        m_model.append({m_feed->calls().begin(), m_feed->calls().end()});
        connect(m_feed, &bridge::ApiCallFeed::callsArrived, this,
                [this](const std::vector<ApiCall>& calls) {
                    m_model.append(calls);
                    showRows();
                });
    }
}

QString CallsView::summary() const {
    return tr("%n call(s)", nullptr, m_model.rowCount());
}

void CallsView::retranslate() {
    m_search->setPurpose(tr("Filter calls"));
    m_problems->setText(tr("Problems only"));
    m_problems->setAccessibleName(m_problems->text());
    m_copy->setText(tr("Copy all"));
    m_copy->setAccessibleName(tr("Copy all calls that are shown"));
    m_copyRow->setText(tr("Copy"));
    m_table->setAccessibleName(tr("Calls"));
    m_model.retranslate();
    showRows();
}

void CallsView::filter() {
    m_model.setFilter({m_search->text(), m_problems->isChecked()});
    showRows();
}

void CallsView::showRows() {
    const bool any = m_model.rowCount() > 0;
    m_copy->setEnabled(any);
    const bool usable = m_feed != nullptr;
    m_search->setEnabled(usable);
    m_problems->setEnabled(usable);
    if (m_feed == nullptr) {
        m_empty->setTexts(tr("No calls over the network"),
                          tr("The embedded simulator is a part of this program. Calls are listed "
                             "for connections to a platform."));
    } else if (m_model.size() == 0) {
        m_empty->setTexts(tr("No call yet"),
                          tr("Every request to the platform is listed here with its answer."));
    } else {
        m_empty->setTexts(tr("No call fits the filter"),
                          tr("Take away words, or show more than problems."));
    }
    m_stack->setCurrentIndex(any ? 0 : 1);
    Q_EMIT summaryChanged();
}

void CallsView::openMenu(const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_copyRow);
    menu->popup(position);
}

void CallsView::copyChosen() {
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) return;
    QGuiApplication::clipboard()->setText(m_words.line(m_model.rowAt(current.row())));
}

void CallsView::copyShown() {
    QString text;
    for (int row = 0; row < m_model.rowCount(); ++row)
        text += m_words.line(m_model.rowAt(row)) + u'\n';
    QGuiApplication::clipboard()->setText(text);
}

}  // namespace berth::ui
