// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <cstdint>
#include <string>
#include <vector>

namespace berth::bench {

// A timer of 5 ms on the event loop under test: how late it is, is how long input would wait. The
// processor time of the thread between two beats tells its own work from that of others.
class Heartbeat final : public QObject {
  public:
    Heartbeat();

    void start();
    void stop() { m_timer.stop(); }
    // Members of a JSON object: milliseconds.
    [[nodiscard]] std::string figures() const;

  private:
    struct Gap {
        double wall = 0;  // beyond the period
        double own = 0;
    };

    void beat();

    QTimer m_timer;
    std::int64_t m_last = 0;
    std::int64_t m_lastOwn = 0;
    std::vector<Gap> m_gaps;
};

}  // namespace berth::bench
