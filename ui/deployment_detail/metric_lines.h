// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QVector>

#include "models/domain/platform.h"
#include "ui/support/formatter.h"
#include "ui/widgets/charts/line_chart.h"
#include "ui/widgets/charts/share_bars.h"

namespace berth::ui {

// Turns metrics into lines of charts. x is seconds since the zero of the platform's time base.
// Points without a completed request have no latency and leave it out.
struct MetricLines {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::MetricLines)

  public:
    // Milliseconds.
    [[nodiscard]] static QVector<ChartLine> latency(const domain::Metrics& metrics,
                                                    const Formatter& format);
    // Requests a second.
    [[nodiscard]] static QVector<ChartLine> requests(const domain::Metrics& metrics,
                                                     const Formatter& format);
    // Percent.
    [[nodiscard]] static QVector<ChartLine> gpuUse(const domain::Metrics& metrics,
                                                   const Formatter& format);
    // Yuan an hour.
    [[nodiscard]] static QVector<ChartLine> rate(const domain::Metrics& metrics,
                                                 const Formatter& format);
    [[nodiscard]] static QVector<ShareBar> shares(const domain::Metrics& metrics,
                                                  const Formatter& format);
    // Requests a second over the whole of the metrics.
    [[nodiscard]] static double meanRate(const domain::Metrics& metrics);
};

}  // namespace berth::ui
