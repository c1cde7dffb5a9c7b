// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/items/billing_share_model.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/data_table.h"

namespace berth::ui {

// Cells of what deployments were charged, in words.
class BillingWords final : public items::BillingText {
  public:
    explicit BillingWords(UiContext& ui) : m_ui(ui) {}

    [[nodiscard]] QString heading(items::BillingColumn column) const override;
    [[nodiscard]] QString cell(const items::BillingRow& row,
                               items::BillingColumn column) const override;

  private:
    UiContext& m_ui;
};

// What was charged by deployment. A click on a heading sorts by it, a third one takes that back.
class BillingTable final : public QWidget {
    Q_OBJECT

  public:
    explicit BillingTable(UiContext& ui, QWidget* parent = nullptr);

    [[nodiscard]] items::BillingShareModel& model() { return m_model; }
    [[nodiscard]] DataTable& view() { return *m_view; }

  Q_SIGNALS:
    // Of one that still exists.
    void deploymentRequested(const QString& id);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void setCells();

    UiContext& m_ui;
    BillingWords m_words;
    items::BillingShareModel m_model;
    DataTable* m_view;
};

}  // namespace berth::ui
