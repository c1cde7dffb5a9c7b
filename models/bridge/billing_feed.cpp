// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/billing_feed.h"

#include <utility>

#include "models/bridge/platform_bridge.h"

namespace berth::bridge {

using domain::Billing;
using domain::Instant;
using domain::Snapshot;

BillingFeed::BillingFeed(PlatformBridge& bridge, domain::BillingWindow window, Options options,
                         QObject* parent)
    : QObject(parent), m_bridge(bridge), m_window(window), m_options(options) {
    m_timer.setInterval(options.look);
    m_retry.setInterval(options.retry);
    m_retry.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BillingFeed::poll);
    connect(&bridge, &PlatformBridge::startedOver, this, &BillingFeed::forget);
}

void BillingFeed::setWindow(domain::BillingWindow window) {
    if (window == m_window) return;
    m_window = window;
    forget();
}

void BillingFeed::setActive(bool active) {
    if (active == m_timer.isActive()) return;
    if (!active) {
        m_timer.stop();
        return;
    }
    m_timer.start();
    poll();
}

void BillingFeed::readNow() {
    if (!m_waiting) read();
}

void BillingFeed::forget() {
    m_job.cancel();
    m_waiting = false;
    m_retry.stop();
    m_bills.reset();
    m_problem.reset();
    Q_EMIT changed();
    if (active()) poll();
}

bool BillingFeed::isDue() const {
    const Snapshot& shown = *m_bridge.snapshot();
    if (m_problem) {
        return m_problem->retryCanHelp ? !m_retry.isActive()
                                       : shown.at - m_failedAt >= m_options.settledEvery;
    }
    return !m_bills || shown.at - m_bills->at >= m_options.settledEvery ||
           domain::queryOf(m_window, shown.at, shown.timeBase) != m_bills->query;
}

void BillingFeed::poll() {
    if (!m_waiting && isDue()) read();
}

void BillingFeed::read() {
    const Snapshot& shown = *m_bridge.snapshot();
    // Before the first state is known, so is not the time.
    if (shown.version == 0 || !m_bridge.capabilities().billing) return;
    Bills asked;
    asked.at = shown.at;
    asked.query = domain::queryOf(m_window, shown.at, shown.timeBase);
    asked.periods = domain::periodsOf(m_window, shown.at, shown.timeBase);
    m_waiting = true;
    const domain::BillingQuery query = asked.query;
    m_bridge.readBilling(
        query, this,
        m_job.newest([this, asked = std::move(asked)](domain::Result<Billing> told) mutable {
            take(std::move(told), std::move(asked));
        }));
    Q_EMIT changed();
}

void BillingFeed::take(domain::Result<Billing> told, Bills asked) {
    m_waiting = false;
    if (told) {
        asked.billing = std::move(*told);
        m_bills = std::move(asked);
        m_problem.reset();
    } else {
        m_problem = std::move(told.error());
        m_failedAt = asked.at;
        m_retry.start();
    }
    Q_EMIT changed();
}

}  // namespace berth::bridge
