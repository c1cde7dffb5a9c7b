// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace berth::sim::shell {

// "1.5G", "24K", "312": as `ls -h` and its like print sizes, rounded up.
[[nodiscard]] std::string shortSize(std::int64_t bytes);

// A Unix time in UTC.
struct CalendarTime {
    std::int64_t year = 1970;
    int month = 1, day = 1, hour = 0, minute = 0, second = 0;
    int weekDay = 4;  // 0: Sunday
    int yearDay = 1;
};
[[nodiscard]] CalendarTime calendarTime(double unixSeconds);
// strftime's letters, in English and UTC; one that is not known stays as it is.
[[nodiscard]] std::string timeText(double unixSeconds, std::string_view format);

// "text" and blanks up to so many characters.
[[nodiscard]] std::string padded(std::string text, std::size_t width);

}  // namespace berth::sim::shell
