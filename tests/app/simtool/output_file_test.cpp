// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/output_file.h"

#include <gtest/gtest.h>

#include "tests/app/simtool/child_process.h"

namespace berth::app {
namespace {

using testing::readAll;
using testing::TemporaryFolder;
using testing::writeAll;

TEST(OutputFile, ReplacesWhatWasThereOnlyWhenItIsWhole) {
    const TemporaryFolder folder;
    const std::string path = folder.at("report.json");
    writeAll(path, "old");
    {
        auto file = OutputFile::create(path);
        ASSERT_TRUE(file.has_value());
        file->write("half");
        EXPECT_EQ(readAll(path), "old");
    }
    EXPECT_EQ(readAll(path), "old");
    EXPECT_EQ(folder.entries(), 1U);
    auto file = OutputFile::create(path);
    ASSERT_TRUE(file.has_value());
    file->write("new");
    ASSERT_TRUE(file->finish().has_value());
    EXPECT_EQ(readAll(path), "new");
    EXPECT_EQ(folder.entries(), 1U);
}

TEST(OutputFile, CannotBeAFolderOrInAFolderThatIsNotThere) {
    const TemporaryFolder folder;
    const auto atFolder = OutputFile::create(folder.path().string());
    ASSERT_FALSE(atFolder.has_value());
    EXPECT_NE(atFolder.error().detail.find("is a directory"), std::string::npos);
    const auto nowhere = OutputFile::create(folder.at("none/report.json"));
    ASSERT_FALSE(nowhere.has_value());
    EXPECT_EQ(nowhere.error().code, domain::ErrorCode::StorageFailed);
}

TEST(OutputFile, WritesIntoDevicesAndTellsWhenTheyAreFull) {
    auto null = OutputFile::create("/dev/null");
    ASSERT_TRUE(null.has_value());
    null->write("x");
    EXPECT_TRUE(null->finish().has_value());
    auto full = OutputFile::create("/dev/full");
    ASSERT_TRUE(full.has_value());
    full->write("x");
    const auto finished = full->finish();
    ASSERT_FALSE(finished.has_value());
    EXPECT_NE(finished.error().detail.find("/dev/full"), std::string::npos);
}

}  // namespace
}  // namespace berth::app
