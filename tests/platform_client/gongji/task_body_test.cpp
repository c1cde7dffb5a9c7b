// SPDX-License-Identifier: GPL-3.0-or-later
// From the wire to a spec and back: an update overwrites everything, so nothing may get lost.
#include "platform_client/gongji/task_body.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "models/domain/codec.h"
#include "platform_client/gongji/catalogue_codec.h"
#include "platform_client/gongji/task_detail_codec.h"
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji {
namespace {

using namespace testing;
using namespace std::chrono_literals;
using domain::BalancingPolicy;
using domain::DeploymentSpec;
using domain::ErrorCode;

OfferBook offers() {
    return OfferBook(dataOf(catalogueExample(), readOffers));
}

WireTaskDetail bodyDetailOf(const std::string& body, Generation generation) {
    return dataOf(body, [&](const JsonReader& data) { return readTaskDetail(data, generation); });
}

TaskDetails oldTask() {
    return {bodyDetailOf(oldDetailExample(), Generation::Old), std::nullopt};
}
TaskDetails newTask() {
    return {std::nullopt, bodyDetailOf(newDetailExample(), Generation::New)};
}

DeploymentSpec echoSpec() {
    DeploymentSpec spec;
    spec.name = "echo";
    spec.gpuSpec = "4090";
    spec.image = "harbor.suanleme.cn/public-hub/echo:1.0";
    spec.nodes = 2;
    spec.ports = {{80, BalancingPolicy::RoundRobin}};
    return spec;
}

// The members of a JSON object, or of one further in: "services[0]".
std::map<std::string, std::string> members(const std::string& json, bool ofFirstService = false) {
    std::map<std::string, std::string> found;
    const auto document = JsonDocument::parse(json);
    EXPECT_TRUE(document) << json;
    if (!document) return found;
    JsonStatus status;
    const auto collect = [&](const JsonReader& object) {
        object.each([&](std::string_view key, const JsonReader& value) {
            found[std::string(key)] = value.asRaw();
        });
    };
    const JsonReader root(*document, status);
    if (!ofFirstService) {
        collect(root);
        return found;
    }
    bool first = true;
    root.list("services", [&](const JsonReader& each) {
        if (std::exchange(first, false)) collect(each);
    });
    return found;
}

std::string bodyOf(const domain::Result<std::string>& body) {
    EXPECT_TRUE(body) << body.error().detail;
    return body.value_or(std::string());
}

TEST(ToSpec, ReadsAnOlderTask) {
    const DeploymentSpec spec = toSpec(oldTask(), offers());
    EXPECT_EQ(spec.name, "dailyhot");
    EXPECT_EQ(spec.gpuSpec, "4090");
    EXPECT_EQ(spec.regions, std::vector<domain::RegionId>{{"guangdong"}});
    EXPECT_EQ(spec.offers, std::vector<std::string>{"mark-gd"});
    EXPECT_EQ(spec.nodes, 3);
    EXPECT_EQ(spec.ports, (std::vector<domain::PortSpec>{{6688, BalancingPolicy::LeastConnections},
                                                         {80, BalancingPolicy::LeastConnections}}));
    EXPECT_EQ(spec.environment,
              (std::vector<domain::EnvironmentVariable>{{"MODE", "fast"}, {"LEVEL", "2"}}));
    EXPECT_EQ(spec.command, (std::vector<std::string>{"node", "server.js", "--port", "6688"}));
    EXPECT_EQ(spec.mounts, (std::vector<domain::VolumeMount>{{{"juicefs-36"}, "/root/data"}}));
    EXPECT_EQ(spec.health, domain::HealthChecks{});
    EXPECT_EQ(spec.sharedMemory.count, 64 * domain::kMiB);
    EXPECT_NE(spec.extensions.find("x_future"), std::string::npos);
    EXPECT_EQ(spec.extensions.find("hunter2"), std::string::npos);
    EXPECT_EQ(spec.extensions.find("billing"), std::string::npos) << "what changes by itself";
}

TEST(ToSpec, CallsATaskThatMayGoWhereverItIsSoldOneOfAnyRegion) {
    TaskDetails task = oldTask();
    WireTaskResource second = task.old->task.resources[0];
    second.region = "beijing-jxq-p1";
    task.old->task.resources.push_back(second);
    EXPECT_TRUE(toSpec(task, offers()).regions.empty());
    EXPECT_EQ(toSpec(task, OfferBook()).regions.size(), 2U) << "nobody knows where it is sold";
}

TEST(ToSpec, TakesTheBestOfBothGenerations) {
    TaskDetails both = oldTask();
    both.fresh = bodyDetailOf(newDetailExample(), Generation::New);
    const DeploymentSpec spec = toSpec(both, offers());
    EXPECT_EQ(spec.environment, (std::vector<domain::EnvironmentVariable>{{"a", "1"}}));
    EXPECT_EQ(spec.ports[0].balancing, BalancingPolicy::LeastConnections) << "of the older";
}

TEST(VolumeIds, TellTheKindsOfStorageApart) {
    for (const StorageKind kind : {StorageKind::Juicefs, StorageKind::Share, StorageKind::Nas}) {
        const auto back = storageOf(volumeIdOf(kind, 36));
        ASSERT_TRUE(back);
        EXPECT_EQ(back->kind, kind);
        EXPECT_EQ(back->id, 36);
    }
    for (const char* other : {"", "36", "share-", "share-x", "share-3x", "disk-1"})
        EXPECT_FALSE(storageOf({other})) << other;
}

TEST(CreateBody, SaysASimpleSpecInTheOlderForm) {
    const DeploymentSpec spec = echoSpec();
    ASSERT_EQ(generationFor(spec, {}, offers()), Generation::Old);
    const std::string body = bodyOf(createBody(spec, "b0123", Generation::Old, offers()));
    const auto task = members(body);
    EXPECT_EQ(task.at("task_name"), "\"echo\"");
    EXPECT_EQ(task.at("points"), "2");
    EXPECT_EQ(task.at("task_type"), "\"Deployment\"");
    EXPECT_FALSE(task.contains("load_balance"));
    EXPECT_NE(task.at("resources").find("\"mark\":\"mark-gd\""), std::string::npos);
    EXPECT_NE(task.at("resources").find("\"mark\":\"mark-bj\""), std::string::npos);
    const auto service = members(body, true);
    EXPECT_EQ(service.at("service_name"), "\"b0123\"");
    EXPECT_EQ(service.at("remote_ports"), "[{\"service_port\":80}]");
    EXPECT_FALSE(service.contains("env")) << "null";
    EXPECT_EQ(service.at("start_script_v2"), "{\"args\":[],\"command\":null}");
    EXPECT_FALSE(service.contains("service_id"));
}

TEST(CreateBody, SaysBalancingCommandAndEnvironmentInTheOlderForm) {
    DeploymentSpec spec = echoSpec();
    spec.ports[0].balancing = BalancingPolicy::Random;
    spec.command = {"vllm", "serve", "Qwen/Qwen3 8B"};
    spec.environment = {{"A", "1"}, {"B", "x/y"}};
    spec.sharedMemory = {100};
    spec.mounts = {{{"share-78"}, "/data"}, {{"juicefs-1"}, "/model"}, {{"nas-2"}, "/nas"}};
    spec.health.readiness = domain::Probe{};
    spec.health.readiness->path = "/health";
    ASSERT_EQ(generationFor(spec, {}, offers()), Generation::Old);
    const std::string body = bodyOf(createBody(spec, "b1", Generation::Old, offers()));
    EXPECT_EQ(members(body).at("load_balance"), "{\"type\":\"Random\"}");
    const auto service = members(body, true);
    EXPECT_EQ(service.at("env"), "\"A=1 B=x/y\"");
    EXPECT_EQ(service.at("start_script_v2"),
              "{\"args\":[\"serve\",\"Qwen/Qwen3 8B\"],\"command\":\"vllm\"}");
    EXPECT_EQ(service.at("shared_mem_size"), "1") << "MiB, rounded up";
    EXPECT_EQ(service.at("share_storage_config"), "[{\"storage_id\":78,\"target_dir\":\"/data\"}]");
    EXPECT_EQ(service.at("storage_config"), "[{\"storage_id\":1,\"target_dir\":\"/model\"}]");
    EXPECT_EQ(service.at("nas_storage_config"), "[{\"storage_id\":2,\"target_dir\":\"/nas\"}]");
    EXPECT_NE(service.at("health_checks").find("\"path\":\"/health\""), std::string::npos);
}

TEST(CreateBody, SaysInTheNewerFormWhatTheOlderLeavesInDoubt) {
    DeploymentSpec spec = echoSpec();
    spec.environment = {{"GREETING", "hello \"world\""}};
    spec.sharedMemory = {64 * domain::kMiB};
    ASSERT_EQ(generationFor(spec, {}, offers()), Generation::New);
    const std::string body = bodyOf(createBody(spec, "b2", Generation::New, offers()));
    EXPECT_EQ(members(body).at("share_mem_volumes"),
              "[{\"name\":\"mem-default\",\"size_limit\":64}]");
    const auto service = members(body, true);
    EXPECT_EQ(service.at("env"),
              "[{\"name\":\"GREETING\",\"value\":\"hello \\\"world\\\"\",\"value_from\":null}]");
    EXPECT_EQ(service.at("start_script"), "{\"args\":[],\"command\":[]}");
    EXPECT_EQ(service.at("resource_weight"),
              "{\"cpu_weight\":1,\"gpu_weight\":1,\"mem_weight\":1}");
    EXPECT_EQ(service.at("share_mem_config"),
              "[{\"target_dir\":\"/dev/shm\",\"volume_name\":\"mem-default\"}]");
}

TEST(CreateBody, RefusesWhatNeitherFormCanSay) {
    DeploymentSpec spec = echoSpec();
    spec.ports[0].balancing = BalancingPolicy::Random;
    spec.environment = {{"A", "b c"}};
    const auto generation = generationFor(spec, {}, offers());
    ASSERT_FALSE(generation);
    EXPECT_EQ(generation.error().code, ErrorCode::NotSupported);
    EXPECT_EQ(generation.error().field, "environment");
}

TEST(CreateBody, OrdersTheOffersThatAreAskedForAndNoUnknownOnes) {
    DeploymentSpec spec = echoSpec();
    spec.offers = {"mark-bj"};
    const std::string body = bodyOf(createBody(spec, "b", Generation::Old, offers()));
    EXPECT_EQ(members(body).at("resources").find("mark-gd"), std::string::npos);
    spec.offers = {"mark-bj", "of-yesterday"};
    const auto refused = createBody(spec, "b", Generation::Old, offers());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoCapacity);
    EXPECT_EQ(refused.error().field, "offers[1]");
}

TEST(CreateBody, RefusesAGpuThatIsNotSoldThere) {
    DeploymentSpec spec = echoSpec();
    spec.regions = {{"hebeif-1"}};
    const auto refused = createBody(spec, "b", Generation::Old, offers());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoCapacity);
}

