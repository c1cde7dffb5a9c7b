// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/keychain_secret_store.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <memory>
#include <random>
#include <thread>
#include <vector>

#include "tests/platform_client/secrets/fake_keychain.h"
#include "tests/platform_client/secrets/secret_asking.h"

namespace berth::platform_client {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using domain::ErrorCode;
using domain::Result;
using domain::SecretString;
using Mood = FakeKeychain::Mood;
using Found = std::optional<SecretString>;

class Keychain : public testing::Test {
  protected:
    [[nodiscard]] std::unique_ptr<KeychainSecretStore> makeStore(
        std::chrono::milliseconds patience = KeychainSecretStore::kPatience) {
        return std::make_unique<KeychainSecretStore>(std::make_unique<FakeEntries>(m_keychain),
                                                     patience);
    }
    [[nodiscard]] std::string probe() {
        Awaited<Result<void>> done;
        m_store->probe(done.reply());
        return textOf(done.get());
    }
    [[nodiscard]] std::string read(const std::string& key) { return readOf(*m_store, key); }
    [[nodiscard]] std::string write(const std::string& key, const std::string& secret) {
        return writeTo(*m_store, key, secret);
    }
    [[nodiscard]] std::string remove(const std::string& key) { return removeFrom(*m_store, key); }

    FakeKeychain m_keychain;
    std::unique_ptr<KeychainSecretStore> m_store = makeStore();
};

TEST_F(Keychain, KeepsReadsAndRemoves) {
    EXPECT_EQ(write("c-1/token", "one"), "done");
    EXPECT_EQ(write("c-2/token", ""), "done");
    EXPECT_EQ(read("c-1/token"), "one");
    EXPECT_EQ(read("c-2/token"), "");
    EXPECT_EQ(write("c-1/token", "two"), "done");
    EXPECT_EQ(read("c-1/token"), "two");
    EXPECT_EQ(remove("c-1/token"), "done");
    EXPECT_EQ(read("c-1/token"), "(none)");
    EXPECT_EQ(remove("c-1/token"), "done");
    EXPECT_EQ(probe(), "done");
    // Nothing of its own is left behind.
    EXPECT_EQ(m_keychain.entries, (std::map<std::string, std::string>{{"c-2/token", ""}}));
}

TEST_F(Keychain, ThatIsLockedIsNotTakenForOneWithoutTheSecret) {
    ASSERT_EQ(write("a", "secret"), "done");
    m_keychain.mood = Mood::Locked;
    EXPECT_EQ(read("a"), errorText(ErrorCode::PermissionDenied));
    EXPECT_EQ(read("never written"), errorText(ErrorCode::PermissionDenied));
    EXPECT_EQ(write("a", "new"), errorText(ErrorCode::PermissionDenied));
    EXPECT_EQ(remove("a"), errorText(ErrorCode::PermissionDenied));
    EXPECT_EQ(probe(), errorText(ErrorCode::PermissionDenied));
    m_keychain.mood = Mood::Works;
    EXPECT_EQ(read("a"), "secret");
}

TEST_F(Keychain, ThatIsNotThereIsUnavailable) {
    m_keychain.mood = Mood::Absent;
    for (const std::string& answer : {read("a"), write("a", "b"), remove("a"), probe()})
        EXPECT_EQ(answer, errorText(ErrorCode::Unavailable));
}

TEST_F(Keychain, ThatDoesNotGiveBackWhatItTookIsUnavailable) {
    m_keychain.mood = Mood::Forgetful;
    for (const std::string& answer : {read("a"), write("a", "b"), remove("a"), probe()})
        EXPECT_EQ(answer, errorText(ErrorCode::Unavailable));
}

TEST_F(Keychain, UnlockedByThePromptOfTheProbeGivesTheSecretAfterAll) {
    ASSERT_EQ(write("a", "secret"), "done");
    m_keychain.mood = Mood::Locked;
    m_keychain.before = [this] {
        // A person types the password when our entry is to be written.
        if (m_keychain.accesses.back().starts_with("write probe")) m_keychain.mood = Mood::Works;
    };
    EXPECT_EQ(read("a"), "secret");
    m_keychain.mood = Mood::Locked;
    EXPECT_EQ(read("b"), "(none)");
    m_keychain.mood = Mood::Locked;
    EXPECT_EQ(write("a", "new"), "done");
    EXPECT_EQ(m_keychain.entries["a"], "new");
    m_keychain.mood = Mood::Locked;
    EXPECT_EQ(remove("a"), "done");
    EXPECT_TRUE(m_keychain.entries.empty());
}

// The keychain works, and yet just this entry fails.
TEST_F(Keychain, ThatFailsOneEntryOnlyHasFailedToStore) {
    const auto failEntry = [this](const char* access) {
        m_keychain.before = [this, access] {
            m_keychain.mood = m_keychain.accesses.back() == access ? Mood::Absent : Mood::Works;
        };
    };
    failEntry("write a");
    EXPECT_EQ(write("a", "b"), errorText(ErrorCode::StorageFailed));
    failEntry("read a");
    EXPECT_EQ(write("a", "b"), errorText(ErrorCode::StorageFailed));
    EXPECT_EQ(read("a"), errorText(ErrorCode::StorageFailed));
    // What it says of a removal does not count, but whether the secret is there still.
    failEntry("remove a");
    EXPECT_EQ(remove("a"), errorText(ErrorCode::StorageFailed));
    EXPECT_TRUE(m_keychain.entries.contains("a"));
}

TEST_F(Keychain, ThatForgetsOneSecretSaysThatItWasNotStored) {
    m_keychain.before = [this] {
        const std::string& access = m_keychain.accesses.back();
        m_keychain.mood = access == "write a" ? Mood::Forgetful : Mood::Works;
    };
    EXPECT_EQ(write("a", "b"), errorText(ErrorCode::StorageFailed));
    m_keychain.before = [] {};
    EXPECT_EQ(read("a"), "(none)");
}

TEST_F(Keychain, TellsNoSecretInItsErrors) {
    m_keychain.mood = Mood::Absent;
    Awaited<Result<void>> done;
    m_store->write("a", SecretString("canary-5f1d"), done.reply());
    const Result<void> result = done.get();
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().detail.find("canary"), std::string::npos);
    EXPECT_NE(result.error().detail.find("not activatable"), std::string::npos);
    EXPECT_TRUE(result.error().retryCanHelp);
}

