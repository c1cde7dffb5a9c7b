// SPDX-License-Identifier: GPL-3.0-or-later
// Fronts in a whole simulation: commands, what is seen of them, and that a repetition is the same.
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/platform/simulation_run.h"
#include "sim/scenario/builtin_known.h"
#include "tests/sim/platform/memory_command_log.h"

namespace berth::sim::platform::testing {
namespace {

using engine::kMinute;
using engine::kSecond;

constexpr const char* kFrontScenario =
    "scenario: Fronts\n"
    "duration: 2h\n"
    "deployments:\n"
    "  - {name: page, gpu: \"4090\", image: counter, ports: [{port: 80, balancing: ring_hash}], "
    "copies: 3}\n";

struct NobodyIsTold final : RunListener {
    void onEvent(const domain::Event&) override {}
    void onLogLine(const domain::DeploymentId&, const domain::LogLine&) override {}
};

// Gives every link a number, and keeps those that were asked for.
struct CountingHost final : LinkHost {
    domain::Result<std::uint16_t> open(serving::LinkKey link, std::uint16_t preferred) override {
        const std::uint16_t port = preferred != 0 ? preferred : next++;
        links[port] = link;
        return port;
    }
    void close(serving::LinkKey) override {}
    std::map<std::uint16_t, serving::LinkKey> links;
    std::uint16_t next = 40000;
};

struct WhoAnswered final : serving::ResponseSink {
    void onHead(const serving::HttpHead& head, std::int64_t) override {
        for (const auto& [name, value] : head.headers) {
            if (name == "X-Berth-Deployment") deployment = value;
        }
    }
    void onData(std::string_view data, bool) override { body += data; }
    void onFailure(int failure, std::string_view, std::string_view) override { status = failure; }
    std::string deployment, body;
    int status = 0;
};

domain::FrontSpec frontOfPages() {
    domain::FrontSpec front;
    front.name = "pages";
    front.port = 80;
    front.members = {{"page-1", 80}, {"page-2", 80}, {"page-3", 80}};
    front.options.hashKey = {domain::HashKeySource::Cookie, "sid"};
    front.options.retries = domain::RetryPolicy{};
    return front;
}

class FrontRun : public ::testing::Test {
  protected:
    FrontRun() {
        setup.parseScenario = scenario::parseWithBuiltins;
        setup.log = &log;
        setup.host = &host;
        auto begun = SimulationRun::begin(setup, kFrontScenario, 7, nobody);
        EXPECT_TRUE(begun) << begun.error().detail;
        run = std::move(*begun);
    }
    void runFor(engine::Time span) {
        run->simulation().runUntil(run->simulation().now() + span);
        (void)run->openLinks();
    }
    [[nodiscard]] domain::Front shown() const {
        for (const domain::Front& front : run->snapshot().fronts) {
            if (front.spec.name == "pages") return front;
        }
        ADD_FAILURE() << "there is no such front";
        return {};
    }
    std::shared_ptr<WhoAnswered> ask(const std::string& user) {
        auto sink = std::make_shared<WhoAnswered>();
        OutsideRequest request;
        request.ticket = ++ticket;
        const auto port = static_cast<std::uint16_t>(std::stoi(shown().url.substr(17)));
        request.link = host.links.at(port);
        request.request = {"GET", "/", {{"Cookie", "sid=" + user}}, {}, "10.0.0.1"};
        request.sink = sink;
        std::vector<OutsideRequest> requests;
        requests.push_back(std::move(request));
        run->handle(std::move(requests));
        return sink;
    }

    MemoryCommandLog log;
    CountingHost host;
    NobodyIsTold nobody;
    RunSetup setup;
    std::unique_ptr<SimulationRun> run;
    std::uint64_t ticket = 0;
};

TEST_F(FrontRun, RefusesWhatIsNoFrontAndNamesTheField) {
    domain::FrontSpec front = frontOfPages();
    front.members.push_back({"nobody", 80});
    const auto refused = run->setFront(front);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, domain::ErrorCode::NotFound);
    EXPECT_EQ(refused.error().field, "members[3].deployment");
    EXPECT_TRUE(run->snapshot().fronts.empty());
    ASSERT_TRUE(run->setFront(frontOfPages()));
    front = frontOfPages();
    front.port = 81;
    EXPECT_EQ(run->setFront(front).error().field, "port");
    EXPECT_EQ(run->removeFront("other").error().code, domain::ErrorCode::NotFound);
}

TEST_F(FrontRun, ShowsAddressMembersAndWhoAnswered) {
    ASSERT_TRUE(run->setFront(frontOfPages()));
    runFor(kSecond / 10);
    EXPECT_EQ(shown().members.at(0).state, domain::FrontMemberState::NoReadyNode);
    runFor(5 * kMinute);
    EXPECT_EQ(shown().url.rfind("http://127.0.0.1:", 0), 0U);
    for (const domain::FrontMemberView& member : shown().members)
        EXPECT_EQ(member.state, domain::FrontMemberState::InRotation);
    const auto first = ask("anna");
    runFor(kSecond);
    const auto second = ask("anna");
    runFor(kSecond);
    EXPECT_FALSE(first->deployment.empty());
    EXPECT_EQ(second->deployment, first->deployment);
    EXPECT_EQ(shown().offered, 2);
    EXPECT_EQ(shown().completed, 2);
    const auto& deployments = run->snapshot().deployments;
    ASSERT_TRUE(run->simulation().apply({{"op"}, domain::DeleteDeployment{deployments[0].id}, 0}));
    runFor(5 * kMinute);
    EXPECT_EQ(shown().members.at(0).state, domain::FrontMemberState::NoDeployment);
    EXPECT_EQ(shown().members.at(1).state, domain::FrontMemberState::InRotation);
}

TEST_F(FrontRun, ComesBackAsItWasWithTheSameTrace) {
    runFor(5 * kMinute);
    ASSERT_TRUE(run->setFront(frontOfPages()));
    domain::FrontSpec other = frontOfPages();
    other.name = "other";
    ASSERT_TRUE(run->setFront(other));
    runFor(kSecond);
    for (int i = 0; i < 60; ++i) {
        (void)ask("user-" + std::to_string(i % 9));
        runFor(kSecond / 50);
        if (i == 20) {
            const domain::Node node = run->snapshot().nodes.at(0);
            domain::Fault kill;
            kill.target = node.id.value;
            ASSERT_TRUE(run->inject(kill));
        }
        if (i == 40) {
            ASSERT_TRUE(run->removeFront("other"));
        }
    }
    runFor(5 * kMinute);
    ASSERT_TRUE(run->save());
    const std::uint64_t trace = run->simulation().traceHash();
    const std::uint64_t events = run->simulation().processed();
    const domain::Front before = shown();
    EXPECT_EQ(before.offered, 60);
    EXPECT_EQ(before.completed + before.failed, 60);
    const domain::SimulationHead head = **log.head();
    run.reset();
    host.next = 50000;
    auto restored = SimulationRun::restore(setup, head, nobody, [](double) { return true; });
    ASSERT_TRUE(restored) << restored.error().detail;
    run = std::move(*restored);
    (void)run->openLinks();
    EXPECT_EQ(run->simulation().traceHash(), trace);
    EXPECT_EQ(run->simulation().processed(), events);
    ASSERT_EQ(run->snapshot().fronts.size(), 1U);
    EXPECT_EQ(shown(), before) << "with its address";
}

}  // namespace
}  // namespace berth::sim::platform::testing
