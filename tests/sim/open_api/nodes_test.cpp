// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes of a task, their logs and their events.
#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {
namespace {

using domain::NodeState;
using std::chrono::seconds;

constexpr const char* kPoints = "/api/deployment/task/points?task_id=1";

class Nodes : public ApiRoom {
  protected:
    Nodes() { addDeployment(1, "web"); }
    domain::Node& node(int number, NodeState nodeState) {
        domain::Node& added = addNode(number, state.deployments.front(), number);
        added.state = nodeState;
        return added;
    }
    Json points(const std::string& query = {}) {
        publish();
        return data(kPoints + query);
    }
    std::vector<domain::Event> happened;
    void happen(domain::EventKind kind, std::int64_t at, const std::string& detail = {},
                std::int64_t value = 0) {
        domain::Event event;
        event.sequence = happened.size() + 1;
        event.at = {at * 1'000'000'000};
        event.kind = kind;
        event.node = {"node-1"};
        event.detail = detail;
        event.value = value;
        happened.push_back(event);
        platform.publishEvents({event});
    }
    std::vector<std::string> reasons() {
        std::vector<std::string> found;
        const Json events = data("/api/deployment/task/pod_event?point_id=1")["events"];
        for (const Json& each : events)
            found.push_back(each["reason"]);
        return found;
    }
};

TEST_F(Nodes, SayWhatTheDocumentationSays) {
    domain::Node& added = node(1, NodeState::Running);
    added.runningSince = state.at - seconds(14593);
    added.cost = {6710400};
    added.restarts = 2;
    const Json data = points();
    EXPECT_EQ(data["count"], 1);
    EXPECT_EQ(data["results"][0], Json::parse(R"({"point_id":1,"name":"web-1","status":"Running",
        "region":"guangdong","region_name":"Guangdong",
        "resource":{"gpu_name":"4090","gpu_count":"1","cpu_cores":"16"},
        "containers":[{"service_id":101,"service_name":"web","name":"web-container",
            "image":"harbor.suanleme.cn/public-hub/echo:1.0","gpu_limit":1,
            "reason":null,"message":null,"exit_code":null}],
        "runing_time":14593,"billing_value":6710400,"port_mappings":null,
        "describe_dto":{"restart_count":2,"last_restart_time":null}})"));
}

TEST_F(Nodes, HaveTheStatusesOfThePlatform) {
    const std::vector<std::pair<NodeState, std::string>> words{
        {NodeState::Pending, "Pending"},  {NodeState::Pulling, "Pending"},
        {NodeState::Starting, "Pending"}, {NodeState::ImagePullBackOff, "Pending"},
        {NodeState::Running, "Running"},  {NodeState::NotReady, "Running"},
        {NodeState::CrashLoop, "Failed"}, {NodeState::Failed, "Failed"},
        {NodeState::Terminating, "End"},  {NodeState::Ended, "End"},
        {NodeState::Unknown, "Unknown"}};
    for (std::size_t i = 0; i < words.size(); ++i)
        node(static_cast<int>(i) + 1, words[i].first);
    const Json data = points("&page_size=100");
    ASSERT_EQ(data["results"].size(), words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
        EXPECT_EQ(data["results"][i]["status"], words[i].second) << i;
    EXPECT_EQ(points("&status=End")["count"], 2);
    EXPECT_EQ(points("&status=Running%2CPending&page=2&page_size=4")["results"].size(), 2U);
    EXPECT_EQ(points("&status=Running,Pendi,End,Failed&page_size=100")["count"], 6);
    EXPECT_EQ(points("&status=Succeeded")["count"], 0);
}

TEST_F(Nodes, SayWhyTheirContainerIsNotUp) {
    domain::Node& pulling = node(1, NodeState::ImagePullBackOff);
    pulling.reasonDetail = "not found";
    domain::Node& killed = node(2, NodeState::CrashLoop);
    killed.lastExit = domain::ContainerExit{137, "OutOfMemory", {0}};
    killed.restarts = 1;
    node(3, NodeState::Running).lastExit = domain::ContainerExit{1, "Error", {0}};
    node(4, NodeState::Ended).lastExit = domain::ContainerExit{0, "Completed", {0}};
    const Json data = points();
    const auto container = [&](int i) { return data["results"][i]["containers"][0]; };
    EXPECT_EQ(container(0)["reason"], "ImagePullBackOff");
    EXPECT_EQ(container(0)["message"], "not found");
    EXPECT_EQ(container(1)["reason"], "OOMKilled");
    EXPECT_EQ(container(1)["exit_code"], "137");
    EXPECT_TRUE(
        data["results"][1]["describe_dto"]["last_restart_time"].get<std::string>().ends_with(
            "+08:00"));
    EXPECT_EQ(container(2)["reason"], "Error");
    EXPECT_EQ(container(3)["reason"], "Completed");
}

TEST_F(Nodes, HaveNoRegionBeforeTheyHaveAPlace) {
    node(1, NodeState::Pending).region = {};
    const Json point = points()["results"][0];
    EXPECT_TRUE(point["region"].is_null());
    EXPECT_TRUE(point["region_name"].is_null());
    EXPECT_EQ(point["runing_time"], 0);
}

TEST_F(Nodes, StopTheirClockWhenTheyEnd) {
    domain::Node& added = node(1, NodeState::Ended);
    added.runningSince = domain::Instant{1'000'000'000};
    added.ended = domain::Instant{11'900'000'000};
    EXPECT_EQ(points()["results"][0]["runing_time"], 10);
}

TEST_F(Nodes, ShowTheirWholeLogWithTimes) {
    node(1, NodeState::Running);
    publish();
    domain::LogBatch batch;
    batch.lines.push_back({1, {0}, {"node-1"}, 1, {}, "first \x1b[31mline\x1b[0m"});
    batch.lines.push_back({2, {1'500'000'000}, {"node-1"}, 1, {}, "北京"});
    batch.lines.push_back({3, {1'500'000'000}, {"node-1"}, 1, {}, ""});
    platform.setPastLogs(batch);
    const std::string path = "/api/deployment/task/point_log?task_id=1&point_id=1&service_id=";
    const std::string logs = data(path + "101")["logs"];
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < logs.size();) {
        const std::size_t end = logs.find('\n', at);
        ASSERT_NE(end, std::string::npos);
        lines.push_back(logs.substr(at, end - at));
        at = end + 1;
    }
    ASSERT_EQ(lines.size(), 3U);
    for (const std::string& line : lines) {
        ASSERT_GE(line.size(), 33U);
        EXPECT_EQ(line.substr(26, 7), "+08:00 ");
    }
    EXPECT_EQ(lines[0].substr(33), "first \x1b[31mline\x1b[0m");
    EXPECT_EQ(lines[1].substr(33), "北京");
    EXPECT_EQ(lines[2].substr(33), "");
    EXPECT_EQ(platform.followed().back().node, domain::NodeId{"node-1"});
    EXPECT_GE(platform.followed().back().tail, 1'000'000U);
    // A read is no subscription: the next one takes the last one away.
    (void)data(path + "101");
    (void)data(path + "101");
    EXPECT_LE(platform.logFollowers(), 1);
}

TEST_F(Nodes, ShowLogsOfWhatBelongsTogetherAlone) {
    node(1, NodeState::Running);
    addDeployment(2, "other");
    publish();
    const auto why = [this](const std::string& query) {
        return refusal(get("/api/deployment/task/point_log?" + query));
    };
    EXPECT_NE(why("point_id=1&service_id=101").find("task_id"), std::string::npos);
    EXPECT_NE(why("task_id=1&service_id=101").find("point_id"), std::string::npos);
    EXPECT_NE(why("task_id=1&point_id=1").find("service_id"), std::string::npos);
    EXPECT_NE(why("task_id=2&point_id=1&service_id=201").find("节点不存在"), std::string::npos);
    EXPECT_NE(why("task_id=1&point_id=1&service_id=1").find("服务不存在"), std::string::npos);
    EXPECT_NE(why("task_id=1&point_id=1&service_id=102").find("服务不存在"), std::string::npos);
    EXPECT_NE(why("task_id=1&point_id=1&service_id=9223372036854775807").find("服务不存在"),
              std::string::npos);
}

TEST_F(Nodes, TellTheirEventsTheLatestFirst) {
    using Kind = domain::EventKind;
    node(1, NodeState::Running);
    publish();
    happen(Kind::NodePending, 1);
    happen(Kind::NodePlaced, 2, "beijing-1-4090-001");
    happen(Kind::NodePullStarted, 2, "echo");
    happen(Kind::NodePulled, 5, "echo");
    happen(Kind::NodeStarting, 5);
    happen(Kind::NodeReady, 6);
    EXPECT_EQ(reasons(), (std::vector<std::string>{"Ready", "Started", "Created", "Pulled",
                                                   "Pulling", "Scheduled"}));
    const Json events = data("/api/deployment/task/pod_event?point_id=1")["events"];
    EXPECT_EQ(events[4]["message"], "Pulling image \"echo\"");
    EXPECT_EQ(events[4]["type"], "Normal");
    EXPECT_TRUE(events[4]["service"].is_null());
    EXPECT_GT(events[0]["event_time"], events[5]["event_time"]);
}

TEST_F(Nodes, TellWhatWentWrongAsWarnings) {
    using Kind = domain::EventKind;
    node(1, NodeState::Running);
    publish();
    happen(Kind::NodePullFailed, 1, "not found");
    EXPECT_EQ(reasons(), (std::vector<std::string>{"BackOff", "Failed"}));
    happen(Kind::NodeContainerExited, 2, "out of memory", 137);
    happen(Kind::NodeRestarting, 2);
    happen(Kind::NodeContainerExited, 3, "it broke", 1);
    happen(Kind::NodeNotReady, 4, "GET /ready: 404");
    happen(Kind::NodeFailed, 5, "evicted");
    EXPECT_EQ(reasons(), (std::vector<std::string>{"Evicted", "Unhealthy", "BackOff", "Failed",
                                                   "OOMKilled", "BackOff", "Failed"}));
    const Json events = data("/api/deployment/task/pod_event?point_id=1")["events"];
    for (const Json& each : events)
        EXPECT_EQ(each["type"], "Warning");
}

TEST_F(Nodes, TellHowTheRunOfAJobEnded) {
    using Kind = domain::EventKind;
    node(1, NodeState::Running);
    publish();
    happen(Kind::NodeReady, 1);
    happen(Kind::NodeContainerExited, 2, {}, 0);
    happen(Kind::NodeEnded, 2, domain::toText(domain::ReasonKind::Completed));
    EXPECT_EQ(reasons(), (std::vector<std::string>{"Completed", "Ready"}));
    EXPECT_EQ(data("/api/deployment/task/pod_event?point_id=1")["events"][0]["type"], "Normal");
    happen(Kind::NodeContainerExited, 3, "it broke", 3);
    happen(Kind::NodeFailed, 3, "exit 3: it broke", 3);
    EXPECT_EQ(reasons(), (std::vector<std::string>{"Failed", "Failed", "Completed", "Ready"}))
        << "nobody waits for a restart";
}

TEST_F(Nodes, TellWhyTheyWaitForAPlace) {
    domain::Node& added = node(1, NodeState::Pending);
    added.reason = domain::ReasonKind::NoCapacity;
    added.placement = {{domain::PlacementRejection::Filter::GpuBusy, 6},
                       {domain::PlacementRejection::Filter::Region, 4}};
    publish();
    const Json event = data("/api/deployment/task/pod_event?point_id=1")["events"][0];
    EXPECT_EQ(event["reason"], "FailedScheduling");
    EXPECT_EQ(event["message"],
              "0/10 nodes are available: 6 Insufficient nvidia.com/gpu, 4 in another region");
    state.nodes.front().placement.clear();
    state.nodes.front().reason = domain::ReasonKind::OfferUnknown;
    publish();
    EXPECT_NE(data("/api/deployment/task/pod_event?point_id=1")["events"][0]["message"]
                  .get<std::string>()
                  .find("mark"),
              std::string::npos);
}

TEST_F(Nodes, KeepTheirEventsForAWhileAndForgetThoseOfAnotherSimulation) {
    using Kind = domain::EventKind;
    publish();
    EXPECT_NE(refusal(get("/api/deployment/task/pod_event?point_id=1")).find("节点不存在"),
              std::string::npos);
    happen(Kind::NodeEnded, 100);
    EXPECT_EQ(reasons(), (std::vector<std::string>{"Killed"}));  // its node is not listed any more
    for (int i = 0; i < 100; ++i)
        happen(Kind::NodePulled, 101 + i, "x");
    EXPECT_EQ(reasons().size(), 32U);
    happen(Kind::NodeReady, 3);  // time has gone back: all is new
    EXPECT_EQ(reasons(), (std::vector<std::string>{"Ready"}));
}

TEST_F(Nodes, AreShownAtTheTimesOfThisSimulationOnTheWall) {
    // Seen first at hour 2 of the simulation: that is now.
    domain::Deployment& web = state.deployments.front();
    web.created = state.at;
    publish();
    const auto created = [this] {
        return data("/api/deployment/task/search")["results"][0]["create_time"].get<std::string>();
    };
    const std::string first = created();
    clock.advance(seconds(100));
    state.at = state.at + seconds(5);
    publish();
    EXPECT_EQ(created(), first);
    // Another simulation begins: its zero is now.
    state.at = {0};
    state.deployments.front().created = {0};
    publish();
    EXPECT_NE(created(), first);
    EXPECT_GT(created(), first);
}

}  // namespace
}  // namespace berth::sim::open_api::testing
