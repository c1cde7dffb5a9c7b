// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/data_files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/sim/scenario/fixtures.h"

namespace berth::sim::scenario {
namespace {

namespace fs = std::filesystem;
using domain::ErrorCode;

class NamedFiles : public ::testing::Test {
  protected:
    void SetUp() override {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        m_root = fs::path{::testing::TempDir()} / ("berth-data-" + std::string{test->name()});
        fs::remove_all(m_root);
        fs::create_directories(m_root / "scenario" / "sub");
        write("scenario/requests.csv", "time\n1\n");
        write("scenario/sub/more.csv", "time\n2\n");
        write("secret.csv", "time\n3\n");
    }
    void TearDown() override { fs::remove_all(m_root); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(m_root / name) << text;
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        const auto opened = FolderFiles((m_root / "scenario").string()).open(name);
        if (!opened) return opened.error().detail;
        return {std::istreambuf_iterator<char>(**opened), {}};
    }
    [[nodiscard]] ErrorCode errorOf(const std::string& name) const {
        const auto opened = FolderFiles((m_root / "scenario").string()).open(name);
        return opened ? ErrorCode{} : opened.error().code;
    }

    fs::path m_root;
};

TEST_F(NamedFiles, AreReadInTheFolderAndBelow) {
    EXPECT_EQ(read("requests.csv"), "time\n1\n");
    EXPECT_EQ(read("sub/more.csv"), "time\n2\n");
}

TEST_F(NamedFiles, AreReadWholeHoweverLong) {
    std::string text;
    for (int i = 0; i < 40'000; ++i)
        text += std::to_string(i) + "\n";
    write("scenario/long.csv", text);
    EXPECT_EQ(read("long.csv"), text);
}

TEST_F(NamedFiles, DoNotLeaveTheFolder) {
    for (const char* name : {"", "/etc/passwd", "../secret.csv", "sub/../../secret.csv", "..", ".",
                             "./requests.csv", "sub//more.csv", "sub/", "//requests.csv"}) {
        EXPECT_EQ(errorOf(name), ErrorCode::InvalidArgument) << name;
    }
    EXPECT_EQ(errorOf(std::string("requests.csv\0", 13)), ErrorCode::InvalidArgument);
}

TEST_F(NamedFiles, FollowNoLinks) {
    fs::create_symlink(m_root / "secret.csv", m_root / "scenario" / "link.csv");
    fs::create_symlink("requests.csv", m_root / "scenario" / "inside.csv");
    fs::create_directory_symlink(m_root, m_root / "scenario" / "up");
    for (const char* name : {"link.csv", "inside.csv", "up/secret.csv"})
        EXPECT_EQ(errorOf(name), ErrorCode::InvalidArgument) << name << " " << read(name);
}

TEST_F(NamedFiles, AreRegularFilesThatThereAre) {
    EXPECT_EQ(errorOf("none.csv"), ErrorCode::NotFound);
    EXPECT_EQ(errorOf("requests.csv/x"), ErrorCode::InvalidArgument);
    EXPECT_EQ(errorOf("sub"), ErrorCode::InvalidArgument);
    ASSERT_EQ(::mkfifo((m_root / "scenario" / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(errorOf("pipe"), ErrorCode::InvalidArgument);
    EXPECT_EQ(FolderFiles((m_root / "gone").string()).open("x").error().code, ErrorCode::NotFound);
}

TEST_F(NamedFiles, OfAScenarioLieBesideIt) {
    write("scenario/a.yaml",
          "scenario: A\ndeployments: [{name: a, gpu: \"4090\", image: echo, ports: [80]}]\n"
          "workloads:\n  - {deployment: a, arrivals: trace, trace: sub/more.csv}\n");
    const std::string path = (m_root / "scenario" / "a.yaml").string();
    const auto beside = loadScenarioFile(path, testing::known());
    ASSERT_TRUE(beside) << testing::listed(beside.error());
    EXPECT_DOUBLE_EQ(beside->workloads.at(0).ratePerSecond, 0.5);
    // As text only there is no folder to look in.
    const auto text = parseScenario(testing::readAll(path), builtinKnown());
    ASSERT_FALSE(text);
    EXPECT_EQ(testing::listed(text.error()),
              "file:4:45: workloads[0].trace: \"sub/more.csv\" is a file, and this scenario is "
              "text without a folder to look in: run it as a file with berth-sim run\n");
    // What is wrong in the file is said at the place that names it.
    write("scenario/sub/more.csv", "time\n2\n1\n");
    const auto unsorted = loadScenarioFile(path, testing::known());
    ASSERT_FALSE(unsorted);
    EXPECT_EQ(
        testing::listed(unsorted.error()),
        "file:4:45: workloads[0].trace: \"sub/more.csv\", line 3, column 1: \"1\" lies before "
        "the line above (2): sort the lines by time\n");
}

}  // namespace
}  // namespace berth::sim::scenario
