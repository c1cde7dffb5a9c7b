// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/batch_publisher.h"

#include <algorithm>
#include <utility>

namespace berth::ui {

using domain::ErrorCode;

BatchPublisher::BatchPublisher(bridge::PlatformBridge& platform, const domain::BatchPlan& plan,
                               QObject* parent)
    : QObject(parent), m_platform(platform) {
    for (const domain::CreateDeployment& each : plan.creations)
        m_copies.push_back({each});
}

void BatchPublisher::start() {
    m_running = true;
    next();
}

void BatchPublisher::stop() {
    for (BatchCopy& each : m_copies) {
        if (each.state == CopyState::Waiting) each.state = CopyState::NotBegun;
    }
    Q_EMIT changed();
}

int BatchPublisher::count(CopyState state) const {
    return static_cast<int>(std::count_if(m_copies.begin(), m_copies.end(),
                                          [&](const auto& each) { return each.state == state; }));
}

void BatchPublisher::next() {
    const auto found = std::find_if(m_copies.begin(), m_copies.end(), [](const auto& each) {
        return each.state == CopyState::Waiting;
    });
    if (found == m_copies.end()) {
        m_running = false;
        Q_EMIT changed();
        Q_EMIT finished();
        return;
    }
    found->state = CopyState::Creating;
    const auto at = static_cast<std::size_t>(found - m_copies.begin());
    // Whatever the state is: those before this one have changed it.
    m_platform.apply(found->creation, 0, this,
                     [this, at](domain::Result<domain::ChangeOutcome> outcome) {
                         answered(at, std::move(outcome));
                     });
    Q_EMIT changed();
}

void BatchPublisher::answered(std::size_t at, domain::Result<domain::ChangeOutcome> outcome) {
    BatchCopy& copy = m_copies[at];
    copy.state = CopyState::Created;
    if (!outcome) {
        const ErrorCode code = outcome.error().code;
        const bool open = code == ErrorCode::TimedOut || code == ErrorCode::Unavailable;
        copy.state = open ? CopyState::Unknown : CopyState::Failed;
        copy.error = std::move(outcome.error());
        if (code == ErrorCode::ShuttingDown) stop();
    }
    next();
}

}  // namespace berth::ui
