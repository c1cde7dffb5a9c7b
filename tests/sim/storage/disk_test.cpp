// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/disk.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

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

TEST(Disk, WritesInTheMiddleAndFillsAGapWithZeros) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.writeAt("/a", 4, "xy", 1).has_value());
    EXPECT_EQ(disk.read("/a").value(), std::string("\0\0\0\0xy", 6));
    ASSERT_TRUE(disk.writeAt("/a", 1, "bc", 2).has_value());
    EXPECT_EQ(disk.read("/a").value(), std::string("\0bc\0xy", 6));
    EXPECT_EQ(disk.read("/a", 4, 100).value(), "xy");
    EXPECT_EQ(disk.read("/a", 6, 100).value(), "");
    EXPECT_EQ(disk.bytes(), 6);
    EXPECT_EQ(disk.lastWrite(), 2);
    ASSERT_TRUE(disk.resize("/a", 2, 3).has_value());
    ASSERT_TRUE(disk.resize("/a", 4, 3).has_value());
    EXPECT_EQ(disk.read("/a").value(), std::string("\0b\0\0", 4));
    EXPECT_EQ(disk.resize("/a", 1001, 4).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.writeAt("/a", 999, "12", 4).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.writeAt("/a", INT64_MAX, "12", 4).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.bytes(), 4);
}

TEST(Disk, WritesOverOldBytesWhileItIsFullByFault) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.write("/a", "12345", 1).has_value());
    disk.setFull(true);
    EXPECT_TRUE(disk.writeAt("/a", 1, "xx", 2).has_value());
    EXPECT_EQ(disk.writeAt("/a", 4, "xx", 2).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.resize("/a", 6, 2).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.read("/a").value(), "1xx45");
}

