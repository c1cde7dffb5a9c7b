// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/section.h"

namespace berth::ui {

class ChoiceField;
class NumberField;

// How it runs: when it stops by itself, how an edit replaces nodes, shared memory, time to end.
class RunningSection final : public Section {
    Q_OBJECT

  public:
    RunningSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    void refreshStopAfter();
    void refreshNumbers();

    ChoiceField* m_stopAfter;
    NumberField* m_surge;
    NumberField* m_unavailable;
    NumberField* m_sharedMemory;
    NumberField* m_grace;
    FieldRow* m_stopRow;
    FieldRow* m_surgeRow;
    FieldRow* m_unavailableRow;
    FieldRow* m_memoryRow;
    FieldRow* m_graceRow;
};

}  // namespace berth::ui
