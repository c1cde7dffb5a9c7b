// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/error.h"
#include "models/domain/simulator_control.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Label;

// Why the last fault was not injected or not cleared, for places without a dialog that could say
// it. Hidden while there is nothing to say.
class RefusalLine final : public QWidget {
    Q_OBJECT

  public:
    enum class Attempt { Inject, Clear };

    explicit RefusalLine(UiContext& ui, QWidget* parent = nullptr);

    // What became of an attempt; success takes back what was said before.
    void tell(Attempt attempt, domain::FaultKind kind, const domain::Result<std::uint64_t>& done);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Refusal {
        Attempt attempt;
        domain::FaultKind kind;
        domain::Error error;
    };
    void showText();

    Label* m_text;
    std::optional<Refusal> m_refusal;
};

}  // namespace berth::ui
