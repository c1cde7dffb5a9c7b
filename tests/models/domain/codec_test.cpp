// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/codec.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <random>

#include "models/domain/simulated_xid.h"
#include "tests/models/domain/fixtures.h"

namespace berth::domain {
namespace {

using namespace std::chrono_literals;

ChangeRequest request(Change change) {
    return {{"0123456789abcdef0123456789abcdef"},
            std::move(change),
            std::numeric_limits<std::uint64_t>::max()};
}

std::vector<ChangeRequest> oneOfEach() {
    const DeploymentId id{"d-1"};
    return {request(CreateDeployment{fixtures::goodSpec()}),
            request(EditDeployment{id, fixtures::goodSpec()}),
            request(ScaleDeployment{id, 5}),
            request(PauseDeployment{id}),
            request(ResumeDeployment{id}),
            request(RestartDeployment{id}),
            request(ReplaceNode{{"n-1"}}),
            request(DeleteDeployment{id}),
            request(StartCanary{id, fixtures::goodSpec(), {}}),
            request(StartCanary{
                id, fixtures::goodSpec(), {30, 2, 5min, 20min, 200, 0.995, 0.25, 800ms}}),
            request(PromoteCanary{id}),
            request(RollBackCanary{id})};
}

TEST(Codec, SeededRandomSpecsComeBackAsTheyWere) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 3000; ++i) {
        const DeploymentSpec spec = fixtures::randomSpec(random);
        const auto back = deploymentSpecFromJson(toJson(spec));
        ASSERT_TRUE(back.has_value()) << back.error().detail;
        ASSERT_EQ(*back, spec) << toJson(spec);
        ASSERT_EQ(toJson(*back), toJson(spec));
    }
}

TEST(Codec, EveryKindOfChangeComesBackAsItWas) {
    for (const ChangeRequest& each : oneOfEach()) {
        const auto back = changeRequestFromJson(toJson(each));
        ASSERT_TRUE(back.has_value()) << back.error().detail;
        EXPECT_EQ(*back, each) << toJson(each);
    }
}

TEST(Codec, FaultsAndLoadsComeBackAsTheyWere) {
    for (int kind = 0; kind < static_cast<int>(kFaultKinds); ++kind) {
        Fault fault{static_cast<FaultKind>(kind), "m-1", std::nullopt, 137, 0.1};
        EXPECT_EQ(faultFromJson(toJson(fault)).value(), fault);
        fault.duration = 5min;
        fault.card = 7;
        fault.xid = 31;
        fault.probability = 0.25;
        fault.delay = -5min;
        fault.status = 503;
        fault.cut = FaultCut::Clients;
        EXPECT_EQ(faultFromJson(toJson(fault)).value(), fault);
    }
    for (const ArrivalKind kind : {ArrivalKind::Constant, ArrivalKind::Poisson}) {
        const LoadSpec load{{"d-1"}, 80, kind, 1.0 / 3};
        EXPECT_EQ(loadSpecFromJson(toJson(load)).value(), load);
    }
}

TEST(Codec, FaultsOfLogsFromBeforeThereWereThoseOfGpusAreReadAndWrittenAsEver) {
    const std::string old =
        R"({"exitCode":1,"factor":0.1,"kind":"machine_down","target":"m-1","version":1})";
    const Result<Fault> fault = faultFromJson(old);
    ASSERT_TRUE(fault);
    EXPECT_EQ(*fault, (Fault{FaultKind::MachineDown, "m-1", {}}));
    EXPECT_EQ(toJson(*fault), old);
}

TEST(SimulatedXids, AreInOrderAndLeaveTheLostGpuToItsOwnFault) {
    EXPECT_TRUE(std::ranges::is_sorted(simulatedXids(), std::less_equal<>{}, &SimulatedXid::code));
    for (const SimulatedXid& each : simulatedXids())
        EXPECT_EQ(simulatedXid(each.code), &each);
    for (const int code : {-1, 0, 14, 79, 9999})
        EXPECT_EQ(simulatedXid(code), nullptr) << code;
}

