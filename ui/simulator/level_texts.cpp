// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/level_texts.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/support/shown_text.h"

namespace berth::ui {

namespace {

using domain::AlarmFigure;
using domain::ObjectiveFigure;

struct Levels {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Levels)
};

// Far beyond what any figure reaches, and well inside what whole numbers hold.
constexpr double kMostShown = 1e12;

double bounded(double value) {
    if (std::isnan(value)) return 0;
    return std::clamp(value, -kMostShown, kMostShown);
}

domain::Duration ofMilliseconds(double value) {
    constexpr double kLongest = 9e15;  // ns, a hundred days
    return domain::Duration{
        static_cast<std::int64_t>(std::clamp(bounded(value) * 1e6, 0.0, kLongest))};
}

// Like Formatter::duration(), with a tenth of a second where that counts.
QString spanText(domain::Duration span, const Formatter& format) {
    const double seconds = std::chrono::duration<double>(span).count();
    if (seconds < 1 || seconds >= 10) return format.duration(span);
    return Levels::tr("%1 s").arg(format.number(seconds, 1));
}

// With as many decimals as it needs, two at most. Cut off, not rounded: 99.996 % is not all.
QString share(double value, const Formatter& format) {
    const double hundredths = std::floor(bounded(value) * 10'000 + 1e-6);
    const auto isWhole = [](double number) { return std::abs(number - std::round(number)) < 1e-6; };
    const int decimals = isWhole(hundredths / 100) ? 0 : isWhole(hundredths / 10) ? 1 : 2;
    return format.percent(hundredths / 10'000, decimals);
}

QString placeOf(const std::string& deployment, int port) {
    const QString name = shownText(deployment);
    return port == 0 ? name : Levels::tr("%1, port %2").arg(name, QString::number(port));
}

}  // namespace

ObjectiveStanding standingOf(const domain::ObjectiveStatus& objective) {
    if (!objective.value) return ObjectiveStanding::NotMeasured;
    return objective.met ? ObjectiveStanding::Met : ObjectiveStanding::Missed;
}

StateVisual visualOf(ObjectiveStanding standing) {
    switch (standing) {
        case ObjectiveStanding::Met:
            return {Mark::Running, Token::Ok, Token::OkTint};
        case ObjectiveStanding::Missed:
            return {Mark::Crash, Token::Bad, Token::BadTint};
        case ObjectiveStanding::NotMeasured:
            return {Mark::Unknown, Token::Off, Token::OffTint};
    }
    Q_UNREACHABLE();
}

QString standingText(ObjectiveStanding standing) {
    switch (standing) {
        case ObjectiveStanding::Met:
            return Levels::tr("met");
        case ObjectiveStanding::Missed:
            return Levels::tr("missed");
        case ObjectiveStanding::NotMeasured:
            return Levels::tr("not measured yet");
    }
    Q_UNREACHABLE();
}

QString valueText(ObjectiveFigure figure, std::optional<double> value, const Formatter& format) {
    if (!value) return Formatter::none();
    switch (figure) {
        case ObjectiveFigure::Availability:
        case ObjectiveFigure::Answered:
            return share(*value, format);
        case ObjectiveFigure::P95:
        case ObjectiveFigure::P99:
            return spanText(ofMilliseconds(*value), format);
        case ObjectiveFigure::Cost:
            return format.money(
                {std::llround(bounded(*value) * static_cast<double>(domain::kPointsPerYuan))});
        case ObjectiveFigure::Ready:
            return format.number(bounded(*value), 1);
        case ObjectiveFigure::Restarts:
            return format.number(qint64{std::llround(bounded(*value))});
    }
    Q_UNREACHABLE();
}

QString valueText(AlarmFigure figure, std::optional<double> value, const Formatter& format) {
    if (!value) return Formatter::none();
    switch (figure) {
        case AlarmFigure::Availability:
        case AlarmFigure::Answered:
        case AlarmFigure::GpuUse:
        case AlarmFigure::DiskUse:
            return share(*value, format);
        case AlarmFigure::P95:
            return spanText(ofMilliseconds(*value), format);
        case AlarmFigure::BurnRate:
            return Levels::tr("%1×").arg(format.number(bounded(*value), 1));
    }
    Q_UNREACHABLE();
}

QString goalText(const domain::ObjectiveStatus& objective, const Formatter& format) {
    const QString place = placeOf(objective.deployment, objective.port);
    const QString target = valueText(objective.figure, objective.target, format);
    switch (objective.figure) {
        case ObjectiveFigure::Availability:
            return Levels::tr("%1: a node is ready at least %2 of the time").arg(place, target);
        case ObjectiveFigure::Answered:
            return Levels::tr("%1: at least %2 of requests are answered").arg(place, target);
        case ObjectiveFigure::P95:
            return Levels::tr("%1: 95 of 100 answers take at most %2").arg(place, target);
        case ObjectiveFigure::P99:
            return Levels::tr("%1: 99 of 100 answers take at most %2").arg(place, target);
        case ObjectiveFigure::Cost:
            return Levels::tr("%1: costs at most %2").arg(place, target);
        case ObjectiveFigure::Ready:
            return Levels::tr("%1: at least %2 nodes are ready on average").arg(place, target);
        case ObjectiveFigure::Restarts:
            return Levels::tr("%1: containers restart at most %2 times").arg(place, target);
    }
    Q_UNREACHABLE();
}

QString conditionText(const domain::AlarmStatus& alarm, const Formatter& format) {
    const QString place = placeOf(alarm.deployment, alarm.port);
    const QString limit = valueText(alarm.figure, alarm.threshold, format);
    switch (alarm.figure) {
        case AlarmFigure::Availability:
            return Levels::tr("%1: a node is ready less than %2 of the time").arg(place, limit);
        case AlarmFigure::Answered:
            return Levels::tr("%1: less than %2 of requests are answered").arg(place, limit);
        case AlarmFigure::P95:
            return Levels::tr("%1: 5 of 100 answers take more than %2").arg(place, limit);
        case AlarmFigure::GpuUse:
            return Levels::tr("%1: the GPUs are more than %2 in use").arg(place, limit);
        case AlarmFigure::DiskUse:
            return Levels::tr("%1: a disk is more than %2 full").arg(place, limit);
        case AlarmFigure::BurnRate:
            return Levels::tr("%1: errors come more than %2 as fast as allowed").arg(place, limit);
    }
    Q_UNREACHABLE();
}

QString budgetText(const domain::ErrorBudget& budget, const Formatter& format,
                   domain::TimeBase base) {
    if (budget.exhausted)
        return Levels::tr("used up since %1").arg(format.clock(*budget.exhausted, base));
    const double left = std::max(0.0, bounded(budget.remaining()));
    if (budget.unit == domain::BudgetUnit::Seconds) {
        return Levels::tr("%1 of %2 left")
            .arg(spanText(ofMilliseconds(left * 1000), format),
                 spanText(ofMilliseconds(bounded(budget.allowed) * 1000), format));
    }
    return Levels::tr("%1 of %2 requests left")
        .arg(format.number(qint64{std::llround(left)}),
             format.number(qint64{std::llround(bounded(budget.allowed))}));
}

QString burnText(const domain::ErrorBudget& budget, const Formatter& format) {
    return Levels::tr("burn rate %1 (5 min), %2 (1 h)")
        .arg(format.number(bounded(budget.burn5m), 1), format.number(bounded(budget.burn1h), 1));
}

StateVisual visualOf(const domain::AlarmStatus& alarm) {
    if (alarm.raised) return {Mark::NotReady, Token::Bad, Token::BadTint};
    if (!alarm.value) return visualOf(ObjectiveStanding::NotMeasured);
    return visualOf(ObjectiveStanding::Met);
}

QString alarmStateText(const domain::AlarmStatus& alarm) {
    if (alarm.raised) return Levels::tr("raised");
    return alarm.value ? Levels::tr("quiet") : standingText(ObjectiveStanding::NotMeasured);
}

QString actionText(const domain::AlarmEpisode& episode) {
    using domain::AlarmAction;
    const bool done = episode.acted;
    switch (episode.action) {
        case AlarmAction::Notice:
            return Levels::tr("told only");
        case AlarmAction::Scale:
            return done ? Levels::tr("nodes were added") : Levels::tr("no nodes could be added");
        case AlarmAction::StopLoad:
            return done ? Levels::tr("the load was stopped") : Levels::tr("there was no load");
        case AlarmAction::Restart:
            return done ? Levels::tr("all nodes were restarted")
                        : Levels::tr("the nodes could not be restarted");
        case AlarmAction::Pause:
            return done ? Levels::tr("the deployment was paused")
                        : Levels::tr("the deployment could not be paused");
    }
    Q_UNREACHABLE();
}

QString episodeText(const domain::AlarmEpisode& episode, const Formatter& format,
                    domain::TimeBase base) {
    const QString from = format.clock(episode.raised, base);
    const QString when = episode.cleared
                             ? Levels::tr("%1 – %2").arg(from, format.clock(*episode.cleared, base))
                             : Levels::tr("since %1").arg(from);
    return Levels::tr("%1 · %2").arg(when, actionText(episode));
}

}  // namespace berth::ui
