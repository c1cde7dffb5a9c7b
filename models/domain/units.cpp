// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/units.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "models/domain/ascii.h"

namespace berth::domain {
namespace {

// Wide enough for nine digits after the point times the largest unit.
__extension__ using Wide = __int128;

struct Unit {
    std::string_view name;
    std::int64_t size;
};

constexpr std::array kSizeUnits{
    Unit{"B", 1},      Unit{"kB", 1'000},         Unit{"MB", 1'000'000},
    Unit{"KiB", kKiB}, Unit{"GB", 1'000'000'000}, Unit{"TB", 1'000'000'000'000},
    Unit{"MiB", kMiB}, Unit{"GiB", kGiB},         Unit{"TiB", kTiB},
};

constexpr std::int64_t kMicrosecond = 1'000;
constexpr std::int64_t kMillisecond = 1'000 * kMicrosecond;
constexpr std::int64_t kSecond = 1'000 * kMillisecond;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

// Largest first: the order in which the parts of a sum are written.
constexpr std::array kTimeUnits{
    Unit{"d", kDay},          Unit{"h", kHour},         Unit{"m", kMinute}, Unit{"s", kSecond},
    Unit{"ms", kMillisecond}, Unit{"us", kMicrosecond}, Unit{"ns", 1},
};

constexpr int kMaxFractionDigits = 9;
constexpr int kMaxWholeDigits = 19;

std::string_view withoutBlanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// A decimal number without sign or exponent, exact: `scaled` is the value times 10^fractionDigits.
struct Decimal {
    Wide scaled = 0;
    Wide scale = 1;
};

std::optional<Decimal> takeDecimal(std::string_view& text) {
    Decimal number;
    int whole = 0;
    while (!text.empty() && isDigit(text.front())) {
        if (++whole > kMaxWholeDigits) return std::nullopt;
        number.scaled = number.scaled * 10 + (text.front() - '0');
        text.remove_prefix(1);
    }
    if (whole == 0) return std::nullopt;
    if (text.empty() || text.front() != '.') return number;
    text.remove_prefix(1);
    int fraction = 0;
    while (!text.empty() && isDigit(text.front())) {
        if (++fraction > kMaxFractionDigits) return std::nullopt;
        number.scaled = number.scaled * 10 + (text.front() - '0');
        number.scale *= 10;
        text.remove_prefix(1);
    }
    if (fraction == 0) return std::nullopt;
    return number;
}

std::string_view takeUnitName(std::string_view& text) {
    std::size_t length = 0;
    while (length < text.size() && ((text[length] >= 'a' && text[length] <= 'z') ||
                                    (text[length] >= 'A' && text[length] <= 'Z'))) {
        ++length;
    }
    const std::string_view name = text.substr(0, length);
    text.remove_prefix(length);
    return name;
}

// number × unit rounded to the nearest whole one (halves up); nothing when it exceeds int64.
std::optional<std::int64_t> times(const Decimal& number, std::int64_t unit) {
    // 19 digits and 9 more times the largest unit (10^28 × 10^14) would not fit.
    constexpr Wide kMax = std::numeric_limits<std::int64_t>::max();
    if (number.scaled / number.scale > kMax / unit) return std::nullopt;
    const Wide whole = number.scaled / number.scale * unit;
    const Wide rest = (number.scaled % number.scale * unit * 2 + number.scale) / (number.scale * 2);
    if (whole + rest > kMax) return std::nullopt;
    return static_cast<std::int64_t>(whole + rest);
}

tl::unexpected<Error> badSize(std::string_view text) {
    return fail(ErrorCode::Malformed,
                fmt::format("\"{}\" is not a size: write a number and a unit, such as 24GiB "
                            "(B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)",
                            text));
}

tl::unexpected<Error> badDuration(std::string_view text) {
    return fail(ErrorCode::Malformed,
                fmt::format("\"{}\" is not a duration: write numbers with units, largest first, "
                            "such as 1h30m (d, h, m, s, ms, us, ns)",
                            text));
}

tl::unexpected<Error> badRate(std::string_view text) {
    return fail(
        ErrorCode::Malformed,
        fmt::format("\"{}\" is not a rate: write a number and /s, /m or /h, such as 0.9/s", text));
}

}  // namespace

Result<Bytes> parseBytes(std::string_view text) {
    std::string_view rest = withoutBlanks(text);
    const auto number = takeDecimal(rest);
    if (!number) return badSize(text);
    rest = withoutBlanks(rest);
    const std::string_view name = takeUnitName(rest);
    if (!rest.empty()) return badSize(text);
    for (const Unit& unit : kSizeUnits) {
        if (unit.name != name) continue;
        const auto bytes = times(*number, unit.size);
        if (!bytes) return badSize(text);
        return Bytes{*bytes};
    }
    return badSize(text);
}

Result<Duration> parseDuration(std::string_view text) {
    std::string_view rest = withoutBlanks(text);
    if (rest.empty()) return badDuration(text);
    std::int64_t sum = 0;
    std::size_t nextUnit = 0;
    while (!rest.empty()) {
        const auto number = takeDecimal(rest);
        if (!number) return badDuration(text);
        rest = withoutBlanks(rest);
        const std::string_view name = takeUnitName(rest);
        rest = withoutBlanks(rest);
        while (nextUnit < kTimeUnits.size() && kTimeUnits[nextUnit].name != name)
            ++nextUnit;
        if (nextUnit == kTimeUnits.size()) return badDuration(text);
        const auto part = times(*number, kTimeUnits[nextUnit].size);
        if (!part || *part > std::numeric_limits<std::int64_t>::max() - sum) {
            return badDuration(text);
        }
        sum += *part;
        ++nextUnit;
    }
    return Duration{sum};
}

Result<double> parseRatePerSecond(std::string_view text) {
    const std::string_view all = withoutBlanks(text);
    const std::size_t slash = all.rfind('/');
    if (slash == std::string_view::npos) return badRate(text);
    const std::string_view number = withoutBlanks(all.substr(0, slash));
    const std::string_view per = withoutBlanks(all.substr(slash + 1));
    double divisor = 0;
    if (per == "s") divisor = 1;
    if (per == "m") divisor = 60;
    if (per == "h") divisor = 3600;
    // from_chars would also take "inf", "nan" and a sign.
    if (divisor == 0 || number.empty() || !isDigit(number.front())) return badRate(text);
    double value = 0;
    const char* end = number.data() + number.size();
    const auto [parsed, status] =
        std::from_chars(number.data(), end, value, std::chars_format::fixed);
    if (status != std::errc{} || parsed != end) return badRate(text);
    return value / divisor;
}

std::string toText(Bytes bytes) {
    if (bytes.count < 0) {
        if (bytes.count == std::numeric_limits<std::int64_t>::min()) return "-8388608 TiB";
        return "-" + toText(Bytes{-bytes.count});
    }
    constexpr std::array kPowers{Unit{"TiB", kTiB}, Unit{"GiB", kGiB}, Unit{"MiB", kMiB},
                                 Unit{"KiB", kKiB}};
    for (std::size_t i = 0; i < kPowers.size(); ++i) {
        const Unit& unit = kPowers[i];
        if (bytes.count < unit.size) continue;
        const Wide tenths = (Wide{bytes.count} * 10 + unit.size / 2) / unit.size;
        // 1023.95 KiB and more round to 1024 of their unit: that is one of the next.
        if (tenths >= 10240 && i > 0) return fmt::format("1 {}", kPowers[i - 1].name);
        const auto whole = static_cast<std::int64_t>(tenths / 10);
        const auto tenth = static_cast<int>(tenths % 10);
        if (tenth == 0) return fmt::format("{} {}", whole, unit.name);
        return fmt::format("{}.{} {}", whole, tenth, unit.name);
    }
    return fmt::format("{} B", bytes.count);
}

std::string toText(Duration duration) {
    std::int64_t rest = duration.count();
    if (rest == 0) return "0s";
    std::string text;
    if (rest < 0) text = "-";
    for (const Unit& unit : kTimeUnits) {
        // Division truncates towards zero, so the parts of a negative sum are negative as well.
        const std::int64_t count = rest / unit.size;
        if (count == 0) continue;
        text += fmt::format("{}{}", count < 0 ? -count : count, unit.name);
        rest %= unit.size;
    }
    return text;
}

}  // namespace berth::domain