TEST(CreateBody, CarriesTheSettingsOfAnotherTaskOver) {
    DeploymentSpec spec = toSpec(oldTask(), offers());
    spec.name = "copy";
    spec.offers.clear();
    const std::string body = bodyOf(createBody(spec, "b9", Generation::Old, offers()));
    const auto task = members(body);
    EXPECT_EQ(task.at("x_future"), "{\"a\":\"kept\",\"b\":[1,2]}");
    EXPECT_EQ(task.at("scheduler_strategy"), "{\"mode\":\"Unrestricted\"}");
    EXPECT_FALSE(task.contains("task_id"));
    EXPECT_FALSE(task.contains("status"));
    const auto service = members(body, true);
    EXPECT_EQ(service.at("x_service"), "\"kept too\"");
    EXPECT_EQ(service.at("service_name"), "\"b9\"");
    EXPECT_FALSE(service.contains("service_id"));
}

TEST(UpdateBody, SendsBackEverythingThatTheEditLeavesAlone) {
    const TaskDetails now = oldTask();
    DeploymentSpec spec = toSpec(now, offers());
    spec.image = "harbor.suanleme.cn/public-hub/dailyhot:2.0";
    ASSERT_EQ(generationFor(spec, now, offers()), Generation::Old);
    const std::string body = bodyOf(updateBody(spec, now, Generation::Old, offers()));
    EXPECT_EQ(body.find("hunter2"), std::string::npos);
    const auto task = members(body);
    EXPECT_EQ(task.at("task_id"), "7");
    EXPECT_EQ(task.at("x_future"), "{\"a\":\"kept\",\"b\":[1,2]}");
    EXPECT_EQ(task.at("task_qos"), "{\"class\":\"Guaranteed\"}");
    EXPECT_EQ(task.at("load_balance"), "{\"params\":null,\"type\":\"LeastConnection\"}");
    EXPECT_NE(task.at("resources").find("\"weight\":5"), std::string::npos);
    for (const char* state : {"status", "runing_points", "billing_value", "namespace"})
        EXPECT_FALSE(task.contains(state)) << state;
    const auto service = members(body, true);
    EXPECT_EQ(service.at("service_id"), "9");
    EXPECT_EQ(service.at("service_image"), "\"harbor.suanleme.cn/public-hub/dailyhot:2.0\"");
    EXPECT_EQ(service.at("env"), "\"MODE=fast LEVEL=2\"");
    EXPECT_EQ(service.at("x_service"), "\"kept too\"");
    EXPECT_EQ(service.at("shared_mem_size"), "64");
    EXPECT_EQ(service.at("start_script_v2"),
              "{\"args\":[\"server.js\",\"--port\",\"6688\"],\"command\":\"node\"}");
    EXPECT_EQ(service.at("storage_config"), "[{\"storage_id\":36,\"target_dir\":\"/root/data\"}]");
    EXPECT_TRUE(service.contains("health_checks"));
}

