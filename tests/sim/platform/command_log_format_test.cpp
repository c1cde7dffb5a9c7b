// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "sim/platform/commands.h"
#include "sim/platform/request_log.h"

namespace berth::sim::platform {
namespace {

serving::HttpRequest anyRequest(std::mt19937& random) {
    serving::HttpRequest request;
    request.method = random() % 2 == 0 ? "GET" : "PUT";
    request.target = "/" + std::string(random() % 200, 'x');
    request.body = std::string(random() % 300, static_cast<char>(random()));
    return request;
}

std::vector<OutsideAct> randomActs(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<OutsideAct> acts;
    engine::Time at = 0;
    for (std::uint32_t i = 0; i < 1 + random() % 40; ++i) {
        at += random() % 3 == 0 ? 0 : static_cast<engine::Time>(random()) * (random() % 1000);
        OutsideAct act;
        act.at = at;
        act.kind = static_cast<OutsideAct::Kind>(random() % 4);
        switch (act.kind) {
            case OutsideAct::Kind::Abandon:
                act.exchange = (std::uint64_t{random()} << 32) | random();
                break;
            case OutsideAct::Kind::Change:
                act.change = {static_cast<FileChange::Kind>(random() % 5),
                              static_cast<serving::NodeKey>(random()),
                              "/" + std::string(random() % 50, 'p'),
                              static_cast<std::int64_t>(random()) << (random() % 31),
                              std::string(random() % 300, static_cast<char>(random()))};
                break;
            case OutsideAct::Kind::LocalRequest:
                act.node = static_cast<serving::NodeKey>(random());
                act.port = static_cast<std::uint16_t>(random());
                act.request = anyRequest(random);
                break;
            case OutsideAct::Kind::Arrival:
            case OutsideAct::Kind::KeyedArrival:
                act.link = {static_cast<serving::DeploymentKey>(random()),
                            static_cast<std::uint16_t>(random())};
                act.request = anyRequest(random);
                if (random() % 2 == 0)
                    act.request.balancingKey = (std::uint64_t{random()} << 32) | random();
        }
        acts.push_back(act);
    }
    return acts;
}

std::string written(const std::vector<OutsideAct>& acts) {
    RequestLogWriter writer;
    for (const OutsideAct& act : acts)
        writer.add(act);
    return writer.take();
}

TEST(RequestLog, ReadsBackWhatWasWritten) {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const std::vector<OutsideAct> acts = randomActs(seed);
        std::vector<OutsideAct> read;
        ASSERT_TRUE(readRequestLog(written(acts), [&](OutsideAct&& a) { read.push_back(a); }));
        EXPECT_EQ(read, acts) << "seed " << seed;
    }
}

TEST(RequestLog, VisitsOnlyWholeActsWhenItIsCutAnywhere) {
    const std::vector<OutsideAct> acts = randomActs(7);
    const std::string payload = written(acts);
    for (std::size_t length = 0; length < payload.size(); ++length) {
        std::vector<OutsideAct> read;
        const auto done = readRequestLog(std::string_view(payload).substr(0, length),
                                         [&](OutsideAct&& a) { read.push_back(a); });
        ASSERT_LT(read.size(), acts.size());
        EXPECT_TRUE(std::equal(read.begin(), read.end(), acts.begin()));
        if (!done) {
            EXPECT_EQ(done.error().code, domain::ErrorCode::Malformed);
        }
    }
}

TEST(RequestLog, SurvivesArbitraryBytes) {
    std::mt19937 random(11);
    for (int i = 0; i < 5000; ++i) {
        std::string noise(random() % 64, '\0');
        for (char& c : noise)
            c = static_cast<char>(random());
        std::size_t bytes = 0;
        (void)readRequestLog(noise, [&](OutsideAct&& act) { bytes += act.request.body.size(); });
        EXPECT_LE(bytes, noise.size());
    }
}

TEST(RequestLog, StartsOverAfterTake) {
    RequestLogWriter writer;
    OutsideAct act;
    act.at = 1000;
    act.kind = OutsideAct::Kind::Abandon;
    act.exchange = 5;
    writer.add(act);
    const std::string first = writer.take();
    EXPECT_TRUE(writer.empty());
    writer.add(act);
    EXPECT_EQ(writer.take(), first);
}

TEST(Commands, ComeBackFromTheirRecords) {
    domain::Fault fault;
    fault.kind = domain::FaultKind::MachineDown;
    fault.target = "beijing-1-4090-003";
    fault.duration = std::chrono::minutes(5);
    domain::Fault ofCard;
    ofCard.kind = domain::FaultKind::GpuXid;
    ofCard.target = "n-7";
    ofCard.card = 3;
    ofCard.xid = 94;
    domain::ChangeRequest change;
    change.operation = {"0123456789abcdef0123456789abcdef"};
    change.change = domain::ScaleDeployment{{"d-7"}, 5};
    change.basis = 0xFFFFFFFFFFFFFFFFULL;
    domain::LoadSpec load;
    load.deployment = {"d-7"};
    load.port = 80;
    load.ratePerSecond = 12.5;
    domain::FrontSpec front;
    front.name = "comfy";
    front.port = 8188;
    front.members = {{"comfy-1", 8188}, {"comfy-2", 8188}};
    front.options.hashKey = {domain::HashKeySource::Cookie, "sid"};
    const std::vector<Command> commands = {
        change,
        fault,
        ofCard,
        ClearFaultCommand{UINT64_MAX},
        load,
        StopLoadCommand{{"d-7"}, 80},
        LinkAddress{{3, 8188}, 49213},
        PaceRecord{{true, 60}},
        PaceRecord{{false, 0}},
        RequestsCommand{std::string("\0\x01 binary", 9)},
        front,
        RemoveFrontCommand{"comfy"},
    };
    for (const Command& command : commands) {
        const domain::CommandRecord record = toRecord(command, {42});
        EXPECT_EQ(record.at.ns, 42);
        const auto read = fromRecord(record);
        ASSERT_TRUE(read) << record.kind << ": " << read.error().detail;
        EXPECT_EQ(*read, command) << record.kind;
    }
}

TEST(Commands, OfUnknownKindAreRefusedByName) {
    const auto read = fromRecord({1, {0}, "teleport", ""});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, domain::ErrorCode::Malformed);
    EXPECT_NE(read.error().detail.find("teleport"), std::string::npos);
}

TEST(Commands, CutAnywhereAreRefusedOrStillWellFormed) {
    for (const Command& command :
         {Command(StopLoadCommand{{"d-7"}, 80}), Command(LinkAddress{{3, 80}, 49213}),
          Command(PaceRecord{{true, 60}}), Command(ClearFaultCommand{77})}) {
        const domain::CommandRecord whole = toRecord(command, {0});
        for (std::size_t length = 0; length < whole.payload.size(); ++length) {
            domain::CommandRecord cut = whole;
            cut.payload.resize(length);
            const auto read = fromRecord(cut);
            if (read) {
                EXPECT_NE(*read, command);
            }
        }
    }
}

}  // namespace
}  // namespace berth::sim::platform