TEST(Disk, RefusesAGapThatIsAllZeros) {
    FileStore store;
    Disk disk(store, 1000 * domain::kGiB);
    EXPECT_EQ(disk.writeAt("/a", domain::kGiB, "x", 1).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.resize("/a", domain::kGiB, 1).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(disk.files(), 0);
}

std::vector<std::string> pathsOf(const std::vector<DiskEntry>& entries) {
    std::vector<std::string> paths;
    for (const DiskEntry& entry : entries)
        paths.push_back(entry.path + (entry.folder ? "/" : ""));
    return paths;
}

TEST(Disk, ShowsWhatLiesDirectlyInAFolder) {
    FileStore store;
    Disk disk(store, 1000);
    for (const char* path : {"/a", "/b/c/d", "/b/e", "/b-f", "/b/c!"})
        ASSERT_TRUE(disk.write(path, "x", 1).has_value());
    ASSERT_TRUE(disk.makeFolder("/g/h", 2).has_value());
    ASSERT_TRUE(disk.makeFolder("/b/c/i", 2).has_value());
    using Paths = std::vector<std::string>;
    EXPECT_EQ(pathsOf(disk.entries("/").value()), (Paths{"/a", "/b/", "/b-f", "/g/"}));
    EXPECT_EQ(pathsOf(disk.entries("/b").value()), (Paths{"/b/c/", "/b/c!", "/b/e"}));
    EXPECT_EQ(pathsOf(disk.entries("/g/h").value()), Paths{});
    EXPECT_EQ(disk.entries("/a").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(disk.entries("/z").error().code, ErrorCode::NotFound);
}

TEST(Disk, KeepsAnEmptyFolderUntilItIsRemoved) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.makeFolder("/a", 5).has_value());
    EXPECT_EQ(disk.makeFolder("/a", 6).error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(disk.write("/a", "x", 6).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(disk.status("/a").value().modified, 5);
    ASSERT_TRUE(disk.write("/a/b", "x", 7).has_value());
    EXPECT_EQ(disk.removeFolder("/a").error().code, ErrorCode::InvalidArgument);
    ASSERT_TRUE(disk.remove("/a/b").has_value());
    EXPECT_TRUE(disk.status("/a").value().folder);
    EXPECT_EQ(disk.files(), 0);
    ASSERT_TRUE(disk.removeFolder("/a").has_value());
    EXPECT_EQ(disk.removeFolder("/a").error().code, ErrorCode::NotFound);
    EXPECT_EQ(disk.status("/a").error().code, ErrorCode::NotFound);
    EXPECT_EQ(disk.removeFolder("/").error().code, ErrorCode::InvalidArgument);
}

TEST(Disk, RenamesAFileOverAFile) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.write("/a", "new", 1).has_value());
    ASSERT_TRUE(disk.write("/b", "old content", 1).has_value());
    ASSERT_TRUE(disk.rename("/a", "/b", 2).has_value());
    EXPECT_EQ(disk.read("/b").value(), "new");
    EXPECT_EQ(disk.files(), 1);
    EXPECT_EQ(disk.bytes(), 3);
    EXPECT_EQ(disk.rename("/a", "/c", 2).error().code, ErrorCode::NotFound);
    ASSERT_TRUE(disk.makeFolder("/d", 2).has_value());
    EXPECT_EQ(disk.rename("/b", "/d", 2).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(disk.rename("/b", "/b/c", 2).error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(disk.rename("/b", "/b", 2).has_value());
}

TEST(Disk, RenamesAFolderWithAllThatIsInIt) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.makeFolder("/a/empty", 1).has_value());
    ASSERT_TRUE(disk.write("/a/b/c", "x", 1).has_value());
    ASSERT_TRUE(disk.write("/a-b", "y", 1).has_value());
    ASSERT_TRUE(disk.rename("/a", "/z/y", 2).has_value());
    EXPECT_EQ(disk.status("/a").error().code, ErrorCode::NotFound);
    EXPECT_EQ(disk.read("/z/y/b/c").value(), "x");
    EXPECT_TRUE(disk.status("/z/y/empty").value().folder);
    EXPECT_EQ(disk.read("/a-b").value(), "y");
    EXPECT_EQ(disk.rename("/z", "/z/y/q", 2).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(disk.rename("/z", "/a-b", 2).error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(disk.rename("/", "/q", 2).error().code, ErrorCode::InvalidArgument);
}

TEST(Disk, GivesBackTheMemoryOfItsNames) {
    FileStore store({}, 8000);
    {
        Disk disk(store, 1000);
        ASSERT_TRUE(disk.makeFolder("/folder", 1).has_value());
        ASSERT_TRUE(disk.write("/folder/f", "x", 1).has_value());
        ASSERT_TRUE(disk.rename("/folder", "/a folder with quite a long name", 1).has_value());
        ASSERT_TRUE(disk.rename("/a folder with quite a long name", "/g", 1).has_value());
        EXPECT_FALSE(store.reserveNames(2000).has_value());
    }
    EXPECT_TRUE(store.reserveNames(2000).has_value());
}

// The same steps on a disk and on a plain map of what a tree of files is.
TEST(Disk, KeepsItsTreeRightThroughAnySequence) {
    engine::RandomStream random(11, "tree");
    FileStore store({}, 4 << 20);
    Disk disk(store, 100'000);
    std::map<std::string, std::string> files;
    const auto anyPath = [&random] {
        std::string path;
        for (std::uint64_t parts = 1 + random.below(3); parts > 0; --parts)
            path += "/" + std::string(1, static_cast<char>('a' + random.below(3)));
        return path;
    };
    for (int step = 0; step < 6000; ++step) {
        const std::string path = anyPath();
        switch (random.below(6)) {
            case 0: {
                const std::size_t offset = random.below(50);
                const std::string content(1 + random.below(50), 'c');
                if (!disk.writeAt(path, static_cast<std::int64_t>(offset), content, step)) break;
                std::string& text = files[path];
                if (text.size() < offset + content.size()) text.resize(offset + content.size());
                text.replace(offset, content.size(), content);
                break;
            }
            case 1: {
                const std::size_t size = random.below(80);
                if (disk.resize(path, static_cast<std::int64_t>(size), step))
                    files[path].resize(size);
                break;
            }
            case 2:
                ASSERT_EQ(disk.remove(path).has_value(), files.erase(path) == 1);
                break;
            case 3: {
                const std::string to = anyPath();
                if (!disk.rename(path, to, step) || path == to) break;
                std::map<std::string, std::string> after;
                for (auto& [name, text] : files) {
                    if (name == path || name.starts_with(path + "/"))
                        after[to + name.substr(path.size())] = text;
                    else
                        after.emplace(name, text);
                }
                files = std::move(after);
                break;
            }
            case 4:
                (void)disk.makeFolder(path, step);
                break;
            default:
                (void)disk.removeFolder(path);
        }
        ASSERT_EQ(disk.files(), static_cast<int>(files.size()));
        std::int64_t bytes = 0;
        for (const auto& [name, text] : files) {
            ASSERT_EQ(disk.read(name).value(), text) << name << " at step " << step;
            bytes += static_cast<std::int64_t>(text.size());
        }
        ASSERT_EQ(disk.bytes(), bytes);
    }
}

TEST(Disk, NotesWhichFilesChangedOnceItIsAsked) {
    FileStore store;
    Disk disk(store, 1000);
    ASSERT_TRUE(disk.write("/before", "x", 1));
    EXPECT_TRUE(disk.takeChanges().empty());
    disk.noteChanges();
    using Paths = std::vector<std::string>;
    ASSERT_TRUE(disk.write("/a", "1", 1));
    ASSERT_TRUE(disk.append("/a", "2", 1));
    ASSERT_TRUE(disk.writeAt("/b//c", 0, "3", 1));
    EXPECT_EQ(disk.takeChanges(), (Paths{"/a", "/b/c"}));
    EXPECT_TRUE(disk.takeChanges().empty());
    ASSERT_TRUE(disk.resize("/before", 5, 2));
    ASSERT_TRUE(disk.rename("/b", "/d", 2));
    ASSERT_TRUE(disk.makeFolder("/empty", 2));
    EXPECT_EQ(disk.takeChanges(), (Paths{"/b/c", "/before", "/d/c"}));
    ASSERT_TRUE(disk.rename("/a", "/before", 3));
    EXPECT_EQ(disk.takeChanges(), (Paths{"/a", "/before"}));
    EXPECT_FALSE(disk.write("/a", std::string(2000, 'x'), 3));
    EXPECT_FALSE(disk.remove("/nobody"));
    EXPECT_TRUE(disk.takeChanges().empty());
    ASSERT_TRUE(disk.remove("/d/c"));
    disk.wipe();
    EXPECT_EQ(disk.takeChanges(), (Paths{"/before", "/d/c"}));
}

}  // namespace
}  // namespace berth::sim::storage