TEST(UpdateBody, ChangesNothingButWhatIsWantedAndIsReadBackAsThat) {
    const TaskDetails now = oldTask();
    DeploymentSpec spec = toSpec(now, offers());
    spec.environment = {{"MODE", "slow"}};
    spec.health.liveness = domain::Probe{};
    spec.ports[0].balancing = spec.ports[1].balancing = BalancingPolicy::RoundRobin;
    spec.sharedMemory = {128 * domain::kMiB};
    const std::string body = bodyOf(updateBody(spec, now, Generation::Old, offers()));
    const std::string answer = R"({"code":"0000","data":)" + body + "}";
    const TaskDetails after{bodyDetailOf(answer, Generation::Old), std::nullopt};
    EXPECT_EQ(toSpec(after, offers()), spec);
}

TEST(UpdateBody, TakesTheMarksOfToday) {
    TaskDetails now = oldTask();
    now.old->task.resources[0].mark = "of-yesterday";
    const DeploymentSpec spec = toSpec(now, offers());
    const std::string body = bodyOf(updateBody(spec, now, Generation::Old, offers()));
    EXPECT_NE(body.find("mark-gd"), std::string::npos);
    EXPECT_EQ(body.find("of-yesterday"), std::string::npos);
    const auto refused = updateBody(spec, now, Generation::Old, OfferBook());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoCapacity);
}

