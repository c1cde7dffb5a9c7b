// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/unkept_files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <sstream>
#include <string>

#include "tests/platform_client/inspector/shell_folder.h"

namespace berth::platform_client::inspector::testing {
namespace {

using domain::UnkeptFiles;
using namespace std::string_literals;

const domain::FileEntry* find(const UnkeptFiles& found, const std::string& path) {
    const auto at = std::ranges::find(found.files, path, &domain::FileEntry::path);
    return at == found.files.end() ? nullptr : &*at;
}

class UnkeptScript : public ::testing::TestWithParam<const char*> {
  protected:
    UnkeptScript() {
        if (std::string_view(GetParam()).starts_with("busybox")) m_folder.useBusyBox();
        std::filesystem::create_directories(m_folder.path() / "data" / "in it");
    }
    [[nodiscard]] std::string data(const std::string& name) const {
        return (m_folder.path() / "data" / name).string();
    }
    ShellFolder m_folder;
};

TEST_P(UnkeptScript, FindsWhatWasWrittenWithItsSizeWhateverItIsCalled) {
    m_folder.write("data/a", "12345");
    m_folder.write("data/in it/two\nlines 7 8", "");
    m_folder.write("data/in it/'\"$(x)\xE6\x96\x87\xFF", "xyz");
    ::symlink("a", data("link").c_str());
    const auto found = readUnkept(m_folder.runPart(GetParam(), unkeptScript(data(""))), false);
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_EQ(found->files.size(), 3U);
    EXPECT_FALSE(found->cut);
    EXPECT_TRUE(std::ranges::is_sorted(found->files, {}, &domain::FileEntry::path));
    const auto* plain = find(*found, data("a"));
    ASSERT_NE(plain, nullptr);
    EXPECT_EQ(plain->size, domain::Bytes{5});
    struct stat status {};
    ASSERT_EQ(::stat(data("a").c_str(), &status), 0);
    EXPECT_EQ(plain->modified.ns / 1'000'000'000, status.st_mtim.tv_sec);
    EXPECT_NE(find(*found, data("in it/two\nlines 7 8")), nullptr);
    EXPECT_NE(find(*found, data("in it/'\"$(x)\xE6\x96\x87\xFF")), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Shells, UnkeptScript, ::testing::Values("dash", "bash", "busybox sh"));

TEST(UnkeptScript, FindsWhatPretendsToBeOldWhereFindKnowsBetter) {
    const ShellFolder folder;
    std::filesystem::create_directory(folder.path() / "data");
    folder.write("data/unpacked", "x");
    const std::string path = (folder.path() / "data" / "unpacked").string();
    const timespec longAgo[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
    ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), longAgo, 0), 0);
    const auto found =
        readUnkept(folder.runPart("dash", unkeptScript((folder.path() / "data").string())), false);
    ASSERT_TRUE(found);
    EXPECT_NE(find(*found, path), nullptr);
}

// When process 1 began, in seconds of Unix time, as proc(5) tells to work it out.
double firstProcessBegan() {
    std::ifstream file("/proc/1/stat");
    const std::string stat{std::istreambuf_iterator<char>(file), {}};
    std::istringstream fields(stat.substr(stat.rfind(')') + 1));
    std::string field;
    for (int i = 3; i <= 22; ++i)
        fields >> field;
    double up = 0;
    std::ifstream("/proc/uptime") >> up;
    return static_cast<double>(::time(nullptr)) - up +
           std::stod(field) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

TEST(UnkeptScript, ComparesWithTheTimeWhenTheFirstProcessBegan) {
    const ShellFolder folder;
    // A find that only says what it is asked to compare with.
    folder.addProgram("find",
                      "#!/bin/sh\ncase \"$*\" in *-maxdepth*) exit 0;; esac\n"
                      "for word; do case $word in @*) printf '%s 0\\n/began\\0' "
                      "\"${word#@}\";; esac; done\n");
    const auto found = readUnkept(folder.runPart("dash", unkeptScript()), false);
    ASSERT_TRUE(found) << found.error().detail;
    ASSERT_EQ(found->files.size(), 1U);
    EXPECT_NEAR(static_cast<double>(found->files[0].size.count), firstProcessBegan(), 3);
}

TEST(UnkeptScript, SaysSoWhereThereIsNoFindThatCompares) {
    const ShellFolder folder;
    folder.addProgram("find", "#!/bin/sh\nexit 1\n");
    EXPECT_EQ(folder.runPart("dash", unkeptScript()), "");
    EXPECT_EQ(folder.read("errors"), "no find that compares times\n");
}

TEST(UnkeptScript, SaysSoWhereTheFirstProcessCannotBeRead) {
    const ShellFolder folder;
    folder.addProgram("cat", "#!/bin/sh\nexit 1\n");
    EXPECT_EQ(folder.runPart("dash", unkeptScript() + "\necho went on"), "");
}

TEST(UnkeptFiles, AreReadWithAnyNameAndSorted) {
    const auto found = readUnkept("3 17.5\n/b\0"s + "0 -4\n/a\n1 2\n/c\0end\0"s, false);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->files.size(), 2U);
    EXPECT_EQ(found->files[0].path, "/a\n1 2\n/c");
    EXPECT_EQ(found->files[0].modified.ns, 0);
    EXPECT_EQ(found->files[1].size, domain::Bytes{3});
    EXPECT_EQ(found->files[1].modified.ns, 17'000'000'000);
}

TEST(UnkeptFiles, AreNotMadeOutOfAnythingElse) {
    for (const std::string& wrong :
         {"x"s, "\0"s, "1\n/a\0"s, "1 2\0"s, "1 2\n\0"s, "1 2\na\0"s, "-1 2\n/a\0"s, "1 x\n/a\0"s,
          "99999999999999999999 2\n/a\0"s, "1 2 /a\0"s}) {
        const auto found = readUnkept(wrong + "end\0"s, false);
        ASSERT_FALSE(found) << wrong;
        EXPECT_EQ(found.error().code, domain::ErrorCode::Malformed);
    }
    EXPECT_TRUE(readUnkept("end\0"s, false)->files.empty());
}

TEST(UnkeptFiles, AreNotTakenForNoneWhereTheWalkBroke) {
    const std::string whole = "1 2\n/first\0"s + "end\0"s;
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(readUnkept(std::string_view(whole).substr(0, length), false)) << length;
    EXPECT_TRUE(readUnkept(whole, false));
}

TEST(UnkeptFiles, AreReadUpToWhereTheOutputWasCut) {
    const std::string whole = "1 2\n/first\0"s + "3 4\n/second\0"s;
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        const auto found = readUnkept(std::string_view(whole).substr(0, cut), true);
        ASSERT_TRUE(found) << cut;
        EXPECT_TRUE(found->cut);
        EXPECT_EQ(found->files.size(), cut < 11 ? 0U : 1U) << cut;
    }
}

TEST(UnkeptFiles, EndWhereThereAreTooMany) {
    std::string many;
    for (std::size_t i = 0; i <= kMostUnkeptFiles; ++i)
        many += "1 1\n/f\0"s;
    many += "end\0"s;
    const auto found = readUnkept(many, false);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->files.size(), kMostUnkeptFiles);
    EXPECT_TRUE(found->cut);
}

TEST(UnkeptFiles, HaveASumThatHoldsWhateverSizesAreTold) {
    const auto found =
        readUnkept("9223372036854775807 1\n/a\0"s + "9223372036854775807 1\n/b\0end\0"s, false);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->bytes().count, INT64_MAX);
}

}  // namespace
}  // namespace berth::platform_client::inspector::testing
