// SPDX-License-Identifier: GPL-3.0-or-later
// What search and detail say about tasks.
#include <set>

#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {
namespace {

using Tasks = ApiRoom;
using domain::DeploymentState;

constexpr const char* kOldSearch = "/api/deployment/task/search";
constexpr const char* kNewSearch = "/api/task/deployment/search";
constexpr const char* kOldDetail = "/api/deployment/task/detail?task_id=";
constexpr const char* kNewDetail = "/api/task/deployment/detail?task_id=";

std::vector<int> idsOf(const Json& data) {
    std::vector<int> ids;
    for (const Json& each : data["results"])
        ids.push_back(each["task_id"]);
    return ids;
}

TEST_F(Tasks, AreListedTheNewestFirst) {
    addDeployment(3, "c");
    addDeployment(12, "a");
    addDeployment(7, "b");
    publish();
    for (const char* search : {kOldSearch, kNewSearch})
        EXPECT_EQ(idsOf(data(search)), (std::vector<int>{12, 7, 3}));
}

TEST_F(Tasks, SayInAListWhatTheDocumentationSays) {
    domain::Deployment& task = addDeployment(1229831, "task-name");
    task.state = DeploymentState::Pending;
    task.nodesRunning = 0;
    task.spec.regions = {{"guangdong"}};
    task.created = {1'000'000};
    publish();
    const Json listed = data(kOldSearch)["results"][0];
    Json expected = Json::parse(R"({"task_id":1229831,"status":"Pending","task_name":"task-name",
        "points":1,"runing_points":0,"billing_value":0,"forecast_value":0,
        "resources":[{"resource":{"device_name":"4090","region":"guangdong","gpu_name":"4090",
            "gpu_count":1,"gpu_memory":24560,"memory":64512,"cpu_cores":16},
            "region_name":"Guangdong","mark":"mark-4090-guangdong","weight":null}],
        "services":[{"service_id":122983101,"service_name":"task-name",
            "service_image":"harbor.suanleme.cn/public-hub/echo:1.0","remote_ports":[]}]})");
    expected["create_time"] = listed["create_time"];
    EXPECT_EQ(listed, expected);
    EXPECT_TRUE(listed["create_time"].get<std::string>().ends_with("+08:00"));
    EXPECT_EQ(listed["create_time"].get<std::string>().size(), 32U);
}

