// SPDX-License-Identifier: GPL-3.0-or-later
// What is read when, and how it shows.
#include <gtest/gtest.h>

#include <set>

#include "tests/platform_client/gongji/client_room.h"
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using testing::ClientRoom;
using testing::FakePoint;
using testing::FakeTask;
using testing::Fate;

constexpr const char* kTaskList = "/api/deployment/task/search";

struct Watch {
    std::vector<SnapshotPtr> snapshots;
    std::vector<Event> events;
    std::vector<ConnectionState> connections;
    std::unique_ptr<Subscription> subscription;

    explicit Watch(ClientRoom& room) {
        subscription =
            room.client->watch({[this](const SnapshotPtr& s) { snapshots.push_back(s); },
                                [this](const std::vector<Event>& fresh) {
                                    events.insert(events.end(), fresh.begin(), fresh.end());
                                },
                                [this](ConnectionState state) { connections.push_back(state); }});
    }
    [[nodiscard]] std::multiset<EventKind> kinds() const {
        std::multiset<EventKind> found;
        for (const Event& event : events)
            found.insert(event.kind);
        return found;
    }
};

TEST(Polling, ShowsWhatThereIs) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 2);
    task.url = "https://deployment-1-abc-80.550c.cloud";
    room.ready();
    const SnapshotPtr snapshot = room.client->snapshot();
    EXPECT_EQ(snapshot->timeBase, TimeBase::UnixEpoch);
    EXPECT_EQ(snapshot->catalogue.gpuSpecs.size(), 2U);
    const Deployment* echo = room.shown("echo");
    ASSERT_NE(echo, nullptr);
    EXPECT_EQ(echo->state, DeploymentState::Running);
    EXPECT_EQ(echo->spec.gpuSpec, "4090");
    ASSERT_EQ(echo->links.size(), 1U);
    EXPECT_EQ(echo->links[0].url, task.url);
    EXPECT_EQ(echo->links[0].readyNodes, 2);
    EXPECT_EQ(snapshot->rateNow.pointsPerSecond, 2 * 466);
    const auto nodes = snapshot->nodesOf(echo->id);
    ASSERT_EQ(nodes.size(), 2U);
    EXPECT_EQ(nodes[0]->name, "echo-1");
    EXPECT_EQ(nodes[1]->name, "echo-2");
    EXPECT_EQ(nodes[0]->rate.pointsPerSecond, 466);
    EXPECT_EQ(nodes[0]->region.value, "guangdong");
}

TEST(Polling, HidesTasksThatHaveEnded) {
    ClientRoom room;
    room.running("old").status = "End";
    room.running("echo");
    room.ready();
    EXPECT_EQ(room.shown("old"), nullptr);
    EXPECT_EQ(room.client->snapshot()->deployments.size(), 1U);
}

TEST(Polling, AsksNoMoreOftenThanEveryTenSecondsWhenAllIsWell) {
    ClientRoom room;
    room.running("echo", 2);
    room.ready();
    const int before = room.platform.asked[kTaskList];
    room.queue.advance(5min);
    EXPECT_LE(room.platform.asked[kTaskList] - before, 30);
    EXPECT_GE(room.platform.asked[kTaskList] - before, 28);
    EXPECT_LE(room.platform.asked["/api/deployment/task/detail"], 3) << "nothing has changed";
    EXPECT_LE(room.platform.asked["/api/deployment/resource/search"], 6);
}

TEST(Polling, LooksCloselyWhileSomethingIsOnItsWayButNotForEver) {
    ClientRoom room;
    room.platform.startAfter = 24h;
    FakeTask task = room.running("other");
    room.ready();
    ASSERT_TRUE(room.apply(CreateDeployment{ClientRoom::spec()}));
    int before = room.platform.asked[kTaskList];
    room.queue.advance(30s);
    EXPECT_GE(room.platform.asked[kTaskList] - before, 12);
    room.queue.advance(10min);
    before = room.platform.asked[kTaskList];
    room.queue.advance(1min);
    EXPECT_LE(room.platform.asked[kTaskList] - before, 6) << "it waits for stock, perhaps for days";
}

