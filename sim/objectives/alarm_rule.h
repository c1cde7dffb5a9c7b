// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/scenario/scenario.h"

namespace berth::sim::objectives {

enum class AlarmStep { Nothing, Raised, Cleared };

// One alarm: raised once its figure has been beyond the threshold for `holdFor`, cleared as soon as
// it is back at `clearAt`, which lies on the good side of the threshold, so that a figure that
// swings around it raises one alarm and not a hundred. Where nothing is measured nothing changes.
class AlarmRule {
  public:
    explicit AlarmRule(const scenario::AlarmConfig& config) : m_config(config) {}

    AlarmStep look(engine::Time now, std::optional<double> value);
    [[nodiscard]] bool raised() const { return m_raised; }
    [[nodiscard]] std::optional<double> value() const { return m_value; }

  private:
    [[nodiscard]] bool isBeyond(double value, double limit) const;

    const scenario::AlarmConfig& m_config;
    std::optional<double> m_value;
    std::optional<engine::Time> m_beyondSince;
    bool m_raised = false;
};

}  // namespace berth::sim::objectives
