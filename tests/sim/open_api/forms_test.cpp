// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of create and update: what becomes of them, and what comes back.
#include <variant>

#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {
namespace {

constexpr const char* kOldCreate = "/api/deployment/task/create";
constexpr const char* kNewCreate = "/api/task/deployment/create";

class Forms : public ApiRoom {
  protected:
    // The spec that a body asks for; the answer is a success.
    domain::DeploymentSpec created(const std::string& path, const Json& body) {
        const Json answer = post(path, body);
        EXPECT_EQ(answer,
                  Json::parse(R"({"code":"0000","message":"success","data":{"task_id":7}})"))
            << body;
        if (platform.applied().empty()) return {};
        const domain::Change change = lastChange();
        const auto* create = std::get_if<domain::CreateDeployment>(&change);
        return create == nullptr ? domain::DeploymentSpec{} : create->spec;
    }
    // The detail of a task that has just that spec.
    Json detailOf(const domain::DeploymentSpec& spec, const std::string& path) {
        state.deployments.clear();
        addDeployment(7, spec.name).spec = spec;
        publish();
        return data(path + "?task_id=7");
    }
    Json oldDetailOf(const domain::DeploymentSpec& spec) {
        return detailOf(spec, "/api/deployment/task/detail");
    }
    Json newDetailOf(const domain::DeploymentSpec& spec) {
        return detailOf(spec, "/api/task/deployment/detail");
    }
    std::string refused(const std::string& path, const Json& body) {
        const std::size_t before = platform.applied().size();
        const std::string message = refusal(post(path, body));
        EXPECT_EQ(platform.applied().size(), before) << body;
        return message;
    }
};

TEST_F(Forms, TakeTheExampleOfTheDocumentation) {
    const auto spec = created(kOldCreate, createBody("d01081829-dailyhot10", "mark-4090-beijing"));
    EXPECT_EQ(spec.name, "d01081829-dailyhot10");
    EXPECT_EQ(spec.nodes, 1);
    EXPECT_EQ(spec.gpuSpec, "4090");
    EXPECT_EQ(spec.regions, (std::vector<domain::RegionId>{{"beijing-jxq-p1"}}));
    EXPECT_EQ(spec.offers, (std::vector<std::string>{"mark-4090-beijing"}));
    EXPECT_EQ(spec.image, "harbor.suanleme.cn/public-hub/dailyhot:1.0");
    ASSERT_EQ(spec.ports.size(), 2U);
    EXPECT_EQ(spec.ports[0].port, 6688);
    EXPECT_TRUE(spec.environment.empty());
    EXPECT_TRUE(spec.command.empty());
    EXPECT_EQ(spec.health, domain::HealthChecks{});
    const Json detail = oldDetailOf(spec);
    EXPECT_EQ(detail["services"][0]["service_name"], "d1767868176690-5675100");
    EXPECT_EQ(detail["services"][0]["env"], nullptr);
    EXPECT_EQ(detail["services"][0]["start_script_v2"],
              Json::parse(R"({"command":null,"args":[]})"));
    EXPECT_EQ(detail["resources"][0]["mark"], "mark-4090-beijing");
}

TEST_F(Forms, TakeOneNodeWhereNoneIsSaid) {
    Json body = createBody("web", "mark-4090-beijing");
    body["points"] = nullptr;
    EXPECT_EQ(created(kOldCreate, body).nodes, 1);
    body.erase("points");
    EXPECT_EQ(created(kOldCreate, body).nodes, 1);
    body["points"] = 12;
    EXPECT_EQ(created(kOldCreate, body).nodes, 12);
}

TEST_F(Forms, NeedNothingOfAResourceButItsMark) {
    Json body = createBody("web", "mark-4090-beijing");
    body["resources"] =
        Json::parse(R"([{"mark":"mark-4090-guangdong"},{"mark":"mark-4090-beijing","weight":3}])");
    const auto spec = created(kOldCreate, body);
    EXPECT_EQ(spec.regions, (std::vector<domain::RegionId>{{"guangdong"}, {"beijing-jxq-p1"}}));
    const Json resources = oldDetailOf(spec)["resources"];
    ASSERT_EQ(resources.size(), 2U);
    EXPECT_EQ(resources[0]["region_name"], "Guangdong");
    EXPECT_EQ(resources[1]["weight"], 3);
    EXPECT_EQ(resources[1]["resource"]["device_name"], "4090");
}

TEST_F(Forms, TakeAMarkThatNobodyKnowsAndGiveItBack) {
    Json body = createBody("web", "ha8GDGEAORN3a9Hhu7X+W4Vtce8YV33R2cqzDf1CeFte7rPSMOMpgrHA==");
    const auto spec = created(kOldCreate, body);
    EXPECT_EQ(spec.offers, (std::vector<std::string>{body["resources"][0]["mark"]}));
    EXPECT_EQ(spec.gpuSpec, "");  // whoever knows it may say
    Json expected = body["resources"][0];
    expected["weight"] = nullptr;
    EXPECT_EQ(oldDetailOf(spec)["resources"][0], expected);
}

TEST_F(Forms, RefuseResourcesOfTwoKinds) {
    Json body = createBody("web", "mark-4090-beijing");
    body["resources"].push_back({{"mark", "mark-h20-guangdong"}});
    EXPECT_NE(refused(kOldCreate, body).find("设备型号"), std::string::npos);
}

TEST_F(Forms, MapWhatTheSpecHasWordsFor) {
    Json body = createBody("web", "mark-4090-beijing");
    body["load_balance"] = {{"type", "LeastConnection"}};
    Json& service = body["services"][0];
    service["env"] = "MODE=fast NAME=\"two words\"";
    service["shared_mem_size"] = 2048;
    service["start_script_v2"] = {{"command", "/bin/bash"}, {"args", {"-c", "vllm serve x"}}};
    service["share_storage_config"] = {{{"storage_id", 1}, {"target_dir", "/root/data"}}};
    service["health_checks"] = Json::parse(R"({
        "liveness_probe":{"switch":true,"probe_type":"tcpSocket","path":"/live","port":80,
            "initial_delay_seconds":5,"period_seconds":20,"timeout_seconds":2,"failure_threshold":4},
        "startup_probe":{"switch":false,"probe_type":"httpGet","path":"/up","port":8080,
            "initial_delay_seconds":1,"period_seconds":2,"timeout_seconds":3,"failure_threshold":9},
        "readiness_probe":null})");
    const auto spec = created(kOldCreate, body);
    EXPECT_EQ(spec.ports[0].balancing, domain::BalancingPolicy::LeastConnections);
    EXPECT_EQ(spec.ports[1].balancing, domain::BalancingPolicy::LeastConnections);
    EXPECT_EQ(spec.environment,
              (std::vector<domain::EnvironmentVariable>{{"MODE", "fast"}, {"NAME", "two words"}}));
    EXPECT_EQ(spec.sharedMemory.count, 2048 * domain::kMiB);
    EXPECT_EQ(spec.command, (std::vector<std::string>{"/bin/bash", "-c", "vllm serve x"}));
    EXPECT_EQ(spec.mounts, (std::vector<domain::VolumeMount>{{{"vol-a"}, "/root/data"}}));
    ASSERT_TRUE(spec.health.liveness.has_value());
    EXPECT_EQ(spec.health.liveness->kind, domain::ProbeKind::Tcp);
    EXPECT_EQ(spec.health.liveness->period, std::chrono::seconds(20));
    EXPECT_EQ(spec.health.liveness->failureThreshold, 4);
    EXPECT_FALSE(spec.health.startup.has_value());
    EXPECT_FALSE(spec.health.readiness.has_value());

