// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/event_model.h"
#include "ui/shell/page.h"
#include "ui/support/page_services.h"
#include "ui/tables/event_words.h"

class QStackedWidget;

namespace berth::ui {

class CallsView;
class ChoiceField;
class EmptyState;
class Label;
class SearchField;
class SegmentedControl;
class UiContext;

// What happened on the platform, newest first, and how it was asked.
class ActivityPage final : public Page {
    Q_OBJECT

  public:
    explicit ActivityPage(PageServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    void build();
    void takeAll();
    void filter();
    void showSection();
    void showCounts();

    PageServices& m_services;
    UiContext& m_ui;
    EventWords m_words;
    items::EventModel m_model;
    Label* m_title;
    Label* m_summary;
    SegmentedControl* m_section;
    QStackedWidget* m_filters;
    SearchField* m_search;
    ChoiceField* m_severity;
    QStackedWidget* m_stack;
    DataTable* m_table;
    EmptyState* m_empty;
    CallsView* m_calls;
};

}  // namespace berth::ui
