// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/row_list.h"
#include "ui/new_deployment/section.h"

namespace berth::ui {

class Button;
class TextField;

class EnvironmentRow final : public QWidget {
    Q_OBJECT

  public:
    EnvironmentRow(UiContext& ui, int index, QWidget* parent);

    TextField* name;
    TextField* value;
    Button* remove;
    FieldRow* field;
    int index;
};

// Environment variables and the command of the container.
class EnvironmentSection final : public Section {
    Q_OBJECT

  public:
    EnvironmentSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    [[nodiscard]] EnvironmentRow* makeRow(int index, QWidget* parent);
    void refreshRow(EnvironmentRow& row);

    RowList<EnvironmentRow>* m_rows;
    Button* m_add;
};

}  // namespace berth::ui
