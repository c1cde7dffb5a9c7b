// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "models/domain/service_levels.h"
#include "models/domain/snapshot.h"
#include "ui/support/formatter.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// The words for objectives and alarms. Names come from scenario files: they are made harmless.

// How an objective stands. Not measured counts as not met, but is said in words of its own.
enum class ObjectiveStanding { Met, Missed, NotMeasured };
[[nodiscard]] ObjectiveStanding standingOf(const domain::ObjectiveStatus& objective);
[[nodiscard]] StateVisual visualOf(ObjectiveStanding standing);
[[nodiscard]] QString standingText(ObjectiveStanding standing);

// "99.93 %", "412 ms", "¥3.20"; nothing: "—".
[[nodiscard]] QString valueText(domain::ObjectiveFigure figure, std::optional<double> value,
                                const Formatter& format);
[[nodiscard]] QString valueText(domain::AlarmFigure figure, std::optional<double> value,
                                const Formatter& format);
// "chat, port 8000: a node is ready at least 99.9 % of the time"
[[nodiscard]] QString goalText(const domain::ObjectiveStatus& objective, const Formatter& format);
// "chat: 95 % of answers take more than 2 s"
[[nodiscard]] QString conditionText(const domain::AlarmStatus& alarm, const Formatter& format);

// "36 s of 43 s left"; "used up since 10:42:00"
[[nodiscard]] QString budgetText(const domain::ErrorBudget& budget, const Formatter& format,
                                 domain::TimeBase base);
// "used at 1.2 times the pace it allows (5 min), 0.8 times (1 h)"
[[nodiscard]] QString burnText(const domain::ErrorBudget& budget, const Formatter& format);

[[nodiscard]] StateVisual visualOf(const domain::AlarmStatus& alarm);
[[nodiscard]] QString alarmStateText(const domain::AlarmStatus& alarm);
// "nodes were added", or that it could not be done.
[[nodiscard]] QString actionText(const domain::AlarmEpisode& episode);
// "10:42:00 – 10:51:00 · nodes were added"; "since 10:42:00 · …" while it lasts.
[[nodiscard]] QString episodeText(const domain::AlarmEpisode& episode, const Formatter& format,
                                  domain::TimeBase base);

}  // namespace berth::ui
