// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/period_texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <chrono>

namespace berth::ui {

namespace {

using domain::BillingStep;
using domain::TimeBase;

struct PeriodText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::PeriodText)
};

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kDay = std::chrono::nanoseconds(std::chrono::hours(24)).count();

QDateTime there(domain::Instant at) {
    return QDateTime::fromMSecsSinceEpoch(at.ns / kMillisecond, Qt::OffsetFromUTC,
                                          domain::kPlatformUtcOffsetMinutes * 60);
}

qint64 dayOf(domain::Instant at) {
    return at.ns / kDay + 1;
}

QString hourOf(domain::Instant at, TimeBase base, const Formatter& format) {
    return base == TimeBase::UnixEpoch ? there(at).toString(QStringLiteral("HH:mm"))
                                       : format.clock(at, base).left(5);
}

QString simulatedText(domain::Instant at, BillingStep step, const Formatter& format) {
    if (step == BillingStep::Month) {
        //: A month of a simulation, which has no date: %1 is 1, 2, 3 …
        return PeriodText::tr("Month %1").arg(format.number(qint64{domain::simulatedMonth(at)}));
    }
    //: A day of a simulation: %1 is 1, 2, 3 …
    const QString day = PeriodText::tr("Day %1").arg(format.number(dayOf(at)));
    if (step != BillingStep::Hour) return day;
    //: %1 is a day, %2 a time of day
    return PeriodText::tr("%1, %2").arg(day, hourOf(at, TimeBase::SimulationStart, format));
}

}  // namespace

QString periodTick(const domain::TimeSpan& period, BillingStep step, TimeBase base,
                   const Formatter& format) {
    if (step == BillingStep::Hour) return hourOf(period.from, base, format);
    const bool month = step == BillingStep::Month;
    if (base == TimeBase::SimulationStart) {
        return month ? format.number(qint64{domain::simulatedMonth(period.from)})
                     : format.number(dayOf(period.from));
    }
    const QDate date = there(period.from).date();
    return month ? format.locale().standaloneMonthName(date.month(), QLocale::ShortFormat)
                 : QString::number(date.day());
}

QString periodText(const domain::TimeSpan& period, BillingStep step, TimeBase base,
                   const Formatter& format) {
    if (base == TimeBase::SimulationStart) return simulatedText(period.from, step, format);
    const QDate date = there(period.from).date();
    if (step == BillingStep::Month) {
        return format.locale().toString(date,
                                        //: A month with its year, in the signs of QLocale
                                        PeriodText::tr("MMMM yyyy"));
    }
    const QString day = format.locale().toString(date, QLocale::ShortFormat);
    return step == BillingStep::Hour
               ? PeriodText::tr("%1, %2").arg(day, hourOf(period.from, base, format))
               : day;
}

QString fileMoment(domain::Instant at, TimeBase base) {
    if (base == TimeBase::UnixEpoch) {
        return there(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
    const std::int64_t minutes = at.ns % kDay / (60'000 * kMillisecond);
    return QStringLiteral("Day %1 %2:%3")
        .arg(dayOf(at))
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace berth::ui
