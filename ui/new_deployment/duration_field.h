// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "models/domain/units.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class ChoiceField;
class NumberField;

// A span of time as a number and its unit: seconds, minutes, hours or days.
class DurationField final : public QWidget {
    Q_OBJECT

  public:
    explicit DurationField(UiContext& ui, QWidget* parent = nullptr);

    // Shown in the largest unit of which it is a whole number, unless it is shown already. Parts of
    // a second are left out.
    void setDuration(domain::Duration duration);
    [[nodiscard]] domain::Duration duration() const;
    // What the time is for; also takes the texts in the current language.
    void setPurpose(const QString& purpose);

  Q_SIGNALS:
    // By the person.
    void edited();

  private:
    [[nodiscard]] std::int64_t unitSeconds() const;

    NumberField* m_number;
    ChoiceField* m_unit;
};

}  // namespace berth::ui
