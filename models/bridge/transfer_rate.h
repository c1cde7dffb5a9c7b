// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "models/domain/units.h"

namespace berth::bridge {

// How fast a transfer is: bytes a second, smoothed over some seconds. Exponential smoothing of
// what came in intervals of half a second or more, the newest counting for three tenths.
class TransferRate {
  public:
    void add(domain::Duration at, std::int64_t bytesDone) {
        if (!m_at) return begin(at, bytesDone);
        const domain::Duration gone = at - *m_at;
        if (gone < kInterval) return;
        const double now =
            static_cast<double>(bytesDone - m_bytes) / std::chrono::duration<double>(gone).count();
        m_rate = m_rate ? kNewest * now + (1 - kNewest) * *m_rate : now;
        begin(at, bytesDone);
    }
    // It stood still for a while: what came before says nothing any more.
    void interrupt() {
        m_at.reset();
        m_rate.reset();
    }
    // Absent: not known yet.
    [[nodiscard]] std::optional<double> bytesPerSecond() const { return m_rate; }

  private:
    static constexpr domain::Duration kInterval = std::chrono::milliseconds(500);
    static constexpr double kNewest = 0.3;

    void begin(domain::Duration at, std::int64_t bytesDone) {
        m_at = at;
        m_bytes = bytesDone;
    }

    std::optional<domain::Duration> m_at;
    std::int64_t m_bytes = 0;
    std::optional<double> m_rate;
};

}  // namespace berth::bridge
