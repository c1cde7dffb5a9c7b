// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/connection_desk.h"

#include <gtest/gtest.h>

#include <QObject>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/event_loop.h"
#include "tests/support/fake_connections.h"

namespace berth::bridge {
namespace {

using namespace domain;
using support::drain;
using support::sampleConnection;

ConnectionSecrets secrets(const std::string& token, const std::string& privateKey = {}) {
    return {SecretString(token), SecretString(privateKey)};
}

class Desk : public testing::Test {
  protected:
    void open() {
        desk = std::make_unique<ConnectionDesk>(ConnectionDesk::Seams{book, store, tester, keys});
        desk->start();
        drain();
    }
    Result<void> keep(const ConnectionSettings& settings, ConnectionSecrets with) {
        std::optional<Result<void>> answer;
        desk->keep(settings, std::move(with), &context,
                   [&](const Result<void>& done) { answer = done; });
        EXPECT_FALSE(answer) << "never inside the call";
        EXPECT_TRUE(support::runUntil([&] { return answer.has_value(); }));
        return *answer;
    }
    Result<ConnectionDesk::Removed> remove(const ConnectionId& id) {
        std::optional<Result<ConnectionDesk::Removed>> answer;
        desk->remove(id, &context, [&](const auto& done) { answer = done; });
        EXPECT_TRUE(support::runUntil([&] { return answer.has_value(); }));
        return *answer;
    }
    Result<ConnectionVerdict> test(const ConnectionSettings& settings, ConnectionSecrets with) {
        std::optional<Result<ConnectionVerdict>> answer;
        desk->test(settings, std::move(with), &context, [&](const auto& done) { answer = done; });
        EXPECT_FALSE(answer) << "never inside the call";
        EXPECT_TRUE(support::runUntil([&] { return answer.has_value(); }));
        return *answer;
    }

