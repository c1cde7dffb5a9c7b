// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/section.h"

namespace berth::ui {

class ChoiceField;
class NumberField;

// How many nodes, and whether they are kept apart.
class NodesSection final : public Section {
    Q_OBJECT

  public:
    NodesSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    void refreshApart();

    NumberField* m_nodes;
    FieldRow* m_row;
    ChoiceField* m_apart;
    FieldRow* m_apartRow;
};

}  // namespace berth::ui