TEST(UpdateBody, OrdersAnewWhenTheGpuOrTheRegionsChange) {
    const TaskDetails now = oldTask();
    DeploymentSpec spec = toSpec(now, offers());
    spec.gpuSpec = "H20 x 8";
    spec.regions.clear();
    const std::string body = bodyOf(updateBody(spec, now, Generation::Old, offers()));
    EXPECT_NE(body.find("ha8GDGEAORN3a9Hhu7X+W4Vt=="), std::string::npos);
    EXPECT_EQ(body.find("mark-gd"), std::string::npos);
}

TEST(UpdateBody, KeepsABalancingThatBerthHasNoWordFor) {
    TaskDetails now = oldTask();
    now.old->balance = {"HeaderHash", R"({"params":{"header":"x-user"},"type":"HeaderHash"})"};
    DeploymentSpec spec = toSpec(now, offers());
    EXPECT_EQ(spec.ports[0].balancing, BalancingPolicy::RoundRobin);
    spec.image = "other:1";
    EXPECT_EQ(members(bodyOf(updateBody(spec, now, Generation::Old, offers()))).at("load_balance"),
              now.old->balance.json);
    for (domain::PortSpec& port : spec.ports)
        port.balancing = BalancingPolicy::Random;
    EXPECT_EQ(members(bodyOf(updateBody(spec, now, Generation::Old, offers()))).at("load_balance"),
              "{\"type\":\"Random\"}");
}

