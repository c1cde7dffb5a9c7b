// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/text_fields.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "models/domain/text.h"

namespace berth::platform_client::inspector {
namespace {

template <class Number, class... Base>
std::optional<Number> wholeNumber(std::string_view text, Base... base) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number, base...);
    if (error != std::errc() || stop != end) return std::nullopt;
    return number;
}

}  // namespace

std::optional<std::string_view> takeLine(std::string_view& rest) {
    if (rest.empty()) return std::nullopt;
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

std::vector<std::string_view> splitWords(std::string_view line, std::size_t atMost) {
    std::vector<std::string_view> words;
    std::size_t at = line.find_first_not_of(" \t");
    while (at != std::string_view::npos && words.size() < atMost) {
        const std::size_t end =
            words.size() + 1 == atMost ? std::string_view::npos : line.find_first_of(" \t", at);
        words.push_back(line.substr(at, end == std::string_view::npos ? end : end - at));
        at = end == std::string_view::npos ? end : line.find_first_not_of(" \t", end);
    }
    return words;
}

std::optional<std::int64_t> toInteger(std::string_view text) {
    return wholeNumber<std::int64_t>(text, 10);
}

std::optional<std::int64_t> hexToInteger(std::string_view text) {
    if (!text.empty() && text.front() == '-') return std::nullopt;
    return wholeNumber<std::int64_t>(text, 16);
}

std::optional<double> toDecimal(std::string_view text) {
    const auto number = wholeNumber<double>(text, std::chars_format::fixed);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string keptText(std::string_view text, std::size_t bytes) {
    return domain::keepUtf8(domain::trimmed(text).substr(0, bytes));
}

std::int64_t addCapped(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<std::int64_t>::max() : sum;
}

std::int64_t multiplyCapped(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? std::numeric_limits<std::int64_t>::max()
                                                  : product;
}

}  // namespace berth::platform_client::inspector
