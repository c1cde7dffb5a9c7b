// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/open_api/api_room.h"

#include <algorithm>

namespace berth::sim::open_api::testing {

using domain::kGiB;
using domain::kMiB;

ApiRoom::ApiRoom() {
    domain::Catalogue& catalogue = state.catalogue;
    catalogue.regions = {{{"beijing-jxq-p1"}, "Beijing", "北京一区"},
                         {{"guangdong"}, "Guangdong", ""}};
    catalogue.gpuSpecs = {
        {"4090", "4090", 1, {24560 * kMiB}, 16, {64512 * kMiB}, {80 * kGiB}},
        {"H20 x 8", "H20", 8, {786432 * kMiB}, 192, {1572864 * kMiB}, {80 * kGiB}}};
    catalogue.pools = {{{"beijing-jxq-p1"}, "4090", {466}, 5, 8, "mark-4090-beijing"},
                       {{"guangdong"}, "4090", {466}, 0, 8, "mark-4090-guangdong"},
                       {{"guangdong"}, "H20 x 8", {16416}, 2, 2, "mark-h20-guangdong"}};
    domain::ImagePreset echo;
    echo.name = "echo";
    echo.reference = "harbor.suanleme.cn/public-hub/echo:1.0";
    echo.ports = {{80, false, "API"}};
    catalogue.presets = {echo};
    state.volumes = {{{"vol-a"}, "models", {7}, {100 * kGiB}, 1},
                     {{"vol-b"}, "team", {0}, {50 * kGiB}, 0}};
    state.at = {std::chrono::nanoseconds(std::chrono::hours(2)).count()};
    platform.onApply([](const domain::ChangeRequest& change) {
        return domain::ChangeOutcome{change.operation, {"deployment-7"}, false};
    });
    Authentication keys(domain::SecretString(kToken), std::nullopt, clock);
    api = std::make_unique<OpenApi>(
        platform, [this] { return ended; }, std::move(keys), clock, random);
    publish();
}

void ApiRoom::publish() {
    state.version = ++m_version;
    std::sort(state.deployments.begin(), state.deployments.end(),
              [](const auto& a, const auto& b) { return a.spec.name < b.spec.name; });
    platform.publish(std::make_shared<const domain::Snapshot>(state));
}

domain::Deployment& ApiRoom::addDeployment(int number, const std::string& name) {
    domain::Deployment deployment;
    deployment.id = {"deployment-" + std::to_string(number)};
    deployment.spec.name = name;
    deployment.spec.gpuSpec = "4090";
    deployment.spec.image = "echo";
    deployment.spec.ports = {{80, domain::BalancingPolicy::RoundRobin}};
    deployment.links = {{80, "", domain::BalancingPolicy::RoundRobin, 0, {}}};
    deployment.state = domain::DeploymentState::Running;
    deployment.nodesRunning = deployment.nodesReady = 1;
    state.deployments.push_back(deployment);
    return state.deployments.back();
}

domain::Node& ApiRoom::addNode(int number, const domain::Deployment& deployment, int ordinal) {
    domain::Node node;
    node.id = {"node-" + std::to_string(number)};
    node.name = deployment.spec.name + "-" + std::to_string(ordinal);
    node.ordinal = ordinal;
    node.deployment = deployment.id;
    node.state = domain::NodeState::Running;
    node.region = {"guangdong"};
    node.gpuSpec = deployment.spec.gpuSpec;
    state.nodes.push_back(node);
    return state.nodes.back();
}

serving::HttpRequest ApiRoom::request(const std::string& method, const std::string& target,
                                      std::string body) const {
    serving::HttpRequest request;
    request.method = method;
    request.target = target;
    request.headers = {{"Host", "127.0.0.1"},
                       {"token", kToken},
                       {"timestamp", std::to_string(clock.unixMilliseconds())},
                       {"version", "1.0.0"}};
    request.body = std::move(body);
    return request;
}

std::shared_ptr<KeptAnswer> ApiRoom::send(const serving::HttpRequest& request) {
    auto answer = std::make_shared<KeptAnswer>();
    api->handle(request, answer);
    return answer;
}

Json ApiRoom::get(const std::string& target) {
    const auto answer = send(request("GET", target));
    EXPECT_TRUE(answer->ended) << target;
    return answer->ended ? answer->json() : Json();
}

Json ApiRoom::post(const std::string& target, const Json& body) {
    const auto answer = send(request("POST", target, body.dump()));
    EXPECT_TRUE(answer->ended) << target;
    return answer->ended ? answer->json() : Json();
}

Json ApiRoom::data(const std::string& target) {
    const Json envelope = get(target);
    EXPECT_EQ(envelope["code"], "0000") << envelope;
    EXPECT_EQ(envelope["message"], "success");
    return envelope["data"];
}

std::string ApiRoom::refusal(const Json& envelope, const std::string& code) {
    EXPECT_EQ(envelope.size(), 3U) << envelope;
    EXPECT_EQ(envelope["code"], code) << envelope;
    EXPECT_TRUE(envelope.contains("data") && envelope["data"].is_null()) << envelope;
    return envelope["message"];
}

Json createBody(const std::string& name, const std::string& mark) {
    Json body = Json::parse(R"({"points":1,
        "resources":[{"resource":{"device_name":"4090","region":"beijing-jxq-p1","gpu_name":"4090",
            "gpu_count":1,"gpu_memory":24560,"memory":64512,"cpu_cores":16},
            "region_name":"北京一区"}],
        "services":[{"remote_ports":[{"service_port":6688},{"service_port":80}],
            "service_image":"harbor.suanleme.cn/public-hub/dailyhot:1.0","env":null,
            "start_script_v2":{"args":[],"command":null},
            "service_name":"d1767868176690-5675100"}]})");
    body["task_name"] = name;
    body["resources"][0]["mark"] = mark;
    return body;
}

Json newCreateBody(const std::string& name, const std::string& mark) {
    Json body = Json::parse(R"({"task_type":"Deployment","points":1,"resources":[{}],
        "services":[{"service_name":"container-01","service_image":"harbor.example/me/app:1",
            "resource_weight":{"cpu_weight":1,"mem_weight":1,"gpu_weight":1},
            "remote_ports":[{"service_port":80}]}]})");
    body["task_name"] = name;
    body["resources"][0]["mark"] = mark;
    return body;
}

}  // namespace berth::sim::open_api::testing
