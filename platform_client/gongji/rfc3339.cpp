// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/rfc3339.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>

namespace berth::platform_client::gongji {
namespace {

using std::chrono::sys_days;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kDay = 24 * 3600;

// Takes pieces off the front; once one is not as wanted, it has failed.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; ++i) {
            if (m_at >= m_text.size() || m_text[m_at] < '0' || m_text[m_at] > '9') {
                m_failed = true;
                return 0;
            }
            value = value * 10 + (m_text[m_at++] - '0');
        }
        return value;
    }
    char oneOf(std::string_view wanted) {
        if (m_at >= m_text.size() || wanted.find(m_text[m_at]) == std::string_view::npos) {
            m_failed = true;
            return '\0';
        }
        return m_text[m_at++];
    }
    [[nodiscard]] bool next(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    [[nodiscard]] bool nextIsDigit() const {
        return m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9';
    }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] std::size_t at() const { return m_at; }

  private:
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_failed = false;
};

std::int64_t nanoseconds(Scanner& scanner) {
    if (!scanner.next('.')) return 0;
    scanner.oneOf(".");
    std::int64_t value = scanner.digits(1) * (kSecond / 10);
    for (std::int64_t unit = kSecond / 100; scanner.nextIsDigit(); unit /= 10)
        value += scanner.digits(1) * unit;
    return value;
}

std::int64_t offsetSeconds(Scanner& scanner) {
    const char sign = scanner.oneOf("Zz+-");
    if (sign != '+' && sign != '-') return 0;
    const int hours = scanner.digits(2);
    scanner.oneOf(":");
    const int minutes = scanner.digits(2);
    return (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
}

}  // namespace

std::optional<LeadingTime> leadingRfc3339(std::string_view text) {
    Scanner scanner(text);
    const int year = scanner.digits(4);
    scanner.oneOf("-");
    const int month = scanner.digits(2);
    scanner.oneOf("-");
    const int day = scanner.digits(2);
    scanner.oneOf("Tt ");
    const int hour = scanner.digits(2);
    scanner.oneOf(":");
    const int minute = scanner.digits(2);
    scanner.oneOf(":");
    const int second = scanner.digits(2);
    if (scanner.failed()) return std::nullopt;
    const std::int64_t fraction = nanoseconds(scanner);
    const std::int64_t offset = offsetSeconds(scanner);
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    // A leap second counts as the one after it, as everywhere in Unix time.
    if (scanner.failed() || !date.ok() || year < 1970 || year > 2200 || hour > 23 || minute > 59 ||
        second > 60 || std::abs(offset) >= kDay) {
        return std::nullopt;
    }
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    const std::int64_t seconds = days * kDay + hour * 3600 + minute * 60 + second - offset;
    return LeadingTime{{seconds * kSecond + fraction}, scanner.at()};
}

std::optional<domain::Instant> parseRfc3339(std::string_view text) {
    const auto found = leadingRfc3339(text);
    if (!found || found->length != text.size()) return std::nullopt;
    return found->at;
}

std::string toRfc3339(domain::Instant at, int utcOffsetMinutes) {
    const auto local =
        std::chrono::floor<std::chrono::seconds>(std::chrono::nanoseconds(at.ns)).count() +
        utcOffsetMinutes * 60;
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::seconds(local));
    const std::chrono::year_month_day date{sys_days(day)};
    const std::int64_t rest = local - day.count() * kDay;
    const int offset = std::abs(utcOffsetMinutes);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}",
                       static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), rest / 3600, rest / 60 % 60, rest % 60,
                       utcOffsetMinutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

}  // namespace berth::platform_client::gongji