TEST(Codec, TextCutAtEveryByteIsRefused) {
    std::vector<std::string> texts{toJson(fixtures::goodSpec()), toJson(Fault{}),
                                   toJson(LoadSpec{{"d"}, 80, ArrivalKind::Poisson, 1})};
    for (const ChangeRequest& each : oneOfEach())
        texts.push_back(toJson(each));
    for (const std::string& text : texts) {
        for (std::size_t length = 0; length < text.size(); ++length) {
            const std::string_view cut(text.data(), length);
            ASSERT_FALSE(deploymentSpecFromJson(cut).has_value()) << cut;
            ASSERT_FALSE(changeRequestFromJson(cut).has_value()) << cut;
            ASSERT_FALSE(faultFromJson(cut).has_value()) << cut;
            ASSERT_FALSE(loadSpecFromJson(cut).has_value()) << cut;
        }
    }
}

TEST(Codec, ChangedBytesNeverCrashTheReaders) {
    std::mt19937_64 random(2);
    for (int i = 0; i < 20'000; ++i) {
        const std::vector<ChangeRequest> each = oneOfEach();
        std::string text = toJson(each[random() % each.size()]);
        for (auto flips = 1 + random() % 4; flips > 0; --flips) {
            text[random() % text.size()] = static_cast<char>(random());
        }
        const auto read = changeRequestFromJson(text);
        if (!read) {
            ASSERT_EQ(read.error().code, ErrorCode::Malformed);
        }
    }
}

struct Refusal {
    const char* json;
    const char* field;
};

TEST(Codec, WhatIsWrongIsNamedByItsField) {
    for (const Refusal& each : {
             Refusal{R"({"version":2})", "version"},
             Refusal{R"({"version":"1"})", "version"},
             Refusal{R"({"name":"a"})", "version"},
             Refusal{R"({"version":1,"name":5})", "name"},
             Refusal{R"({"version":1,"nodes":"3"})", "nodes"},
             Refusal{R"({"version":1,"nodes":3.0})", "nodes"},
             Refusal{R"({"version":1,"nodes":2147483648})", "nodes"},
             Refusal{R"({"version":1,"sharedMemory":9223372036854775808})", "sharedMemory"},
             Refusal{R"({"version":1,"sharedMemory":1e3})", "sharedMemory"},
             Refusal{R"({"version":1,"ports":{}})", "ports"},
             Refusal{R"({"version":1,"ports":[80]})", "ports[0]"},
             Refusal{R"({"version":1,"ports":[{"port":80},{}]})", "ports[1].port"},
             Refusal{R"({"version":1,"ports":[{"port":80,"balancing":"fair"}]})",
                     "ports[0].balancing"},
             Refusal{R"({"version":1,"ports":[{"port":80,"options":{"hashKey":{"source":"x"}}}]})",
                     "ports[0].options.hashKey.source"},
             Refusal{R"({"version":1,"ports":[{"port":80,"options":{"queue":{"limit":"1"}}}]})",
                     "ports[0].options.queue.limit"},
             Refusal{R"({"version":1,"command":["a",1]})", "command[1]"},
             Refusal{R"({"version":1,"health":{"liveness":{"period":true}}})",
                     "health.liveness.period"},
             Refusal{R"({"version":1,"name":"a","name":"b"})", "name"},
             Refusal{R"({"version":1,"job":{}})", "job.completions"},
             Refusal{R"({"version":1,"job":{"completions":1,"restart":"always"}})", "job.restart"},
             Refusal{R"({"version":1,"job":{"completions":1,"indexes":{"maxFailed":"2"}}})",
                     "job.indexes.maxFailed"},
         }) {
        const auto read = deploymentSpecFromJson(each.json);
        ASSERT_FALSE(read.has_value()) << each.json;
        EXPECT_EQ(read.error().code, ErrorCode::Malformed);
        EXPECT_EQ(read.error().field, each.field) << each.json;
        EXPECT_FALSE(read.error().detail.empty());
    }
    EXPECT_EQ(
        changeRequestFromJson(
            R"({"version":1,"operation":"a","change":{"kind":"create","spec":{"nodes":"x"}}})")
            .error()
            .field,
        "change.spec.nodes");
    EXPECT_EQ(changeRequestFromJson(R"({"version":1,"operation":"a","change":{"kind":"explode"}})")
                  .error()
                  .field,
              "change.kind");
    EXPECT_EQ(changeRequestFromJson(
                  R"({"version":1,"operation":"a","basis":-1,"change":{"kind":"pause"}})")
                  .error()
                  .field,
              "basis");
    EXPECT_EQ(changeRequestFromJson(R"({"version":1,"operation":"a","change":{"kind":"scale"}})")
                  .error()
                  .field,
              "change.deployment");
}

