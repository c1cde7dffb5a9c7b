// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/file_fate.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace berth::domain {
namespace {

Filesystem mounted(std::string path, Persistence persistence) {
    Filesystem disk;
    disk.path = std::move(path);
    disk.persistence = persistence;
    return disk;
}

FileEntry file(std::string path, std::int64_t bytes = 1) {
    return {std::move(path), Bytes{bytes}, Instant{}, false};
}

std::vector<Filesystem> nodeDisks() {
    return {mounted("/", Persistence::Lost), mounted("/proc", Persistence::None),
            mounted("/dev/shm", Persistence::Lost), mounted("/root/models", Persistence::Network),
            mounted("/data", Persistence::Disk)};
}

TEST(FileFates, SayWhatWasWrittenSinceTheNodeBegan) {
    const FileFates fates(nodeDisks(),
                          UnkeptFiles{{file("/output/b/c.png"), file("/a.txt")}, false});
    EXPECT_EQ(fates.of("/output/b/c.png"), FileFate::Lost);
    EXPECT_EQ(fates.of("/output/b"), FileFate::Lost);
    EXPECT_EQ(fates.of("/output"), FileFate::Lost);
    EXPECT_EQ(fates.of("/a.txt"), FileFate::Lost);
    EXPECT_EQ(fates.of("/"), FileFate::Lost);
    EXPECT_EQ(fates.of("/usr/bin"), FileFate::FromImage);
    EXPECT_EQ(fates.of("/output/b/c"), FileFate::FromImage);
    EXPECT_EQ(fates.of("/out"), FileFate::FromImage);
}

TEST(FileFates, TakeANameThatSortsBetweenAFolderAndItsInsideForAnother) {
    const FileFates fates({}, UnkeptFiles{{file("/a-b/x"), file("/a/x"), file("/a.b")}, false});
    EXPECT_EQ(fates.of("/a"), FileFate::Lost);
    EXPECT_EQ(fates.of("/a-b"), FileFate::Lost);
    EXPECT_EQ(fates.of("/a-"), FileFate::FromImage);
}

TEST(FileFates, KeepWhatLiesOnAVolumeWhateverWasWritten) {
    const FileFates fates(nodeDisks(), UnkeptFiles{{file("/root/models/x")}, false});
    EXPECT_EQ(fates.of("/root/models"), FileFate::Kept);
    EXPECT_EQ(fates.of("/root/models/x"), FileFate::Kept);
    EXPECT_EQ(fates.of("/root/models2"), FileFate::FromImage);
    EXPECT_EQ(fates.of("/data/set"), FileFate::Kept);
}

TEST(FileFates, LoseWhatLiesInMemoryAndKnowNothingOfTheKernelsOwn) {
    const FileFates fates(nodeDisks(), UnkeptFiles{});
    EXPECT_EQ(fates.of("/dev/shm/cache"), FileFate::Lost);
    EXPECT_EQ(fates.of("/proc/1/stat"), FileFate::Unknown);
    EXPECT_EQ(FileFates({}, UnkeptFiles{}).of("/sys/class"), FileFate::Unknown);
    EXPECT_EQ(FileFates({}, UnkeptFiles{}).of("/system"), FileFate::FromImage);
}

TEST(FileFates, FollowTheMountThatHidesAnother) {
    const FileFates fates({mounted("/x", Persistence::Network), mounted("/x", Persistence::Lost)},
                          UnkeptFiles{});
    EXPECT_EQ(fates.of("/x/a"), FileFate::Lost);
}

TEST(FileFates, AreUnknownBeforeTheFilesAreAndWhereThereAreMore) {
    EXPECT_EQ(FileFates(nodeDisks(), std::nullopt).of("/output"), FileFate::Unknown);
    const FileFates cut(nodeDisks(), UnkeptFiles{{file("/a")}, true});
    EXPECT_EQ(cut.of("/a"), FileFate::Lost);
    EXPECT_EQ(cut.of("/b"), FileFate::Unknown);
}

TEST(UnkeptFiles, AreThoseOfALedgerThatAreOnNoVolume) {
    const UnkeptFiles files =
        unkeptOf({file("/b", 3), {"/data/x", Bytes{9}, Instant{}, true}, file("/a", 4)});
    ASSERT_EQ(files.files.size(), 2U);
    EXPECT_EQ(files.files[0].path, "/a");
    EXPECT_EQ(files.bytes(), Bytes{7});
    EXPECT_FALSE(files.cut);
}

}  // namespace
}  // namespace berth::domain
