// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/disk.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "sim/engine/random.h"
#include "sim/storage/file_store.h"

namespace berth::sim::storage {
namespace {

using domain::ErrorCode;

TEST(Disk, GivesBackWhatWasWritten) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.write("/a//b", "hello", 5).has_value());
    ASSERT_TRUE(disk.append("/a/b", " world", 7).has_value());
    ASSERT_TRUE(disk.append("/new", "x", 8).has_value());
    EXPECT_EQ(disk.read("/a/b").value(), "hello world");
    EXPECT_EQ(disk.bytes(), 12);
    EXPECT_EQ(disk.files(), 2);
    EXPECT_EQ(disk.lastWrite(), 8);
    const auto list = disk.list();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].path, "/a/b");
    EXPECT_EQ(list[0].size, 11);
    EXPECT_EQ(list[0].modified, 7);
    EXPECT_EQ(disk.list("/n").size(), 1U);
}

TEST(Disk, KeepsNothingWhenItsNodeEnds) {
    FileStore store;
    {
        Disk disk(store, 1 << 20);
        ASSERT_TRUE(disk.write("/model.bin", std::string(100'000, 'm'), 1).has_value());
        EXPECT_GE(store.bytesInMemory(), 100'000);
    }
    EXPECT_EQ(store.bytesInMemory(), 0);
}

TEST(Disk, KeepsTheOldContentWhenTheNewOneDoesNotFit) {
    FileStore store;
    Disk disk(store, 10);
    ASSERT_TRUE(disk.write("/a", "12345", 1).has_value());
    const auto refused = disk.write("/a", "12345678901", 2);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.append("/a", "123456", 2).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.read("/a").value(), "12345");
    EXPECT_EQ(disk.lastWrite(), 1);
    EXPECT_TRUE(disk.write("/a", "1234567890", 3).has_value());
}

TEST(Disk, RefusesEveryByteWhileItIsFullByFault) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.write("/a", "12345", 1).has_value());
    disk.setFull(true);
    EXPECT_TRUE(disk.full());
    EXPECT_EQ(disk.write("/a", "1", 2).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.append("/b", "1", 2).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.read("/a").value(), "12345");
    EXPECT_TRUE(disk.remove("/a").has_value());
    disk.setFull(false);
    EXPECT_TRUE(disk.write("/a", "1", 3).has_value());
}

TEST(Disk, TellsFilesAndFoldersApart) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.write("/a/b", "x", 1).has_value());
    EXPECT_EQ(disk.write("/a", "x", 1).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(disk.write("/a/b/c/d", "x", 1).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(disk.write("/", "x", 1).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(disk.write("/../x", "x", 1).error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(disk.write("/ab", "x", 1).has_value());
    EXPECT_EQ(disk.read("/a").error().code, ErrorCode::NotFound);
    EXPECT_EQ(disk.remove("/a").error().code, ErrorCode::NotFound);
}

TEST(Disk, DoesNotLetEmptyFilesFillTheMemory) {
    FileStore store({}, 40'000);
    Disk disk(store, 1 << 20);
    int written = 0;
    while (written < 10'000 && disk.write("/f" + std::to_string(written), "", 1).has_value())
        ++written;
    EXPECT_LT(written, 100);
    EXPECT_GT(written, 10);
    disk.wipe();
    EXPECT_TRUE(disk.write("/again", "", 1).has_value());
}

TEST(Disk, IsMovedWithItsFiles) {
    FileStore store;
    Disk disk(store, 100);
    ASSERT_TRUE(disk.write("/a", "x", 1).has_value());
    Disk other = std::move(disk);
    EXPECT_EQ(other.read("/a").value(), "x");
    disk = Disk(store, 5);
    EXPECT_EQ(disk.files(), 0);
}

TEST(Disk, CountsItsBytesRightlyThroughAnySequence) {
    engine::RandomStream random(3, "disk");
    FileStore store({}, 1 << 20);
    Disk disk(store, 3000);
    std::map<std::string, std::string> truth;
    for (int step = 0; step < 20'000; ++step) {
        const std::string path = "/" + std::to_string(random.below(12));
        const std::string content(random.below(600), 'c');
        std::int64_t used = 0;
        for (const auto& [name, text] : truth)
            used += static_cast<std::int64_t>(text.size());
        ASSERT_EQ(disk.bytes(), used);
        ASSERT_EQ(disk.files(), static_cast<int>(truth.size()));
        switch (random.below(4)) {
            case 0:
                if (disk.write(path, content, step)) truth[path] = content;
                break;
            case 1:
                if (disk.append(path, content, step)) truth[path] += content;
                break;
            case 2:
                ASSERT_EQ(disk.remove(path).has_value(), truth.erase(path) == 1);
                break;
            default:
                if (truth.contains(path)) {
                    ASSERT_EQ(disk.read(path).value(), truth[path]);
                } else {
                    ASSERT_FALSE(disk.read(path).has_value());
                }
        }
        if (random.below(2000) == 0) {
            disk.wipe();
            truth.clear();
        }
    }
}

}  // namespace
}  // namespace berth::sim::storage
