// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>

namespace berth::support {

// Handles what is queued, and what that queues.
inline void drain() {
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
}

// Runs the event loop until the condition holds; false after half a minute, so that a broken test
// ends.
template <class Condition>
[[nodiscard]] bool runUntil(Condition condition) {
    const QDeadlineTimer limit(30'000);
    while (!condition()) {
        if (limit.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    return true;
}

}  // namespace berth::support