TEST(Polling, IsNotPutOffByOneChangeAfterAnother) {
    ClientRoom room;
    room.running("echo", 1);
    room.ready();
    room.platform.answers["/api/deployment/task/change_points"] =
        R"({"code":"C999","message":"内部错误","data":null})";
    const int before = room.platform.asked["/api/deployment/task/search"];
    for (int i = 0; i < 30; ++i) {
        EXPECT_FALSE(room.apply(ScaleDeployment{room.shown("echo")->id, 2}));
        room.queue.advance(1s);
    }
    EXPECT_GE(room.platform.asked["/api/deployment/task/search"] - before, 10);
}

TEST(Polling, ShowsADeploymentAsItsNodesAreThatStartedWhileItWasRead) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 1);
    task.status = task.nodes[0].status = "Pending";
    task.nodes[0].readyAt = 10'000h;
    std::unique_ptr<Timer> starts;
    room.wire.fate = [&](const HttpCall& call) {
        Fate fate;
        if (call.url.find("task/points") == std::string::npos) return fate;
        fate.latency = 1s;
        fate.arrives = 500ms;
        if (starts == nullptr) {
            starts =
                room.queue.after(250ms, [&] { task.status = task.nodes[0].status = "Running"; });
        }
        return fate;
    };
    room.start();
    ASSERT_TRUE(room.until(
        [&] { return room.shown("echo") != nullptr && room.shown("echo")->nodesReady == 1; }));
    EXPECT_EQ(room.shown("echo")->state, DeploymentState::Running);
    EXPECT_EQ(room.shown("echo")->rateNow.pointsPerSecond, 466);
}

TEST(Polling, AsksSeldomWhileNobodyLooks) {
    ClientRoom room;
    room.running("echo");
    room.ready();
    room.client->setAttention(false);
    room.queue.advance(11s);
    int before = room.platform.asked[kTaskList];
    room.queue.advance(10min);
    EXPECT_LE(room.platform.asked[kTaskList] - before, 10);
    before = room.platform.asked[kTaskList];
    room.queue.advance(30s);
    room.client->setAttention(true);
    room.queue.advance(1s);
    EXPECT_GT(room.platform.asked[kTaskList], before) << "at once when somebody looks again";
}

TEST(Polling, NeverShowsOldThingsAsNewAndComesBackWhenThePlatformDoes) {
    ClientRoom room;
    room.running("echo");
    room.ready();
    Watch watch(room);
    room.queue.advance(15s);
    const SnapshotPtr before = room.client->snapshot();
    bool down = true;
    room.wire.fate = [&](const HttpCall&) {
        Fate fate;
        if (down) {
            fate.isSeen = fate.isAnswered = false;
            fate.failure = HttpFailureKind::NoNetwork;
            fate.mayHaveArrived = false;
        }
        return fate;
    };
    room.platform.findByName("echo")->status = "Paused";
    room.queue.advance(2min);
    EXPECT_EQ(room.client->snapshot(), before) << "with the instant it was read at";
    EXPECT_EQ(watch.connections.back(), ConnectionState::Lost);
    down = false;
    ASSERT_TRUE(room.until([&] { return room.shown("echo")->state == DeploymentState::Paused; }));
    EXPECT_EQ(watch.connections.back(), ConnectionState::Connected);
    EXPECT_GT(room.client->snapshot()->at, before->at);
    for (const SnapshotPtr& each : watch.snapshots)
        EXPECT_LE(each->at.ns, room.queue.clock().unixMilliseconds() * 1'000'000);
}

TEST(Polling, KeepsTheAgeOfNodesThatCouldNotBeReadAgain) {
    ClientRoom room;
    room.running("echo");
    room.ready();
    room.wire.fate = [](const HttpCall& call) {
        Fate fate;
        if (call.url.find("/points") != std::string::npos) fate.status = 500;
        return fate;
    };
    const Instant read = room.client->snapshot()->at;
    const std::uint64_t version = room.client->snapshot()->version;
    room.queue.advance(2min);
    EXPECT_GT(room.client->snapshot()->version, version) << "the list is new";
    EXPECT_LE(room.client->snapshot()->at - read, 11s) << "the nodes are not";
}

