// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/nvidia_value.h"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "models/domain/text.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

// The number before the unit; nothing when the unit is another one.
std::optional<std::string_view> numberOf(std::string_view text, std::string_view unit) {
    text = domain::trimmed(text);
    if (text.size() <= unit.size() || !text.ends_with(unit)) return std::nullopt;
    text.remove_suffix(unit.size());
    return domain::trimmed(text);
}

std::optional<int> toSmall(std::string_view text) {
    const auto number = toInteger(domain::trimmed(text));
    if (!number || *number < 0 || *number > std::numeric_limits<int>::max()) return std::nullopt;
    return static_cast<int>(*number);
}

}  // namespace

std::optional<domain::Bytes> nvidiaBytes(std::string_view text) {
    // Longer units first: each of them ends in the last one.
    constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> kUnits{
        {{"GiB", domain::kGiB}, {"MiB", domain::kMiB}, {"KiB", domain::kKiB}, {"B", 1}}};
    for (const auto& [unit, size] : kUnits) {
        const auto number = numberOf(text, unit);
        if (!number) continue;
        const auto count = toInteger(*number);
        if (!count || *count < 0) return std::nullopt;
        return domain::Bytes{multiplyCapped(*count, size)};
    }
    return std::nullopt;
}

std::optional<double> nvidiaShare(std::string_view text) {
    const auto number = numberOf(text, "%");
    const auto percent = number ? toDecimal(*number) : std::nullopt;
    if (!percent || *percent < 0) return std::nullopt;
    return *percent / 100;
}

std::optional<double> nvidiaNumber(std::string_view text, std::string_view unit) {
    if (const auto number = numberOf(text, unit)) return toDecimal(*number);
    return toDecimal(domain::trimmed(text));
}

std::optional<int> nvidiaMegahertz(std::string_view text) {
    const auto number = numberOf(text, "MHz");
    return number ? toSmall(*number) : std::nullopt;
}

std::optional<int> nvidiaLanes(std::string_view text) {
    const auto number = numberOf(text, "x");
    return toSmall(number ? *number : text);
}

std::optional<int> nvidiaSmall(std::string_view text) {
    return toSmall(text);
}

std::optional<std::int64_t> nvidiaCount(std::string_view text) {
    const auto number = toInteger(domain::trimmed(text));
    return number && *number >= 0 ? number : std::nullopt;
}

std::optional<bool> nvidiaSwitch(std::string_view text) {
    text = domain::trimmed(text);
    if (text == "Enabled" || text == "Yes" || text == "Active" || text == "On") return true;
    if (text == "Disabled" || text == "No" || text == "Not Active" || text == "Off") return false;
    return std::nullopt;
}

std::string nvidiaText(std::string_view text) {
    text = domain::trimmed(text);
    if (text == "N/A" || text == "ERR!" || text == "None" || text.starts_with('[')) return {};
    return keptText(text);
}

bool nvidiaTellsLost(std::string_view text) {
    text = domain::trimmed(text);
    return text == "[GPU is lost]" || text == "GPU is lost" || text == "[GPU requires reset]" ||
           text == "GPU requires reset";
}

}  // namespace berth::platform_client::inspector
