// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "models/domain/money.h"
#include "sim/engine/distribution.h"
#include "sim/engine/time.h"
#include "sim/scenario/yaml_document.h"

namespace berth::sim::scenario {

// Collects what is wrong, up to kMaxScenarioErrors; further ones are dropped.
class ErrorList {
  public:
    void add(const YamlNode& where, std::string path, std::string message) {
        add(where.line, where.column, std::move(path), std::move(message));
    }
    void add(int line, int column, std::string path, std::string message) {
        if (full()) return;
        m_errors.push_back({line, column, std::move(path), std::move(message)});
    }
    [[nodiscard]] bool full() const { return m_errors.size() >= kMaxScenarioErrors; }
    [[nodiscard]] bool empty() const { return m_errors.empty(); }
    [[nodiscard]] ScenarioErrors take() { return std::move(m_errors); }

  private:
    ScenarioErrors m_errors;
};

// Where a value stands and where to complain about it.
struct Place {
    const YamlNode& node;
    const std::string& path;
    ErrorList& errors;
};

// Once in the longest run: what is rarer would never happen, and its instant would not fit a Time.
inline constexpr double kLowestRate = 1.0 / (366 * 24 * 3600);

// One function per kind of value. Nothing is returned when the value is wrong; then an error that
// names what is expected, with an example, has been added.
[[nodiscard]] std::optional<std::string> readText(const Place& place);
[[nodiscard]] std::optional<std::int64_t> readInteger(const Place& place, std::int64_t least,
                                                      std::int64_t most);
[[nodiscard]] std::optional<std::uint64_t> readSeed(const Place& place);
[[nodiscard]] std::optional<double> readNumber(const Place& place, double least, double most);
[[nodiscard]] std::optional<bool> readFlag(const Place& place);  // true or false, unquoted
[[nodiscard]] std::optional<engine::Time> readSpan(const Place& place, engine::Time least,
                                                   engine::Time most);
[[nodiscard]] std::optional<std::int64_t> readBytes(const Place& place, std::int64_t least,
                                                    std::int64_t most);
[[nodiscard]] std::optional<double> readBytesPerSecond(const Place& place);     // "200MB/s"
[[nodiscard]] std::optional<double> readRate(const Place& place, double most);  // "0.9/s", > 0
[[nodiscard]] std::optional<double> readPercent(const Place& place);            // "99.9%" → 0.999
[[nodiscard]] std::optional<double> readYuan(const Place& place);               // "12.5 yuan"
// "1.68 yuan/h", rounded to whole points per second, or "466 points/s".
[[nodiscard]] std::optional<domain::Rate> readPrice(const Place& place);
// The index into `words`.
[[nodiscard]] std::optional<std::size_t> readChoice(const Place& place,
                                                    std::span<const std::string_view> words);

// "a map", "the list", "nothing", "the text \"x\"": what stands there, for messages.
[[nodiscard]] std::string describe(const YamlNode& node);
// In quotes, cut after some 60 bytes.
[[nodiscard]] std::string quote(std::string_view text);

}  // namespace berth::sim::scenario
