// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/pacer.h"

#include <algorithm>

namespace berth::sim::platform {

namespace {
constexpr domain::Duration kForgivenLag = std::chrono::milliseconds(50);
}

void Pacer::anchor(engine::Time now) {
    m_anchorSim = now;
    m_anchorWall = m_clock.monotonic();
}

double Pacer::speed() const {
    if (m_jumpTarget || m_pace.speed == 0) return kTopSpeed;
    return m_pace.speed > 1 ? std::min(m_pace.speed, kTopSpeed) : 1.0;  // 1 for what is no number
}

void Pacer::set(domain::Pace pace, engine::Time now) {
    m_pace = pace;
    anchor(now);
}

void Pacer::restart(domain::Pace pace, engine::Time now) {
    m_jumpTarget.reset();
    set(pace, now);
}

void Pacer::jumpTo(engine::Time target, engine::Time now) {
    target = std::min(target, kEnd);
    if (target <= now) return;
    m_jumpTarget = target;
    anchor(now);
}

engine::Time Pacer::target(engine::Time now) const {
    if (stopped()) return now;
    const domain::Duration passed = m_clock.monotonic() - m_anchorWall;
    const double span = static_cast<double>(passed.count()) * speed();
    const auto left = static_cast<double>(std::max<engine::Time>(kEnd - m_anchorSim, 0));
    engine::Time at = m_anchorSim + static_cast<engine::Time>(std::min(span, left));
    if (m_jumpTarget) at = std::min(at, *m_jumpTarget);
    return std::max(at, now);
}

void Pacer::arrived(engine::Time now) {
    if (m_jumpTarget && now >= *m_jumpTarget) {
        m_jumpTarget.reset();
        anchor(now);
        return;
    }
    if (stopped()) return;
    const auto lagSim = static_cast<double>(target(now) - now);
    if (lagSim / speed() > static_cast<double>(kForgivenLag.count())) anchor(now);
}

std::optional<domain::Duration> Pacer::untilDue(engine::Time at) const {
    if (stopped()) return std::nullopt;
    const double spanSim = static_cast<double>(at - m_anchorSim);
    const auto due = m_anchorWall + domain::Duration{static_cast<std::int64_t>(spanSim / speed())};
    return std::max(domain::Duration{0}, due - m_clock.monotonic());
}

}  // namespace berth::sim::platform
