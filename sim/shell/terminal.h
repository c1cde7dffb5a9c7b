// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
};

}  // namespace berth::sim::shell
