// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/scenario_keys.h"
#include "sim/scenario/values.h"

namespace berth::sim::scenario {

// Reads one map of a scenario file into plain fields. A field whose key is absent, or whose value
// is wrong, keeps the value it has, its default. Unknown keys are reported on construction. Asking
// for a key that the section does not list is a bug (assertion).
class MapReader {
  public:
    MapReader(const YamlNode& node, std::string path, const Section& section, ErrorList& errors);

    // False when the node is no map: then every key counts as absent.
    [[nodiscard]] bool isMap() const { return m_node.kind == YamlNode::Kind::Map; }
    [[nodiscard]] const YamlNode& node() const { return m_node; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] ErrorList& errors() const { return m_errors; }

    [[nodiscard]] const YamlNode* find(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    // Reports keys that are missing; `example` shows how one is written.
    bool require(std::string_view key, std::string_view example) const;
    // Reports the key, if present, with the reason why it has no place here.
    void refuse(std::string_view key, std::string_view why) const;

    // Each sets `target` when the key is there and its value is right; then true.
    bool text(std::string_view key, std::string& target) const;
    bool integer(std::string_view key, std::int64_t least, std::int64_t most, int& target) const;
    bool seed(std::string_view key, std::uint64_t& target) const;
    bool number(std::string_view key, double least, double most, double& target) const;
    bool flag(std::string_view key, bool& target) const;
    bool span(std::string_view key, engine::Time least, engine::Time most,
              engine::Time& target) const;
    bool bytes(std::string_view key, std::int64_t least, std::int64_t most,
               std::int64_t& target) const;
    bool bytesPerSecond(std::string_view key, double& target) const;
    bool rate(std::string_view key, double most, double& target) const;
    bool percent(std::string_view key, double& target) const;
    bool yuan(std::string_view key, double& target) const;
    bool price(std::string_view key, domain::Rate& target) const;
    template <class T, std::size_t N>
    bool choice(std::string_view key, const std::pair<std::string_view, T> (&choices)[N],
                T& target) const;

    // Calls `visit` with each item of the list and its path; stops once the error list is full.
    // A value that is no list is reported.
    void list(
        std::string_view key,
        const std::function<void(const YamlNode& item, const std::string& path)>& visit) const;

  private:
    template <class T, class Read>
    bool assign(std::string_view key, T& target, Read read) const;

    const YamlNode& m_node;
    std::string m_path;
    const Section& m_section;  // assertions look at it
    ErrorList& m_errors;
};

template <class T, std::size_t N>
bool MapReader::choice(std::string_view key, const std::pair<std::string_view, T> (&choices)[N],
                       T& target) const {
    const YamlNode* value = find(key);
    if (!value) return false;
    std::vector<std::string_view> words;
    for (const auto& [word, meaning] : choices)
        words.push_back(word);
    const auto index = readChoice({*value, pathOf(key), m_errors}, words);
    if (index) target = choices[*index].second;
    return index.has_value();
}

}  // namespace berth::sim::scenario
