// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "models/domain/batch.h"
#include "ui/new_deployment/batch_publisher.h"
#include "ui/support/page_services.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class Button;
class Card;
class ElidedLabel;
class Label;
class StateMark;

// What publishing a batch will do, before it is done: the names, what all cost, for which no card
// is free. Then it does it and tells what became of each. Closing it on the way stops what has not
// begun.
class BatchDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // Opens it; it deletes itself.
    static BatchDialog* show(PageServices& services, domain::BatchPlan plan, QWidget* parent);

    [[nodiscard]] const BatchPublisher& publisher() const { return *m_publisher; }
    // What it was opened for has been begun: there is nothing to come back to.
    [[nodiscard]] bool wasBegun() const { return m_begun; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Row {
        StateMark* mark;
        ElidedLabel* name;
        Label* state;
        Label* problem;
    };

    BatchDialog(PageServices& services, domain::BatchPlan plan, QWidget* parent);

    void buildCost();
    void buildRows();
    void retranslate();
    void showRow(std::size_t at);
    void publish();
    void leave();

    PageServices& m_services;
    UiContext& m_ui;
    const domain::BatchPlan m_plan;
    const std::vector<std::string> m_withoutStock;
    BatchPublisher* m_publisher;
    bool m_begun = false;
    Card* m_cost;
    Label* m_perHour;
    Label* m_perDay;
    Card* m_stock;
    Label* m_stockText;
    QWidget* m_list;
    std::vector<Row> m_rows;
    Button* m_leave;
    Button* m_publish;
};

}  // namespace berth::ui
