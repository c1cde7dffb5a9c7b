// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "sim/scenario/scenario_error.h"

namespace berth::sim::scenario {

struct YamlEntry;

// One value of a YAML document, where it was written, and nothing that could refer to another.
struct YamlNode {
    enum class Kind { Null, Scalar, Sequence, Map };

    Kind kind = Kind::Null;
    bool quoted = false;  // a scalar in quotes or in block form: text, whatever it looks like
    int line = 0;         // both from 1
    int column = 0;
    std::string text;                // of a scalar
    std::vector<YamlNode> items;     // of a sequence
    std::vector<YamlEntry> entries;  // of a map, in the order of the file; keys are unique

    [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
    std::string key;
    int line = 0;
    int column = 0;
    YamlNode value;
};

struct YamlLimits {
    std::size_t bytes = 8U << 20U;
    int depth = 32;
    int nodes = 200'000;  // keys count as well
    // How far the library may read ahead without handing over a value: flow style on one line makes
    // its queue of tokens grow with everything up to the closing bracket.
    std::size_t lookahead = 256U << 10U;
};

// Reads the subset of YAML that scenario files are written in: one document in UTF-8 of maps, lists
// and plain values. Anchors, aliases, merge keys, tags, duplicate keys, several documents and
// whatever exceeds the limits are refused; nothing is ever expanded, so time and memory grow with
// the text alone. Built on the event interface of yaml-cpp. Reports the first fault only: what
// follows one in YAML's grammar is guesswork.
[[nodiscard]] tl::expected<YamlNode, ScenarioError> parseYaml(std::string_view text,
                                                              const YamlLimits& limits = {});

}  // namespace berth::sim::scenario
