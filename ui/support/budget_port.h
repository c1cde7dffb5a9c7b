// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "models/domain/money.h"

namespace berth::ui {

// What a person wants to spend on one connection in a month at the most. The composition keeps it;
// nothing is ever stopped because of it. GUI thread; nothing blocks.
class BudgetPort : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // Nothing: none was set. Never 0 or less.
    [[nodiscard]] virtual std::optional<domain::Money> monthly() const = 0;
    // Nothing, or an amount that is not above 0: takes it away.
    virtual void setMonthly(std::optional<domain::Money> budget) = 0;

  Q_SIGNALS:
    void changed();
};

}  // namespace berth::ui
