// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/items/api_call_model.h"
#include "ui/activity/call_words.h"

class QCheckBox;
class QStackedWidget;

namespace berth::bridge {
class ApiCallFeed;
}  // namespace berth::bridge

namespace berth::ui {

class Button;
class DataTable;
class EmptyState;
class SearchField;

// Every call to the platform's API, newest first, with what is needed to ask its support about one.
class CallsView final : public QWidget {
    Q_OBJECT

  public:
    // `feed` may be null: the platform is asked without an API over HTTP, and the view says so.
    CallsView(UiContext& ui, bridge::ApiCallFeed* feed, QWidget* parent);

    // The controls that choose what is shown, for the head of the page. Made by this view, placed
    // by its owner.
    [[nodiscard]] QWidget& filters() { return *m_filters; }
    [[nodiscard]] QString summary() const;
    void retranslate();

  Q_SIGNALS:
    void summaryChanged();

  private:
    void filter();
    void showRows();
    void openMenu(const QPoint& position);
    void copyChosen();
    void copyShown();

    UiContext& m_ui;
    bridge::ApiCallFeed* m_feed;
    CallWords m_words;
    items::ApiCallModel m_model;
    QWidget* m_filters;
    SearchField* m_search;
    QCheckBox* m_problems;
    Button* m_copy;
    QStackedWidget* m_stack;
    DataTable* m_table;
    EmptyState* m_empty;
    QAction* m_copyRow;
};

}  // namespace berth::ui