    const Json detail = oldDetailOf(spec);
    EXPECT_EQ(detail["load_balance"], body["load_balance"]);
    const Json& shown = detail["services"][0];
    for (const char* key : {"env", "shared_mem_size", "start_script_v2", "share_storage_config"})
        EXPECT_EQ(shown[key], service[key]) << key;
    for (const char* probe : {"liveness_probe", "startup_probe"})
        EXPECT_EQ(shown["health_checks"][probe], service["health_checks"][probe]) << probe;
}

TEST_F(Forms, KeepWhatTheSpecHasNoWordsFor) {
    Json body = createBody("web", "mark-4090-beijing");
    const Json kept = Json::parse(R"({"scheduler_strategy":{"mode":"Unrestricted"},
        "task_qos":{"class":"Guaranteed"},
        "task_tags":["a"],"a_key_of_tomorrow":{"deep":[1,2.5,null,"北京"]}})");
    body.update(kept);
    Json& service = body["services"][0];
    service["storage_config"] = {{{"storage_id", 36}, {"target_dir", "/root/data"}}};
    service["another_key"] = {1, 2};
    const auto spec = created(kOldCreate, body);
    EXPECT_TRUE(spec.mounts.empty());
    const Json old = oldDetailOf(spec);
    const Json fresh = newDetailOf(spec);
    for (const auto& [key, value] : kept.items()) {
        EXPECT_EQ(old[key], value) << key;
        EXPECT_EQ(fresh[key], value) << key;
    }
    for (const Json* detail : {&old, &fresh}) {
        EXPECT_EQ((*detail)["services"][0]["storage_config"], service["storage_config"]);
        EXPECT_EQ((*detail)["services"][0]["another_key"], service["another_key"]);
    }
}

