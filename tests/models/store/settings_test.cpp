// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::OperationRecord;
using domain::OperationState;
using domain::Result;
using Operations = std::vector<OperationRecord>;

class Kept : public testing::Test {
  protected:
    TemporaryFolder m_folder;
    FakeClock m_clock;
    std::unique_ptr<ProfileStore> m_store = startStore(m_folder, m_clock);

    void reopen() {
        m_store.reset();
        m_store = startStore(m_folder, m_clock);
    }
    Result<void> write(const Settings::Values& values) {
        return waitFor<void>(
            [&](auto reply) { m_store->settings().write(values, std::move(reply)); });
    }
    Result<void> save(const Draft& draft) {
        return waitFor<void>([&](auto reply) { m_store->drafts().save(draft, std::move(reply)); });
    }
    std::vector<Draft> drafts() {
        return waitFor<std::vector<Draft>>(
                   [&](auto reply) { m_store->drafts().list(std::move(reply)); })
            .value();
    }
    Result<void> record(const OperationRecord& operation) {
        return waitFor<void>(
            [&](auto reply) { m_store->journal().record(operation, std::move(reply)); });
    }
    Operations unfinished(const std::string& connection) {
        return waitFor<Operations>(
                   [&](auto reply) { m_store->journal().unfinished(connection, std::move(reply)); })
            .value();
    }
    Operations recent(std::size_t limit) {
        return waitFor<Operations>(
                   [&](auto reply) { m_store->journal().recent(limit, std::move(reply)); })
            .value();
    }
};

OperationRecord operation(int number, OperationState state, const std::string& connection = "a") {
    return {{"0000000000000000000000000000000" + std::to_string(number)},
            connection,
            "scale echo 3 \u2192 5",
            state,
            R"({"version":1})",
            "",
            1000 + number,
            2000 + number};
}

TEST_F(Kept, SettingsComeBackAfterARestart) {
    EXPECT_TRUE(m_store->settings().readAllNow()->empty());
    ASSERT_TRUE(write({{"theme", "dark"}, {"lang", "zh_CN"}, {"empty", ""}}).has_value());
    ASSERT_TRUE(write({{"theme", "light"}}).has_value());
    reopen();
    EXPECT_EQ(m_store->settings().readAllNow().value(),
              (Settings::Values{{"theme", "light"}, {"lang", "zh_CN"}, {"empty", ""}}));
    const auto one = [&](const std::string& key) {
        return waitFor<std::optional<std::string>>(
            [&](auto reply) { m_store->settings().read(key, std::move(reply)); });
    };
    EXPECT_EQ(one("lang").value(), "zh_CN");
    EXPECT_EQ(one("empty").value(), "");
    EXPECT_EQ(one("none").value(), std::nullopt);
    ASSERT_TRUE(waitFor<void>([&](auto reply) {
                    m_store->settings().remove("lang", std::move(reply));
                }).has_value());
    EXPECT_EQ(one("lang").value(), std::nullopt);
}

TEST_F(Kept, TheLastDraftsNewestFirst) {
    constexpr std::size_t kept = store::Drafts::kKept;
    for (int i = 1; i <= store::Drafts::kKept + 2; ++i) {
        ASSERT_TRUE(save({"draft " + std::to_string(i), "{}", 100 + i}).has_value());
    }
    ASSERT_EQ(drafts().size(), kept);
    EXPECT_EQ(drafts().front().name, "draft " + std::to_string(kept + 2));
    EXPECT_EQ(drafts().back().name, "draft 3");
    ASSERT_TRUE(save({"draft 5", R"({"x":1})", 500}).has_value());
    reopen();
    ASSERT_EQ(drafts().size(), kept);
    EXPECT_EQ(drafts().front(), (Draft{"draft 5", R"({"x":1})", 500}));
    // A clock that was set back does not lose what is being written.
    ASSERT_TRUE(save({"old", "{}", 1}).has_value());
    EXPECT_EQ(drafts().size(), kept);
    EXPECT_EQ(drafts().back().name, "old");
    ASSERT_TRUE(waitFor<void>([&](auto reply) {
                    m_store->drafts().remove("old", std::move(reply));
                }).has_value());
    EXPECT_EQ(drafts().size(), kept - 1);
}

TEST_F(Kept, UnfinishedOperationsOfAConnectionOldestFirst) {
    using enum OperationState;
    const OperationRecord planned = operation(1, Planned);
    const OperationRecord sent = operation(2, Sent);
    const OperationRecord unknown = operation(3, Unknown);
    for (const auto& each : {unknown, operation(4, Acknowledged), sent, operation(5, Refused),
                             planned, operation(6, Sent, "b")}) {
        ASSERT_TRUE(record(each).has_value());
    }
    reopen();
    EXPECT_EQ(unfinished("a"), (Operations{planned, sent, unknown}));
    EXPECT_EQ(unfinished("b").size(), 1U);
    EXPECT_TRUE(unfinished("c").empty());
    OperationRecord refused = sent;
    refused.state = Refused;
    refused.detail = "no";
    ASSERT_TRUE(record(refused).has_value());
    EXPECT_EQ(unfinished("a"), (Operations{planned, unknown}));
    const auto newest = recent(100);
    ASSERT_EQ(newest.size(), 6U);
    EXPECT_EQ(newest.front().operation, operation(6, Sent).operation);
    EXPECT_EQ(newest[4], refused);
    EXPECT_EQ(recent(2).size(), 2U);
    EXPECT_TRUE(recent(0).empty());
}

TEST_F(Kept, NothingSecretIsReadableByOthers) {
    ASSERT_TRUE(write({{"theme", "dark"}}).has_value());
    namespace fs = std::filesystem;
    const auto others = fs::perms::group_all | fs::perms::others_all;
    EXPECT_EQ(fs::status(m_folder.profile()).permissions() & others, fs::perms::none);
    int files = 0;
    m_store->close();
    for (const auto& entry : fs::recursive_directory_iterator(m_folder.profile())) {
        EXPECT_EQ(entry.status().permissions() & others, fs::perms::none) << entry.path();
        ++files;
    }
    EXPECT_GE(files, 4);
}

}  // namespace
}  // namespace berth::store
