// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/inspection_feed.h"

#include <utility>

namespace berth::bridge {

InspectionFeed::InspectionFeed(RemoteSession& session, const domain::Clock& clock, InspectedAs as,
                               QObject* parent)
    : QObject(parent), m_session(session), m_clock(clock), m_as(std::move(as)) {
    connect(&m_timer, &QTimer::timeout, this, &InspectionFeed::refresh);
    connect(&session, &RemoteSession::stateChanged, this, [this] {
        if (m_session.isReady() && m_timer.isActive()) refresh();
    });
}

void InspectionFeed::setPace(std::optional<std::chrono::milliseconds> pace) {
    if (!pace) {
        m_timer.stop();
        return;
    }
    m_timer.start(*pace);
    refresh();
}

void InspectionFeed::refresh() {
    if (m_looking || !m_session.isReady()) return;
    m_looking = true;
    const domain::Duration began = m_clock.monotonic();
    m_session.inspect(this, [this, began](domain::Result<domain::Inspection> look) {
        m_looking = false;
        take(std::move(look), began);
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void InspectionFeed::take(domain::Result<domain::Inspection> look, domain::Duration began) {
    if (!look) {
        m_problem = look.error();
        return;
    }
    m_problem.reset();
    const domain::Duration now = m_clock.monotonic();
    if (m_latest == nullptr) m_firstAt = now;
    inspection::DiagnosisContext context;
    context.before = m_latest.get();
    if (!m_as.simulatedTime) context.ourUnixSeconds = m_clock.unixMilliseconds() / 1000;
    context.roundTrip = now - began;
    context.declaredPorts = m_as.declaredPorts;
    context.diskIsLost = m_as.diskIsLost;
    context.imageSize = m_as.imageSize;
    m_findings = inspection::diagnose(*look, context);
    m_history.add(m_latest.get(), *look, now - m_firstAt);
    m_latest = std::make_unique<domain::Inspection>(std::move(*look));
    m_takenAt = now;
}

}  // namespace berth::bridge