TEST(UpdateBody, KeepsSeveralContainersAndVariablesFromElsewhere) {
    const TaskDetails several{std::nullopt,
                              bodyDetailOf(severalContainersExample(), Generation::New)};
    DeploymentSpec spec = toSpec(several, offers());
    EXPECT_EQ(spec.image, "a/web:1") << "the first with ports";
    spec.image = "a/web:2";
    ASSERT_EQ(generationFor(spec, several, offers()), Generation::New);
    const std::string body = bodyOf(updateBody(spec, several, Generation::New, offers()));
    EXPECT_NE(body.find("a/side:1"), std::string::npos);
    EXPECT_NE(body.find("a/web:2"), std::string::npos);
    EXPECT_EQ(body.find("a/web:1"), std::string::npos);
    EXPECT_NE(body.find("\"cpu_weight\":3"), std::string::npos);
    EXPECT_EQ(members(body).at("task_tags"), "[\"team-a\"]");

    const TaskDetails now = newTask();
    DeploymentSpec edited = toSpec(now, OfferBook());
    edited.environment.push_back({"b", "2"});
    edited.gpuSpec = "4090";
    edited.regions.clear();
    edited.offers.clear();
    ASSERT_EQ(generationFor(edited, now, offers()), Generation::New);
    const std::string mixed = bodyOf(updateBody(edited, now, Generation::New, offers()));
    EXPECT_NE(mixed.find("metadata.name"), std::string::npos);
    EXPECT_NE(mixed.find("limits.cpu"), std::string::npos);
    EXPECT_NE(mixed.find("\"name\":\"b\",\"value\":\"2\""), std::string::npos);
    EXPECT_NE(mixed.find("\"volume_name\":\"edd\""), std::string::npos);
}

TEST(UpdateBody, RefusesToLoseAutoscalingForTheSakeOfTheNewerForm) {
    TaskDetails now = oldTask();
    now.old->json.insert(now.old->json.size() - 1, ",\"dynamic_pod_strategy\":{\"switch\":true}");
    // Said twice: the example has it as null.
    const std::string null = "\"dynamic_pod_strategy\":null,";
    now.old->json.erase(now.old->json.find(null), null.size());
    DeploymentSpec spec = toSpec(now, offers());
    for (domain::PortSpec& port : spec.ports)
        port.balancing = BalancingPolicy::RoundRobin;
    spec.environment = {{"A", "b c"}};
    const auto generation = generationFor(spec, now, offers());
    ASSERT_FALSE(generation);
    EXPECT_EQ(generation.error().code, ErrorCode::NotSupported);
}

}  // namespace
}  // namespace berth::platform_client::gongji
