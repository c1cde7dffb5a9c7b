// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <random>

#include "sim/scenario/yaml_document.h"
#include "tests/sim/scenario/fixtures.h"

namespace berth::sim::scenario {
namespace {

using testing::known;
using testing::listed;

std::string fullText() {
    return testing::readAll(testing::fixtureFolder("good") / "full.yaml");
}

// Accepted, or refused with errors that can be shown.
void checkOutcome(const std::string& text) {
    const auto scenario = parseScenario(text, known());
    if (scenario) return;
    const ScenarioErrors& errors = scenario.error();
    ASSERT_FALSE(errors.empty());
    ASSERT_LE(errors.size(), kMaxScenarioErrors);
    const int lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 2;
    for (const ScenarioError& error : errors) {
        ASSERT_FALSE(error.message.empty());
        ASSERT_GE(error.line, 0);
        ASSERT_LE(error.line, lines) << error.message;
        ASSERT_TRUE(error.line == 0 || error.column >= 1) << error.message;
    }
}

// Where a word, a number or a run of blanks is cut matters only once in its middle.
bool cutsAnew(const std::string& text, std::size_t at) {
    const auto plain = [&](std::size_t i) {
        return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 ||
                                   text[i] == ' ' || text[i] == '_');
    };
    return at < 3 || !(plain(at) && plain(at - 1) && plain(at - 2) && plain(at - 3));
}

TEST(ScenarioText, MayBeCutAtEveryByte) {
    const std::string text = fullText();
    for (std::size_t length = 0; length < text.size(); ++length) {
        if (!cutsAnew(text, length)) continue;
        checkOutcome(text.substr(0, length));
        if (HasFatalFailure()) FAIL() << "cut at " << length;
    }
}

TEST(ScenarioText, MayAskForSoManyNodesAndNoMore) {
    std::string text = "scenario: Many\ndeployments:\n";
    for (int i = 0; i < 100; ++i)
        text += fmt::format("  - {{name: d{}, gpu: \"4090\", image: echo, nodes: 1000}}\n", i);
    EXPECT_TRUE(parseScenario(text, known()).has_value());
    text += "  - {name: more, gpu: \"4090\", image: echo}\n";
    const auto scenario = parseScenario(text, known());
    ASSERT_FALSE(scenario.has_value());
    ASSERT_EQ(scenario.error().size(), 1U);
    EXPECT_EQ(scenario.error()[0].path, "deployments");
    EXPECT_EQ(scenario.error()[0].message, "100001 nodes in all: at most 100000");
}

TEST(ScenarioText, MayLoseAnySingleLine) {
    const std::string text = fullText();
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = text.find('\n', start) + 1;
        checkOutcome(text.substr(0, start) + text.substr(end));
        if (HasFatalFailure()) FAIL() << "without " << text.substr(start, end - start);
        start = end;
    }
}

TEST(ScenarioText, MayBeMutatedAtWill) {
    const std::string original = fullText();
    const std::string special = "\n\t {}[],:-?&*!|>'\"%@`#~<0129azAZ\\/.\xE4\xFF";
    std::mt19937_64 random(20240611);
    const auto below = [&](std::size_t bound) {
        return static_cast<std::size_t>(random() % bound);
    };
    for (int round = 0; round < 1000; ++round) {
        std::string text = original;
        const std::size_t changes = 1 + below(6);
        for (std::size_t i = 0; i < changes; ++i) {
            const std::size_t at = below(text.size());
            switch (below(5)) {
                case 0:
                    text[at] = special[below(special.size())];
                    break;
                case 1:
                    text.insert(at, 1, special[below(special.size())]);
                    break;
                case 2:
                    text.erase(at, 1 + below(12));
                    break;
                case 3:  // another part of the text
                    text.insert(at, original.substr(below(original.size()), below(80)));
                    break;
                default:
                    text[at] = static_cast<char>(random() & 0xFFU);
            }
        }
        checkOutcome(text);
        if (HasFatalFailure()) FAIL() << "round " << round;
    }
}

// Writes a tree in flow style, which needs no indentation.
void write(const YamlNode& node, std::string& out) {
    switch (node.kind) {
        case YamlNode::Kind::Null:
            out += "~";
            return;
        case YamlNode::Kind::Scalar:
            out += node.quoted ? fmt::format("\"{}\"", node.text) : node.text;
            return;
        case YamlNode::Kind::Sequence:
            out += "[";
            for (const YamlNode& item : node.items) {
                write(item, out);
                out += ", ";
            }
            out += "]";
            return;
        case YamlNode::Kind::Map:
            out += "{";
            for (const YamlEntry& entry : node.entries) {
                out += fmt::format("\"{}\": ", entry.key);
                write(entry.value, out);
                out += ", ";
            }
            out += "}";
    }
}