TEST_F(Forms, ForgetPasswords) {
    Json old = createBody("web", "mark-4090-beijing");
    old["repository_username"] = "user-of-mine";
    old["repository_password"] = "hunter2-secret";
    Json fresh = newCreateBody("web", "mark-4090-beijing");
    fresh["services"][0]["repository_account"] = {{"repository_username", "user-of-mine"},
                                                  {"repository_password", "hunter2-secret"}};
    fresh["services"].push_back(fresh["services"][0]);
    fresh["services"][1]["repository_password"] = "hunter2-secret";
    fresh["repository_account"] = fresh["services"][0]["repository_account"];
    for (const auto& [path, body] : {std::pair{kOldCreate, old}, std::pair{kNewCreate, fresh}}) {
        const auto spec = created(path, body);
        EXPECT_EQ(spec.extensions.find("hunter2"), std::string::npos);
        EXPECT_EQ(spec.extensions.find("user-of-mine"), std::string::npos);
        EXPECT_EQ(oldDetailOf(spec).dump().find("hunter2"), std::string::npos);
        EXPECT_EQ(newDetailOf(spec).dump().find("hunter2"), std::string::npos);
    }
    // Nor does a refusal repeat one.
    old["repository_password"] = "hunter2-secret";
    old["points"] = "many";
    EXPECT_EQ(refused(kOldCreate, old).find("hunter2"), std::string::npos);
}

TEST_F(Forms, TakeTheNewerServicesToo) {
    Json body = newCreateBody("web", "mark-h20-guangdong");
    body["share_disk_volumes"] = Json::parse(R"([{"name":"edd"}])");
    body["share_mem_volumes"] =
        Json::parse(R"([{"name":"other","size_limit":8},{"name":"mem-default","size_limit":64}])");
    Json& service = body["services"][0];
    service["env"] = Json::parse(R"([{"name":"a","value":"1","value_from":null},
        {"name":"POD","value":null,"value_from":{"field_ref":{"field_path":"metadata.name"},
            "resource_field_ref":null}},
        {"name":"b","value":""}])");
    service["start_script"] = Json::parse(R"({"command":["tail","-f"],"args":["/dev/null"]})");
    service["share_mem_config"] =
        Json::parse(R"([{"target_dir":"/dev/shm","volume_name":"mem-default"}])");
    service["share_disk_config"] =
        Json::parse(R"([{"target_dir":"/root/shd","volume_name":"edd"}])");
    const auto spec = created(kNewCreate, body);
    EXPECT_EQ(spec.gpuSpec, "H20 x 8");
    EXPECT_EQ(spec.environment, (std::vector<domain::EnvironmentVariable>{{"a", "1"}, {"b", ""}}));
    EXPECT_EQ(spec.command, (std::vector<std::string>{"tail", "-f", "/dev/null"}));
    EXPECT_EQ(spec.sharedMemory.count, 64 * domain::kMiB);
    const Json detail = newDetailOf(spec);
    EXPECT_EQ(detail["share_disk_volumes"], body["share_disk_volumes"]);
    EXPECT_EQ(detail["share_mem_volumes"], body["share_mem_volumes"]);
    const Json& shown = detail["services"][0];
    for (const char* key :
         {"start_script", "share_mem_config", "share_disk_config", "resource_weight"})
        EXPECT_EQ(shown[key], service[key]) << key;
    EXPECT_EQ(shown["env"][1], service["env"][1]);
    EXPECT_EQ(shown["env"][2]["name"], "b");
    // Shared memory that has been changed elsewhere is shown as it is.
    domain::DeploymentSpec changed = spec;
    changed.sharedMemory = {128 * domain::kMiB};
    EXPECT_EQ(newDetailOf(changed)["share_mem_volumes"][1]["size_limit"], 128);
}