TEST_F(Tasks, HaveLinksOnceThereAreSome) {
    domain::Deployment& task = addDeployment(1, "web");
    task.spec.ports = {{80, {}}, {8080, {}}};
    task.links = {{80, "http://127.0.0.1:40001", {}, 1, {}}, {8080, "", {}, 1, "in use"}};
    publish();
    const Json old = data(kOldSearch)["results"][0];
    EXPECT_EQ(old["services"][0]["remote_ports"],
              Json::parse(R"([{"url":"http://127.0.0.1:40001","service_port":80}])"));
    EXPECT_FALSE(old.contains("remote_ports"));
    const Json fresh = data(kNewSearch)["results"][0];
    EXPECT_EQ(fresh["remote_ports"],
              Json::parse(R"([{"url":"http://127.0.0.1:40001","service_name":"web:80"}])"));
    EXPECT_EQ(fresh["termination_grace_period_seconds"], 30);
    // In the detail every port is named: whoever writes the task back would lose it.
    for (const char* detail : {kOldDetail, kNewDetail}) {
        EXPECT_EQ(data(detail + std::string("1"))["services"][0]["remote_ports"],
                  Json::parse(R"([{"url":"http://127.0.0.1:40001","service_port":80},
                                  {"url":null,"service_port":8080}])"));
    }
}

TEST_F(Tasks, AreFilteredByStatusNameAndKind) {
    addDeployment(1, "web-one");
    addDeployment(2, "web-two").state = DeploymentState::Paused;
    domain::Deployment& pending = addDeployment(3, "batch");
    pending.state = DeploymentState::Starting;
    pending.nodesRunning = 0;
    addDeployment(4, "gone").state = DeploymentState::Deleting;
    platform::EndedDeployment past{addDeployment(5, "past"), {7}};
    ended->push_back(past);
    state.deployments.pop_back();
    publish();
    const auto ids = [this](const std::string& query) { return idsOf(data(kOldSearch + query)); };
    EXPECT_EQ(ids(""), (std::vector<int>{5, 4, 3, 2, 1}));
    EXPECT_EQ(ids("?status=Running"), (std::vector<int>{1}));
    EXPECT_EQ(ids("?status=Running%2CPending,Paused"), (std::vector<int>{3, 2, 1}));
    EXPECT_EQ(ids("?status=End"), (std::vector<int>{5, 4}));
    EXPECT_EQ(ids("?status=Other"), (std::vector<int>{}));
    EXPECT_EQ(ids("?search_value=web"), (std::vector<int>{2, 1}));
    EXPECT_EQ(ids("?search_value=web&status=Paused"), (std::vector<int>{2}));
    EXPECT_EQ(ids("?type=Deployment&search_value=batch"), (std::vector<int>{3}));
    EXPECT_EQ(ids("?type=Job"), (std::vector<int>{}));
}

TEST_F(Tasks, ComeInPagesThatTogetherAreTheList) {
    for (int i = 1; i <= 23; ++i)
        addDeployment(i, "t" + std::to_string(i));
    publish();
    EXPECT_EQ(data(kOldSearch)["results"].size(), 10U);
    std::vector<int> all;
    for (int page = 1; page <= 6; ++page) {
        const Json part =
            data(kOldSearch + std::string("?page_size=5&page=") + std::to_string(page));
        EXPECT_EQ(part["count"], 23);
        for (const int id : idsOf(part))
            all.push_back(id);
    }
    ASSERT_EQ(all.size(), 23U);
    for (std::size_t i = 0; i < all.size(); ++i)
        EXPECT_EQ(all[i], 23 - static_cast<int>(i));
    EXPECT_NE(refusal(get(kOldSearch + std::string("?page=0"))).find("page"), std::string::npos);
}

TEST_F(Tasks, EndWhenTheyAreDeletedAndStayListed) {
    domain::Deployment& task = addDeployment(9, "gone");
    task.costSoFar = {57'956'886};
    ended->push_back({task, {7}});
    state.deployments.clear();
    publish();
    EXPECT_EQ(data(kOldSearch)["results"][0]["status"], "End");
    const Json detail = data(kOldDetail + std::string("9"));
    EXPECT_EQ(detail["status"], "End");
    EXPECT_EQ(detail["billing_value"], 57'956'886);
    // In both lists for a moment.
    addDeployment(9, "gone");
    publish();
    EXPECT_EQ(idsOf(data(kOldSearch)), (std::vector<int>{9}));
    EXPECT_EQ(data(kOldDetail + std::string("9"))["status"], "End");
}

TEST_F(Tasks, CountRunningAndBilledNodesAndTheirPrice) {
    domain::Deployment& task = addDeployment(1, "web");
    task.spec.nodes = 5;
    task.nodesRunning = 3;
    task.rateNow = {932};
    for (int i = 1; i <= 5; ++i)
        addNode(i, task, i).rate = {i <= 2 ? 466 : 0};
    publish();
    const Json detail = data(kNewDetail + std::string("1"));
    EXPECT_EQ(detail["points"], 5);
    EXPECT_EQ(detail["runing_points"], 3);
    EXPECT_EQ(detail["billing_points"], 2);
    EXPECT_EQ(detail["forecast_value"], 932);
}

TEST_F(Tasks, ShowTheirDetailInBothGenerations) {
    domain::Deployment& task = addDeployment(6232, "ubuntu");
    task.spec.environment = {{"a", "1"}, {"b", "x y"}};
    task.spec.command = {"tail", "-f", "/dev/null"};
    task.spec.sharedMemory = {64 * domain::kMiB};
    task.spec.mounts = {{{"vol-b"}, "/root/share"}};
    task.spec.health.liveness = domain::Probe{};
    task.spec.health.liveness->path = "/health";
    publish();
    const Json old = data(kOldDetail + std::string("6232"));
    EXPECT_EQ(old["task_type"], "Deployment");
    for (const char* key : {"repository_username", "repository_password", "scheduler_strategy",
                            "task_qos", "load_balance", "dynamic_pod_strategy"})
        EXPECT_TRUE(old.contains(key) && old[key].is_null()) << key;
    const Json& service = old["services"][0];
    EXPECT_EQ(service["service_id"], 623201);
    EXPECT_EQ(service["env"], R"(a=1 b="x y")");
    EXPECT_EQ(service["shared_mem_size"], 64);
    EXPECT_EQ(service["start_script_v2"],
              Json::parse(R"({"command":"tail","args":["-f","/dev/null"]})"));
    EXPECT_EQ(service["share_storage_config"],
              Json::parse(R"([{"storage_id":2,"target_dir":"/root/share"}])"));
    EXPECT_EQ(service["storage_config"], Json::array());
    EXPECT_EQ(service["health_checks"]["liveness_probe"], Json::parse(R"({"switch":true,
        "probe_type":"httpGet","path":"/health","port":80,"initial_delay_seconds":0,
        "period_seconds":10,"timeout_seconds":1,"failure_threshold":3})"));
    EXPECT_EQ(service["health_checks"]["startup_probe"]["path"], "/health");
    EXPECT_EQ(service["health_checks"]["readiness_probe"]["path"], "/ready");
    EXPECT_EQ(service["health_checks"]["readiness_probe"]["switch"], false);

    const Json fresh = data(kNewDetail + std::string("6232"));
    const std::set<std::string> members{"task_id",
                                        "task_type",
                                        "task_name",
                                        "namespace",
                                        "resources",
                                        "scheduler_strategy",
                                        "scheduler_resources",
                                        "status",
                                        "points",
                                        "runing_points",
                                        "billing_points",
                                        "billing_value",
                                        "forecast_value",
                                        "services",
                                        "deployment_yaml",
                                        "development_support",
                                        "deployment_name",
                                        "task_tags",
                                        "dynamic_pod_strategy",
                                        "load_balance",
                                        "task_schedules",
                                        "task_qos",
                                        "share_disk_volumes",
                                        "share_mem_volumes",
                                        "scheduling_template"};
    for (const std::string& member : members)
        EXPECT_TRUE(fresh.contains(member)) << member;
    EXPECT_EQ(fresh["share_mem_volumes"], Json::parse(R"([{"name":"shm","size_limit":64}])"));
    const Json& container = fresh["services"][0];
    EXPECT_EQ(container["share_mem_config"],
              Json::parse(R"([{"target_dir":"/dev/shm","volume_name":"shm"}])"));
    EXPECT_EQ(container["env"], Json::parse(R"([{"name":"a","value":"1","value_from":null},
                                                {"name":"b","value":"x y","value_from":null}])"));
    EXPECT_EQ(container["start_script"],
              Json::parse(R"({"command":["tail"],"args":["-f","/dev/null"]})"));
    EXPECT_TRUE(container["repository_account"].is_null());
    EXPECT_FALSE(container.contains("shared_mem_size"));
    EXPECT_FALSE(container.contains("start_script_v2"));
    EXPECT_EQ(fresh["deployment_name"], data(kNewDetail + std::string("6232"))["deployment_name"]);
}

TEST_F(Tasks, ThatAreUnknownAreRefusedInWordsThatClientsLookFor) {
    for (const std::string path : {"/api/deployment/task/detail", "/api/task/deployment/detail",
                                   "/api/deployment/task/points"}) {
        EXPECT_NE(refusal(get(path + "?task_id=99")).find("任务不存在"), std::string::npos);
        EXPECT_NE(refusal(get(path)).find("缺少 task_id"), std::string::npos);
        EXPECT_NE(refusal(get(path + "?task_id=abc")).find("task_id 必须为正整数"),
                  std::string::npos);
    }
}

TEST_F(Tasks, OfADeploymentWithAnotherIdAreNotShown) {
    addDeployment(1, "web").id = {"elsewhere-1"};
    publish();
    EXPECT_EQ(data(kOldSearch)["count"], 0);
}

}  // namespace
}  // namespace berth::sim::open_api::testing
