// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/row_list.h"
#include "ui/new_deployment/section.h"

namespace berth::ui {

class BalancingDetails;
class Button;
class ChoiceField;
class Label;
class NumberField;

// One port: its number, how its link balances, what the image does there, and below how it balances
// in detail.
class PortRow final : public QWidget {
    Q_OBJECT

  public:
    PortRow(UiContext& ui, DeploymentDraft& draft, int index, QWidget* parent);

    NumberField* port;
    ChoiceField* balancing;
    Label* purpose;
    Button* remove;
    FieldRow* field;
    BalancingDetails* details;
    int index;
};

// Which ports get a link, and how each shares its requests over the nodes.
class PortsSection final : public Section {
    Q_OBJECT

  public:
    PortsSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    [[nodiscard]] PortRow* makeRow(int index, QWidget* parent);
    void refreshRow(PortRow& row);
    void add();

    RowList<PortRow>* m_rows;
    Button* m_add;
    FieldRow* m_message;
};

}  // namespace berth::ui
