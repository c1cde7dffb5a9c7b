// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/files.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

namespace fs = std::filesystem;

// Relative names are meant from the folder of the test while it lives.
class Inside {
  public:
    explicit Inside(const fs::path& folder) : m_before(fs::current_path()) {
        fs::current_path(folder);
    }
    ~Inside() { fs::current_path(m_before); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

  private:
    fs::path m_before;
};

TEST(Folders, AreMadePrivateHoweverTheyAreNamed) {
    const fixtures::TemporaryFolder folder;
    const Inside inside(folder.path());
    for (const char* name : {"state", "slash/", "deep/er", "deep/est/"}) {
        ASSERT_TRUE(makeFolder(name)) << name;
        EXPECT_EQ(fs::status(name).permissions(), fs::perms::owner_all) << name;
        EXPECT_TRUE(makeFolder(name)) << name;
    }
}

TEST(Folders, AreNotMadeOfFiles) {
    const fixtures::TemporaryFolder folder;
    const Inside inside(folder.path());
    ASSERT_TRUE(makeEmptyFile("file"));
    const auto made = makeFolder("file");
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().detail.find("file"), std::string::npos);
}

}  // namespace
}  // namespace berth::store