    support::FakeConnectionBook book;
    support::FakeSecretStore store;
    support::FakeConnectionTester tester;
    support::FakeKeyPairMaker keys;
    QObject context;
    std::unique_ptr<ConnectionDesk> desk;
};

TEST_F(Desk, ReadsTheBookAndSaysWhenItHas) {
    book.keep(sampleConnection(), [](const auto&) {});
    book.replies.hold(true);
    open();
    EXPECT_FALSE(desk->isRead());
    int changes = 0;
    QObject::connect(desk.get(), &ConnectionDesk::changed, [&] { ++changes; });
    std::thread([&] { book.replies.release(); }).join();
    ASSERT_TRUE(support::runUntil([&] { return desk->isRead(); }));
    EXPECT_EQ(changes, 1);
    ASSERT_EQ(desk->connections().size(), 1U);
    EXPECT_EQ(desk->connections().front(), sampleConnection());
    EXPECT_EQ(desk->find({"c-production"})->name, "Production");
    EXPECT_EQ(desk->find({"other"}), nullptr);
}

TEST_F(Desk, SaysThatTheBookCannotBeRead) {
    book.fail(Error{ErrorCode::StorageFailed, "disk", false, {}});
    open();
    EXPECT_TRUE(desk->isRead());
    ASSERT_TRUE(desk->problem());
    EXPECT_EQ(desk->problem()->code, ErrorCode::StorageFailed);
}

TEST_F(Desk, KeepsSecretsApartFromTheBook) {
    open();
    std::vector<std::string> told;
    QObject::connect(desk.get(), &ConnectionDesk::secretsChanged,
                     [&](const ConnectionId& id) { told.push_back(id.value); });
    ConnectionSettings settings = sampleConnection();
    settings.keyMode = KeyMode::Rsa;
    ASSERT_TRUE(keep(settings, secrets("the-token", "the-key")));
    EXPECT_EQ(book.kept(), std::vector{settings});
    EXPECT_EQ(store.kept(),
              (std::map<std::string, std::string>{{"c-production/token", "the-token"},
                                                  {"c-production/private-key", "the-key"}}));
    EXPECT_EQ(told, std::vector<std::string>{"c-production"});
    EXPECT_EQ(desk->connections(), std::vector{settings});
}

TEST_F(Desk, LeavesSecretsThatAreNotGivenAsTheyAre) {
    open();
    ConnectionSettings settings = sampleConnection();
    ASSERT_TRUE(keep(settings, secrets("the-token")));
    int told = 0;
    QObject::connect(desk.get(), &ConnectionDesk::secretsChanged, [&] { ++told; });
    settings.name = "Renamed";
    ASSERT_TRUE(keep(settings, secrets("")));
    EXPECT_EQ(told, 0);
    EXPECT_EQ(store.kept().at("c-production/token"), "the-token");
    EXPECT_EQ(desk->connections().front().name, "Renamed");
    EXPECT_EQ(book.kept().size(), 1U);
}

TEST_F(Desk, RemovesThePrivateKeyOfAConnectionThatSignsNoMore) {
    open();
    ConnectionSettings settings = sampleConnection();
    settings.keyMode = KeyMode::Rsa;
    ASSERT_TRUE(keep(settings, secrets("the-token", "the-key")));
    settings.keyMode = KeyMode::Simple;
    ASSERT_TRUE(keep(settings, secrets("")));
    EXPECT_EQ(store.kept().count("c-production/private-key"), 0U);
}

TEST_F(Desk, WritesNothingIntoTheBookWhenASecretCannotBeKept) {
    open();
    ConnectionSettings settings = sampleConnection();
    settings.keyMode = KeyMode::Rsa;
    for (const char* purpose : {"token", "private-key"}) {
        const std::string key = secretKey(settings.id, purpose);
        store.failOn(key, Error{ErrorCode::PermissionDenied, "locked", false, {}});
        const auto kept = keep(settings, secrets("the-token", "the-key"));
        ASSERT_FALSE(kept) << purpose;
        EXPECT_EQ(kept.error().code, ErrorCode::PermissionDenied);
        EXPECT_TRUE(book.kept().empty());
        EXPECT_TRUE(desk->connections().empty());
    }
}

TEST_F(Desk, ShowsNoConnectionThatTheBookRefused) {
    open();
    book.fail(Error{ErrorCode::StorageFailed, "disk", false, {}});
    ASSERT_FALSE(keep(sampleConnection(), secrets("the-token")));
    EXPECT_TRUE(desk->connections().empty());
}

TEST_F(Desk, RemovesAConnectionWithItsSecrets) {
    open();
    ASSERT_TRUE(keep(sampleConnection(), secrets("the-token")));
    const auto removed = remove({"c-production"});
    ASSERT_TRUE(removed);
    EXPECT_FALSE(removed->secretsLeft);
    EXPECT_TRUE(store.kept().empty());
    EXPECT_TRUE(book.kept().empty());
    EXPECT_TRUE(desk->connections().empty());
}

TEST_F(Desk, RemovesAConnectionWhoseSecretsStayBehindAndSaysSo) {
    open();
    ASSERT_TRUE(keep(sampleConnection(), secrets("the-token")));
    store.fail(Error{ErrorCode::PermissionDenied, "locked", false, {}});
    const auto removed = remove({"c-production"});
    ASSERT_TRUE(removed);
    ASSERT_TRUE(removed->secretsLeft);
    EXPECT_EQ(removed->secretsLeft->code, ErrorCode::PermissionDenied);
    EXPECT_TRUE(desk->connections().empty());
}

TEST_F(Desk, KeepsShowingAConnectionThatTheBookDidNotRemove) {
    open();
    ASSERT_TRUE(keep(sampleConnection(), secrets("the-token")));
    book.fail(Error{ErrorCode::StorageFailed, "disk", false, {}});
    EXPECT_FALSE(remove({"c-production"}));
    EXPECT_EQ(desk->connections().size(), 1U);
}

TEST_F(Desk, ReadsTheSecretsThatTheKeyModeNeeds) {
    open();
    ConnectionSettings settings = sampleConnection();
    store.put("c-production/token", "the-token");
    std::optional<Result<ConnectionDesk::SecretsPtr>> read;
    const auto ask = [&] {
        read.reset();
        desk->readSecrets(settings, &context, [&](const auto& answer) { read = answer; });
        EXPECT_TRUE(support::runUntil([&] { return read.has_value(); }));
    };
    ask();
    ASSERT_TRUE(*read);
    EXPECT_EQ((**read)->token.reveal(), "the-token");
    EXPECT_TRUE((**read)->privateKey.empty());
    settings.keyMode = KeyMode::Rsa;
    ask();
    ASSERT_FALSE(*read);
    EXPECT_EQ(read->error().code, ErrorCode::NotFound);
    store.put("c-production/private-key", "the-key");
    ask();
    ASSERT_TRUE(*read);
    EXPECT_EQ((**read)->privateKey.reveal(), "the-key");
}

TEST_F(Desk, TestsWithWhatIsTypedAndTakesTheRestFromTheStore) {
    open();
    store.put("c-production/token", "kept");
    ASSERT_TRUE(test(sampleConnection(), secrets("typed")));
    ASSERT_TRUE(test(sampleConnection(), secrets("")));
    ASSERT_EQ(tester.asked().size(), 2U);
    EXPECT_EQ(tester.asked()[0].token, "typed");
    EXPECT_EQ(tester.asked()[1].token, "kept");
}

TEST_F(Desk, TestsNothingWhenSecretsAreMissing) {
    open();
    const auto verdict = test(sampleConnection(), secrets(""));
    ASSERT_FALSE(verdict);
    EXPECT_EQ(verdict.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(tester.asked().empty());
}

TEST_F(Desk, GivesNoVerdictToWhoHasCancelled) {
    open();
    tester.replies.hold(true);
    auto waiting = std::make_unique<QObject>();
    bool told = false;
    desk->test(sampleConnection(), secrets("typed"), waiting.get(),
               [&](const auto&) { told = true; });
    ASSERT_TRUE(support::runUntil([&] { return tester.replies.waiting() == 1; }));
    waiting.reset();
    tester.replies.release();
    drain();
    EXPECT_FALSE(told);
}

TEST_F(Desk, IsGoneBeforeAnAnswerComesWithoutHarm) {
    open();
    tester.replies.hold(true);
    bool told = false;
    desk->test(sampleConnection(), secrets("typed"), &context, [&](const auto&) { told = true; });
    ASSERT_TRUE(support::runUntil([&] { return tester.replies.waiting() == 1; }));
    desk.reset();
    tester.replies.release();
    drain();
    EXPECT_FALSE(told);
}

TEST_F(Desk, LeavesTheKeychainAloneUntilItIsNeeded) {
    open();
    EXPECT_FALSE(desk->keeping());
    desk->findKeychain();
    drain();
    ASSERT_TRUE(desk->keeping());
    EXPECT_EQ(desk->keeping()->place, SecretPlace::Keychain);
    store.setKeeping({SecretPlace::Session, std::nullopt});
    desk->findKeychain();
    drain();
    EXPECT_EQ(desk->keeping()->place, SecretPlace::Keychain) << "it is asked once";
}

TEST_F(Desk, TellsWhereSecretsGoAndLooksForAKeychainOnRequest) {
    const Error why{ErrorCode::Unavailable, "no keychain", true, {}};
    store.setKeeping({SecretPlace::Session, why});
    open();
    desk->findKeychain();
    drain();
    ASSERT_TRUE(desk->keeping());
    EXPECT_EQ(desk->keeping()->place, SecretPlace::Session);
    EXPECT_EQ(desk->keeping()->problem, why);
    int changes = 0;
    QObject::connect(desk.get(), &ConnectionDesk::changed, [&] { ++changes; });
    desk->lookForKeychain();
    drain();
    EXPECT_EQ(changes, 0) << "nothing is otherwise";
    store.setKeeping({SecretPlace::Keychain, std::nullopt});
    desk->lookForKeychain();
    drain();
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(desk->keeping()->place, SecretPlace::Keychain);
    EXPECT_EQ(store.looks(), 2);
}

TEST_F(Desk, HandsOutAKeyPairOrWhyThereIsNone) {
    open();
    std::optional<Result<ConnectionDesk::KeyPairPtr>> made;
    const auto ask = [&] {
        made.reset();
        desk->makeKeyPair(&context, [&](const auto& answer) { made = answer; });
        EXPECT_TRUE(support::runUntil([&] { return made.has_value(); }));
    };
    ask();
    ASSERT_TRUE(*made);
    EXPECT_EQ((**made)->publicKey, support::FakeKeyPairMaker::publicKey());
    EXPECT_EQ((**made)->privateKey.reveal(), support::FakeKeyPairMaker::privateKey());
    keys.fail(Error{ErrorCode::Internal, "no entropy", false, {}});
    ask();
    EXPECT_FALSE(*made);
}

TEST_F(Desk, MakesIdsThatDiffer) {
    std::set<ConnectionId> ids;
    for (int i = 0; i < 1'000; ++i)
        ids.insert(ConnectionDesk::newId());
    EXPECT_EQ(ids.size(), 1'000U);
    EXPECT_EQ(ids.begin()->value.size(), 18U);
}

}  // namespace
}  // namespace berth::bridge