TEST_F(Keychain, ServesOneRequestAfterAnother) {
    std::vector<Awaited<Result<void>>> done(3);
    m_store->write("a", SecretString("1"), done[0].reply());
    m_store->write("b", SecretString("2"), done[1].reply());
    m_store->write("a", SecretString("3"), done[2].reply());
    for (auto& each : done)
        EXPECT_EQ(textOf(each.get()), "done");
    EXPECT_EQ(m_keychain.accesses, (std::vector<std::string>{"write a", "read a", "write b",
                                                             "read b", "write a", "read a"}));
    EXPECT_EQ(m_keychain.entries["a"], "3");
}

TEST_F(Keychain, RepliesNeverInsideTheCall) {
    Awaited<Result<Found>> found;
    m_store->read("a", found.reply());
    EXPECT_EQ(found.replies(), 0);
    EXPECT_EQ(textOf(found.get()), "(none)");
}

TEST_F(Keychain, ThatDoesNotAnswerIsGivenUpAndUsedAgainOnceItHasAnswered) {
    m_store = makeStore(50ms);
    m_keychain.mood = Mood::Silent;
    EXPECT_EQ(read("a"), errorText(ErrorCode::Unavailable));
    const std::size_t accesses = m_keychain.accesses.size();
    // Nothing new is asked of it, and nobody waits for what cannot come.
    EXPECT_EQ(write("a", "b"), errorText(ErrorCode::Unavailable));
    EXPECT_EQ(probe(), errorText(ErrorCode::Unavailable));
    EXPECT_EQ(m_keychain.accesses.size(), accesses);
    m_keychain.release();
    EXPECT_EQ(write("a", "b"), "done");
    EXPECT_EQ(read("a"), "b");
}

TEST_F(Keychain, ALateAnswerIsNotTakenForThatOfAnotherRequest) {
    m_store = makeStore(50ms);
    m_keychain.entries = {{"old", "1"}, {"new", "2"}};
    m_keychain.mood = Mood::Silent;
    EXPECT_EQ(read("old"), errorText(ErrorCode::Unavailable));
    Awaited<Result<Found>> found;
    m_keychain.release();
    m_store->read("new", found.reply());
    EXPECT_EQ(textOf(found.get()), "2");
}

