// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/file_store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "sim/engine/random.h"

namespace berth::sim::storage {
namespace {

class SpillFolder : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "berth-store-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        m_folder = name;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    std::filesystem::path m_folder;
};

TEST(FileStore, RefusesWhatDoesNotFitInMemoryWhenItMayNotSpill) {
    FileStore store({}, 1000);
    const auto first = store.put(std::string(900, 'x'));
    ASSERT_TRUE(first.has_value());
    const auto second = store.put(std::string(200, 'y'));
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, domain::ErrorCode::LimitExceeded);
    const auto more = store.append(*first, std::string(200, 'z'));
    ASSERT_FALSE(more.has_value());
    EXPECT_EQ(store.get(*first).value(), std::string(900, 'x'));
    store.release(*first);
    EXPECT_EQ(store.bytesInMemory(), 0);
    EXPECT_TRUE(store.put(std::string(900, 'w')).has_value());
}

TEST_F(SpillFolder, ShowsNoFileWhileItHoldsWhatWasSpilled) {
    FileStore store(m_folder.string(), 1000);
    const auto blob = store.put(std::string(5000, 'x'));
    ASSERT_TRUE(blob.has_value());
    EXPECT_EQ(store.bytesSpilled(), 5000);
    EXPECT_EQ(store.get(*blob).value(), std::string(5000, 'x'));
    EXPECT_TRUE(std::filesystem::is_empty(m_folder));
}

TEST_F(SpillFolder, GivesTheFileBackWhenContentsGo) {
    FileStore store(m_folder.string(), 0);
    const auto a = store.put(std::string(10'000, 'a')).value();
    const auto b = store.put(std::string(10'000, 'b')).value();
    const auto c = store.put(std::string(10'000, 'c')).value();
    const auto full = store.spillFileSize();
    store.release(b);
    const auto again = store.put(std::string(9'000, 'd')).value();
    EXPECT_EQ(store.spillFileSize(), full);
    EXPECT_EQ(store.get(again).value(), std::string(9'000, 'd'));
    EXPECT_EQ(store.get(a).value(), std::string(10'000, 'a'));
    EXPECT_EQ(store.get(c).value(), std::string(10'000, 'c'));
    for (const auto blob : {a, c, again})
        store.release(blob);
    EXPECT_EQ(store.spillFileSize(), 0);
    EXPECT_EQ(store.bytesSpilled(), 0);
}

TEST(FileStore, NamesTheStorageWhenTheFolderIsGone) {
    FileStore store("/nonexistent/berth", 10);
    const auto blob = store.put(std::string(100, 'x'));
    ASSERT_FALSE(blob.has_value());
    EXPECT_EQ(blob.error().code, domain::ErrorCode::StorageFailed);
}

TEST_F(SpillFolder, HoldsTheSameAsAPlainMapWhateverIsDoneToIt) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        engine::RandomStream random(seed, "file store");
        constexpr std::int64_t kMemory = 20'000;
        FileStore store(m_folder.string(), kMemory);
        std::map<FileStore::BlobId, std::string> truth;
        std::int64_t bytes = 0;
        for (int step = 0; step < 3000; ++step) {
            const std::string content(random.below(6000), static_cast<char>('a' + step % 26));
            const std::uint64_t what = random.below(4);
            if (what < 2 || truth.empty()) {
                const auto blob = store.put(content);
                ASSERT_TRUE(blob.has_value());
                ASSERT_FALSE(truth.contains(*blob));
                truth[*blob] = content;
                bytes += static_cast<std::int64_t>(content.size());
            } else {
                auto it = truth.begin();
                std::advance(it, static_cast<long>(random.below(truth.size())));
                if (what == 2) {
                    ASSERT_TRUE(store.append(it->first, content).has_value());
                    it->second += content;
                    bytes += static_cast<std::int64_t>(content.size());
                } else {
                    store.release(it->first);
                    bytes -= static_cast<std::int64_t>(it->second.size());
                    truth.erase(it);
                }
            }
            ASSERT_LE(store.bytesInMemory(), kMemory);
            if (truth.size() > 30) {
                for (const auto& [blob, text] : truth) {
                    ASSERT_EQ(store.get(blob).value(), text);
                    store.release(blob);
                }
                truth.clear();
                bytes = 0;
                ASSERT_EQ(store.bytesInMemory(), 0);
                ASSERT_EQ(store.bytesSpilled(), 0);
            }
        }
        ASSERT_LE(store.bytesSpilled(), bytes);
    }
}

// In memory and spilled alike, every part of a file is what was written there last.
TEST(FileStore, WritesCutsAndReadsAnyPart) {
    for (const std::int64_t memory : {std::int64_t{1} << 24, std::int64_t{9000}}) {
        engine::RandomStream random(5, "parts");
        FileStore store(::testing::TempDir(), memory);
        const FileStore::BlobId blob = store.put("").value();
        const FileStore::BlobId other = store.put("the other one").value();
        std::string truth;
        for (int step = 0; step < 3000; ++step) {
            const std::size_t at = random.below(20'000);
            if (random.below(8) == 0) {
                ASSERT_TRUE(store.resize(blob, static_cast<std::int64_t>(at)).has_value());
                truth.resize(at);
            } else {
                const std::string content(random.below(9000), static_cast<char>('a' + step % 26));
                ASSERT_TRUE(store.write(blob, static_cast<std::int64_t>(at), content).has_value());
                if (truth.size() < at + content.size()) truth.resize(at + content.size());
                truth.replace(at, content.size(), content);
            }
            const std::size_t from = random.below(25'000);
            const std::size_t length = random.below(9000);
            const auto part =
                store.get(blob, static_cast<std::int64_t>(from), static_cast<std::int64_t>(length));
            ASSERT_EQ(part.value(), from < truth.size() ? truth.substr(from, length) : "");
            ASSERT_LE(store.bytesInMemory(), memory);
        }
        ASSERT_EQ(store.get(blob).value(), truth);
        ASSERT_EQ(store.get(other).value(), "the other one");
        store.release(blob);
        store.release(other);
        ASSERT_EQ(store.bytesSpilled(), 0);
        ASSERT_EQ(store.spillFileSize(), 0);
    }
}

TEST(FileStore, LimitsWhatNamesMayTake) {
    FileStore store({}, 4000);
    EXPECT_TRUE(store.reserveNames(1000).has_value());
    EXPECT_FALSE(store.reserveNames(1).has_value());
    store.releaseNames(500);
    EXPECT_TRUE(store.reserveNames(500).has_value());
}

}  // namespace
}  // namespace berth::sim::storage
