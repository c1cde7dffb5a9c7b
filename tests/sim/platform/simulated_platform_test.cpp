// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulated_platform.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <map>
#include <optional>
#include <random>
#include <thread>
#include <utility>

#include "models/domain/clock.h"
#include "sim/scenario/sample_cluster.h"
#include "tests/sim/platform/memory_command_log.h"

namespace berth::sim::platform::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr auto kPatience = seconds(60);

// Gives every link a number and can have "taken" ones.
class PretendHost final : public LinkHost {
  public:
    domain::Result<std::uint16_t> open(serving::LinkKey link, std::uint16_t preferred) override {
        if (preferred != 0 && preferred == taken) {
            return domain::fail(domain::ErrorCode::AlreadyExists, "taken");
        }
        ports[link] = preferred != 0 ? preferred : next++;
        return ports[link];
    }
    void close(serving::LinkKey link) override { ports.erase(link); }

    std::map<serving::LinkKey, std::uint16_t> ports;
    std::uint16_t next = 40000;
    std::uint16_t taken = 0;
};

struct Answer final : serving::ResponseSink {
    void onHead(const serving::HttpHead& head, std::int64_t) override { status = head.status; }
    void onData(std::string_view data, bool last) override {
        body += data;
        if (last) done = true;
    }
    void onFailure(int code, std::string_view, std::string_view) override {
        status = code;
        done = true;
    }
    std::atomic<int> status = 0;
    std::string body;
    std::atomic<bool> done = false;
};

class SimulatedPlatformTest : public ::testing::Test {
  protected:
    void start(domain::Pace pace = {false, 200}) {
        SimulatedPlatformSetup setup;
        setup.run.parseScenario = [](std::string_view text) -> domain::Result<scenario::Scenario> {
            if (text == "bad") {
                return domain::fail(domain::ErrorCode::Malformed, "line 1: not a scenario");
            }
            return scenario::sampleCluster();
        };
        setup.run.log = &log;
        setup.run.host = &host;
        setup.scenarioText = scenarioText;
        setup.pace = pace;
        setup.onStarted = [this](domain::Result<void> result) { started.set_value(result); };
        setup.onEnded = [this](domain::Result<void> result) { ended = std::move(result); };
        started = {};
        ended.reset();
        platform = std::make_unique<SimulatedPlatform>(std::move(setup), clock);
        outcome = started.get_future().get();
    }

    template <class T>
    domain::Result<T> get(const std::function<void(domain::Reply<T>)>& ask) {
        auto promise = std::make_shared<std::promise<domain::Result<T>>>();
        auto answer = promise->get_future();
        ask([promise](domain::Result<T> result) { promise->set_value(std::move(result)); });
        if (answer.wait_for(kPatience) != std::future_status::ready) {
            return domain::fail(domain::ErrorCode::TimedOut, "no reply");
        }
        return answer.get();
    }
    domain::Result<domain::ChangeOutcome> apply(domain::Change change) {
        const std::string id = std::string(26, 'c') + std::to_string(100000 + operations++);
        return get<domain::ChangeOutcome>([&](auto reply) {
            platform->apply({{id}, std::move(change), 0}, std::move(reply));
        });
    }
    domain::DeploymentId create(const std::string& name, const std::string& image, int nodes) {
        domain::DeploymentSpec spec;
        spec.name = name;
        spec.gpuSpec = "4090";
        spec.image = image;
        spec.nodes = nodes;
        spec.ports = {{80, domain::BalancingPolicy::RoundRobin}};
        const auto result = apply(domain::CreateDeployment{spec});
        EXPECT_TRUE(result) << result.error().detail;
        return result ? result->deployment : domain::DeploymentId{};
    }
    domain::SnapshotPtr waitFor(const std::function<bool(const domain::Snapshot&)>& condition) {
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (std::chrono::steady_clock::now() < end) {
            auto snapshot = platform->snapshot();
            if (condition(*snapshot)) return snapshot;
            std::this_thread::sleep_for(milliseconds(5));
        }
        return nullptr;
    }
    domain::SnapshotPtr waitForReady(const domain::DeploymentId& id, int nodes) {
        return waitFor([&](const domain::Snapshot& s) {
            const auto* d = s.findDeployment(id);
            return d != nullptr && d->nodesReady == nodes;
        });
    }
    std::shared_ptr<Answer> ask(const std::string& method, const std::string& target,
                                const std::string& body = {}) {
        auto answer = std::make_shared<Answer>();
        platform->submit(host.ports.begin()->first, {method, target, {}, body}, answer);
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (!answer->done && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(milliseconds(1));
        }
        return answer;
    }