TEST_F(Keychain, AnswersEveryRequestOnceWhenItIsDestroyed) {
    for (const int drains : {0, 1, 2, 5}) {
        SCOPED_TRACE(drains);
        FakeKeychain silent;
        silent.mood = Mood::Silent;
        auto store = std::make_unique<KeychainSecretStore>(std::make_unique<FakeEntries>(silent));
        Awaited<Result<Found>> found;
        std::array<Awaited<Result<void>>, 3> done;
        store->read("a", found.reply());
        store->write("a", SecretString("b"), done[0].reply());
        store->remove("a", done[1].reply());
        store->probe(done[2].reply());
        for (int i = 0; i < drains; ++i)
            support::drain();
        store.reset();
        EXPECT_EQ(found.replies(), 1);
        EXPECT_EQ(textOf(found.get()), errorText(ErrorCode::ShuttingDown));
        for (auto& each : done)
            EXPECT_EQ(textOf(each.get()), errorText(ErrorCode::ShuttingDown));
        support::drain();
    }
}

TEST_F(Keychain, MayBeDestroyedByAReply) {
    Awaited<Result<void>> left;
    m_store->read("a", [this](const Result<Found>&) { m_store.reset(); });
    m_store->remove("b", left.reply());
    EXPECT_EQ(textOf(left.get()), errorText(ErrorCode::ShuttingDown));
    EXPECT_EQ(m_store, nullptr);
}

TEST_F(Keychain, TakesRequestsOfManyThreads) {
    constexpr int kThreads = 4;
    constexpr int kRequests = 50;
    std::vector<Awaited<Result<void>>> done(kThreads * kRequests);
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([this, t, &done] {
            for (int i = 0; i < kRequests; ++i) {
                m_store->write("key " + std::to_string(t), SecretString(std::to_string(i)),
                               done[static_cast<std::size_t>(t * kRequests + i)].reply());
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (auto& each : done)
        EXPECT_EQ(textOf(each.get()), "done");
    for (int t = 0; t < kThreads; ++t)
        EXPECT_EQ(m_keychain.entries["key " + std::to_string(t)], std::to_string(kRequests - 1));
}

// Whatever the keychain does, at whatever moment it changes: what is said is true.
TEST_F(Keychain, NeverSaysWhatIsNotSo) {
    std::mt19937_64 random(17);
    const std::array keys{"a", "b", "c"};
    const std::array moods{Mood::Works, Mood::Locked, Mood::Absent, Mood::Forgetful};
    int told = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::string key = keys[random() % keys.size()];
        const std::string secret = "secret " + std::to_string(i);
        const auto before = m_keychain.entries;
        // From one mood to another in the middle of the request.
        m_keychain.mood = moods[random() % moods.size()];
        const Mood next = moods[random() % moods.size()];
        const std::size_t change = m_keychain.accesses.size() + random() % 8;
        m_keychain.before = [&, change, next] {
            if (m_keychain.accesses.size() == change) m_keychain.mood = next;
        };
        const auto held = [&] {
            const auto found = m_keychain.entries.find(key);
            return found == m_keychain.entries.end() ? std::string("(none)") : found->second;
        };
        SCOPED_TRACE(testing::Message() << i << ": " << key);
        switch (random() % 3) {
            case 0: {
                const std::string answer = read(key);
                if (answer.starts_with("error")) break;
                ++told;
                ASSERT_EQ(answer, held());
                break;
            }
            case 1:
                if (write(key, secret) != "done") break;
                ++told;
                ASSERT_EQ(held(), secret);
                break;
            default:
                if (remove(key) != "done") break;
                ++told;
                ASSERT_EQ(held(), "(none)");
        }
        // No request touches another's secret.
        for (const auto& [other, value] : before) {
            if (other != key && !other.starts_with("probe")) {
                ASSERT_EQ(m_keychain.entries[other], value);
            }
        }
    }
    EXPECT_GT(told, 500);
}

}  // namespace
}  // namespace berth::platform_client
