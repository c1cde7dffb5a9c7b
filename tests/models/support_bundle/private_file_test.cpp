// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/private_file.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace berth::support_bundle {
namespace {

using domain::ErrorCode;

struct PrivateFile : testing::Test {
    PrivateFile() {
        char pattern[] = "/tmp/berth-file-XXXXXX";
        folder = ::mkdtemp(pattern);
    }
    ~PrivateFile() override { std::filesystem::remove_all(folder); }

    [[nodiscard]] std::string at(const char* name) const { return folder + "/" + name; }
    [[nodiscard]] static std::string read(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    [[nodiscard]] static mode_t modeOf(const std::string& path) {
        struct stat info {};
        return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 07777U : 0;
    }
    [[nodiscard]] std::ptrdiff_t files() const {
        return std::distance(std::filesystem::directory_iterator(folder), {});
    }

    std::string folder;
};

TEST_F(PrivateFile, IsWhatWasWrittenAndForItsOwnerOnly) {
    const mode_t before = ::umask(0);
    const std::string bytes(200'000, 'x');
    EXPECT_TRUE(writePrivateFile(at("支持 1.zip"), bytes).has_value());
    ::umask(before);
    EXPECT_EQ(read(at("支持 1.zip")), bytes);
    EXPECT_EQ(modeOf(at("支持 1.zip")), 0600U);
    EXPECT_EQ(files(), 1);
    EXPECT_TRUE(writePrivateFile(at("empty"), "").has_value());
    EXPECT_EQ(read(at("empty")), "");
}

TEST_F(PrivateFile, TakesThePlaceOfOneThatOthersCouldRead) {
    std::ofstream(at("x")) << "old";
    ::chmod(at("x").c_str(), 0644);
    EXPECT_TRUE(writePrivateFile(at("x"), "new").has_value());
    EXPECT_EQ(read(at("x")), "new");
    EXPECT_EQ(modeOf(at("x")), 0600U);
}

TEST_F(PrivateFile, ReplacesALinkAndNotWhatItPointsAt) {
    std::ofstream(at("target")) << "old";
    std::filesystem::create_symlink("target", at("link"));
    EXPECT_TRUE(writePrivateFile(at("link"), "new").has_value());
    EXPECT_EQ(read(at("target")), "old");
    EXPECT_FALSE(std::filesystem::is_symlink(at("link")));
}

TEST_F(PrivateFile, SaysWhyItCannotBeWritten) {
    EXPECT_EQ(writePrivateFile(at("gone/x"), "a").error().code, ErrorCode::NotFound);
    std::ofstream(at("file")) << "old";
    EXPECT_EQ(writePrivateFile(at("file/x"), "a").error().code, ErrorCode::NotFound);
    std::filesystem::create_directory(at("folder"));
    EXPECT_EQ(writePrivateFile(at("folder"), "a").error().code, ErrorCode::StorageFailed);
    EXPECT_EQ(writePrivateFile(at("folder/"), "a").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(writePrivateFile("", "a").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(writePrivateFile("/proc/berth", "a").error().code, ErrorCode::NotFound);
    EXPECT_NE(writePrivateFile(at("gone/x"), "a").error().detail.find("gone/x"), std::string::npos);
    EXPECT_EQ(files(), 2);
}

// A limit on the size of files refuses a write in its middle, as a full disk does.
TEST_F(PrivateFile, LeavesNothingBehindWhenThereIsNoRoomAndKeepsWhatWasThere) {
    ASSERT_TRUE(writePrivateFile(at("x"), "old").has_value());
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{100'000, 100'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto written = writePrivateFile(at("x"), std::string(1'000'000, 'y'));
        ::_exit(!written && written.error().code == ErrorCode::StorageFailed ? 42 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 42);
    EXPECT_EQ(read(at("x")), "old");
    EXPECT_EQ(files(), 1);
}

}  // namespace
}  // namespace berth::support_bundle
