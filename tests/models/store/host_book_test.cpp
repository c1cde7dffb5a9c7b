// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "models/domain/codec.h"
#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::ErrorCode;
using domain::HostLoginKind;
using domain::HostProfile;
using domain::Result;
using Hosts = std::vector<HostProfile>;

class Computers : public testing::Test {
  protected:
    void reopen() {
        m_store.reset();
        m_store = startStore(m_folder, m_clock);
    }
    [[nodiscard]] Hosts kept() { return keptHosts(*m_store); }
    Result<void> keep(const HostProfile& profile) {
        return waitFor<void>([&](auto reply) { m_store->hosts().keep(profile, std::move(reply)); });
    }
    Result<void> remove(const HostProfile& profile) {
        return waitFor<void>(
            [&](auto reply) { m_store->hosts().remove(profile.id, std::move(reply)); });
    }

    TemporaryFolder m_folder;
    FakeClock m_clock;
    std::unique_ptr<ProfileStore> m_store = startStore(m_folder, m_clock);
};

TEST_F(Computers, ComeBackAfterARestartWithEveryStopOnTheWay) {
    EXPECT_TRUE(kept().empty());
    HostProfile far = hostNumber(3);
    far.name = "训练机 \"3\"";
    far.target = {"fe80::1%eth0", 2222, "名字", {HostLoginKind::Password, ""}};
    far.jumps = {{"bastion.example.org", 22, "me", {HostLoginKind::Agent, ""}},
                 {"10.0.0.1", 65535, "root", {HostLoginKind::KeyFile, "/home/me/键"}}};
    far.createdUnixMs = 1'768'471'200'123;
    ASSERT_TRUE(keep(far).has_value());
    ASSERT_TRUE(keep(hostNumber(1)).has_value());
    reopen();
    EXPECT_EQ(kept(), (Hosts{far, hostNumber(1)}));
}

TEST_F(Computers, AreKeptUnderANameOfTheirOwn) {
    HostProfile padded = hostNumber(1);
    padded.name = "  Lab ";
    ASSERT_TRUE(keep(padded).has_value());
    EXPECT_EQ(kept().at(0).name, "Lab");
    HostProfile second = hostNumber(2);
    second.name = "lab";
    const auto refused = keep(second);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(refused.error().field, "name");
}

TEST_F(Computers, ThatBreakARuleAreRefusedWithTheField) {
    HostProfile wrong = hostNumber(1);
    wrong.jumps = {hostNumber(2).target, {"-oProxyCommand=x", 22, "root", {}}};
    const auto refused = keep(wrong);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(refused.error().field, "jumps[1].host");
    EXPECT_TRUE(kept().empty());
}

TEST_F(Computers, ThatAreRemovedLeaveNothingButTheirId) {
    ASSERT_TRUE(keep(hostNumber(1)).has_value());
    ASSERT_TRUE(remove(hostNumber(1)).has_value());
    EXPECT_EQ(remove(hostNumber(1)).error().code, ErrorCode::NotFound);
    EXPECT_EQ(keep(hostNumber(1)).error().field, "id");
    m_store.reset();
    EXPECT_EQ(readFile(m_folder.database()).find("10.0.0.1"), std::string::npos);
}

TEST_F(Computers, BehaveAsABookWhateverIsAskedOfIt) {
    std::mt19937_64 random(43);
    Hosts model;
    std::vector<std::string> gone;
    for (int i = 0; i < 300; ++i) {
        HostProfile profile = hostNumber(i / 30 * 3 + static_cast<int>(random() % 6));
        const auto there = std::ranges::find(model, profile.id, &HostProfile::id);
        switch (random() % 4) {
            case 0: {
                const bool removed = remove(profile).has_value();
                EXPECT_EQ(removed, there != model.end());
                if (!removed) break;
                gone.push_back(profile.id.value);
                model.erase(there);
                break;
            }
            case 1:
                reopen();
                break;
            default: {
                profile.target.port = 1 + static_cast<int>(random() % 65535);
                const bool mayBe = std::ranges::find(gone, profile.id.value) == gone.end();
                EXPECT_EQ(keep(profile).has_value(), mayBe);
                if (!mayBe) break;
                if (there == model.end()) {
                    model.push_back(profile);
                } else {
                    *there = profile;
                }
            }
        }
        ASSERT_EQ(kept(), model) << i;
    }
}

TEST(StopsOfAComputer, AreReadStrictly) {
    const std::string good = domain::stopsToJson(hostNumber(1));
    ASSERT_TRUE(domain::profileFromStopsJson(good).has_value());
    for (std::size_t cut = 0; cut < good.size(); ++cut)
        EXPECT_FALSE(domain::profileFromStopsJson(good.substr(0, cut)).has_value()) << cut;
    for (const char* wrong :
         {R"({"version":2})", R"({"version":1})", R"({"version":1,"target":[]})",
          R"({"version":1,"target":{"host":"a","port":"22","user":"b","login":"agent"}})",
          R"({"version":1,"target":{"host":"a","port":22,"user":"b","login":"rhosts"}})"})
        EXPECT_FALSE(domain::profileFromStopsJson(wrong).has_value()) << wrong;
}

}  // namespace
}  // namespace berth::store
