// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/remote_path.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace berth::domain {
namespace {

TEST(RemotePath, IsJoinedWithOneSlash) {
    EXPECT_EQ(joinPath("/", "a"), "/a");
    EXPECT_EQ(joinPath("/a", "b c"), "/a/b c");
    EXPECT_EQ(joinPath("/a/", "b"), "/a/b");
}

TEST(RemotePath, HasALastPartAndAFolderAbove) {
    EXPECT_EQ(lastPart("/a/b/c/"), "c");
    EXPECT_EQ(lastPart("c"), "c");
    EXPECT_EQ(lastPart("/"), "");
    EXPECT_EQ(folderAbove("/a/b"), "/a");
    EXPECT_EQ(folderAbove("/a"), "/");
    EXPECT_EQ(folderAbove("/"), "/");
}

TEST(RemotePath, LiesInAFolderAndNotInOneWhoseNameOnlyBeginsAlike) {
    EXPECT_TRUE(liesIn("/a/b", "/a"));
    EXPECT_TRUE(liesIn("/a", "/a"));
    EXPECT_TRUE(liesIn("/a", "/"));
    EXPECT_FALSE(liesIn("/ab", "/a"));
    EXPECT_FALSE(liesIn("/", "/a"));
}

TEST(RemotePath, IsPlainWhateverWasTyped) {
    EXPECT_EQ(plainFolder("//a/b/../c/"), "/a/c");
    EXPECT_EQ(plainFolder("/../.."), "/");
    EXPECT_EQ(plainFolder("a/./b"), "/a/b");
    EXPECT_EQ(plainFolder(""), "/");
    EXPECT_EQ(plainFolder("/...//x"), "/.../x");
}

TEST(RemotePath, IsPlainOnceAndForAll) {
    std::mt19937 random(4);
    const std::string letters = "a./..b";
    for (int i = 0; i < 2000; ++i) {
        std::string path;
        for (auto length = random() % 12; length > 0; --length)
            path += letters[random() % letters.size()];
        const std::string plain = plainFolder(path);
        EXPECT_EQ(plainFolder(plain), plain) << path;
        EXPECT_TRUE(plain.starts_with('/')) << path;
        EXPECT_EQ((plain + '/').find("/../"), std::string::npos) << path;
        EXPECT_EQ(plain.find("//"), std::string::npos) << path;
        if (plain != "/") {
            EXPECT_EQ(joinPath(folderAbove(plain), lastPart(plain)), plain) << path;
        }
    }
}

}  // namespace
}  // namespace berth::domain
