// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "sim/scenario/sample_cluster.h"
#include "tests/sim/scenario/fixtures.h"

namespace berth::sim::scenario {
namespace {

using testing::known;
using testing::listed;
using testing::readAll;

// "# expect LINE:COLUMN PATH | WORDS"
struct Expectation {
    int line = 0, column = 0;
    std::string path, words;
};

std::vector<Expectation> expectationsIn(const std::string& text) {
    std::vector<Expectation> found;
    std::istringstream lines(text);
    const std::string prefix = "# expect ";
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind(prefix, 0) != 0) continue;
        std::istringstream parts(line.substr(prefix.size()));
        Expectation expectation;
        char colon = 0;
        std::string word;
        parts >> expectation.line >> colon >> expectation.column >> word;
        if (word != "|") {
            expectation.path = word;
            parts >> word;
        }
        parts.get();
        std::getline(parts, expectation.words);
        found.push_back(expectation);
    }
    return found;
}

TEST(ScenarioFixtures, EveryGoodOneAndEverySampleIsAccepted) {
    for (const auto& folder : {testing::fixtureFolder("good"), testing::sampleFolder()}) {
        const auto files = testing::yamlFiles(folder);
        ASSERT_FALSE(files.empty()) << folder;
        for (const auto& file : files) {
            const auto scenario = loadScenarioFile(file.string(), known());
            EXPECT_TRUE(scenario.has_value()) << file << "\n"
                                              << (scenario ? "" : listed(scenario.error()));
        }
    }
}

TEST(ScenarioFixtures, EveryBadOneIsRefusedWithTheExpectedPlacesAndWords) {
    const auto files = testing::yamlFiles(testing::fixtureFolder("bad"));
    ASSERT_GE(files.size(), 20U);
    for (const auto& file : files) {
        const std::string text = readAll(file);
        const auto expected = expectationsIn(text);
        ASSERT_FALSE(expected.empty()) << file;
        const auto scenario = parseScenario(text, known());
        ASSERT_FALSE(scenario.has_value()) << file;
        const ScenarioErrors& errors = scenario.error();
        EXPECT_EQ(errors.size(), expected.size()) << file << "\n" << listed(errors);
        for (std::size_t i = 0; i < std::min(errors.size(), expected.size()); ++i) {
            EXPECT_EQ(errors[i].line, expected[i].line) << file << "\n" << listed(errors);
            EXPECT_EQ(errors[i].column, expected[i].column) << file << "\n" << listed(errors);
            if (!expected[i].path.empty()) {
                EXPECT_EQ(errors[i].path, expected[i].path) << file;
            }
            EXPECT_NE(errors[i].message.find(expected[i].words), std::string::npos)
                << file << "\nwanted: " << expected[i].words << "\ngot:\n"
                << listed(errors);
        }
    }
}

TEST(ScenarioFixtures, TheTextOfTheSampleClusterIsTheFileOfThatName) {
    EXPECT_EQ(sampleScenarioText(), readAll(testing::sampleFolder() / "sample-cluster.yaml"));
}

TEST(ScenarioFixtures, TheSampleClusterAsTextIsTheSampleCluster) {
    const auto scenario = parseScenario(sampleScenarioText(), known());
    ASSERT_TRUE(scenario.has_value()) << listed(scenario.error());
    const Scenario sample = scenario::sampleCluster();
    EXPECT_EQ(catalogueOf(scenario->cluster, scenario->images),
              catalogueOf(sample.cluster, sample.images));
    EXPECT_EQ(scenario->seed, sample.seed);
    EXPECT_EQ(scenario->duration, sample.duration);
    ASSERT_EQ(scenario->volumes.size(), sample.volumes.size());
    for (std::size_t i = 0; i < sample.volumes.size(); ++i) {
        EXPECT_EQ(scenario->volumes[i].id, sample.volumes[i].id);
        EXPECT_EQ(scenario->volumes[i].name, sample.volumes[i].name);
        EXPECT_EQ(scenario->volumes[i].capacity, sample.volumes[i].capacity);
    }
    EXPECT_TRUE(scenario->deployments.empty());
}

}  // namespace
}  // namespace berth::sim::scenario
