// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/objectives/alarm_rule.h"

#include "sim/scenario/objective_rules.h"

namespace berth::sim::objectives {

bool AlarmRule::isBeyond(double value, double limit) const {
    return scenario::isRaisedBelow(m_config.figure) ? value < limit : value > limit;
}

AlarmStep AlarmRule::look(engine::Time now, std::optional<double> value) {
    m_value = value;
    if (!value) return AlarmStep::Nothing;
    if (m_raised) {
        if (isBeyond(*value, m_config.clearAt)) return AlarmStep::Nothing;
        m_raised = false;
        m_beyondSince.reset();
        return AlarmStep::Cleared;
    }
    if (!isBeyond(*value, m_config.threshold)) {
        m_beyondSince.reset();
        return AlarmStep::Nothing;
    }
    if (!m_beyondSince) m_beyondSince = now;
    if (now - *m_beyondSince < m_config.holdFor) return AlarmStep::Nothing;
    m_raised = true;
    return AlarmStep::Raised;
}

}  // namespace berth::sim::objectives
