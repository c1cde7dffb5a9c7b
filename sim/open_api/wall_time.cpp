// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/wall_time.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace berth::sim::open_api {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t kSecond = 1'000'000'000;

// Seconds and below split off downwards, also before 1970.
struct Split {
    std::int64_t seconds;
    std::int64_t ns;
};
Split split(std::int64_t unixNs) {
    std::int64_t seconds = unixNs / kSecond;
    std::int64_t ns = unixNs % kSecond;
    if (ns < 0) {
        ns += kSecond;
        --seconds;
    }
    return {seconds, ns};
}

struct Civil {
    int year;
    unsigned month, day, weekday;
    std::int64_t hour, minute, second;
};

// UTC, proleptic Gregorian.
Civil civil(std::int64_t unixSeconds) {
    std::int64_t day = unixSeconds / 86'400;
    std::int64_t rest = unixSeconds % 86'400;
    if (rest < 0) {
        rest += 86'400;
        --day;
    }
    const sys_days date{days(day)};
    const year_month_day ymd(date);
    return {static_cast<int>(ymd.year()),
            static_cast<unsigned>(ymd.month()),
            static_cast<unsigned>(ymd.day()),
            std::chrono::weekday(date).c_encoding(),
            rest / 3600,
            rest / 60 % 60,
            rest % 60};
}

// Reads what a time is made of, piece by piece; bad once anything was not as expected.
class Reader {
  public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::int64_t digits(std::size_t count) {
        std::int64_t value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const char c = next();
            if (c < '0' || c > '9') m_good = false;
            value = value * 10 + (c - '0');
        }
        return value;
    }
    void oneOf(std::string_view allowed) {
        if (allowed.find(next()) == std::string_view::npos) m_good = false;
    }
    // Decimals of a second, if there are any, as nanoseconds.
    std::int64_t decimals() {
        if (peek() != '.') return 0;
        next();
        std::int64_t value = 0;
        int count = 0;
        for (; peek() >= '0' && peek() <= '9' && count < 9; ++count)
            value = value * 10 + (next() - '0');
        if (count == 0) m_good = false;
        for (; count < 9; ++count)
            value *= 10;
        return value;
    }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    char next() { return m_at < m_text.size() ? m_text[m_at++] : (m_good = false, '\0'); }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }

  private:
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_good = true;
};

}  // namespace

std::string WallTime::text(domain::Instant at) const {
    const Split time = split(m_zero + at.ns);
    const Civil c = civil(time.seconds + kOffsetSeconds);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}+08:00", c.year, c.month, c.day,
                       c.hour, c.minute, c.second, time.ns / 1000);
}

std::string WallTime::plainText(domain::Instant at) const {
    const Civil c = civil(split(m_zero + at.ns).seconds + kOffsetSeconds);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", c.year, c.month, c.day, c.hour,
                       c.minute, c.second);
}

std::optional<domain::Instant> WallTime::parse(std::string_view text) const {
    Reader in(text);
    const std::int64_t year = in.digits(4);
    in.oneOf("-");
    const std::int64_t month = in.digits(2);
    in.oneOf("-");
    const std::int64_t day = in.digits(2);
    in.oneOf("Tt ");
    const std::int64_t hour = in.digits(2);
    in.oneOf(":");
    const std::int64_t minute = in.digits(2);
    in.oneOf(":");
    const std::int64_t second = in.digits(2);
    const std::int64_t ns = in.decimals();
    std::int64_t offset = 0;
    if (in.peek() == 'Z' || in.peek() == 'z') {
        in.next();
    } else {
        const bool west = in.peek() == '-';
        in.oneOf("+-");
        const std::int64_t hours = in.digits(2);
        in.oneOf(":");
        const std::int64_t minutes = in.digits(2);
        if (hours > 23 || minutes > 59) return std::nullopt;
        offset = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
    }
    if (!in.good() || !in.atEnd() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    const year_month_day ymd{std::chrono::year(static_cast<int>(year)),
                             std::chrono::month(static_cast<unsigned>(month)),
                             std::chrono::day(static_cast<unsigned>(day))};
    // Nanoseconds since 1970 end in 2262; half of that way leaves room for every difference.
    if (!ymd.ok() || year < 1970 || year > 2115) return std::nullopt;
    const std::int64_t seconds = sys_days(ymd).time_since_epoch().count() * std::int64_t{86'400} +
                                 hour * 3600 + minute * 60 + second - offset;
    return domain::Instant{seconds * kSecond + ns - m_zero};
}

WallTime WallTime::atQuarter() const {
    constexpr std::int64_t kQuarter = 15 * 60 * kSecond;
    const std::int64_t into = m_zero % kQuarter;
    WallTime quarter;
    quarter.m_zero = m_zero - (into < 0 ? into + kQuarter : into);
    return quarter;
}

int WallTime::minutesAtZero() const {
    return static_cast<int>(civil(split(m_zero).seconds).minute);
}

std::pair<domain::Instant, domain::Instant> WallTime::period(domain::BillingStep step,
                                                             domain::Instant at) const {
    const std::int64_t local = split(m_zero + at.ns).seconds + kOffsetSeconds;
    const Civil c = civil(local);
    const auto secondsOf = [](sys_days day) {
        return day.time_since_epoch().count() * std::int64_t{86'400};
    };
    const auto between = [this](std::int64_t from, std::int64_t to) {
        const auto instant = [this](std::int64_t seconds) {
            return domain::Instant{(seconds - kOffsetSeconds) * kSecond - m_zero};
        };
        return std::pair(instant(from), instant(to));
    };
    const year_month_day date{std::chrono::year(c.year), std::chrono::month(c.month),
                              std::chrono::day(c.day)};
    const sys_days today(date);
    switch (step) {
        case domain::BillingStep::Hour: {
            const std::int64_t from = secondsOf(today) + c.hour * 3600;
            return between(from, from + 3600);
        }
        case domain::BillingStep::Day:
            return between(secondsOf(today), secondsOf(today + days(1)));
        case domain::BillingStep::Week: {
            const sys_days monday = today - (std::chrono::weekday(today) - std::chrono::Monday);
            return between(secondsOf(monday), secondsOf(monday + days(7)));
        }
        case domain::BillingStep::Month:
            break;
    }
    const std::chrono::year_month month(date.year(), date.month());
    return between(secondsOf(month / 1), secondsOf((month + std::chrono::months(1)) / 1));
}

std::string compactTime(std::int64_t unixMs) {
    const Civil c = civil(unixMs / 1000 + kOffsetSeconds);
    return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", c.year, c.month, c.day, c.hour, c.minute,
                       c.second);
}

std::string httpDate(std::int64_t unixMs) {
    constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed",
                                                    "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Civil c = civil(unixMs / 1000);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[c.weekday], c.day,
                       kMonths[c.month - 1], c.year, c.hour, c.minute, c.second);
}

}  // namespace berth::sim::open_api
