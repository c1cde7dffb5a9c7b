// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/inspection/history.h"
#include "ui/support/formatter.h"
#include "ui/widgets/charts/line_chart.h"

namespace berth::ui {

enum class GpuCourse { Use, Memory, Temperature, Power };
enum class MachineCourse { Processor, Memory };

// A card in the legend of a chart.
struct CourseCard {
    std::string key;  // as in GpuSample
    QString name;     // "GPU 3"

    friend bool operator==(const CourseCard&, const CourseCard&) = default;
};

// One line a card, of what repeated looks showed: x in seconds, 0 at the newest look; shares in per
// cent. A look that does not show the figure is left out.
[[nodiscard]] QVector<ChartLine> gpuLines(const inspection::History& history,
                                          const std::vector<CourseCard>& cards, GpuCourse course,
                                          const Formatter& format);
[[nodiscard]] ChartLine machineLine(const inspection::History& history, MachineCourse course,
                                    const QString& name, const Formatter& format);

}  // namespace berth::ui
