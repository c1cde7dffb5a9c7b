// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/programs/size_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace berth::sim::shell {
namespace {

constexpr std::array<const char*, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                           "Thursday", "Friday", "Saturday"};
constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December"};

}  // namespace

std::string shortSize(std::int64_t bytes) {
    constexpr std::string_view kUnits = "KMGTPE";
    if (bytes < 1024) return std::to_string(bytes);
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (value /= 1024; value >= 1023.5 && unit + 1 < kUnits.size(); ++unit)
        value /= 1024;
    const double tenths = std::ceil(value * 10 - 1e-9) / 10;
    if (tenths < 10) return fmt::format("{:.1f}{}", tenths, kUnits[unit]);
    return fmt::format("{:.0f}{}", std::ceil(value - 1e-9), kUnits[unit]);
}

CalendarTime calendarTime(double unixSeconds) {
    using namespace std::chrono;
    // The years that std::chrono can name.
    const double bounded = std::clamp(std::isfinite(unixSeconds) ? unixSeconds : 0.0, -9e11, 9e11);
    const sys_seconds at{seconds(static_cast<std::int64_t>(std::floor(bounded)))};
    const sys_days day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    CalendarTime result;
    result.year = static_cast<int>(date.year());
    result.month = static_cast<int>(static_cast<unsigned>(date.month()));
    result.day = static_cast<int>(static_cast<unsigned>(date.day()));
    result.hour = static_cast<int>(time.hours().count());
    result.minute = static_cast<int>(time.minutes().count());
    result.second = static_cast<int>(time.seconds().count());
    result.weekDay = static_cast<int>(weekday(day).c_encoding());
    result.yearDay = static_cast<int>((day - sys_days(date.year() / January / 1)).count()) + 1;
    return result;
}

std::string timeText(double unixSeconds, std::string_view format) {
    const CalendarTime t = calendarTime(unixSeconds);
    const std::string day = kDays[static_cast<std::size_t>(t.weekDay)];
    const std::string month = kMonths[static_cast<std::size_t>(t.month - 1)];
    const int half = t.hour % 12 == 0 ? 12 : t.hour % 12;
    std::string text;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 == format.size()) {
            text += format[i];
            continue;
        }
        switch (const char letter = format[++i]) {
            case 'Y':
                text += fmt::format("{}", t.year);
                break;
            case 'y':
                text += fmt::format("{:02}", t.year % 100);
                break;
            case 'm':
                text += fmt::format("{:02}", t.month);
                break;
            case 'd':
                text += fmt::format("{:02}", t.day);
                break;
            case 'e':
                text += fmt::format("{:2}", t.day);
                break;
            case 'H':
                text += fmt::format("{:02}", t.hour);
                break;
            case 'I':
                text += fmt::format("{:02}", half);
                break;
            case 'M':
                text += fmt::format("{:02}", t.minute);
                break;
            case 'S':
                text += fmt::format("{:02}", t.second);
                break;
            case 'N':
                text += fmt::format("{:09}", static_cast<std::int64_t>(
                                                 (unixSeconds - std::floor(unixSeconds)) * 1e9));
                break;
            case 'p':
                text += t.hour < 12 ? "AM" : "PM";
                break;
            case 'j':
                text += fmt::format("{:03}", t.yearDay);
                break;
            case 'u':
                text += std::to_string(t.weekDay == 0 ? 7 : t.weekDay);
                break;
            case 'w':
                text += std::to_string(t.weekDay);
                break;
            case 'a':
                text += day.substr(0, 3);
                break;
            case 'A':
                text += day;
                break;
            case 'b':
            case 'h':
                text += month.substr(0, 3);
                break;
            case 'B':
                text += month;
                break;
            case 's':
                text += std::to_string(static_cast<std::int64_t>(std::floor(unixSeconds)));
                break;
            case 'F':
                text += timeText(unixSeconds, "%Y-%m-%d");
                break;
            case 'T':
                text += timeText(unixSeconds, "%H:%M:%S");
                break;
            case 'R':
                text += timeText(unixSeconds, "%H:%M");
                break;
            case 'D':
                text += timeText(unixSeconds, "%m/%d/%y");
                break;
            case 'c':
                text += timeText(unixSeconds, "%a %b %e %H:%M:%S %Y");
                break;
            case 'x':
                text += timeText(unixSeconds, "%m/%d/%y");
                break;
            case 'X':
                text += timeText(unixSeconds, "%H:%M:%S");
                break;
            case 'Z':
                text += "UTC";
                break;
            case 'z':
                text += "+0000";
                break;
            case 'n':
                text += '\n';
                break;
            case 't':
                text += '\t';
                break;
            case '%':
                text += '%';
                break;
            default:
                text += std::string("%") + letter;
                break;
        }
    }
    return text;
}

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.resize(width, ' ');
    return text;
}

}  // namespace berth::sim::shell