TEST(Polling, AsksAfterATaskThatIsMissingFromTheListBeforeItIsGone) {
    ClientRoom room;
    room.running("echo");
    room.running("other");
    room.ready();
    FakeTask* other = room.platform.findByName("other");
    const TaskId id = other->id;
    other->status = "Migrating";  // a word that the list is not asked for
    room.queue.advance(30s);
    ASSERT_NE(room.client->snapshot()->findDeployment({std::to_string(id)}), nullptr);
    room.platform.find(id)->status = "End";
    ASSERT_TRUE(room.until(
        [&] { return room.client->snapshot()->findDeployment({std::to_string(id)}) == nullptr; }));
}

TEST(Polling, ReadsAllPages) {
    ClientRoom room;
    for (int i = 0; i < 250; ++i)
        room.running("task-" + std::to_string(i));
    room.ready();
    EXPECT_EQ(room.client->snapshot()->deployments.size(), 250U);
    EXPECT_EQ(room.client->snapshot()->nodes.size(), 250U);
}

TEST(Polling, ReadsThroughTheOlderPathsWhereThereAreNoNewerOnes) {
    for (const bool newPaths : {false, true}) {
        ClientRoom room;
        room.platform.hasNewPaths = newPaths;
        room.running("echo");
        room.ready();
        EXPECT_EQ(room.shown("echo")->spec.image, "harbor.suanleme.cn/public-hub/echo:1.0");
        room.queue.advance(20min);
        if (!newPaths) {
            EXPECT_EQ(room.platform.asked["/api/task/deployment/detail"], 1)
                << "asked once, and remembered";
        }
    }
}

TEST(Polling, TellsWhyNodesWait) {
    ClientRoom room;
    room.platform.startAfter = 24h;
    FakeTask& stale = room.running("stale", 0);
    stale.points = 1;
    stale.status = "Pending";
    const std::string mark = "mark-gd";
    stale.resources.replace(stale.resources.find(mark), mark.size(), "of-yesterday");
    FakePoint waiting;
    waiting.readyAt = 24h;
    stale.nodes.push_back(waiting);
    stale.nodes.back().id = 5000;
    FakeTask& dry = room.running("dry", 0);
    dry.points = 1;
    dry.status = "Pending";
    dry.resources = R"([{"resource":{"device_name":"H20 x 8","region":"hebeif-1","gpu_name":"H20",)"
                    R"("gpu_count":8,"gpu_memory":786432,"memory":1572864,"cpu_cores":192},)"
                    R"("region_name":"x","mark":"ha8GDGEAORN3a9Hhu7X+W4Vt=="}])";
    dry.nodes.push_back(waiting);
    dry.nodes.back().id = 5001;
    room.ready();
    EXPECT_EQ(room.client->snapshot()->findNode({"5000"})->reason, ReasonKind::OfferUnknown);
    EXPECT_EQ(room.client->snapshot()->findNode({"5001"})->reason, ReasonKind::NoCapacity);
    EXPECT_EQ(room.shown("stale")->state, DeploymentState::Pending);
    EXPECT_EQ(room.shown("stale")->warnings.size(), 1U);
}

