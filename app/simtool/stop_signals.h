// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

#include "models/domain/units.h"

namespace berth::app {

// SIGINT, SIGTERM and, unless it is ignored, SIGHUP (its terminal was closed) as something that is
// asked for instead of something that strikes. They are blocked in this thread and in those that it
// starts from now on; the destructor restores that.
class StopSignals {
  public:
    StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals();

    // True as soon as one has come, false when none has within `most`. It is taken: the next call
    // waits for the next signal.
    [[nodiscard]] bool waitFor(domain::Duration most) const;
    void wait() const;

  private:
    sigset_t m_signals{}, m_before{};
};

}  // namespace berth::app
