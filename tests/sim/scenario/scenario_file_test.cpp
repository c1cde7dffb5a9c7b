// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/sim/scenario/fixtures.h"

namespace berth::sim::scenario {
namespace {

using domain::ErrorCode;

class ScenarioFile : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "berth-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    std::string at(const std::string& name) const { return (folder / name).string(); }
    std::filesystem::path folder;
};

ErrorCode codeOf(const domain::Result<std::string>& result) {
    return result ? ErrorCode{} : result.error().code;
}

TEST_F(ScenarioFile, IsReadWhole) {
    std::ofstream(at("a.yaml")) << "scenario: A\n";
    EXPECT_EQ(readScenarioText(at("a.yaml")), "scenario: A\n");
}

TEST_F(ScenarioFile, OfOneGibibyteIsRefusedUnread) {
    const int file = ::open(at("huge").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    ASSERT_GE(file, 0);
    ASSERT_EQ(::ftruncate(file, off_t{1} << 30), 0);
    ::close(file);
    const auto text = readScenarioText(at("huge"));
    EXPECT_EQ(codeOf(text), ErrorCode::LimitExceeded);
    EXPECT_NE(text.error().detail.find("8 MiB"), std::string::npos);
}

TEST_F(ScenarioFile, OfExactlyTheLimitIsRead) {
    std::ofstream(at("limit")) << std::string(8U << 20U, '\n');
    EXPECT_TRUE(readScenarioText(at("limit")).has_value());
    std::ofstream(at("over")) << std::string((8U << 20U) + 1, '\n');
    EXPECT_EQ(codeOf(readScenarioText(at("over"))), ErrorCode::LimitExceeded);
}

TEST_F(ScenarioFile, MustBeARegularFile) {
    ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
    for (const auto& [path, word] : {std::pair<std::string, const char*>{at("pipe"), "a pipe"},
                                     {folder.string(), "a directory"},
                                     {"/dev/zero", "a device"}}) {
        const auto text = readScenarioText(path);
        EXPECT_EQ(codeOf(text), ErrorCode::InvalidArgument) << path;
        EXPECT_NE(text.error().detail.find(word), std::string::npos) << text.error().detail;
    }
}

TEST_F(ScenarioFile, ThatIsMissingSaysSo) {
    EXPECT_EQ(codeOf(readScenarioText(at("none"))), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(readScenarioText("")), ErrorCode::NotFound);
    const auto scenario = loadScenarioFile(at("none"), testing::known());
    ASSERT_FALSE(scenario.has_value());
    ASSERT_EQ(scenario.error().size(), 1U);
    EXPECT_EQ(scenario.error()[0].line, 0);
}

}  // namespace
}  // namespace berth::sim::scenario
