// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/formatter.h"

#include <QChar>
#include <QDateTime>
#include <QLatin1Char>
#include <QLatin1String>
#include <algorithm>
#include <array>
#include <cmath>

namespace berth::ui {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;

struct Unit {
    const char* sign;
    double size;
};

constexpr std::array<Unit, 5> kUnits = {{{"TiB", static_cast<double>(domain::kTiB)},
                                         {"GiB", static_cast<double>(domain::kGiB)},
                                         {"MiB", static_cast<double>(domain::kMiB)},
                                         {"KiB", static_cast<double>(domain::kKiB)},
                                         {"B", 1.0}}};

const Unit& unitFor(double bytes) {
    const double size = std::abs(bytes);
    for (const Unit& unit : kUnits) {
        if (size >= unit.size) return unit;
    }
    return kUnits.back();
}

std::int64_t floorDivide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

}  // namespace

Formatter::Formatter(QLocale locale) : m_locale(std::move(locale)) {}

QString Formatter::none() {
    return QStringLiteral("—");
}

QString Formatter::number(qint64 value) const {
    return m_locale.toString(value);
}

QString Formatter::number(double value, int decimals) const {
    return std::isfinite(value) ? m_locale.toString(value, 'f', decimals) : none();
}

QString Formatter::percent(double ratio, int decimals) const {
    return std::isfinite(ratio)
               ? m_locale.toString(ratio * 100.0, 'f', decimals) + QStringLiteral("\u00A0%")
               : none();
}

QString Formatter::countOf(qint64 part, qint64 whole) const {
    return number(part) + QLatin1Char('/') + number(whole);
}

QString Formatter::amount(domain::Money money) const {
    // Integer arithmetic to the cent, half away from zero: a sum of shown figures must add up as
    // closely as its parts allow, and no binary fraction may turn 0.005 into 0.00.
    constexpr std::int64_t kPointsPerCent = domain::kPointsPerYuan / 100;
    const bool negative = money.points < 0;
    const std::int64_t size = negative ? -money.points : money.points;
    const std::int64_t cents = (size + kPointsPerCent / 2) / kPointsPerCent;
    QString text = m_locale.toString(static_cast<qlonglong>(cents / 100)) +
                   m_locale.decimalPoint() +
                   QStringLiteral("%1").arg(cents % 100, 2, 10, QLatin1Char('0'));
    return negative && cents > 0 ? QStringLiteral("−") + text : text;
}

QString Formatter::money(domain::Money money) const {
    const QString text = amount(money);
    const QString minus = QStringLiteral("−");
    return text.startsWith(minus) ? minus + QStringLiteral("¥") + text.mid(1)
                                  : QStringLiteral("¥") + text;
}

QString Formatter::perHour(domain::Rate rate) const {
    //: A price per hour, %1 is an amount of money such as ¥10.07
    return tr("%1/h").arg(money(rate.perHour()));
}

QString Formatter::moneyRange(domain::Money lowest, domain::Money highest) const {
    const QString low = money(lowest);
    return low == money(highest) ? low : low + QStringLiteral(" – ") + amount(highest);
}

QString Formatter::sized(double value) const {
    const double tenths = std::round(value * 10.0) / 10.0;
    const bool whole = std::abs(tenths) >= 100.0 || tenths == std::floor(tenths);
    return m_locale.toString(whole ? std::round(tenths) : tenths, 'f', whole ? 0 : 1);
}

QString Formatter::bytes(domain::Bytes size) const {
    const auto value = static_cast<double>(size.count);
    const Unit& unit = unitFor(value);
    return sized(value / unit.size) + QChar(QChar::Nbsp) + QLatin1String(unit.sign);
}

QString Formatter::bytesOf(domain::Bytes part, domain::Bytes whole) const {
    const Unit& unit = unitFor(static_cast<double>(whole.count));
    //: Progress, e.g. "15.5 of 25.4 GiB"
    return tr("%1 of %2").arg(sized(static_cast<double>(part.count) / unit.size), bytes(whole));
}

QString Formatter::bytesPerSecond(double rate) const {
    if (!std::isfinite(rate)) return none();
    //: A rate, %1 is a size or a number
    return tr("%1/s").arg(bytes({std::llround(rate)}));
}

QString Formatter::duration(domain::Duration duration) const {
    const std::int64_t ms = std::max<std::int64_t>(duration.count(), 0) / kNsPerMs;
    //: Durations: the letters stand for days, hours, minutes, seconds and milliseconds
    if (ms < 1000 && ms > 0) return tr("%1 ms").arg(ms);
    const std::int64_t s = ms / 1000;
    if (s < 60) return tr("%1 s").arg(s);
    const std::int64_t m = s / 60;
    if (m < 10 && s % 60 != 0) return tr("%1 m %2 s").arg(m).arg(s % 60);
    if (m < 60) return tr("%1 m").arg(m);
    const std::int64_t h = m / 60;
    if (h < 24) return m % 60 != 0 ? tr("%1 h %2 m").arg(h).arg(m % 60) : tr("%1 h").arg(h);
    const std::int64_t d = h / 24;
    return d < 10 && h % 24 != 0 ? tr("%1 d %2 h").arg(d).arg(h % 24) : tr("%1 d").arg(number(d));
}

QString Formatter::ago(domain::Duration age) const {
    return age < std::chrono::seconds(1) ? tr("just now") : tr("%1 ago").arg(duration(age));
}

QString Formatter::milliseconds(double seconds) const {
    if (!std::isfinite(seconds)) return none();
    const double ms = seconds * 1000.0;
    return tr("%1 ms").arg(m_locale.toString(ms, 'f', ms < 10.0 && ms > 0 ? 1 : 0));
}

QString Formatter::ratePerSecond(double rate) const {
    return std::isfinite(rate) ? tr("%1/s").arg(number(rate, rate < 100.0 ? 1 : 0)) : none();
}

QString Formatter::moment(domain::Instant at, domain::TimeBase base) const {
    if (base == domain::TimeBase::SimulationStart) {
        const std::int64_t seconds = floorDivide(at.ns, 1000 * kNsPerMs);
        //: The clock of a simulation: %1 is the number of the day, %2 the time of day
        return tr("Day %1, %2")
            .arg(number(qint64{floorDivide(seconds, kSecondsPerDay) + 1}), clock(at, base));
    }
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(floorDivide(at.ns, kNsPerMs));
    return m_locale.toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ') +
           clock(at, base);
}

QString Formatter::clock(domain::Instant at, domain::TimeBase base, bool milliseconds) const {
    const std::int64_t ms = floorDivide(at.ns, kNsPerMs);
    if (base == domain::TimeBase::UnixEpoch) {
        return QDateTime::fromMSecsSinceEpoch(ms).time().toString(
            milliseconds ? QStringLiteral("HH:mm:ss.zzz") : QStringLiteral("HH:mm:ss"));
    }
    const std::int64_t day = kSecondsPerDay * 1000;
    const std::int64_t rest = ms - floorDivide(ms, day) * day;
    const QLatin1Char zero('0');
    QString text = QStringLiteral("%1:%2:%3")
                       .arg(rest / 3'600'000, 2, 10, zero)
                       .arg(rest / 60'000 % 60, 2, 10, zero)
                       .arg(rest / 1000 % 60, 2, 10, zero);
    if (milliseconds) text += QStringLiteral(".%1").arg(rest % 1000, 3, 10, zero);
    return text;
}

}  // namespace berth::ui
