// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "models/domain/autoscaling.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// The words for autoscaling, for people who know none of its names.

// What decides, in a few words, and in one sentence what that means.
[[nodiscard]] QString scalingText(domain::AutoscalingKind kind);
[[nodiscard]] QString scalingHint(domain::AutoscalingKind kind);
[[nodiscard]] QString scalingText(domain::AutoscalingMetric metric);
// What the target is a number of: "Longest wait", "Requests to a node".
[[nodiscard]] QString targetText(const domain::AutoscalingSpec& spec);
// A value in the unit of the target: "4.0 s", "80 %", "10.0/s", "100".
[[nodiscard]] QString scalingValue(const domain::AutoscalingSpec& spec, double value,
                                   const Formatter& format);
// "1 – 10"; "0 – 10".
[[nodiscard]] QString boundsText(const domain::AutoscalingSpec& spec, const Formatter& format);
// Why the simulator's autoscaler decided so (AutoscalingPoint::reason), part by part; parts that
// are not known are kept in their own words, made harmless.
[[nodiscard]] QString scalingReason(const std::string& reason);

}  // namespace berth::ui