TEST_F(Forms, TakeSeveralContainersAndRunTheFirstWithPorts) {
    Json body = newCreateBody("web", "mark-4090-beijing");
    Json sidecar = body["services"][0];
    sidecar["service_name"] = "sidecar";
    sidecar["service_image"] = "harbor.example/me/sidecar:2";
    sidecar.erase("remote_ports");
    sidecar["env"] = Json::parse(R"([{"name":"S","value":"1"}])");
    body["services"].insert(body["services"].begin(), sidecar);
    const auto spec = created(kNewCreate, body);
    EXPECT_EQ(spec.image, "harbor.example/me/app:1");
    const Json detail = newDetailOf(spec);
    ASSERT_EQ(detail["services"].size(), 2U);
    EXPECT_EQ(detail["services"][0]["service_name"], "sidecar");
    EXPECT_EQ(detail["services"][0]["service_image"], "harbor.example/me/sidecar:2");
    EXPECT_EQ(detail["services"][0]["env"], sidecar["env"]);
    EXPECT_EQ(detail["services"][0]["service_id"], 701);
    EXPECT_EQ(detail["services"][1]["service_id"], 702);
    EXPECT_EQ(detail["services"][1]["remote_ports"][0]["service_port"], 80);
    const Json listed = data("/api/task/deployment/search")["results"][0];
    EXPECT_EQ(listed["services"].size(), 2U);
    EXPECT_EQ(listed["services"][0]["remote_ports"], Json::array());
    body["services"] = Json::array();
    EXPECT_NE(refused(kNewCreate, body).find("services"), std::string::npos);
    Json old = createBody("web", "mark-4090-beijing");
    old["services"].push_back(old["services"][0]);
    EXPECT_NE(refused(kOldCreate, old).find("exactly one"), std::string::npos);
}

TEST_F(Forms, GiveABareImageNameTheRegistryThatEveryRuntimeWould) {
    Json body = createBody("web", "mark-4090-beijing");
    body["services"][0]["service_image"] = "nginx:latest";
    const auto spec = created(kOldCreate, body);
    EXPECT_EQ(spec.image, "docker.io/library/nginx:latest");
    EXPECT_EQ(oldDetailOf(spec)["services"][0]["service_image"], "nginx:latest");
    domain::DeploymentSpec changed = spec;
    changed.image = "harbor.example/me/app:2";
    EXPECT_EQ(oldDetailOf(changed)["services"][0]["service_image"], "harbor.example/me/app:2");
    body["services"][0]["service_image"] = "echo";
    EXPECT_EQ(created(kOldCreate, body).image, "echo");
}

TEST_F(Forms, ShowWhatHasBeenChangedElsewhereSince) {
    auto spec = created(kOldCreate, createBody("web", "mark-4090-beijing"));
    spec.offers = {};
    spec.gpuSpec = "H20 x 8";
    spec.regions = {};
    spec.command = {"sleep", "1"};
    spec.ports[0].balancing = spec.ports[1].balancing = domain::BalancingPolicy::Random;
    const Json detail = oldDetailOf(spec);
    ASSERT_EQ(detail["resources"].size(), 1U);
    EXPECT_EQ(detail["resources"][0]["mark"], "mark-h20-guangdong");
    EXPECT_EQ(detail["load_balance"]["type"], "Random");
    EXPECT_EQ(detail["services"][0]["start_script_v2"]["args"], Json::parse(R"(["sleep","1"])"));
}

TEST_F(Forms, AreWholeInBothGenerationsWhenTheyAreWrittenBack) {
    Json body = createBody("web", "mark-4090-beijing");
    body["dynamic_pod_strategy"] = {{"switch", false}};
    body["services"][0]["env"] = "A=1";
    body["services"][0]["start_script_v2"] = {{"command", "run"}, {"args", {"x"}}};
    const auto spec = created(kOldCreate, body);
    for (const auto& [detailPath, update] :
         {std::pair{"/api/deployment/task/detail", "/api/deployment/task/update"},
          std::pair{"/api/task/deployment/detail", "/api/task/deployment/update"}}) {
        const Json detail = detailOf(spec, detailPath);
        const std::size_t before = platform.applied().size();
        const Json answer = post(update, detail);
        EXPECT_EQ(answer, Json::parse(R"({"code":"0000","message":"success","data":null})"));
        // Nothing has changed but how this API keeps what it was sent.
        for (std::size_t i = before; i < platform.applied().size(); ++i) {
            const auto edit = std::get<domain::EditDeployment>(platform.applied()[i].change);
            domain::DeploymentSpec same = edit.spec;
            same.extensions = spec.extensions;
            EXPECT_EQ(same, spec);
            EXPECT_EQ(detailOf(edit.spec, detailPath), detail);
        }
    }
}

