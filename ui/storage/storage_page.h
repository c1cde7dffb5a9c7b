// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"
#include "ui/support/page_services.h"

class QStackedWidget;

namespace berth::ui {

class Button;
class ChoiceField;
class EmptyState;
class Label;
class SearchField;
class UiContext;
class VolumeDetails;
class VolumeTable;

// What outlives nodes: the volumes of the platform, how full they are and who mounts them; and how
// much lies on nodes alone.
class StoragePage final : public Page {
    Q_OBJECT

  public:
    explicit StoragePage(PageServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeFilled();
    void take();
    void filter();
    void showAtRisk();
    void showCurrent();

    PageServices& m_services;
    UiContext& m_ui;
    Label* m_title;
    Label* m_summary;
    SearchField* m_search;
    ChoiceField* m_which;
    Label* m_keeps;
    Label* m_atRisk;
    Button* m_nodes;
    QStackedWidget* m_stack;
    VolumeTable* m_table;
    VolumeDetails* m_details;
    EmptyState* m_empty;
};

}  // namespace berth::ui
