// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/simulator_control.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class ChoiceField;

// Whether more has to be said of a fault than whom it hits: how often, how slow, on which card.
[[nodiscard]] bool mustBeTold(domain::FaultKind kind);

// What else there is to say about a fault: how often it hits, how slow it makes things, by how
// much, who is cut off, what is answered. Only what its kind has.
class FaultFields final : public QWidget {
    Q_OBJECT

  public:
    FaultFields(UiContext& ui, domain::FaultKind kind, QWidget* parent);

    [[nodiscard]] bool any() const { return m_any; }
    void addTo(domain::Fault& fault) const;

  private:
    // `name` is its label and what assistive tools call it.
    ChoiceField* add(const QString& name);
    void addProbability(double usual);
    void addFactor();
    void addDelay();
    void addSkew();
    void addCut();
    void addStatus();

    UiContext& m_ui;
    bool m_any = false;
    ChoiceField* m_probability = nullptr;
    ChoiceField* m_factor = nullptr;
    ChoiceField* m_delay = nullptr;  // milliseconds
    ChoiceField* m_cut = nullptr;
    ChoiceField* m_status = nullptr;
};

}  // namespace berth::ui
