// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/simulator_control.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class ChoiceField;
class FieldRow;

// What a fault of a GPU needs to be told beside its target: which of the node's GPUs, and the error
// that its driver reports or what is left of its speed.
class CardFields final : public QWidget {
    Q_OBJECT

  public:
    CardFields(UiContext& ui, domain::FaultKind kind, QWidget* parent = nullptr);

    // How many GPUs the target has; they are numbered as in nvidia-smi, from 0.
    void setCards(int count);
    void addTo(domain::Fault& fault) const;

  private:
    void addXids(UiContext& ui);
    void addFactors(UiContext& ui);
    void showEffect();

    ChoiceField* m_card;
    FieldRow* m_cardRow;
    ChoiceField* m_xid = nullptr;
    FieldRow* m_xidRow = nullptr;
    ChoiceField* m_factor = nullptr;
};

}  // namespace berth::ui