    domain::SystemClock clock;
    MemoryCommandLog log;
    PretendHost host;
    std::string scenarioText = "good";
    std::promise<domain::Result<void>> started;
    domain::Result<void> outcome;
    std::optional<domain::Result<void>> ended;
    std::unique_ptr<SimulatedPlatform> platform;
    int operations = 0;
};

TEST_F(SimulatedPlatformTest, GoesOnWhereItWasAfterAnOrderlyEnd) {
    start();
    const auto id = create("web", "echo", 3);
    const auto before = waitForReady(id, 3);
    ASSERT_TRUE(before);
    const std::string url = before->findDeployment(id)->links[0].url;
    EXPECT_EQ(url, "http://127.0.0.1:40000");
    platform.reset();
    host.ports.clear();
    host.next = 50000;
    start();
    ASSERT_TRUE(outcome);
    const auto after = waitForReady(id, 3);
    ASSERT_TRUE(after);
    EXPECT_GE(after->at, before->at);
    EXPECT_EQ(after->findDeployment(id)->links[0].url, url) << "links keep their address";
    EXPECT_EQ(after->nodesOf(id).size(), 3U);
}

TEST_F(SimulatedPlatformTest, ReplaysToTheSameTraceWhateverHappened) {
    start({true, 1});
    std::mt19937 random(5);
    const auto id = create("web", "counter", 2);
    platform->jumpTo({180LL * 1'000'000'000});
    ASSERT_TRUE(waitForReady(id, 2));
    ASSERT_TRUE(get<domain::LoadSpec>([&](auto reply) {
        platform->startLoad({id, 80, domain::ArrivalKind::Poisson, 25}, std::move(reply));
    }));
    for (int i = 0; i < 12; ++i) {
        platform->setPace({false, 50.0 + static_cast<double>(random() % 200)});
        EXPECT_EQ(ask("GET", "/")->status, 200);
        std::this_thread::sleep_for(milliseconds(random() % 15));
        platform->setPace({true, 1});
        platform->step();
        if (i == 4) (void)apply(domain::ScaleDeployment{id, 4});
        if (i == 8) {
            const auto snapshot = platform->snapshot();
            const auto nodes = snapshot->nodesOf(id);
            (void)get<std::uint64_t>([&](auto reply) {
                platform->inject({domain::FaultKind::KillNode, nodes[0]->id.value, {}, 1, 0.1},
                                 std::move(reply));
            });
        }
    }
    platform->setPace({true, 1});
    (void)apply(domain::PauseDeployment{{"nobody"}});  // a turn of the loop lies between
    (void)get<domain::Metrics>([&](auto reply) {
        platform->readMetrics({id, 80, {}, {}, 10}, std::move(reply));
    });
    std::this_thread::sleep_for(milliseconds(300));
    platform.reset();
    MemoryCommandLog copy;
    copy.copyFrom(log);
    start();
    const domain::SimulatorStatus first = [&] {
        (void)get<domain::Plan>([&](auto r) { platform->plan(domain::PauseDeployment{id}, r); });
        std::this_thread::sleep_for(milliseconds(50));
        return platform->status();
    }();
    EXPECT_TRUE(first.pace.paused) << "the pace is kept too";
    platform.reset();
    log.copyFrom(copy);
    start();
    (void)get<domain::Plan>([&](auto r) { platform->plan(domain::PauseDeployment{id}, r); });
    std::this_thread::sleep_for(milliseconds(50));
    EXPECT_EQ(platform->status().traceHash, first.traceHash);
    EXPECT_EQ(platform->status().events, first.events);
    EXPECT_EQ(platform->status().now, first.now);
}

TEST_F(SimulatedPlatformTest, ShowsAnEvictedNodeAsFailedAndRemembersItAfterARestart) {
    start();
    const auto id = create("store", "files", 1);
    ASSERT_TRUE(waitForReady(id, 1));
    platform->setPace({true, 1});
    const domain::Node evicted = *platform->snapshot()->nodesOf(id).at(0);
    ASSERT_TRUE(get<std::uint64_t>([&](auto reply) {
        platform->inject({domain::FaultKind::MachineDiskFull, evicted.machine.value, {}, 1, 0.1},
                         std::move(reply));
    }));
    for (int i = 0; i < 2; ++i) {
        const auto shown = waitFor([&](const domain::Snapshot& s) {
            const domain::Node* node = s.findNode(evicted.id);
            return node != nullptr && node->state == domain::NodeState::Failed;
        });
        ASSERT_TRUE(shown);
        EXPECT_EQ(shown->findNode(evicted.id)->reason, domain::ReasonKind::DiskFull);
        EXPECT_EQ(shown->findNode(evicted.id)->rate.pointsPerSecond, 0);
        platform.reset();
        start();
        ASSERT_TRUE(outcome);
    }
    platform->setPace({false, 200});
    const auto after = waitForReady(id, 1);
    ASSERT_TRUE(after);
    const auto nodes = after->nodesOf(id);
    ASSERT_EQ(nodes.size(), 2U);
    EXPECT_NE(nodes[1]->machine, evicted.machine);
}

TEST_F(SimulatedPlatformTest,
       RemembersDeletedDeploymentsOverARestartAndForgetsThemWithAFreshStart) {
    start();
    EXPECT_TRUE(platform->endedDeployments()->empty());
    const auto first = create("web", "echo", 2);
    ASSERT_TRUE(waitForReady(first, 2));
    ASSERT_TRUE(apply(domain::DeleteDeployment{first}));
    const auto second = create("web2", "echo", 1);
    ASSERT_TRUE(apply(domain::DeleteDeployment{second}));
    ASSERT_TRUE(waitFor([](const domain::Snapshot& s) { return s.deployments.empty(); }));
    const auto before = platform->endedDeployments();
    ASSERT_EQ(before->size(), 2U);
    platform.reset();
    start();
    ASSERT_TRUE(waitFor([](const domain::Snapshot& s) { return !s.catalogue.pools.empty(); }));
    EXPECT_EQ(*platform->endedDeployments(), *before);
    ASSERT_TRUE(get<std::uint64_t>([&](auto reply) { platform->startOver({}, 9, reply); }));
    ASSERT_TRUE(waitFor([](const domain::Snapshot& s) { return s.at.ns < 3600'000'000'000; }));
    EXPECT_TRUE(waitFor([&](const auto&) { return platform->endedDeployments()->empty(); }));
}

TEST_F(SimulatedPlatformTest, RemembersWhatWasOrderedWithWhichOfferOverARestart) {
    start();
    ASSERT_TRUE(waitFor([](const domain::Snapshot& s) { return !s.catalogue.pools.empty(); }));
    const domain::Pool pool = platform->snapshot()->catalogue.pools.back();
    domain::DeploymentSpec spec;
    spec.name = "good";
    spec.image = "echo";
    spec.ports = {{80, domain::BalancingPolicy::RoundRobin}};
    spec.offers = {pool.offer};
    const auto good = apply(domain::CreateDeployment{spec});
    ASSERT_TRUE(good) << good.error().detail;
    spec.name = "lost";
    spec.offers = {"nobody's"};
    const auto lost = apply(domain::CreateDeployment{spec});
    ASSERT_TRUE(lost) << lost.error().detail;
    ASSERT_TRUE(waitForReady(good->deployment, 1));
    // The offer is long stale when the commands are read again.
    platform->setPace({true, 1});
    platform->jumpTo({30LL * 3600 * 1'000'000'000});
    ASSERT_TRUE(
        waitFor([](const domain::Snapshot& s) { return s.at.ns == 30LL * 3600 * 1'000'000'000; }));
    platform.reset();
    start();
    const auto after = waitForReady(good->deployment, 1);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->nodesOf(good->deployment).at(0)->region, pool.region);
    EXPECT_EQ(after->findDeployment(good->deployment)->spec.gpuSpec, pool.gpuSpec);
    ASSERT_EQ(after->nodesOf(lost->deployment).size(), 1U);
    EXPECT_EQ(after->nodesOf(lost->deployment).at(0)->reason, domain::ReasonKind::OfferUnknown);
}

TEST_F(SimulatedPlatformTest, TellsTheSameBillsAfterARestart) {
    start({true, 1});
    const auto gone = create("gone", "echo", 2);
    const auto there = create("there", "echo", 1);
    const auto jump = [this](std::int64_t hours) {
        const std::int64_t to = hours * 3600 * 1'000'000'000;
        platform->jumpTo({to});
        ASSERT_TRUE(waitFor([to](const domain::Snapshot& s) { return s.at.ns == to; }));
    };
    const auto bills = [this] {
        domain::BillingQuery query;
        query.step = domain::BillingStep::Day;
        query.to = {72LL * 3600 * 1'000'000'000};
        return get<domain::Billing>(
            [&](auto reply) { platform->readBilling(query, std::move(reply)); });
    };
    jump(10);
    ASSERT_TRUE(apply(domain::DeleteDeployment{gone}));
    jump(60);
    const auto before = bills();
    ASSERT_TRUE(before);
    EXPECT_EQ(before->periods.size(), 3U);
    EXPECT_EQ(before->shares.size(), 2U);
    EXPECT_EQ(before->charged(), platform->snapshot()->costSoFar);
    platform.reset();
    start();
    ASSERT_TRUE(outcome);
    const auto after = bills();
    ASSERT_TRUE(after);
    EXPECT_EQ(*after, *before);
    ASSERT_TRUE(get<std::uint64_t>([&](auto reply) { platform->startOver({}, 9, reply); }));
    const auto fresh = bills();
    ASSERT_TRUE(fresh);
    EXPECT_TRUE(fresh->periods.empty());
}

TEST_F(SimulatedPlatformTest, ShowsEveryDeploymentAsThereOrAsGoneAtAnyMoment) {
    start({false, 50});
    std::atomic<bool> done = false;
    std::atomic<int> missing = 0, looks = 0;
    std::thread reader([&] {
        std::map<domain::DeploymentId, bool> seen;
        while (!done) {
            const auto snapshot = platform->snapshot();
            const auto past = platform->endedDeployments();
            for (const domain::Deployment& each : snapshot->deployments)
                seen[each.id] = true;
            for (const auto& [id, known] : seen) {
                const bool there = snapshot->findDeployment(id) != nullptr;
                const bool gone = std::any_of(past->begin(), past->end(), [&](const auto& each) {
                    return each.deployment.id == id;
                });
                if (!there && !gone) ++missing;
            }
            ++looks;
            std::this_thread::yield();
        }
    });
    for (int i = 0; i < 40; ++i) {
        const auto id = create("web" + std::to_string(i), "echo", 1);
        EXPECT_TRUE(apply(domain::DeleteDeployment{id}));
    }
    EXPECT_TRUE(waitFor([](const domain::Snapshot& s) { return s.deployments.empty(); }));
    done = true;
    reader.join();
    EXPECT_EQ(missing, 0);
    EXPECT_GT(looks, 0);
    EXPECT_EQ(platform->endedDeployments()->size(), 40U);
}

TEST_F(SimulatedPlatformTest, LosesNothingItAcknowledgedWhenItDiesAtAnyMoment) {
    start();
    const auto id = create("store", "files", 1);
    ASSERT_TRUE(waitForReady(id, 1));
    for (int round = 0; round < 8; ++round) {
        const std::string path = "/note-" + std::to_string(round);
        const auto put = ask("PUT", path, "content " + std::to_string(round));
        ASSERT_EQ(put->status / 100, 2) << put->body;
        // The process dies now: what the log holds at this instant is all there is.
        MemoryCommandLog disk;
        disk.copyFrom(log);
        platform.reset();
        log.copyFrom(disk);
        start();
        ASSERT_TRUE(waitForReady(id, 1));
        for (int i = 0; i <= round; ++i) {
            const auto got = ask("GET", "/note-" + std::to_string(i));
            EXPECT_EQ(got->status, 200);
            EXPECT_EQ(got->body, "content " + std::to_string(i));
        }
    }
}

TEST_F(SimulatedPlatformTest, RefusesChangesThatCannotBeSavedAndDoesNothing) {
    start();
    log.setBroken(true);
    domain::DeploymentSpec spec;
    spec.name = "web";
    spec.gpuSpec = "4090";
    spec.image = "echo";
    spec.ports = {{80, domain::BalancingPolicy::RoundRobin}};
    const auto refused = apply(domain::CreateDeployment{spec});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, domain::ErrorCode::StorageFailed);
    EXPECT_TRUE(platform->snapshot()->deployments.empty());
    log.setBroken(false);
    EXPECT_TRUE(apply(domain::CreateDeployment{spec}));
}

TEST_F(SimulatedPlatformTest, AnswersWritesThatCannotBeSavedWith503AndGoesOn) {
    start();
    const auto id = create("store", "files", 1);
    ASSERT_TRUE(waitForReady(id, 1));
    log.setBroken(true);
    EXPECT_EQ(ask("PUT", "/a", "x")->status, 503);
    EXPECT_EQ(ask("GET", "/a")->status, 404) << "it did not happen";
    log.setBroken(false);
    EXPECT_EQ(ask("PUT", "/a", "x")->status / 100, 2);
    EXPECT_EQ(ask("GET", "/a")->body, "x");
}

TEST_F(SimulatedPlatformTest, SaysAtItsEndWhetherItCouldSave) {
    for (const bool broken : {false, true}) {
        start();
        (void)create("web" + std::to_string(operations), "echo", 1);
        EXPECT_FALSE(ended);
        log.setBroken(broken);
        platform.reset();
        ASSERT_TRUE(ended);
        EXPECT_EQ(ended->has_value(), !broken);
    }
}

TEST_F(SimulatedPlatformTest, SaysWhyWhenItsLogIsDamagedAndCanStartOver) {
    start();
    (void)create("web", "echo", 1);
    platform.reset();
    log.damageLastRecord();
    start();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, domain::ErrorCode::Malformed);
    const auto refused = apply(domain::PauseDeployment{{"web"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), outcome.error());
    EXPECT_FALSE(log.records().empty()) << "what is damaged is kept until somebody decides";
    ASSERT_TRUE(get<std::uint64_t>([&](auto r) { platform->startOver("good", 7, r); }));
    EXPECT_TRUE(waitFor([](const domain::Snapshot& s) { return !s.catalogue.pools.empty(); }));
    EXPECT_EQ(platform->status().seed, 7U);
}

TEST_F(SimulatedPlatformTest, TellsWhoeverComesLaterThatItCouldNotStart) {
    start();
    (void)create("web", "echo", 1);
    platform.reset();
    log.damageLastRecord();
    start();
    ASSERT_FALSE(outcome);
    std::promise<domain::ConnectionState> told;
    domain::WatchCallbacks callbacks;
    callbacks.onConnection = [&told](domain::ConnectionState state) { told.set_value(state); };
    const auto watch = platform->watch(std::move(callbacks));
    auto answer = told.get_future();
    ASSERT_EQ(answer.wait_for(kPatience), std::future_status::ready);
    EXPECT_EQ(answer.get(), domain::ConnectionState::Lost);
}

TEST_F(SimulatedPlatformTest, KeepsRunningWhenAskedToStartOverWithABadScenario) {
    start();
    const auto id = create("web", "echo", 1);
    const auto refused =
        get<std::uint64_t>([&](auto reply) { platform->startOver("bad", 1, reply); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, domain::ErrorCode::Malformed);
    EXPECT_TRUE(waitForReady(id, 1));
}

TEST_F(SimulatedPlatformTest, KeepsRunningWhenAFreshStartCannotBeSaved) {
    start();
    const auto id = create("web", "echo", 1);
    ASSERT_TRUE(waitForReady(id, 1));
    log.setBroken(true);
    const auto refused =
        get<std::uint64_t>([&](auto reply) { platform->startOver("good", 1, reply); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, domain::ErrorCode::StorageFailed);
    log.setBroken(false);
    EXPECT_EQ(ask("GET", "/")->status, 200);
    EXPECT_TRUE(apply(domain::ScaleDeployment{id, 2}));
}

TEST_F(SimulatedPlatformTest, ForgetsTheEventsOfTheRunBeforeAFreshStart) {
    start();
    const auto id = create("web", "echo", 1);
    ASSERT_TRUE(waitForReady(id, 1));
    ASSERT_TRUE(get<std::uint64_t>([&](auto reply) { platform->startOver({}, 9, reply); }));
    std::promise<std::vector<domain::Event>> first;
    domain::WatchCallbacks callbacks;
    callbacks.onEvents = [&first, told = false](const std::vector<domain::Event>& events) mutable {
        if (!std::exchange(told, true)) first.set_value(events);
    };
    const auto watching = platform->watch(std::move(callbacks));
    auto events = first.get_future();
    ASSERT_EQ(events.wait_for(kPatience), std::future_status::ready);
    EXPECT_TRUE(events.get().empty());
}

TEST_F(SimulatedPlatformTest, TakesNoMoreRequestsWhenTooManyWaitForADiskThatIsFull) {
    start();
    const auto id = create("web", "echo", 1);
    ASSERT_TRUE(waitForReady(id, 1));
    log.setBroken(true);
    const std::string large(4 << 20, 'x');
    int answered = 0;
    while (answered < 20 && ask("GET", "/", large)->status == 200)
        ++answered;
    EXPECT_GT(answered, 2);
    EXPECT_LT(answered, 20);
    log.setBroken(false);
    EXPECT_TRUE(apply(domain::ScaleDeployment{id, 2}));  // what waits is written with it
    EXPECT_EQ(ask("GET", "/", large)->status, 200);
}

TEST_F(SimulatedPlatformTest, StartsOverWithoutDeploymentsAndLinks) {
    start();
    const auto id = create("web", "echo", 1);
    ASSERT_TRUE(waitForReady(id, 1));
    ASSERT_TRUE(get<std::uint64_t>([&](auto reply) { platform->startOver({}, 9, reply); }));
    EXPECT_TRUE(waitFor([](const domain::Snapshot& s) {
        return s.deployments.empty() && !s.catalogue.pools.empty();
    }));
    EXPECT_TRUE(host.ports.empty());
}

TEST_F(SimulatedPlatformTest, TakesAnotherAddressWhenItsOldOneIsTakenAndSaysSo) {
    start();
    const auto id = create("web", "echo", 1);
    ASSERT_TRUE(waitForReady(id, 1));
    platform.reset();
    host.ports.clear();
    host.taken = 40000;
    host.next = 50000;
    start();
    const auto after = waitForReady(id, 1);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->findDeployment(id)->links[0].url, "http://127.0.0.1:50000");
    std::promise<bool> told;
    std::atomic<bool> once = false;
    auto subscription = platform->watch({{},
                                         [&](const std::vector<domain::Event>& events) {
                                             for (const auto& event : events) {
                                                 if (event.kind == domain::EventKind::LinkFailed &&
                                                     !once.exchange(true)) {
                                                     told.set_value(true);
                                                 }
                                             }
                                         },
                                         {}});
    EXPECT_EQ(told.get_future().wait_for(kPatience), std::future_status::ready);
}

TEST_F(SimulatedPlatformTest, StandsStillWhilePausedAndStepsFromInstantToInstant) {
    start({true, 1});
    const auto id = create("web", "echo", 1);
    const auto first = platform->snapshot()->at;
    std::this_thread::sleep_for(milliseconds(50));
    EXPECT_EQ(platform->snapshot()->at, first);
    for (int i = 0; i < 5; ++i)
        platform->step();
    EXPECT_TRUE(waitFor([&](const domain::Snapshot& s) { return s.at > first; }));
    ASSERT_NE(platform->snapshot()->findDeployment(id), nullptr);
}

TEST_F(SimulatedPlatformTest, JumpsToAnInstantAndPausesThereAgain) {
    start({true, 1});
    platform->jumpTo({7200LL * 1'000'000'000});
    ASSERT_TRUE(
        waitFor([](const domain::Snapshot& s) { return s.at.ns == 7200LL * 1'000'000'000; }));
    std::this_thread::sleep_for(milliseconds(30));
    EXPECT_EQ(platform->snapshot()->at.ns, 7200LL * 1'000'000'000);
}

TEST_F(SimulatedPlatformTest, SharesRequestsInStrictTurn) {
    start();
    const auto id = create("web", "echo", 3);
    ASSERT_TRUE(waitForReady(id, 3));
    std::vector<std::string> turn;
    for (int i = 0; i < 9; ++i) {
        const auto answer = ask("GET", "/");
        ASSERT_EQ(answer->status, 200);
        turn.push_back(answer->body.substr(0, answer->body.find('\n')));
    }
    for (std::size_t i = 3; i < 9; ++i) {
        const auto nodeOf = [](const std::string& line) {
            return line.substr(line.find("web-"), 5);
        };
        EXPECT_EQ(nodeOf(turn[i]), nodeOf(turn[i - 3]));
        EXPECT_NE(nodeOf(turn[i]), nodeOf(turn[i - 1]));
    }
}

}  // namespace
}  // namespace berth::sim::platform::testing
