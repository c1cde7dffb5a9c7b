// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/section.h"

namespace berth::ui {

class BatchChoice;
class ChoiceField;
class NumberField;

// How many nodes, whether they are kept apart, and of one node how many separate deployments.
class NodesSection final : public Section {
    Q_OBJECT

  public:
    NodesSection(UiContext& ui, DeploymentDraft& draft, BatchChoice& batch,
                 QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    void refreshApart();

    BatchChoice& m_batch;
    NumberField* m_nodes;
    FieldRow* m_row;
    ChoiceField* m_apart;
    FieldRow* m_apartRow;
};

}  // namespace berth::ui
