// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <stop_token>

namespace berth::sim::shell {

// In characters.
struct WindowSize {
    int columns = 80;
    int rows = 24;
};

// What a program may ask of the terminal that its session runs on. Any thread.
class Terminal {
  public:
    Terminal() = default;
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    virtual ~Terminal() = default;

    [[nodiscard]] virtual WindowSize size() const = 0;
    // Raw: each key at once and none of them shown. Else whole lines, which can be corrected until
    // they are ended.
    virtual void setRaw(bool raw) = 0;
    // Waits for that key, taking others; false: the time is over, or a stop was requested.
    [[nodiscard]] virtual bool waitForKey(char key, std::chrono::milliseconds most,
                                          const std::stop_token& stop) = 0;
};

}  // namespace berth::sim::shell
