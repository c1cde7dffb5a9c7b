// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/bucket_volume.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "sim/storage/file_store.h"

namespace berth::sim::storage {
namespace {

using engine::kMinute;
using engine::kSecond;
using engine::Time;

constexpr std::int64_t kCapacity = 10'000'000;

struct Mounted final : engine::EventSink {
    explicit Mounted(BucketVolume::Region regions = 2, std::int64_t capacity = kCapacity,
                     double rate = 1e6)
        : volume(engine, store, capacity, regions, {5 * kSecond, rate, 3 * kSecond}, 7) {}

    void onEvent(const engine::EventRecord& event) override {
        EXPECT_EQ(event.kind, kVolumeDue);
        EXPECT_EQ(event.a, 7U);
        volume.onEvent(event);
    }
    void write(BucketVolume::Region region, BucketVolume::Machine machine, const std::string& path,
               const std::string& text) {
        ASSERT_TRUE(volume.view(region).write(path, text, engine.now()));
        volume.written(region, machine);
    }
    void remove(BucketVolume::Region region, BucketVolume::Machine machine,
                const std::string& path) {
        ASSERT_TRUE(volume.view(region).remove(path));
        volume.written(region, machine);
    }
    void pass(Time span) { engine.runUntil(*this, engine.now() + span); }
    [[nodiscard]] static std::string text(const Disk& disk, const std::string& path) {
        return disk.read(path).value_or("(nothing)");
    }
    [[nodiscard]] std::string in(BucketVolume::Region region, const std::string& path) const {
        return text(volume.view(region), path);
    }
    [[nodiscard]] std::string safe(const std::string& path) const {
        return text(volume.bucket(), path);
    }

