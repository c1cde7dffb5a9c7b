// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/values.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "models/domain/units.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {
namespace {

constexpr std::size_t kLongestText = 32U << 10U;
constexpr std::size_t kLongestQuote = 60;
constexpr double kHighestPrice = 1e6;  // yuan an hour
constexpr double kHighestYuan = 1e9;

void complain(const Place& place, std::string_view expected) {
    place.errors.add(place.node, place.path,
                     fmt::format("must be {}, not {}", expected, describe(place.node)));
}

const std::string* scalarText(const Place& place, std::string_view expected) {
    if (place.node.kind == YamlNode::Kind::Scalar) return &place.node.text;
    complain(place, expected);
    return nullptr;
}

// A whole decimal number and nothing else.
template <class T>
std::optional<T> wholeNumber(std::string_view text) {
    T value{};
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> decimalNumber(std::string_view text) {
    double value = 0;
    const auto [end, status] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (status != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (!std::isfinite(value)) return std::nullopt;
    return value;
}

std::string_view trimmedEnd(std::string_view text) {
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

// The number before `unit`, spaces between them allowed.
std::optional<double> numberBefore(std::string_view text, std::string_view unit) {
    if (text.size() <= unit.size() || text.substr(text.size() - unit.size()) != unit) {
        return std::nullopt;
    }
    return decimalNumber(trimmedEnd(text.substr(0, text.size() - unit.size())));
}

}  // namespace

std::string describe(const YamlNode& node) {
    switch (node.kind) {
        case YamlNode::Kind::Null:
            return "nothing";
        case YamlNode::Kind::Sequence:
            return "a list";
        case YamlNode::Kind::Map:
            return "a map";
        case YamlNode::Kind::Scalar:
            break;
    }
    return quote(node.text);
}

std::string quote(std::string_view text) {
    if (text.size() <= kLongestQuote) return fmt::format("\"{}\"", text);
    std::size_t end = kLongestQuote;  // back to the start of a code point
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return fmt::format("\"{}…\"", text.substr(0, end));
}

std::optional<std::string> readText(const Place& place) {
    const std::string* text = scalarText(place, "text");
    if (!text) return std::nullopt;
    if (text->size() > kLongestText) {
        place.errors.add(place.node, place.path,
                         fmt::format("longer than {} KiB: shorten it", kLongestText >> 10U));
        return std::nullopt;
    }
    return *text;
}

std::optional<std::int64_t> readInteger(const Place& place, std::int64_t least, std::int64_t most) {
    const std::string expected = fmt::format("a whole number from {} to {}", least, most);
    const std::string* text = scalarText(place, expected);
    if (!text) return std::nullopt;
    const auto value = wholeNumber<std::int64_t>(*text);
    if (place.node.quoted || !value || *value < least || *value > most) {
        complain(place, expected);
        return std::nullopt;
    }
    return value;
}

std::optional<std::uint64_t> readSeed(const Place& place) {
    constexpr std::string_view kExpected = "a whole number from 0 to 18446744073709551615";
    const std::string* text = scalarText(place, kExpected);
    if (!text) return std::nullopt;
    const auto value = wholeNumber<std::uint64_t>(*text);
    if (place.node.quoted || !value) {
        complain(place, kExpected);
        return std::nullopt;
    }
    return value;
}

std::optional<double> readNumber(const Place& place, double least, double most) {
    const std::string expected = fmt::format("a number from {} to {}", least, most);
    const std::string* text = scalarText(place, expected);
    if (!text) return std::nullopt;
    const auto value = decimalNumber(*text);
    if (place.node.quoted || !value || *value < least || *value > most) {
        complain(place, expected);
        return std::nullopt;
    }
    return value;
}

std::optional<bool> readFlag(const Place& place) {
    constexpr std::string_view kExpected = "true or false";
    const std::string* text = scalarText(place, kExpected);
    if (!text) return std::nullopt;
    if (!place.node.quoted && *text == "true") return true;
    if (!place.node.quoted && *text == "false") return false;
    complain(place, kExpected);
    return std::nullopt;
}

std::optional<engine::Time> readSpan(const Place& place, engine::Time least, engine::Time most) {
    const std::string* text = scalarText(place, "a time with its unit, such as 30s, 5m or 1h30m");
    if (!text) return std::nullopt;
    const auto span = domain::parseDuration(*text);
    if (!span) {
        complain(place, "a time with its unit, such as 30s, 5m or 1h30m");
        return std::nullopt;
    }
    const engine::Time value = engine::toTime(*span);
    if (value < least || value > most) {
        complain(place, fmt::format("a time from {} to {}", domain::toText(domain::Duration{least}),
                                    domain::toText(domain::Duration{most})));
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> readBytes(const Place& place, std::int64_t least, std::int64_t most) {
    constexpr std::string_view kExpected = "a size with its unit, such as 24GiB or 512MB";
    const std::string* text = scalarText(place, kExpected);
    if (!text) return std::nullopt;
    const auto bytes = domain::parseBytes(*text);
    if (!bytes) {
        complain(place, kExpected);
        return std::nullopt;
    }
    if (bytes->count < least || bytes->count > most) {
        complain(place, fmt::format("a size from {} to {}", domain::toText(domain::Bytes{least}),
                                    domain::toText(domain::Bytes{most})));
        return std::nullopt;
    }
    return bytes->count;
}

std::optional<double> readBytesPerSecond(const Place& place) {
    constexpr std::string_view kExpected = "a size per second, such as 200MB/s";
    const std::string* text = scalarText(place, kExpected);
    if (!text) return std::nullopt;
    std::string_view size{*text};
    constexpr std::string_view kUnit = "/s";
    if (size.size() > kUnit.size() && size.substr(size.size() - kUnit.size()) == kUnit) {
        size.remove_suffix(kUnit.size());
        const auto bytes = domain::parseBytes(size);
        if (bytes && bytes->count > 0) return static_cast<double>(bytes->count);
    }
    complain(place, kExpected);
    return std::nullopt;
}

std::optional<double> readRate(const Place& place, double most) {
    constexpr std::string_view kExpected = "a rate with its unit, such as 0.9/s or 30/m";
    const std::string* text = scalarText(place, kExpected);
    if (!text) return std::nullopt;
    const auto rate = domain::parseRatePerSecond(*text);
    if (!rate) {
        complain(place, kExpected);
        return std::nullopt;
    }
    if (!(*rate > 0) || *rate > most) {
        complain(place, fmt::format("a rate above 0 and at most {}/s", most));
        return std::nullopt;
    }
    if (*rate < kLowestRate) {
        complain(place, "a rate of at least once in 366 days, such as 0.001/h");
        return std::nullopt;
    }
    return *rate;
}

std::optional<double> readPercent(const Place& place) {
    constexpr std::string_view kExpected = "a share from 0% to 100%, such as 99.9%";
    const std::string* text = scalarText(place, kExpected);
    if (!text) return std::nullopt;
    const auto percent = numberBefore(*text, "%");
    if (!percent || *percent < 0 || *percent > 100) {
        complain(place, kExpected);
        return std::nullopt;
    }
    // Through an integer, so that 99.9% is the double that 0.999 is.
    constexpr double kSteps = 1e10;
    return std::round(*percent * kSteps) / (100 * kSteps);
}

std::optional<double> readYuan(const Place& place) {
    constexpr std::string_view kExpected = "an amount with its unit, such as 12.5 yuan";
    const std::string* text = scalarText(place, kExpected);
    if (!text) return std::nullopt;
    const auto yuan = numberBefore(*text, "yuan");
    if (!yuan || *yuan < 0 || *yuan > kHighestYuan) {
        complain(place, kExpected);
        return std::nullopt;
    }
    return yuan;
}

std::optional<domain::Rate> readPrice(const Place& place) {
    constexpr std::string_view kExpected =
        "a price of one node with its unit, such as \"1.68 yuan/h\" or \"466 points/s\"";
    const std::string* text = scalarText(place, kExpected);
    if (!text) return std::nullopt;
    constexpr double kPointsPerSecondOfYuanPerHour = domain::kPointsPerYuan / 3600.0;
    if (const auto yuan = numberBefore(*text, "yuan/h");
        yuan && *yuan >= 0 && *yuan <= kHighestPrice) {
        return domain::Rate{std::llround(*yuan * kPointsPerSecondOfYuanPerHour)};
    }
    if (const auto points = numberBefore(*text, "points/s");
        points && *points >= 0 && *points <= kHighestPrice * kPointsPerSecondOfYuanPerHour &&
        *points == std::floor(*points)) {
        return domain::Rate{std::llround(*points)};
    }
    complain(place, kExpected);
    return std::nullopt;
}

std::optional<std::size_t> readChoice(const Place& place, std::span<const std::string_view> words) {
    const std::string expected = "one of " + joined(words);
    const std::string* text = scalarText(place, expected);
    if (!text) return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == *text) return i;
    }
    place.errors.add(place.node, place.path,
                     fmt::format("must be {}, not {}{}", expected, describe(place.node),
                                 didYouMean(*text, words)));
    return std::nullopt;
}

}  // namespace berth::sim::scenario
