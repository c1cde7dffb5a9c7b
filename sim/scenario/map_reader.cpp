// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/map_reader.h"

#include <fmt/core.h>

#include <algorithm>

#include "sim/engine/require.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {

MapReader::MapReader(const YamlNode& node, std::string path, const Section& section,
                     ErrorList& errors)
    : m_node(node), m_path(std::move(path)), m_section(section), m_errors(errors) {
    if (!isMap()) {
        m_errors.add(node, m_path,
                     fmt::format("must be a map with the keys {}, not {}", joined(section.keys),
                                 describe(node)));
        return;
    }
    for (const YamlEntry& entry : node.entries) {
        if (m_errors.full()) return;
        if (std::find(section.keys.begin(), section.keys.end(), entry.key) != section.keys.end()) {
            continue;
        }
        m_errors.add(entry.line, entry.column, m_path,
                     fmt::format("unknown field {}{}; known here: {}", quote(entry.key),
                                 didYouMean(entry.key, section.keys), joined(section.keys)));
    }
}

const YamlNode* MapReader::find(std::string_view key) const {
    const auto& keys = m_section.keys;
    engine::require(std::find(keys.begin(), keys.end(), key) != keys.end(),
                    "only keys of the section are asked for");
    return m_node.find(key);
}

std::string MapReader::pathOf(std::string_view key) const {
    return m_path.empty() ? std::string{key} : fmt::format("{}.{}", m_path, key);
}

bool MapReader::require(std::string_view key, std::string_view example) const {
    if (has(key)) return true;
    if (isMap()) {
        m_errors.add(
            m_node, m_path,
            fmt::format("\"{}\" is missing: add a line such as \"{}: {}\"", key, key, example));
    }
    return false;
}

void MapReader::refuse(std::string_view key, std::string_view why) const {
    if (const YamlNode* value = find(key)) {
        m_errors.add(*value, pathOf(key), fmt::format("has no place here: {}; remove it", why));
    }
}

template <class T, class Read>
bool MapReader::assign(std::string_view key, T& target, Read read) const {
    const YamlNode* value = find(key);
    if (!value) return false;
    const std::string path = pathOf(key);
    const auto result = read(Place{*value, path, m_errors});
    if (result) target = static_cast<T>(*result);
    return result.has_value();
}

bool MapReader::text(std::string_view key, std::string& target) const {
    return assign(key, target, [](const Place& place) { return readText(place); });
}

bool MapReader::integer(std::string_view key, std::int64_t least, std::int64_t most,
                        int& target) const {
    return assign(key, target, [=](const Place& place) { return readInteger(place, least, most); });
}

bool MapReader::seed(std::string_view key, std::uint64_t& target) const {
    return assign(key, target, [](const Place& place) { return readSeed(place); });
}

bool MapReader::number(std::string_view key, double least, double most, double& target) const {
    return assign(key, target, [=](const Place& place) { return readNumber(place, least, most); });
}

bool MapReader::flag(std::string_view key, bool& target) const {
    return assign(key, target, [](const Place& place) { return readFlag(place); });
}

bool MapReader::span(std::string_view key, engine::Time least, engine::Time most,
                     engine::Time& target) const {
    return assign(key, target, [=](const Place& place) { return readSpan(place, least, most); });
}

bool MapReader::bytes(std::string_view key, std::int64_t least, std::int64_t most,
                      std::int64_t& target) const {
    return assign(key, target, [=](const Place& place) { return readBytes(place, least, most); });
}

bool MapReader::bytesPerSecond(std::string_view key, double& target) const {
    return assign(key, target, [](const Place& place) { return readBytesPerSecond(place); });
}

bool MapReader::rate(std::string_view key, double most, double& target) const {
    return assign(key, target, [=](const Place& place) { return readRate(place, most); });
}

bool MapReader::percent(std::string_view key, double& target) const {
    return assign(key, target, [](const Place& place) { return readPercent(place); });
}

bool MapReader::yuan(std::string_view key, double& target) const {
    return assign(key, target, [](const Place& place) { return readYuan(place); });
}

bool MapReader::price(std::string_view key, domain::Rate& target) const {
    return assign(key, target, [](const Place& place) { return readPrice(place); });
}

void MapReader::list(std::string_view key,
                     const std::function<void(const YamlNode&, const std::string&)>& visit) const {
    const YamlNode* value = find(key);
    if (!value) return;
    const std::string path = pathOf(key);
    if (value->kind != YamlNode::Kind::Sequence) {
        m_errors.add(
            *value, path,
            fmt::format("must be a list, each item after a dash, not {}", describe(*value)));
        return;
    }
    for (std::size_t i = 0; i < value->items.size() && !m_errors.full(); ++i)
        visit(value->items[i], fmt::format("{}[{}]", path, i));
}

}  // namespace berth::sim::scenario
