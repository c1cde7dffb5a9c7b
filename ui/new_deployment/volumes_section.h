// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/row_list.h"
#include "ui/new_deployment/section.h"

namespace berth::ui {

class Button;
class ChoiceField;
class TextField;

class MountRow final : public QWidget {
    Q_OBJECT

  public:
    MountRow(UiContext& ui, int index, QWidget* parent);

    ChoiceField* volume;
    TextField* path;
    Button* remove;
    FieldRow* field;
    int index;
};

// What outlives the nodes: volumes and where they are mounted.
class VolumesSection final : public Section {
    Q_OBJECT

  public:
    VolumesSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    [[nodiscard]] MountRow* makeRow(int index, QWidget* parent);
    void refreshRow(MountRow& row);
    void add();

    RowList<MountRow>* m_rows;
    Button* m_add;
    FieldRow* m_message;
};

}  // namespace berth::ui
