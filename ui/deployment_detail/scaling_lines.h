// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QVector>
#include <vector>

#include "models/domain/autoscaling.h"
#include "ui/support/formatter.h"
#include "ui/widgets/charts/line_chart.h"

namespace berth::ui {

// Turns what an autoscaler saw and did into lines of charts. x is seconds since the zero of the
// platform's time base; values hold until the next point, so the lines are steps.
struct ScalingLines {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::ScalingLines)

  public:
    // Nodes wanted and ready; those kept warm where there ever were any. `now` ends the last step.
    [[nodiscard]] static QVector<ChartLine> nodes(const domain::AutoscalingHistory& history,
                                                  domain::Instant now, const Formatter& format);
    // What is measured and what is aimed at, in the unit of the target; shares in percent. Where
    // the policy counts requests of all nodes, the aim is what the wanted nodes take together.
    [[nodiscard]] static QVector<ChartLine> metric(const domain::AutoscalingSpec& spec,
                                                   const domain::AutoscalingHistory& history,
                                                   domain::Instant now, const Formatter& format);
};

// One time that another number of nodes was wanted than before.
struct ScalingDecisionTaken {
    domain::Instant at;
    int from = 0, to = 0;
    std::string reason;

    friend bool operator==(const ScalingDecisionTaken&, const ScalingDecisionTaken&) = default;
};

// Newest first.
[[nodiscard]] std::vector<ScalingDecisionTaken> decisionsIn(
    const domain::AutoscalingHistory& history);

}  // namespace berth::ui
