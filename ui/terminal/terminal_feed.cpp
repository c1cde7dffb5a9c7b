// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_feed.h"

#include <QElapsedTimer>
#include <algorithm>
#include <string_view>

#include "models/terminal/terminal_surface.h"

namespace berth::ui {

TerminalFeed::TerminalFeed(terminal::TerminalSurface& surface, QObject* parent)
    : QObject(parent), m_surface(surface) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &TerminalFeed::turn);
}

void TerminalFeed::take(const QByteArray& bytes) {
    if (bytes.isEmpty()) return;
    m_queue.push_back(bytes);
    m_waiting += bytes.size();
    if (m_waiting > kStopsAt) setWantsMore(false);
    if (!m_timer.isActive()) m_timer.start();
}

void TerminalFeed::clear() {
    m_queue.clear();
    m_at = 0;
    m_waiting = 0;
    m_timer.stop();
    setWantsMore(true);
}

void TerminalFeed::setWantsMore(bool wantsMore) {
    if (m_wantsMore == wantsMore) return;
    m_wantsMore = wantsMore;
    Q_EMIT wantsMoreChanged(wantsMore);
}

void TerminalFeed::turn() {
    QElapsedTimer clock;
    clock.start();
    while (!m_queue.empty() && !clock.hasExpired(kMostMilliseconds)) {
        const QByteArray& first = m_queue.front();
        const qsizetype count = std::min(kPiece, first.size() - m_at);
        m_surface.feed({first.constData() + m_at, static_cast<std::size_t>(count)});
        m_at += count;
        m_waiting -= count;
        if (m_at < first.size()) continue;
        m_queue.pop_front();
        m_at = 0;
    }
    if (m_queue.empty()) m_timer.stop();
    if (m_waiting < kGoesOnAt) setWantsMore(true);
    Q_EMIT fed();
}

}  // namespace berth::ui