TEST_F(Forms, SayWhatIsMissingOrOfTheWrongKind) {
    const Json good = createBody("web", "mark-4090-beijing");
    for (const char* key : {"task_name", "resources", "services"}) {
        Json body = good;
        body.erase(key);
        EXPECT_NE(refused(kOldCreate, body).find(key), std::string::npos);
        for (const Json& wrong : {Json(1.5), Json("x"), Json::object(), Json(true)}) {
            if (std::string(key) == "task_name" && wrong.is_string()) continue;
            body[key] = wrong;
            EXPECT_NE(refused(kOldCreate, body).find(key), std::string::npos) << body;
        }
    }
    for (const char* key : {"service_name", "service_image"}) {
        Json body = good;
        body["services"][0].erase(key);
        EXPECT_NE(refused(kOldCreate, body).find(std::string("services[0].") + key),
                  std::string::npos);
    }
    const Json fresh = newCreateBody("web", "mark-4090-beijing");
    for (const char* key : {"task_type", "points"}) {
        Json body = fresh;
        body.erase(key);
        EXPECT_NE(refused(kNewCreate, body).find(key), std::string::npos);
    }
    struct Case {
        const char* pointer;
        Json value;
        const char* text;
    };
    for (const Case& c : {
             Case{"/points", "3", "points"},
             Case{"/points", 1e30, "points"},
             Case{"/points", 3000000000, "points"},
             Case{"/points", -9223372036854775807, "points"},
             Case{"/task_type", "Job", "task_type"},
             Case{"/resources/0/mark", "", "mark"},
             Case{"/resources/0/mark", std::string(5000, 'x'), "mark"},
             Case{"/resources/0/mark", Json::object(), "mark"},
             Case{"/resources", Json::array(), "resources"},
             Case{"/services/0/env", Json::array(), "env"},
             Case{"/services/0/env", "A", "env"},
             Case{"/services/0/remote_ports", "80", "remote_ports"},
             Case{"/services/0/remote_ports/0", 80, "remote_ports[0]"},
             Case{"/services/0/remote_ports/0/service_port", "80", "service_port"},
             Case{"/services/0/remote_ports/0", Json::object(), "service_port"},
             Case{"/services/0/shared_mem_size", -1, "shared_mem_size"},
             Case{"/services/0/shared_mem_size", 4611686018427387904, "shared_mem_size"},
             Case{"/services/0/start_script_v2", "run", "start_script_v2"},
             Case{"/services/0/start_script_v2/args", "run", "args"},
             Case{"/services/0/health_checks", Json::parse(R"({"startup_probe":{"switch":1}})"),
                  "switch"},
             Case{"/services/0/health_checks",
                  Json::parse(R"({"startup_probe":{"probe_type":"exec"}})"), "probe_type"},
             Case{"/services/0/health_checks",
                  Json::parse(R"({"startup_probe":{"period_seconds":9223372036854775807}})"),
                  "period_seconds"},
             Case{"/services/0/storage_config", Json::parse(R"([{"target_dir":"/x"}])"),
                  "storage_id"},
             Case{"/load_balance", Json::parse(R"({"type":"Best"})"), "type"},
             Case{"/load_balance", Json::parse(R"({})"), "type"},
             Case{"/termination_grace_period_seconds", -1, "termination_grace_period_seconds"},
         }) {
        Json body = good;
        body[Json::json_pointer(c.pointer)] = c.value;
        EXPECT_NE(refused(kOldCreate, body).find(c.text), std::string::npos) << c.pointer;
    }
}

TEST_F(Forms, HaveALimitToWhatIsKept) {
    Json body = createBody("web", "mark-4090-beijing");
    body["note"] = std::string(300 * 1024, 'x');
    EXPECT_NE(refused(kOldCreate, body).find("256 KiB"), std::string::npos);
    body = createBody("web", "mark-4090-beijing");
    for (int i = 0; i < 70; ++i)
        body["resources"].push_back({{"mark", "m"}});
    EXPECT_NE(refused(kOldCreate, body).find("64"), std::string::npos);
}

TEST_F(Forms, PassOnWhatThePlatformRefusesInTheNamesOfTheWire) {
    platform.onApply([](const domain::ChangeRequest&) -> domain::Result<domain::ChangeOutcome> {
        return domain::fail(domain::ErrorCode::InvalidArgument, "0 is no port", "ports[0].port");
    });
    EXPECT_EQ(refusal(post(kOldCreate, createBody("web", "mark-4090-beijing"))),
              "参数错误 remote_ports[0].port: 0 is no port");
    platform.onApply([](const domain::ChangeRequest&) -> domain::Result<domain::ChangeOutcome> {
        return domain::fail(domain::ErrorCode::AlreadyExists, "\"web\" exists", "name");
    });
    EXPECT_EQ(refusal(post(kOldCreate, createBody("web", "mark-4090-beijing")), "C010"),
              "名称已存在 task_name: \"web\" exists");
}

}  // namespace
}  // namespace berth::sim::open_api::testing
