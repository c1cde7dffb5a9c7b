// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/progress.h"

#include <fmt/core.h>

#include <ostream>
#include <string>

namespace berth::app {
namespace {

constexpr domain::Duration kQuietFor = std::chrono::seconds(1);
constexpr domain::Duration kBetween = std::chrono::milliseconds(200);
constexpr const char* kClearLine = "\r\x1b[K";

// Short enough to be believed: an estimate knows no seconds among hours.
std::string leftText(double seconds) {
    constexpr double kMinute = 60, kHour = 3600;
    if (seconds < 2 * kMinute) return fmt::format("{:.0f} s", seconds);
    if (seconds < 2 * kHour) return fmt::format("{:.0f} min", seconds / kMinute);
    return fmt::format("{:.0f} h", seconds / kHour);
}

}  // namespace

Progress::Progress(std::ostream& out, bool isTerminal, const domain::Clock& clock)
    : m_out(out), m_isTerminal(isTerminal), m_clock(clock), m_started(clock.monotonic()) {}

Progress::~Progress() {
    if (m_visible) m_out << kClearLine << std::flush;
}

void Progress::show(double done, std::string_view what) {
    if (!m_isTerminal || done <= 0) return;
    const domain::Duration now = m_clock.monotonic();
    const domain::Duration elapsed = now - m_started;
    if (elapsed < kQuietFor || (m_visible && now - m_shown < kBetween)) return;
    m_shown = now;
    m_visible = true;
    const double seconds = std::chrono::duration<double>(elapsed).count();
    m_out << fmt::format("{}{:3.0f} %, {}{}about {} left", kClearLine, done * 100, what,
                         what.empty() ? "" : ", ", leftText(seconds * (1 - done) / done))
          << std::flush;
}

}  // namespace berth::app