struct Spot {
    YamlNode* node;
    std::string path;
};

// One field in one kind of place is enough: of deployments[0].name and deployments[4].name the
// last.
void keepOneOfEachField(std::vector<Spot>& spots) {
    std::map<std::string, Spot> kept;
    for (const Spot& spot : spots) {
        std::string field;
        for (const char c : spot.path) {
            if (std::isdigit(static_cast<unsigned char>(c)) == 0) field += c;
        }
        kept.insert_or_assign(field, spot);
    }
    std::erase_if(spots, [&](const Spot& spot) {
        return std::none_of(kept.begin(), kept.end(),
                            [&](const auto& each) { return each.second.node == spot.node; });
    });
}

void collect(YamlNode& node, const std::string& path, std::vector<Spot>& spots) {
    if (!path.empty()) spots.push_back({&node, path});
    for (YamlEntry& entry : node.entries)
        collect(entry.value, path.empty() ? entry.key : path + "." + entry.key, spots);
    for (std::size_t i = 0; i < node.items.size(); ++i)
        collect(node.items[i], fmt::format("{}[{}]", path, i), spots);
}

YamlNode ofKind(YamlNode::Kind kind) {
    YamlNode node;
    node.kind = kind;
    if (kind == YamlNode::Kind::Scalar) node.text = "wrong-kind";
    return node;
}

TEST(ScenarioText, NamesTheFieldWhoseValueIsOfTheWrongKind) {
    const std::string text = fullText();
    auto document = parseYaml(text);
    ASSERT_TRUE(document.has_value());
    std::string same;
    write(*document, same);
    ASSERT_TRUE(parseScenario(same, known()).has_value())
        << listed(parseScenario(same, known()).error());
    std::vector<Spot> spots;
    collect(*document, "", spots);
    keepOneOfEachField(spots);
    ASSERT_GT(spots.size(), 200U);
    // Children first: giving a parent its value back moves its children elsewhere.
    std::reverse(spots.begin(), spots.end());
    using Kind = YamlNode::Kind;
    for (const Spot& spot : spots) {
        const YamlNode original = *spot.node;
        for (const Kind kind : {Kind::Null, Kind::Scalar, Kind::Sequence, Kind::Map}) {
            if (kind == original.kind) continue;
            const bool emptyVariable = kind == Kind::Null || original.kind == Kind::Null;
            if (emptyVariable && spot.path.find("environment.") != std::string::npos) continue;
            // The front of copies is a map, or its name alone.
            const bool isName = kind == Kind::Scalar && spot.path.ends_with("].front");
            if (isName && spot.path.starts_with("deployments[")) continue;
            *spot.node = ofKind(kind);
            std::string changed;
            write(*document, changed);
            const auto scenario = parseScenario(changed, known());
            ASSERT_FALSE(scenario.has_value()) << spot.path << "\n" << changed;
            const auto named = std::any_of(
                scenario.error().begin(), scenario.error().end(),
                [&](const ScenarioError& e) { return e.path.rfind(spot.path, 0) == 0; });
            EXPECT_TRUE(named) << spot.path << "\n" << listed(scenario.error());
        }
        *spot.node = original;
    }
}

TEST(ScenarioText, RefusesWordsWhereNumbersAndUnitsAreDue) {
    const std::string text = fullText();
    auto document = parseYaml(text);
    ASSERT_TRUE(document.has_value());
    std::vector<Spot> spots;
    collect(*document, "", spots);
    int refused = 0;
    for (const Spot& spot : spots) {
        const bool startsWithDigit = spot.node->kind == YamlNode::Kind::Scalar &&
                                     !spot.node->quoted && !spot.node->text.empty() &&
                                     spot.node->text[0] >= '0' && spot.node->text[0] <= '9';
        const bool isText = spot.path.find("environment.") != std::string::npos ||
                            spot.path.find("command[") != std::string::npos;
        if (!startsWithDigit || isText) continue;
        const YamlNode original = *spot.node;
        *spot.node = ofKind(YamlNode::Kind::Scalar);
        std::string changed;
        write(*document, changed);
        const auto scenario = parseScenario(changed, known());
        *spot.node = original;
        ASSERT_FALSE(scenario.has_value()) << spot.path;
        const auto named = std::any_of(scenario.error().begin(), scenario.error().end(),
                                       [&](const ScenarioError& e) { return e.path == spot.path; });
        EXPECT_TRUE(named) << spot.path << "\n" << listed(scenario.error());
        ++refused;
    }
    EXPECT_GT(refused, 90);
}

}  // namespace
}  // namespace berth::sim::scenario
