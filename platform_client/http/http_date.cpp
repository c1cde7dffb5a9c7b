// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/http_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

namespace berth::platform_client {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr int kLastYear = 2261;  // beyond, nanoseconds in 64 bits run over

// Takes a text apart from the left; once something is missing, it stays failed.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : m_left(text) {}

    void text(std::string_view expected) {
        if (!m_left.starts_with(expected)) return fail();
        m_left.remove_prefix(expected.size());
    }
    int digits(std::size_t count) {
        int value = 0;
        if (m_left.size() < count) return failWith0();
        for (const char c : m_left.substr(0, count)) {
            if (c < '0' || c > '9') return failWith0();
            value = value * 10 + (c - '0');
        }
        m_left.remove_prefix(count);
        return value;
    }
    // Day of asctime(): two places, the first may be blank.
    int dayWithBlank() {
        if (!m_left.starts_with(' ')) return digits(2);
        text(" ");
        return digits(1);
    }
    // From 1 on.
    unsigned month() {
        const auto found = std::find(kMonths.begin(), kMonths.end(), m_left.substr(0, 3));
        if (found == kMonths.end()) return static_cast<unsigned>(failWith0());
        m_left.remove_prefix(3);
        return static_cast<unsigned>(found - kMonths.begin()) + 1;
    }
    seconds timeOfDay() {
        const int h = digits(2);
        text(":");
        const int m = digits(2);
        text(":");
        const int s = digits(2);
        if (h > 23 || m > 59 || s > 60) fail();
        return hours(h) + minutes(m) + seconds(std::min(s, 59));  // a leap second is none of ours
    }
    [[nodiscard]] bool readWhole() const { return !m_failed && m_left.empty(); }

  private:
    void fail() { m_failed = true; }
    int failWith0() {
        fail();
        return 0;
    }

    std::string_view m_left;
    bool m_failed = false;
};

std::optional<domain::Instant> instantOf(int y, unsigned m, int d, seconds time) {
    const year_month_day date(year(y), month(m), day(static_cast<unsigned>(d)));
    if (!date.ok() || y < 1970 || y > kLastYear) return std::nullopt;
    return domain::Instant{nanoseconds(sys_days(date).time_since_epoch() + time).count()};
}

std::optional<domain::Instant> parseAsctime(Cursor at) {
    const unsigned m = at.month();
    at.text(" ");
    const int d = at.dayWithBlank();
    at.text(" ");
    const seconds time = at.timeOfDay();
    at.text(" ");
    const int y = at.digits(4);
    return at.readWhole() ? instantOf(y, m, d, time) : std::nullopt;
}

std::optional<domain::Instant> parseFixDate(Cursor at) {
    const int d = at.digits(2);
    at.text(" ");
    const unsigned m = at.month();
    at.text(" ");
    const int y = at.digits(4);
    at.text(" ");
    const seconds time = at.timeOfDay();
    at.text(" GMT");
    return at.readWhole() ? instantOf(y, m, d, time) : std::nullopt;
}

std::optional<domain::Instant> parseRfc850(Cursor at, domain::Instant now) {
    const int d = at.digits(2);
    at.text("-");
    const unsigned m = at.month();
    at.text("-");
    const int shortYear = at.digits(2);
    at.text(" ");
    const seconds time = at.timeOfDay();
    at.text(" GMT");
    if (!at.readWhole()) return std::nullopt;
    const year_month_day today(floor<days>(sys_time<nanoseconds>(nanoseconds(now.ns))));
    const int thisYear = static_cast<int>(today.year());
    int y = thisYear - thisYear % 100 + shortYear;
    if (y > thisYear + 50) y -= 100;
    return instantOf(y, m, d, time);
}

}  // namespace

std::optional<domain::Instant> parseHttpDate(std::string_view text, domain::Instant now) {
    for (const std::string_view name : kDays) {
        if (text.starts_with(name) && text.substr(name.size()).starts_with(", "))
            return parseRfc850(Cursor(text.substr(name.size() + 2)), now);
        if (!text.starts_with(name.substr(0, 3))) continue;
        const std::string_view rest = text.substr(3);
        if (rest.starts_with(", ")) return parseFixDate(Cursor(rest.substr(2)));
        if (rest.starts_with(" ")) return parseAsctime(Cursor(rest.substr(1)));
    }
    return std::nullopt;
}

}  // namespace berth::platform_client
