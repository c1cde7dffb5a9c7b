// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/section.h"

namespace berth::ui {

class ChoiceField;
class DurationField;
class Fold;
class Label;
class NumberField;

// Whether the number of nodes follows the requests, by what, and between which bounds.
class AutoscalingSection final : public Section {
    Q_OBJECT

  public:
    AutoscalingSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    void layOut();
    void wire();
    void wireFurther();
    void choose(int index);
    void editScaling(const std::function<void(domain::AutoscalingSpec&)>& change);
    void refreshChoice();
    void refreshBounds(const domain::AutoscalingSpec& spec);
    void refreshTarget(const domain::AutoscalingSpec& spec);
    void refreshFurther(const domain::AutoscalingSpec& spec);
    void refreshPorts(const domain::AutoscalingSpec& spec);

    ChoiceField* m_choice;
    FieldRow* m_choiceRow;
    Label* m_hint;
    QWidget* m_details;
    NumberField* m_minimum;
    NumberField* m_maximum;
    ChoiceField* m_metric;
    NumberField* m_target;
    NumberField* m_concurrency;
    DurationField* m_idle;
    FieldRow* m_minimumRow;
    FieldRow* m_maximumRow;
    FieldRow* m_metricRow;
    FieldRow* m_targetRow;
    FieldRow* m_concurrencyRow;
    FieldRow* m_idleRow;
    QWidget* m_further;
    ChoiceField* m_port;
    NumberField* m_warmNodes;
    NumberField* m_warmShare;
    FieldRow* m_portRow;
    FieldRow* m_warmNodesRow;
    FieldRow* m_warmShareRow;
    Fold* m_fold;
    domain::AutoscalingSpec m_last;  // what it was before it was switched off
};

}  // namespace berth::ui
