// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/throttle.h"

#include <chrono>
#include <utility>

namespace berth::bridge {

Throttle::Throttle(const domain::Clock& clock, domain::Duration interval, std::function<void()> run)
    : m_clock(clock), m_interval(interval), m_run(std::move(run)) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { fire(); });
}

void Throttle::request() {
    if (m_timer.isActive()) return;
    const domain::Duration now = m_clock.monotonic();
    if (!m_last || now - *m_last >= m_interval) {
        fire();
        return;
    }
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(*m_last + m_interval - now));
}

void Throttle::fire() {
    m_last = m_clock.monotonic();
    m_run();
}

}  // namespace berth::bridge