TEST(Polling, FollowsANodeByTheEventsOfItsPod) {
    ClientRoom room;
    room.platform.startAfter = 24h;
    room.ready();
    const auto made = room.apply(CreateDeployment{ClientRoom::spec()});
    ASSERT_TRUE(made);
    FakePoint& point = room.platform.findByName("echo")->nodes[0];
    const auto stateAfter = [&](const std::string& events) {
        point.events = events;
        room.queue.advance(5s);
        return room.client->snapshot()->nodesOf(made->deployment)[0]->state;
    };
    const auto event = [](const std::string& reason, const std::string& message, int second) {
        return R"({"reason":")" + reason + R"(","message":")" + message +
               R"(","type":"Normal","event_time":"2026-01-01T00:00:)" + (second < 10 ? "0" : "") +
               std::to_string(second) + R"(Z"})";
    };
    const std::string pulling = event("Pulling", "Pulling image", 1);
    EXPECT_EQ(stateAfter("[" + pulling + "]"), NodeState::Pulling);
    const std::string failed = event("Failed", "Failed to pull image: ErrImagePull", 2);
    EXPECT_EQ(stateAfter("[" + failed + "," + pulling + "]"), NodeState::ImagePullBackOff);
    const std::string started = event("Started", "Started container", 4);
    EXPECT_EQ(stateAfter("[" + started + "," + event("Pulled", "", 3) + "," + pulling + "]"),
              NodeState::Starting);
    const std::string backOff = event("BackOff", "Back-off restarting failed container", 6);
    EXPECT_EQ(stateAfter("[" + backOff + "," + started + "]"), NodeState::CrashLoop);
    EXPECT_EQ(room.shown("echo")->state, DeploymentState::Failing);
    EXPECT_EQ(room.shown("echo")->warnings[0].kind, WarningKind::NodesCrashing);
    point.status = "Running";
    EXPECT_EQ(stateAfter("[]"), NodeState::Running);
    EXPECT_EQ(stateAfter("[" + event("Unhealthy", "Readiness probe failed: 404", 9) + "]"),
              NodeState::Running)
        << "a settled node's events are read less often";
    room.queue.advance(20s);
    EXPECT_EQ(room.client->snapshot()->nodesOf(made->deployment)[0]->state, NodeState::NotReady);
    room.queue.advance(3min);
    EXPECT_EQ(room.client->snapshot()->nodesOf(made->deployment)[0]->state, NodeState::Running)
        << "a probe that failed would have failed again";
}

TEST(Polling, TellsHowContainersEnd) {
    ClientRoom room;
    room.running("echo");
    room.ready();
    FakePoint& point = room.platform.findByName("echo")->nodes[0];
    point.status = "Failed";
    point.reason = "OOMKilled";
    point.exitCode = "137";
    point.restarts = 3;
    const auto* node = [&] {
        room.queue.advance(15s);
        return room.client->snapshot()->nodesOf(room.shown("echo")->id)[0];
    }();
    EXPECT_EQ(node->state, NodeState::CrashLoop);
    EXPECT_EQ(node->reason, ReasonKind::ContainerExited);
    ASSERT_TRUE(node->lastExit);
    EXPECT_EQ(node->lastExit->code, 137);
    EXPECT_EQ(node->lastExit->reason, "OutOfMemory");
    EXPECT_EQ(node->restarts, 3);
}

TEST(Polling, GivesNodesNumbersThatStayTheirs) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 3);
    room.ready();
    const DeploymentId id = room.shown("echo")->id;
    task.nodes[1].gone = true;
    FakePoint fresh;
    fresh.id = 9999;
    fresh.status = "Running";
    task.nodes.push_back(fresh);
    room.queue.advance(15s);
    std::vector<int> alive;
    const SnapshotPtr now = room.client->snapshot();
    for (const Node* node : now->nodesOf(id)) {
        if (node->alive()) alive.push_back(node->ordinal);
    }
    EXPECT_EQ(alive, (std::vector<int>{1, 3, 4}));
    room.queue.advance(11min);
    EXPECT_EQ(room.client->snapshot()->nodesOf(id).size(), 3U) << "what is long gone is not listed";
}

TEST(Polling, TakesNoAnswerThatIsAboutAnotherTask) {
    constexpr const char* kDetailPath = "/api/deployment/task/detail";
    ClientRoom room;
    room.running("one", 1);
    HttpCall call;
    call.url = std::string("https://openapi.suanli.cn") + kDetailPath +
               "?task_id=" + std::to_string(room.running("two", 2).id);
    const std::string aboutTwo = room.platform.handle(call).body;
    ASSERT_NE(aboutTwo.find("two"), std::string::npos) << aboutTwo;
    room.platform.answers[kDetailPath] = aboutTwo;
    room.ready();
    EXPECT_EQ(room.client->snapshot()->deployments.size(), 2U);
    ASSERT_NE(room.shown("one"), nullptr);
    EXPECT_EQ(room.client->snapshot()->nodesOf(room.shown("one")->id).size(), 1U);
    EXPECT_TRUE(room.shown("one")->links.empty()) << "its ports have not been told";
    EXPECT_EQ(room.shown("two")->links.size(), 1U);
}

