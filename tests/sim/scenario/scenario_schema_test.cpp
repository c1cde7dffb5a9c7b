// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "models/domain/simulated_xid.h"
#include "sim/scenario/scenario_keys.h"
#include "sim/scenario/yaml_document.h"
#include "tests/sim/scenario/fixtures.h"

namespace berth::sim::scenario {
namespace {

using Json = nlohmann::json;

class ScenarioSchema : public ::testing::Test {
  protected:
    void SetUp() override {
        schema = Json::parse(testing::readAll(testing::sampleFolder() / "scenario.schema.json"));
    }

    const Json& resolved(const Json& part) const {
        if (!part.contains("$ref")) return part;
        const std::string name = part["$ref"].get<std::string>().substr(1);
        return resolved(schema.at(Json::json_pointer(name)));
    }

    // The alternative of a oneOf that is for nodes of this kind.
    const Json& alternative(const Json& part, YamlNode::Kind kind) const {
        const Json& whole = resolved(part);
        if (!whole.contains("oneOf")) return whole;
        for (const Json& each : whole["oneOf"]) {
            const bool isObject = resolved(each).value("type", Json{}) == "object";
            if (isObject == (kind == YamlNode::Kind::Map)) return resolved(each);
        }
        return whole;
    }

    // Every key of the file that the schema does not know.
    void walk(const YamlNode& node, const Json& part, const std::string& path,
              std::vector<std::string>& unknown) const {
        const Json& here = alternative(part, node.kind);
        for (const YamlEntry& entry : node.entries) {
            const std::string entryPath = path + "." + entry.key;
            if (here.contains("properties") && here["properties"].contains(entry.key)) {
                walk(entry.value, here["properties"][entry.key], entryPath, unknown);
            } else if (!here.value("additionalProperties", Json{false}).is_object()) {
                unknown.push_back(entryPath);
            }
        }
        for (const YamlNode& item : node.items)
            walk(item, here.value("items", Json::object()), path + "[]", unknown);
    }

    Json schema;
};

TEST_F(ScenarioSchema, KnowsEveryKeyThatTheReaderKnowsAndNoOther) {
    for (const Section* section : allSections()) {
        const std::string name{section->name};
        ASSERT_TRUE(schema["$defs"].contains(name)) << name;
        const Json& definition = schema["$defs"][name];
        EXPECT_EQ(definition["additionalProperties"], false) << name;
        std::set<std::string> inSchema;
        for (const auto& [key, value] : definition["properties"].items())
            inSchema.insert(key);
        const std::set<std::string> inReader(section->keys.begin(), section->keys.end());
        EXPECT_EQ(inSchema, inReader) << name;
        for (const Json& key : definition.value("required", Json::array()))
            EXPECT_TRUE(inReader.count(key.get<std::string>())) << name << " " << key;
    }
}

TEST_F(ScenarioSchema, KnowsTheXidsThatTheSimulatorKnows) {
    std::vector<int> codes;
    for (const domain::SimulatedXid& each : domain::simulatedXids())
        codes.push_back(each.code);
    EXPECT_EQ(schema["$defs"]["fault"]["properties"]["xid"]["enum"].get<std::vector<int>>(), codes);
}

TEST_F(ScenarioSchema, HasNoObjectThatTheReaderDoesNotHave) {
    std::set<std::string> sections;
    for (const Section* section : allSections())
        sections.insert(std::string{section->name});
    for (const auto& [name, definition] : schema["$defs"].items()) {
        if (definition.value("type", Json{}) == "object") {
            EXPECT_TRUE(sections.count(name)) << name;
        }
    }
}

TEST_F(ScenarioSchema, CoversEverySampleAndTheFileWithEveryField) {
    auto files = testing::yamlFiles(testing::sampleFolder());
    files.push_back(testing::fixtureFolder("good") / "full.yaml");
    for (const auto& file : files) {
        const auto document = parseYaml(testing::readAll(file));
        ASSERT_TRUE(document.has_value()) << file;
        std::vector<std::string> unknown;
        walk(*document, schema, "", unknown);
        EXPECT_TRUE(unknown.empty()) << file << " " << (unknown.empty() ? "" : unknown.front());
    }
}

TEST_F(ScenarioSchema, WouldNoticeAnUnknownKey) {
    const auto document = parseYaml("scenario: X\ndeployments: [{name: a, nods: 1}]\n");
    ASSERT_TRUE(document.has_value());
    std::vector<std::string> unknown;
    walk(*document, schema, "", unknown);
    EXPECT_EQ(unknown, std::vector<std::string>{".deployments[].nods"});
}

TEST_F(ScenarioSchema, EveryKeyIsExplainedInTheHelpOfBothLanguages) {
    for (const char* language : {"en", "zh_CN"}) {
        const std::string text = testing::readAll(testing::sampleFolder().parent_path() / "help" /
                                                  language / "scenario-files.md");
        for (const Section* section : allSections()) {
            for (const std::string_view key : section->keys) {
                const std::string code = "`" + std::string{key};
                const bool explained =
                    text.find(code + "`") != std::string::npos ||
                    text.find(code + ":") != std::string::npos ||
                    text.find("{" + std::string{key} + ":") != std::string::npos ||
                    text.find(" " + std::string{key} + ":") != std::string::npos;
                EXPECT_TRUE(explained) << language << " " << section->name << "." << key;
            }
        }
    }
}

// full.yaml claims to have every key of every section: the other tests lean on that.
TEST_F(ScenarioSchema, EveryKeyIsUsedByTheFileWithEveryField) {
    const std::string text = testing::readAll(testing::fixtureFolder("good") / "full.yaml");
    for (const Section* section : allSections()) {
        for (const std::string_view key : section->keys) {
            EXPECT_NE(text.find(std::string{key} + ":"), std::string::npos)
                << section->name << "." << key;
        }
    }
}

}  // namespace
}  // namespace berth::sim::scenario
