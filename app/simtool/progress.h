// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string_view>

#include "models/domain/clock.h"

namespace berth::app {

// One line on a terminal that is rewritten while something takes more than a second: how much is
// done and about how long it will still take. Silent where there is no terminal.
class Progress {
  public:
    Progress(std::ostream& out, bool isTerminal, const domain::Clock& clock);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();  // takes the line away

    // 0 … 1; `what` says it in other words: "3 of 100 seeds".
    void show(double done, std::string_view what = {});

  private:
    std::ostream& m_out;
    bool m_isTerminal;
    const domain::Clock& m_clock;
    domain::Duration m_started, m_shown{0};
    bool m_visible = false;
};

}  // namespace berth::app
