// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <optional>

#include "models/domain/money.h"
#include "models/domain/snapshot.h"
#include "models/domain/units.h"

namespace berth::ui {

// The one place where values become text: numbers, money, sizes and times in the words and signs of
// a locale, always with their unit. Absent values are "—". A plain value; texts follow the language
// that is loaded when a function is called.
class Formatter {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Formatter)

  public:
    explicit Formatter(QLocale locale = QLocale(QLocale::English));

    [[nodiscard]] static QString none();                                  // "—"
    [[nodiscard]] QString number(qint64 value) const;                     // "1,204"
    [[nodiscard]] QString number(double value, int decimals) const;       // "18.2"
    [[nodiscard]] QString percent(double ratio, int decimals = 0) const;  // 0.47 → "47 %"
    [[nodiscard]] QString countOf(qint64 part, qint64 whole) const;       // "3/4"

    [[nodiscard]] QString amount(domain::Money money) const;  // "1,204.66"
    [[nodiscard]] QString money(domain::Money money) const;   // "¥1,204.66"
    [[nodiscard]] QString perHour(domain::Rate rate) const;   // "¥10.07/h"
    // "¥3.36 – 6.71", or one amount when both read the same.
    [[nodiscard]] QString moneyRange(domain::Money lowest, domain::Money highest) const;

    // Powers of 1024, one decimal below 100 unless it is whole: "2.2 GiB", "24 GiB", "312 B".
    [[nodiscard]] QString bytes(domain::Bytes size) const;
    [[nodiscard]] QString bytesOf(domain::Bytes part,
                                  domain::Bytes whole) const;  // "15.5 of 25.4 GiB"
    [[nodiscard]] QString bytesPerSecond(double rate) const;   // "40 MiB/s"

    // The two largest units: "2 h 14 m", "44 m", "21 s", "250 ms". Negative durations count as 0.
    [[nodiscard]] QString duration(domain::Duration duration) const;
    [[nodiscard]] QString ago(domain::Duration age) const;     // "40 s ago"
    [[nodiscard]] QString milliseconds(double seconds) const;  // "412 ms"
    [[nodiscard]] QString ratePerSecond(double rate) const;    // "18.2/s"

    // "Day 1, 10:42:00" of a simulation, or local date and time.
    [[nodiscard]] QString moment(domain::Instant at, domain::TimeBase base) const;
    // "10:42:00" of the same clocks; with milliseconds for logs.
    [[nodiscard]] QString clock(domain::Instant at, domain::TimeBase base,
                                bool milliseconds = false) const;

    [[nodiscard]] const QLocale& locale() const { return m_locale; }

  private:
    [[nodiscard]] QString sized(double value) const;

    QLocale m_locale;
};

}  // namespace berth::ui