    engine::Engine engine;
    FileStore store;
    BucketVolume volume;
};

std::map<std::string, std::string> filesOf(const Disk& disk) {
    std::map<std::string, std::string> files;
    for (const FileInfo& file : disk.list())
        files[file.path] = Mounted::text(disk, file.path);
    return files;
}

TEST(BucketVolume, IsSeenAtOnceInTheRegionThenUploadedThenSeenElsewhere) {
    Mounted room;
    room.write(0, 1, "/a", std::string(1'000'000, 'x'));  // a second of uploading
    EXPECT_EQ(room.in(0, "/a").size(), 1'000'000U);
    EXPECT_EQ(room.volume.waiting().files, 1);
    EXPECT_EQ(room.volume.waiting().bytes, 1'000'000);
    room.pass(6 * kSecond - 1);
    EXPECT_EQ(room.safe("/a"), "(nothing)");
    room.pass(1);
    EXPECT_EQ(room.safe("/a").size(), 1'000'000U);
    EXPECT_EQ(room.volume.waiting().files, 0);
    EXPECT_EQ(room.in(1, "/a"), "(nothing)");
    room.pass(3 * kSecond - 1);
    EXPECT_EQ(room.in(1, "/a"), "(nothing)");
    room.pass(1);
    EXPECT_EQ(room.in(1, "/a").size(), 1'000'000U);
    EXPECT_FALSE(room.engine.nextTime().has_value());  // nothing is left to do
}

TEST(BucketVolume, TakesRemovalsAndNewNamesElsewhereToo) {
    Mounted room;
    room.write(0, 1, "/a", "1");
    room.write(0, 1, "/b/c", "2");
    room.pass(kMinute);
    room.remove(0, 1, "/a");
    ASSERT_TRUE(room.volume.view(0).rename("/b", "/d", room.engine.now()));
    room.volume.written(0, 1);
    room.pass(kMinute);
    const std::map<std::string, std::string> expected{{"/d/c", "2"}};
    EXPECT_EQ(filesOf(room.volume.bucket()), expected);
    EXPECT_EQ(filesOf(room.volume.view(1)), expected);
}

TEST(BucketVolume, LosesWithAMachineWhatThatMachineHasNotUploaded) {
    Mounted room;
    room.write(0, 1, "/kept", "old");
    room.pass(kMinute);
    room.write(0, 1, "/kept", "new");
    room.write(0, 1, "/young", "young");
    room.write(0, 2, "/others", "others");
    const auto lost = room.volume.machineLost(1);
    EXPECT_EQ(lost.files, 2);
    EXPECT_EQ(lost.bytes, 8);
    EXPECT_EQ(room.in(0, "/kept"), "old");
    EXPECT_EQ(room.in(0, "/young"), "(nothing)");
    EXPECT_EQ(room.in(0, "/others"), "others");
    EXPECT_EQ(room.volume.machineLost(1).files, 0);
    room.pass(kMinute);
    EXPECT_EQ(room.safe("/others"), "others");
    EXPECT_EQ(room.safe("/young"), "(nothing)");
}

TEST(BucketVolume, LosesAFileThatIsBeingUploaded) {
    Mounted room(2, kCapacity, 1000);
    room.write(0, 1, "/a", std::string(10'000, 'x'));
    room.pass(8 * kSecond);  // it began at 5 s and takes 10
    EXPECT_EQ(room.volume.machineLost(1).files, 1);
    room.pass(kMinute);
    EXPECT_EQ(room.safe("/a"), "(nothing)");
}

TEST(BucketVolume, UploadsAFileOnceMoreThatChangedMeanwhile) {
    Mounted room(2, kCapacity, 1000);
    room.write(0, 1, "/a", std::string(10'000, 'x'));
    room.pass(8 * kSecond);
    room.write(0, 1, "/a", "y");
    room.pass(7 * kSecond);
    EXPECT_EQ(room.safe("/a"), "(nothing)");  // half of each would be neither
    room.pass(kMinute);
    EXPECT_EQ(room.safe("/a"), "y");
    EXPECT_EQ(room.in(1, "/a"), "y");
}

TEST(BucketVolume, LetsTheLastUploadWin) {
    Mounted room;
    room.write(0, 1, "/a", "first");
    room.pass(kSecond);
    room.write(1, 2, "/a", "second");
    EXPECT_EQ(room.in(0, "/a"), "first");
    EXPECT_EQ(room.in(1, "/a"), "second");
    room.pass(kMinute);
    EXPECT_EQ(room.in(0, "/a"), "second");
    EXPECT_EQ(room.in(1, "/a"), "second");
    EXPECT_EQ(room.safe("/a"), "second");
}

TEST(BucketVolume, GivesUpAFileThatIsAFolderElsewhere) {
    for (const bool folderFirst : {false, true}) {
        Mounted room;
        room.write(0, 1, folderFirst ? "/a/b" : "/a", "first");
        room.pass(kSecond);
        room.write(1, 2, folderFirst ? "/a" : "/a/b", "second");
        room.write(1, 2, "/other", "other");
        room.pass(5 * kMinute);
        const std::map<std::string, std::string> expected{{folderFirst ? "/a/b" : "/a", "first"},
                                                          {"/other", "other"}};
        EXPECT_EQ(filesOf(room.volume.bucket()), expected);
        EXPECT_EQ(filesOf(room.volume.view(0)), expected);
        EXPECT_EQ(filesOf(room.volume.view(1)), expected);
        EXPECT_FALSE(room.engine.nextTime().has_value());
    }
}

TEST(BucketVolume, TriesAgainUntilAFullBucketHasRoom) {
    Mounted room(2, 1000);
    room.write(0, 1, "/a", std::string(800, 'a'));
    room.write(1, 2, "/b", std::string(800, 'b'));
    room.pass(10 * kMinute);
    EXPECT_EQ(room.safe("/b"), "(nothing)");
    EXPECT_EQ(room.volume.waiting().files, 1);
    room.remove(0, 1, "/a");
    room.pass(3 * kMinute);
    EXPECT_EQ(room.safe("/b").size(), 800U);
    EXPECT_EQ(room.in(0, "/b").size(), 800U);
    EXPECT_EQ(room.volume.waiting().files, 0);
}

// Whatever is written where, and whichever machines are lost: once nobody writes any more, every
// region sees what is in the bucket, and that is what some region wrote last or nobody has changed.
TEST(BucketVolume, ComesToOneStateOnceNobodyWrites) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
        Mounted room(3);
        const std::vector<std::string> paths{"/a", "/b", "/c/d", "/c/e", "/c", "/f/g/h"};
        for (int step = 0; step < 80; ++step) {
            const BucketVolume::Region region = below(3);
            const BucketVolume::Machine machine = region * 10 + below(2);
            const std::string& path = paths[below(static_cast<unsigned>(paths.size()))];
            Disk& view = room.volume.view(region);
            switch (below(9)) {
                case 8:
                    (void)view.makeFolder(path, room.engine.now());
                    break;
                case 0:
                    (void)view.remove(path);
                    break;
                case 1:
                    (void)view.rename(path, paths[below(static_cast<unsigned>(paths.size()))],
                                      room.engine.now());
                    break;
                case 2:
                    (void)view.append(path, "+", room.engine.now());
                    break;
                case 3:
                    (void)view.resize(path, below(2000), room.engine.now());
                    break;
                case 4: {
                    const auto before = room.volume.waiting();
                    const auto lost = room.volume.machineLost(machine);
                    EXPECT_EQ(room.volume.waiting().files, before.files - lost.files);
                    EXPECT_EQ(room.volume.waiting().bytes, before.bytes - lost.bytes);
                    break;
                }
                default:
                    (void)view.write(path, std::to_string(step), room.engine.now());
            }
            room.volume.written(region, machine);
            room.pass(below(4000) * engine::kMillisecond);
        }
        room.pass(30 * kMinute);
        const auto expected = filesOf(room.volume.bucket());
        for (BucketVolume::Region region = 0; region < 3; ++region)
            EXPECT_EQ(filesOf(room.volume.view(region)), expected) << seed << ", region " << region;
        EXPECT_EQ(room.volume.waiting().files, 0) << seed;
        EXPECT_FALSE(room.engine.nextTime().has_value()) << seed;
    }
}

}  // namespace
}  // namespace berth::sim::storage