// What was written before there were jobs is read as it was meant, and the form of today stays.
TEST(Codec, AJobIsWrittenUnderKeysThatStay) {
    DeploymentSpec spec = fixtures::goodSpec();
    EXPECT_EQ(toJson(spec).find("\"job\""), std::string::npos);
    spec.job = JobSpec{3,
                       std::chrono::seconds(7200),
                       std::chrono::seconds(60),
                       JobRestart::Never,
                       2,
                       JobIndexes{1, 4}};
    EXPECT_NE(toJson(spec).find(R"("job":{"backoffLimit":2,"completions":3,)"
                                R"("indexes":{"backoffLimit":1,"maxFailed":4},)"
                                R"("restart":"never","runTime":60000000000,)"
                                R"("timeout":7200000000000})"),
              std::string::npos)
        << toJson(spec);
    EXPECT_EQ(deploymentSpecFromJson(toJson(spec)).value(), spec);
}

TEST(Codec, IntegersAreExactToTheLastBit) {
    DeploymentSpec spec;
    spec.sharedMemory = {9007199254740993};  // no double holds it
    EXPECT_EQ(deploymentSpecFromJson(toJson(spec))->sharedMemory, spec.sharedMemory);
    spec.sharedMemory = {std::numeric_limits<std::int64_t>::min()};
    EXPECT_EQ(deploymentSpecFromJson(toJson(spec))->sharedMemory, spec.sharedMemory);
}

TEST(Codec, UnknownFieldsAreIgnoredAndAbsentOnesHaveTheirDefault) {
    const auto spec =
        deploymentSpecFromJson(R"({"version":1,"name":"a","later":{"x":[1,2]},"stopAfter":null})");
    ASSERT_TRUE(spec.has_value());
    DeploymentSpec expected;
    expected.name = "a";
    EXPECT_EQ(*spec, expected);
}

TEST(Codec, NestingDeeperThan64IsRefused) {
    const auto nested = [](std::size_t depth) {
        return R"({"version":1,"later":)" + std::string(depth - 1, '[') +
               std::string(depth - 1, ']') + "}";
    };
    EXPECT_TRUE(deploymentSpecFromJson(nested(64)).has_value());
    EXPECT_FALSE(deploymentSpecFromJson(nested(65)).has_value());
    EXPECT_FALSE(deploymentSpecFromJson(nested(1'000'000)).has_value());
}

TEST(Codec, TextThatIsNotUtf8IsWrittenWithReplacementCharacters) {
    DeploymentSpec spec;
    spec.environment = {{"A", "x\xff"}};
    const auto back = deploymentSpecFromJson(toJson(spec));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->environment[0].value, "x\uFFFD");
}

