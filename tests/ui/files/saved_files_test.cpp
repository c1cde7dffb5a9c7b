// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/saved_files.h"

#include <gtest/gtest.h>

namespace berth::ui {
namespace {

using domain::FileEntry;
using domain::UnkeptFiles;

FileEntry entry(std::string path, std::int64_t size = 1) {
    return {std::move(path), {size}, {}, false};
}

const UnkeptFiles kUnkept{{entry("/a-b"), entry("/a/1"), entry("/a/2"), entry("/b")}, false};

TEST(SavedFiles, AreThoseInSavedFolders) {
    SavedFiles saved;
    EXPECT_FALSE(saved.savedAt("/a", kUnkept));
    saved.add({"/a"}, kUnkept, 7);
    EXPECT_EQ(saved.savedAt("/a", kUnkept), 7);
    EXPECT_EQ(saved.savedAt("/a/1", kUnkept), 7);
    EXPECT_FALSE(saved.savedAt("/a-b", kUnkept));
    EXPECT_FALSE(saved.savedAt("/", kUnkept));
    EXPECT_EQ(saved.unsavedOf(kUnkept).files.size(), 2U);
}

TEST(SavedFiles, MakeAFolderSavedOnceAllInItIsAndAsOldAsTheOldest) {
    SavedFiles saved;
    saved.add({"/a/1"}, kUnkept, 9);
    EXPECT_FALSE(saved.savedAt("/a", kUnkept));
    saved.add({"/a/2"}, kUnkept, 5);
    EXPECT_EQ(saved.savedAt("/a", kUnkept), 5);
    saved.add({"/b", "/a-b"}, kUnkept, 6);
    EXPECT_EQ(saved.savedAt("/", kUnkept), 5);
}

TEST(SavedFiles, AreNoneOnceTheyAreWrittenAgain) {
    SavedFiles saved;
    saved.add({"/b"}, kUnkept, 3);
    UnkeptFiles later = kUnkept;
    later.files[3].size = {2};
    EXPECT_FALSE(saved.savedAt("/b", later));
    EXPECT_EQ(saved.unsavedOf(later).files.size(), 4U);
}

TEST(SavedFiles, CountAsAskedForWhereNothingIsKnownOfLosses) {
    SavedFiles saved;
    saved.add({"/etc/passwd"}, std::nullopt, 4);
    EXPECT_EQ(saved.savedAt("/etc/passwd", std::nullopt), 4);
    EXPECT_EQ(saved.savedAt("/etc/passwd", kUnkept), 4);
    EXPECT_FALSE(saved.savedAt("/etc", std::nullopt));
}

}  // namespace
}  // namespace berth::ui
