// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/desktop_secret_vault.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <utility>

#include "tests/platform_client/secrets/fake_keychain.h"
#include "tests/platform_client/secrets/secret_asking.h"

namespace berth::platform_client {
namespace {

using namespace fixtures;
using domain::ErrorCode;
using domain::Result;
using domain::SecretKeeping;
using domain::SecretPlace;
using domain::SecretString;
using Mood = FakeKeychain::Mood;

class Vault : public testing::Test {
  protected:
    void open(Mood mood) {
        m_keychain.mood = mood;
        m_vault = std::make_unique<DesktopSecretVault>(
            std::make_unique<KeychainSecretStore>(std::make_unique<FakeEntries>(m_keychain)));
    }
    [[nodiscard]] SecretKeeping keeping() {
        Awaited<SecretKeeping> answer;
        m_vault->keeping(answer.reply());
        return answer.get();
    }
    [[nodiscard]] SecretKeeping lookAgain() {
        Awaited<SecretKeeping> answer;
        m_vault->lookAgain(answer.reply());
        return answer.get();
    }

    FakeKeychain m_keychain;
    std::unique_ptr<DesktopSecretVault> m_vault;
};

TEST_F(Vault, KeepsInTheKeychainWhereThatWorks) {
    open(Mood::Works);
    EXPECT_EQ(keeping(), (SecretKeeping{SecretPlace::Keychain, {}}));
    EXPECT_EQ(writeTo(*m_vault, "a", "secret"), "done");
    EXPECT_EQ(m_keychain.entries["a"], "secret");
    EXPECT_EQ(readOf(*m_vault, "a"), "secret");
    EXPECT_EQ(readOf(*m_vault, "b"), "(none)");
    EXPECT_EQ(removeFrom(*m_vault, "a"), "done");
    EXPECT_TRUE(m_keychain.entries.empty());
}

TEST_F(Vault, KeepsForThisSessionWithoutAKeychainAndSaysWhy) {
    for (const auto& [mood, code] : {std::pair{Mood::Absent, ErrorCode::Unavailable},
                                     std::pair{Mood::Locked, ErrorCode::PermissionDenied}}) {
        open(mood);
        const SecretKeeping now = keeping();
        EXPECT_EQ(now.place, SecretPlace::Session);
        ASSERT_TRUE(now.problem.has_value());
        EXPECT_EQ(now.problem->code, code);
        EXPECT_EQ(writeTo(*m_vault, "a", "secret"), "done");
        EXPECT_EQ(readOf(*m_vault, "a"), "secret");
        EXPECT_EQ(removeFrom(*m_vault, "a"), "done");
        // It may lie in the keychain that cannot be reached.
        EXPECT_EQ(readOf(*m_vault, "a"), errorText(code));
        EXPECT_EQ(removeFrom(*m_vault, "a"), errorText(code));
        EXPECT_TRUE(m_keychain.entries.empty());
    }
}

TEST_F(Vault, LetsRequestsWaitInTheirOrderUntilItIsKnown) {
    open(Mood::Silent);
    Awaited<Result<void>> written;
    Awaited<Result<std::optional<SecretString>>> first;
    Awaited<Result<void>> removed;
    Awaited<SecretKeeping> keeping;
    m_vault->write("a", SecretString("secret"), written.reply());
    m_vault->read("a", first.reply());
    support::drain();
    m_vault->remove("a", removed.reply());
    m_vault->keeping(keeping.reply());
    EXPECT_EQ(written.replies() + first.replies() + removed.replies() + keeping.replies(), 0);
    m_keychain.release();
    EXPECT_EQ(textOf(written.get()), "done");
    EXPECT_EQ(textOf(first.get()), "secret");
    EXPECT_EQ(textOf(removed.get()), "done");
    EXPECT_EQ(keeping.get().place, SecretPlace::Keychain);
    EXPECT_TRUE(m_keychain.entries.empty());
}

TEST_F(Vault, MovesTheSessionsSecretsToTheKeychainOnceItWorks) {
    open(Mood::Locked);
    EXPECT_EQ(writeTo(*m_vault, "a", "1"), "done");
    EXPECT_EQ(writeTo(*m_vault, "b", "2"), "done");
    EXPECT_EQ(lookAgain().place, SecretPlace::Session);
    EXPECT_EQ(readOf(*m_vault, "a"), "1");
    m_keychain.entries["a"] = "of last week";
    m_keychain.mood = Mood::Works;
    EXPECT_EQ(lookAgain(), (SecretKeeping{SecretPlace::Keychain, {}}));
    EXPECT_EQ(m_keychain.entries, (std::map<std::string, std::string>{{"a", "1"}, {"b", "2"}}));
    EXPECT_EQ(readOf(*m_vault, "a"), "1");
    m_keychain.mood = Mood::Locked;
    EXPECT_EQ(readOf(*m_vault, "a"), errorText(ErrorCode::PermissionDenied));
}

TEST_F(Vault, LosesNothingWhenTheKeychainFailsDuringTheMove) {
    open(Mood::Locked);
    EXPECT_EQ(writeTo(*m_vault, "a", "1"), "done");
    EXPECT_EQ(writeTo(*m_vault, "b", "2"), "done");
    m_keychain.mood = Mood::Works;
    m_keychain.before = [this] {
        if (m_keychain.accesses.back() == "write b") m_keychain.mood = Mood::Locked;
    };
    const SecretKeeping now = lookAgain();
    EXPECT_EQ(now.place, SecretPlace::Session);
    EXPECT_EQ(now.problem->code, ErrorCode::PermissionDenied);
    EXPECT_EQ(readOf(*m_vault, "a"), "1");
    EXPECT_EQ(readOf(*m_vault, "b"), "2");
}

TEST_F(Vault, GoesBackToTheSessionWhenTheKeychainIsGone) {
    open(Mood::Works);
    EXPECT_EQ(writeTo(*m_vault, "a", "1"), "done");
    m_keychain.mood = Mood::Absent;
    EXPECT_EQ(writeTo(*m_vault, "b", "2"), errorText(ErrorCode::Unavailable));
    EXPECT_EQ(lookAgain().place, SecretPlace::Session);
    EXPECT_EQ(writeTo(*m_vault, "b", "2"), "done");
    EXPECT_EQ(readOf(*m_vault, "b"), "2");
    EXPECT_EQ(readOf(*m_vault, "a"), errorText(ErrorCode::Unavailable));
}

TEST_F(Vault, LooksOnceForAllWhoAskMeanwhile) {
    open(Mood::Works);
    EXPECT_EQ(keeping().place, SecretPlace::Keychain);
    m_keychain.accesses.clear();
    std::array<Awaited<SecretKeeping>, 3> answers;
    for (auto& each : answers)
        m_vault->lookAgain(each.reply());
    for (auto& each : answers)
        EXPECT_EQ(each.get().place, SecretPlace::Keychain);
    EXPECT_EQ(m_keychain.accesses.size(), 3U);  // one probe: write, read, remove
}

TEST_F(Vault, AnswersEveryRequestOnceWhenItIsDestroyed) {
    for (const bool waits : {true, false}) {
        for (const bool known : {true, false}) {
            SCOPED_TRACE(testing::Message() << waits << known);
            open(known ? Mood::Works : Mood::Silent);
            if (known) {
                ASSERT_EQ(keeping().place, SecretPlace::Keychain);
                m_keychain.mood = Mood::Silent;
            }
            Awaited<Result<std::optional<SecretString>>> found;
            std::array<Awaited<Result<void>>, 2> done;
            std::array<Awaited<SecretKeeping>, 2> places;
            m_vault->read("a", found.reply());
            m_vault->write("a", SecretString("b"), done[0].reply());
            m_vault->remove("a", done[1].reply());
            m_vault->lookAgain(places[1].reply());
            m_vault->keeping(places[0].reply());
            if (waits) support::drain();
            m_vault.reset();
            EXPECT_EQ(textOf(found.get()), errorText(ErrorCode::ShuttingDown));
            for (auto& each : done)
                EXPECT_EQ(textOf(each.get()), errorText(ErrorCode::ShuttingDown));
            for (auto& each : places) {
                const SecretKeeping last = each.get();
                EXPECT_EQ(last.place, SecretPlace::Session);
                EXPECT_EQ(last.problem->code, ErrorCode::ShuttingDown);
            }
            m_keychain.release();
            support::drain();
        }
    }
}

TEST_F(Vault, MayBeDestroyedByAReply) {
    open(Mood::Absent);
    Awaited<Result<void>> left;
    m_vault->keeping([this](const SecretKeeping&) { m_vault.reset(); });
    m_vault->write("b", SecretString("c"), left.reply());
    EXPECT_EQ(textOf(left.get()), errorText(ErrorCode::ShuttingDown));
}

}  // namespace
}  // namespace berth::platform_client