TEST(Polling, TellsWhatHappenedInOrderAndWithoutGaps) {
    ClientRoom room;
    room.running("other");
    room.ready();
    Watch watch(room);
    const std::string operation(32, '7');
    const auto made = room.apply(CreateDeployment{ClientRoom::spec()}, operation);
    ASSERT_TRUE(made);
    room.platform.find(std::stoll(made->deployment.value))->url = "https://x-80.550c.cloud";
    ASSERT_TRUE(room.until([&] { return room.shown("echo")->nodesReady == 1; }));
    room.queue.advance(15s);
    ASSERT_TRUE(room.apply(ScaleDeployment{made->deployment, 2}));
    ASSERT_TRUE(room.apply(PauseDeployment{made->deployment}));
    ASSERT_TRUE(room.apply(DeleteDeployment{made->deployment}));
    const auto kinds = watch.kinds();
    for (const EventKind kind :
         {EventKind::DeploymentCreated, EventKind::NodePending, EventKind::NodeReady,
          EventKind::LinkOpened, EventKind::DeploymentScaled, EventKind::DeploymentPaused,
          EventKind::NodeEnded, EventKind::DeploymentDeleted})
        EXPECT_TRUE(kinds.contains(kind)) << toText(kind);
    EXPECT_EQ(kinds.count(EventKind::DeploymentCreated), 1U) << "nothing of what was there before";
    for (std::size_t i = 1; i < watch.events.size(); ++i) {
        EXPECT_EQ(watch.events[i].sequence, watch.events[i - 1].sequence + 1);
        EXPECT_GE(watch.events[i].at, watch.events[i - 1].at);
    }
    EXPECT_EQ(watch.events[0].kind, EventKind::DeploymentCreated);
    EXPECT_EQ(watch.events[0].operation.value, operation);
    // Whoever comes later is told the past first.
    Watch late(room);
    room.queue.runPosted();
    EXPECT_EQ(late.events, watch.events);
}

TEST(Polling, NoticesWhatOthersDo) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 1);
    room.ready();
    Watch watch(room);
    const int revision = room.shown("echo")->revision;
    const std::string image = "echo:1.0";
    task.services.replace(task.services.find(image), image.size(), "echo:2.0");
    task.points = 2;
    room.queue.advance(25s);
    EXPECT_GT(room.shown("echo")->revision, revision);
    EXPECT_EQ(room.shown("echo")->spec.image, "harbor.suanleme.cn/public-hub/echo:2.0");
    EXPECT_EQ(room.shown("echo")->spec.nodes, 2);
    EXPECT_TRUE(watch.kinds().contains(EventKind::DeploymentEdited));
    EXPECT_TRUE(watch.kinds().contains(EventKind::DeploymentScaled));
}

TEST(Polling, TellsEveryCallWithoutItsSecrets) {
    ClientRoom room;
    room.running("echo");
    room.ready();
    ASSERT_FALSE(room.calls.empty());
    for (const ApiCall& call : room.calls) {
        EXPECT_EQ(call.connection.value, "c1");
        EXPECT_EQ(call.path.rfind("/api/", 0), 0U);
        EXPECT_EQ(call.path.find(testing::kTestToken), std::string::npos);
    }
    EXPECT_EQ(room.calls[0].code, "0000");
}

TEST(Polling, EndsWithItsClient) {
    ClientRoom room;
    room.running("echo");
    room.ready();
    Watch watch(room);
    room.queue.advance(5s);
    room.client.reset();
    const int sent = room.wire.sent;
    const std::size_t seen = watch.snapshots.size();
    room.queue.advance(10min);
    EXPECT_EQ(room.wire.sent, sent);
    EXPECT_EQ(watch.snapshots.size(), seen);
    EXPECT_EQ(room.queue.timersSet(), 0U);
}

}  // namespace
}  // namespace berth::platform_client::gongji
