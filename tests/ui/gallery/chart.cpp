// SPDX-License-Identifier: GPL-3.0-or-later
#include <QVBoxLayout>
#include <cmath>

#include "tests/ui/gallery/sections.h"
#include "ui/widgets/charts/line_chart.h"
#include "ui/widgets/charts/share_bars.h"

namespace berth::gallery {

ui::Card* chart(ui::UiContext& ui) {
    auto* card = new ui::Card(ui);
    card->header().setTitle(QStringLiteral("Latency, ms"));
    auto* lines = new ui::LineChart(ui);
    lines->setLabels(
        [&ui](double x) {
            return ui.format().clock({static_cast<std::int64_t>(x) * 1'000'000'000},
                                     domain::TimeBase::SimulationStart);
        },
        [&ui](double y) { return ui.format().number(static_cast<qint64>(y)); });
    const double base[] = {120, 75, 38};
    const int series[] = {ui::kP99Series, ui::kP95Series, ui::kP50Series};
    const char* names[] = {"p99", "p95", "p50"};
    QVector<ui::ChartLine> data;
    for (int i = 0; i < 3; ++i) {
        ui::ChartLine line{QString::fromUtf8(names[i]), series[i], {}, false, i == 1, {}};
        for (int x = 0; x < 120; ++x) {
            const double bump = x > 80 ? 260 * std::exp(-std::pow((x - 95) / 9.0, 2)) : 0;
            line.points.append(QPointF(
                51'600 + x * 6,
                base[i] + bump * base[i] / 140 + base[i] * 0.2 * std::sin(x * (0.9 + i) + i)));
        }
        line.newest = ui.format().number(static_cast<qint64>(line.points.constLast().y()));
        data.append(line);
    }
    lines->setData(data, {{51'600 + 80 * 6, QStringLiteral("rack B down"), ui::Token::Bad}});
    lines->setMinimumHeight(180);
    card->body().addWidget(lines);
    auto* bars = new ui::ShareBars(ui);
    bars->setBars({{QStringLiteral("1"), 0.204, ui.format().percent(0.204, 1), 0, false},
                   {QStringLiteral("2"), 0.196, ui.format().percent(0.196, 1), 0, false},
                   {QStringLiteral("3"), 0, QStringLiteral("lost"), 0, true},
                   {QStringLiteral("4"), 0.6, ui.format().percent(0.6, 1), 0, false}});
    card->body().addWidget(bars);
    return card;
}

}  // namespace berth::gallery
