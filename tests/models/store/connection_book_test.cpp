// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::ConnectionId;
using domain::ConnectionKind;
using domain::ConnectionSettings;
using domain::ErrorCode;
using domain::KeyMode;
using domain::Result;
using List = std::vector<ConnectionSettings>;

class Connections : public testing::Test {
  protected:
    void reopen() {
        m_store.reset();
        m_store = startStore(m_folder, m_clock);
    }
    [[nodiscard]] List list() { return keptConnections(*m_store); }
    Result<void> keep(const ConnectionSettings& settings) {
        return waitFor<void>(
            [&](auto reply) { m_store->connections().keep(settings, std::move(reply)); });
    }
    Result<void> remove(const std::string& id) {
        return waitFor<void>(
            [&](auto reply) { m_store->connections().remove({id}, std::move(reply)); });
    }
    // The field that was refused; "" when it was kept.
    std::string refusedField(const ConnectionSettings& settings) {
        const auto done = keep(settings);
        if (done) return "";
        EXPECT_FALSE(done.error().detail.empty());
        return done.error().field;
    }

    TemporaryFolder m_folder;
    FakeClock m_clock;
    std::unique_ptr<ProfileStore> m_store = startStore(m_folder, m_clock);
};

TEST_F(Connections, ComeBackAfterARestartInTheOrderTheyWereMade) {
    EXPECT_TRUE(list().empty());
    ConnectionSettings full = connectionNumber(1);
    full.name = "共绩算力 \"production\"";
    full.keyMode = KeyMode::Rsa;
    full.publicKey = "-----BEGIN PUBLIC KEY-----\nMIIBIjAN\n-----END PUBLIC KEY-----\n";
    full.readOnly = true;
    full.pinnedCertificate = std::string(64, 'a');
    full.createdUnixMs = 1'768'471'200'123;
    ASSERT_TRUE(keep(full).has_value());
    ASSERT_TRUE(keep(connectionNumber(3)).has_value());
    ASSERT_TRUE(keep(connectionNumber(2)).has_value());
    reopen();
    EXPECT_EQ(list(), (List{full, connectionNumber(3), connectionNumber(2)}));
    // A change keeps its place.
    ConnectionSettings changed = connectionNumber(3);
    changed.name = "renamed";
    changed.readOnly = true;
    ASSERT_TRUE(keep(changed).has_value());
    reopen();
    EXPECT_EQ(list(), (List{full, changed, connectionNumber(2)}));
}

TEST_F(Connections, AreKeptInOneForm) {
    ConnectionSettings typed = connectionNumber(1);
    typed.name = "  padded ";
    typed.baseUrl = " HTTPS://OpenAPI.Suanli.cn/ ";
    ASSERT_TRUE(keep(typed).has_value());
    EXPECT_EQ(list().at(0).name, "padded");
    EXPECT_EQ(list().at(0).baseUrl, "https://openapi.suanli.cn");
}

TEST_F(Connections, ThatAreRemovedAreGoneAndTheirIdsAreNotGivenAgain) {
    for (int i = 1; i <= 3; ++i)
        ASSERT_TRUE(keep(connectionNumber(i)).has_value());
    const std::string id = connectionNumber(2).id.value;
    ASSERT_TRUE(remove(id).has_value());
    EXPECT_EQ(list(), (List{connectionNumber(1), connectionNumber(3)}));
    EXPECT_EQ(remove(id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(remove("never there").error().code, ErrorCode::NotFound);
    reopen();
    const auto again = keep(connectionNumber(2));
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(again.error().field, "id");
    // Its name is free, and a new one stands last.
    ConnectionSettings heir = connectionNumber(4);
    heir.name = connectionNumber(2).name;
    ASSERT_TRUE(keep(heir).has_value());
    EXPECT_EQ(list(), (List{connectionNumber(1), connectionNumber(3), heir}));
}

TEST_F(Connections, WithANameThatIsTakenAreRefused) {
    ConnectionSettings one = connectionNumber(1);
    one.name = "Production";
    ConnectionSettings two = connectionNumber(2);
    two.name = " PRODUCTION";
    ASSERT_TRUE(keep(one).has_value());
    const auto refused = keep(two);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(refused.error().field, "name");
    one.name = "PRODUCTION";  // its own
    EXPECT_TRUE(keep(one).has_value());
    EXPECT_EQ(list(), List{one});
}

TEST_F(Connections, ThatBreakARuleAreRefusedAndNothingChanges) {
    ASSERT_TRUE(keep(connectionNumber(1)).has_value());
    const auto spoiled = [](auto spoil) {
        ConnectionSettings settings = connectionNumber(1);
        spoil(settings);
        return settings;
    };
    using S = ConnectionSettings;
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.id = {"a/b"}; })), "id");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.id = {""}; })), "id");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.name = ""; })), "name");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.name = "a\nb"; })), "name");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.name = std::string(61, 'a'); })), "name");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.kind = ConnectionKind::Simulator; })), "kind");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.baseUrl = "http://example.com"; })), "baseUrl");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.baseUrl = "https://u:p@host"; })), "baseUrl");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.baseUrl = "https://host/api"; })), "baseUrl");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.publicKey = "BEGIN PRIVATE KEY"; })), "publicKey");
    EXPECT_EQ(refusedField(spoiled([](S& s) { s.pinnedCertificate = "x"; })), "pinnedCertificate");
    EXPECT_EQ(list(), List{connectionNumber(1)});
    reopen();
    EXPECT_EQ(list(), List{connectionNumber(1)});
}

TEST_F(Connections, BehaveAsABookWhateverIsAskedOfIt) {
    std::mt19937_64 random(41);
    List model;
    std::vector<std::string> gone;
    const auto place = [&](const std::string& id) {
        return std::find_if(model.begin(), model.end(),
                            [&](const auto& each) { return each.id.value == id; });
    };
    for (int i = 0; i < 400; ++i) {
        ConnectionSettings settings = connectionNumber(i / 30 * 3 + static_cast<int>(random() % 6));
        const std::string id = settings.id.value;
        const auto there = place(id);
        SCOPED_TRACE(testing::Message() << i << ": " << id);
        if (random() % 4 == 0) {
            ASSERT_EQ(remove(id).has_value(), there != model.end());
            if (there == model.end()) continue;
            gone.push_back(id);
            model.erase(there);
        } else {
            settings.name = "name " + std::to_string(random() % 15);
            const bool wasThere = std::find(gone.begin(), gone.end(), id) != gone.end();
            const bool taken = std::any_of(model.begin(), model.end(), [&](const auto& each) {
                return each.name == settings.name && each.id.value != id;
            });
            ASSERT_EQ(keep(settings).has_value(), !wasThere && !taken);
            if (wasThere || taken) continue;
            if (there == model.end()) {
                model.push_back(settings);
            } else {
                *there = settings;
            }
        }
        if (random() % 40 == 0) reopen();
        ASSERT_EQ(list(), model);
    }
    EXPECT_FALSE(gone.empty());
}

TEST_F(Connections, OfAClosedProfileAnswerThatItIsClosed) {
    domain::ConnectionBook& book = m_store->connections();
    m_store->close();
    EXPECT_EQ(waitFor<List>([&](auto reply) { book.list(std::move(reply)); }).error().code,
              ErrorCode::ShuttingDown);
    EXPECT_EQ(keep(connectionNumber(1)).error().code, ErrorCode::ShuttingDown);
    EXPECT_EQ(remove("1").error().code, ErrorCode::ShuttingDown);
}

}  // namespace
}  // namespace berth::store