TEST(Difference, NamesEachChangedFieldWithBothValues) {
    DeploymentSpec before = fixtures::goodSpec();
    before.environment = {{"MODE", "a"}, {"OLD", "1"}, {"SAME", "x"}};
    before.health.liveness = Probe{};
    DeploymentSpec after = before;
    after.nodes = 5;
    after.environment = {{"MODE", "b"}, {"SAME", "x"}, {"NEW", ""}};
    after.ports = {{80, BalancingPolicy::Random}, {81, BalancingPolicy::RoundRobin}};
    after.health.liveness->path = "/live";
    after.health.readiness = Probe{};
    after.stopAfter.reset();
    after.antiAffinity = AntiAffinity::Rack;
    const auto changes = difference(before, after);
    const std::vector<FieldChange> expected{
        {"nodes", "3", "5"},
        {"ports.80", "\"round_robin\"", "\"random\""},
        {"ports.81", "", "\"round_robin\""},
        {"environment.MODE", "\"a\"", "\"b\""},
        {"environment.OLD", "\"1\"", ""},
        {"environment.NEW", "", "\"\""},
        {"health.liveness.path", "\"/\"", "\"/live\""},
        {"health.readiness", "",
         R"({"failureThreshold":3,"initialDelay":0,"kind":"http","path":"/","period":10000000000,"port":80,"timeout":1000000000})"},
        {"stopAfter", "21600000000000", ""},
        {"antiAffinity", "", "\"rack\""}};
    EXPECT_EQ(changes, expected);
}

TEST(Difference, NamesTheOptionsOfAPortOneByOne) {
    DeploymentSpec before = fixtures::goodSpec();
    DeploymentSpec after = before;
    before.ports[0].options.emplace().slowStart = std::chrono::seconds(30);
    before.ports[0].options->hashKey = {HashKeySource::Cookie, "user"};
    after.ports[0].options.emplace().slowStart = std::chrono::seconds(60);
    after.ports[0].options->retries.emplace();
    const std::vector<FieldChange> expected{
        {"ports.80.hashKey", R"({"name":"user","source":"cookie"})", ""},
        {"ports.80.retries", "", R"({"attempts":1,"budgetPercent":20})"},
        {"ports.80.slowStart", "30000000000", "60000000000"}};
    EXPECT_EQ(difference(before, after), expected);
    before.ports[0].options.emplace();
    after.ports[0].options.reset();
    EXPECT_EQ(difference(before, after).size(), 1U) << "the same, said in two ways";
}

TEST(Codec, WritesOnlyTheOptionsThatAreInUse) {
    DeploymentSpec spec = fixtures::goodSpec();
    EXPECT_EQ(toJson(spec).find("options"), std::string::npos);
    spec.ports[0].options.emplace().drainLimit = std::chrono::seconds(1);
    EXPECT_NE(toJson(spec).find(R"("options":{"drainLimit":1000000000})"), std::string::npos);
}

TEST(Difference, IsEmptyExactlyWhenNothingChanged) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 3000; ++i) {
        const DeploymentSpec one = fixtures::randomSpec(random);
        DeploymentSpec two = one;
        EXPECT_TRUE(difference(one, two).empty());
        const DeploymentSpec other = fixtures::randomSpec(random);
        switch (random() % 7) {
            case 0:
                two.mounts = other.mounts;
                break;
            case 1:
                two.ports = other.ports;
                break;
            case 2:
                two.environment = other.environment;
                break;
            case 3:
                two.health = other.health;
                break;
            case 4:
                two.rollingUpdate = other.rollingUpdate;
                break;
            case 5:
                two.job = other.job;
                break;
            default:
                two = other;
        }
        ASSERT_EQ(difference(one, two).empty(), one == two) << toJson(one) << "\n" << toJson(two);
    }
}

TEST(Difference, ShowsTheWholeListWhenOnlyItsOrderChanged) {
    DeploymentSpec before = fixtures::goodSpec();
    before.environment = {{"A", "1"}, {"B", "2"}};
    DeploymentSpec after = before;
    std::swap(after.environment[0], after.environment[1]);
    const auto changes = difference(before, after);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].field, "environment");
}

}  // namespace
}  // namespace berth::domain
