// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/simulator_control.h"
#include "ui/support/page_services.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class CardFields;
class FaultFields;
class ChoiceField;
class FieldRow;

// Asks what a fault is to be done to, and for how long, and does it.
class FaultDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // Opens it; it deletes itself.
    static void show(PageServices& services, domain::FaultKind kind, QWidget* parent);
    // With that target chosen, if it is one.
    static void showFor(PageServices& services, domain::FaultKind kind, const std::string& target,
                        QWidget* parent);

  private:
    FaultDialog(PageServices& services, domain::FaultKind kind, QWidget* parent);
    void showCards();
    void inject();

    PageServices& m_services;
    domain::FaultKind m_kind;
    ChoiceField* m_target;
    FieldRow* m_targetRow;
    CardFields* m_cards = nullptr;
    FaultFields* m_fields;
    ChoiceField* m_duration;
    FieldRow* m_durationRow;
    Button* m_inject;
};

}  // namespace berth::ui
