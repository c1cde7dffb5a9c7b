// SPDX-License-Identifier: GPL-3.0-or-later
// The API before a simulation that runs, as both programs have it.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "models/domain/clock.h"
#include "sim/open_api/open_api.h"
#include "sim/platform/simulated_platform.h"
#include "sim/scenario/builtin_known.h"
#include "tests/sim/open_api/scaling_body.h"

namespace berth::sim::open_api::testing {
namespace {

using Json = nlohmann::json;
using std::chrono::seconds;

constexpr const char* kToken = "01234567-89ab-cdef-0123-456789abcdef-20260131235959";
constexpr auto kPatience = seconds(120);

// Can be waited for; says whether it came to an end, also without an answer.
class WaitedFor {
  public:
    struct Sink final : serving::ResponseSink {
        explicit Sink(std::shared_ptr<WaitedFor> of) : owner(std::move(of)) {}
        ~Sink() override { owner->end({}, 0); }  // after an answer this changes nothing
        void onHead(const serving::HttpHead&, std::int64_t) override {}
        void onData(std::string_view data, bool last) override {
            body += data;
            if (last) owner->end(body, 200);
        }
        void onFailure(int status, std::string_view, std::string_view) override {
            owner->end({}, status);
        }
        std::shared_ptr<WaitedFor> owner;
        std::string body;
    };

    void end(const std::string& text, int result) {
        const std::lock_guard lock(m_mutex);
        if (m_ended) return;
        m_ended = true;
        m_body = text;
        m_status = result;
        m_changed.notify_all();
    }
    [[nodiscard]] bool wait() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kPatience, [this] { return m_ended; });
    }
    [[nodiscard]] std::string body() const { return m_body; }
    [[nodiscard]] int status() const { return m_status; }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ended = false;
    std::string m_body;
    int m_status = 0;
};

// Gives every link a number.
class Numbers final : public platform::LinkHost {
  public:
    domain::Result<std::uint16_t> open(serving::LinkKey, std::uint16_t) override {
        return m_next++;
    }
    void close(serving::LinkKey) override {}

  private:
    std::uint16_t m_next = 40000;
};

class Simulated : public ::testing::Test {
  protected:
    Simulated() {
        platform::SimulatedPlatformSetup setup;
        setup.run.parseScenario = scenario::parseWithBuiltins;
        setup.run.host = &host;
        setup.scenarioText = scenario::sampleScenarioText();
        setup.pace.speed = 200;
        simulation = std::make_unique<platform::SimulatedPlatform>(std::move(setup), clock);
        api = std::make_unique<OpenApi>(
            *simulation, [this] { return simulation->endedDeployments(); },
            Authentication(domain::SecretString(kToken), std::nullopt, clock), clock, random);
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (std::chrono::steady_clock::now() < end &&
               send("GET", "/api/deployment/task/search", {})->status() != 200)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    // Ended, unless `wait` is false.
    std::shared_ptr<WaitedFor> send(const std::string& method, const std::string& target,
                                    const std::string& body, bool wait = true) {
        const auto answer = std::make_shared<WaitedFor>();
        serving::HttpRequest request{method, target, {}, body};
        request.headers = {{"token", kToken},
                           {"timestamp", std::to_string(clock.unixMilliseconds())},
                           {"version", "1.0.0"}};
        api->handle(request, std::make_shared<WaitedFor::Sink>(answer));
        EXPECT_TRUE(!wait || answer->wait()) << target;
        return answer;
    }
    Json get(const std::string& target) {
        const Json envelope = Json::parse(send("GET", target, {})->body());
        EXPECT_EQ(envelope["code"], "0000") << envelope;
        return envelope["data"];
    }
    Json post(const std::string& target, const Json& body) {
        const Json envelope = Json::parse(send("POST", target, body.dump())->body());
        EXPECT_EQ(envelope["code"], "0000") << envelope;
        return envelope["data"];
    }
    [[nodiscard]] static bool eventually(const std::function<bool()>& holds) {
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (std::chrono::steady_clock::now() < end) {
            if (holds()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }
    std::string mark() {
        const Json data = get("/api/deployment/resource/search");
        return data["results"][0]["regions"][0]["mark"]["mark"];
    }
    int create(const std::string& name, const std::string& image = "echo", int points = 1) {
        return post("/api/deployment/task/create",
                    {{"task_name", name},
                     {"points", points},
                     {"resources", {{{"mark", mark()}}}},
                     {"services",
                      {{{"service_name", name},
                        {"service_image", image},
                        {"remote_ports", {{{"service_port", 80}}}}}}}})["task_id"];
    }
    Json detail(int task) {
        return get("/api/deployment/task/detail?task_id=" + std::to_string(task));
    }
    Json points(int task) {
        return get("/api/deployment/task/points?page_size=100&task_id=" +
                   std::to_string(task))["results"];
    }

    domain::SystemClock clock;
    domain::SystemRandom random;
    Numbers host;
    std::unique_ptr<platform::SimulatedPlatform> simulation;
    std::unique_ptr<OpenApi> api;
};

TEST_F(Simulated, ShowsWhatWasDoneInTheAnswerAfterIt) {
    for (int i = 1; i <= 20; ++i) {
        const int task = create("web-" + std::to_string(i));
        EXPECT_EQ(task, i);
        EXPECT_EQ(detail(task)["status"], "Pending");
        EXPECT_EQ(get("/api/deployment/task/search")["results"][0]["task_id"], task);
        post("/api/deployment/task/change_points", {{"task_id", task}, {"points", 2}});
        EXPECT_EQ(detail(task)["points"], 2);
        post("/api/deployment/task/stop", {{"task_id", task}});
        EXPECT_EQ(detail(task)["status"], "End");
    }
}

TEST_F(Simulated, EndsAnImageThatNobodyHasInImagePullBackOff) {
    const int task = create("web", "nginx:latest");
    ASSERT_TRUE(eventually([&] {
        const Json nodes = points(task);
        return nodes.size() == 1 && nodes[0]["containers"][0]["reason"] == "ImagePullBackOff";
    }));
    EXPECT_EQ(detail(task)["status"], "Pending");
    EXPECT_EQ(detail(task)["billing_value"], 0);
}

TEST_F(Simulated, LeavesATaskWithAnUnknownMarkWaitingAndUncharged) {
    const int known = create("known");
    const int task = post("/api/deployment/task/create",
                          {{"task_name", "unknown"},
                           {"resources", {{{"mark", "bm9ib2R5IGtub3dzIHRoaXM="}}}},
                           {"services",
                            {{{"service_name", "x"},
                              {"service_image", "echo"},
                              {"remote_ports", Json::array()}}}}})["task_id"];
    ASSERT_TRUE(eventually([&] { return detail(known)["billing_value"] > 0; }));
    EXPECT_EQ(detail(task)["status"], "Pending");
    EXPECT_EQ(detail(task)["billing_value"], 0);
    EXPECT_EQ(detail(task)["forecast_value"], 0);
    ASSERT_EQ(points(task).size(), 1U);
    EXPECT_TRUE(points(task)[0]["region"].is_null());
    // Updates are taken with the mark as it is, and with another that nobody knows.
    Json body = detail(task);
    body["services"][0]["env"] = "A=1";
    post("/api/deployment/task/update", body);
    body["resources"] = {{{"mark", "bm9yIHRoaXM="}}};
    post("/api/deployment/task/update", body);
    EXPECT_EQ(detail(task)["status"], "Pending");
    EXPECT_EQ(detail(task)["services"][0]["env"], "A=1");
    EXPECT_EQ(detail(task)["resources"][0]["mark"], "bm9yIHRoaXM=");
    // One with a mark of today helps.
    body["resources"] = {{{"mark", mark()}}};
    post("/api/deployment/task/update", body);
    EXPECT_TRUE(eventually([&] { return detail(task)["status"] == "Running"; }));
}

TEST_F(Simulated, KeepsATasksPlaceWhenItsMarksAreNotListedAnyMore) {
    const int task = create("web");
    const std::string before = mark();
    simulation->jumpTo({std::chrono::nanoseconds(std::chrono::hours(30)).count()});
    ASSERT_TRUE(eventually([&] { return mark() != before; }));
    ASSERT_TRUE(eventually([&] { return detail(task)["status"] == "Running"; }));
    Json body = detail(task);
    EXPECT_EQ(body["resources"][0]["mark"], before);
    EXPECT_EQ(body["resources"][0]["resource"]["device_name"], "4090");
    const Json first = points(task)[0]["point_id"];
    body["services"][0]["env"] = "A=1";
    post("/api/deployment/task/update", body);
    EXPECT_EQ(detail(task)["resources"], body["resources"]);
    ASSERT_TRUE(eventually([&] {
        const Json nodes = points(task);
        return !nodes.empty() && nodes.back()["point_id"] != first &&
               nodes.back()["status"] == "Running";
    })) << points(task);
}

TEST_F(Simulated, KeepsNodesWhenOnlyAutoscalingChanges) {
    const int task = create("web", "echo", 2);
    ASSERT_TRUE(eventually([&] { return detail(task)["runing_points"] == 2; }));
    Json body = detail(task);
    body["dynamic_pod_strategy"] = scalingBody(2, 4);
    post("/api/deployment/task/update", body);
    EXPECT_EQ(detail(task)["dynamic_pod_strategy"], body["dynamic_pod_strategy"]);
    const Json before = points(task);
    body["task_qos"] = {{"class", "Guaranteed"}};
    post("/api/deployment/task/update", body);
    ASSERT_EQ(before.size(), 2U);  // until here nobody had been replaced
    const auto known = [&](const Json& node) {
        return node["point_id"] == before[0]["point_id"] ||
               node["point_id"] == before[1]["point_id"];
    };
    EXPECT_TRUE(eventually([&] {
        const Json nodes = points(task);
        return nodes.size() >= 2 && std::none_of(nodes.end() - 2, nodes.end(), known);
    })) << points(task);
}

TEST_F(Simulated, RunsAJobToItsEndAndChargesForNothingAfterwards) {
    const Json body = {
        {"task_name", "batch"},
        {"points", 3},
        {"sub_type", "Spot"},
        {"job_support",
         {{"estimated_exec_sec", 60},
          {"timeout_sec", 86400},
          {"parallelism", 2},
          {"mod_param", {{"index", {{"index_backoff_limit", 1}, {"max_failed_index", 0}}}}}}},
        {"resources", {{{"mark", mark()}}}},
        {"services",
         {{{"service_name", "work"},
           {"service_image", "echo"},
           {"resource_weight", {{"cpu_weight", 1}, {"mem_weight", 1}, {"gpu_weight", 1}}},
           {"remote_ports", Json::array()}}}}};
    const int task = post("/api/task/job/create", body)["task_id"];
    const std::string detail = "/api/task/job/detail?task_id=" + std::to_string(task);
    const auto status = [&] { return get(detail)["job_status"]; };
    ASSERT_TRUE(eventually([&] { return status()["status"] == "Complete"; })) << get(detail);
    EXPECT_EQ(status()["succeeded_pods"], 3);
    EXPECT_EQ(status()["active_pods"], 0);
    EXPECT_EQ(status()["completion_mode"], "Indexed");
    const Json over = get(detail);
    EXPECT_EQ(over["status"], "End");
    EXPECT_EQ(over["forecast_value"], 0);
    EXPECT_GT(over["billing_value"], 0);
    simulation->jumpTo({std::chrono::nanoseconds(std::chrono::hours(30)).count()});
    const int later = create("later");
    ASSERT_TRUE(eventually([&] { return this->detail(later)["billing_value"] > 0; }));
    EXPECT_EQ(get(detail)["billing_value"], over["billing_value"]);
    EXPECT_EQ(get("/api/task/job/search")["count"], 1);
    post("/api/task/job/stop", {{"task_id", task}});
    EXPECT_EQ(get(detail)["job_status"]["status"], "Complete");
}

TEST_F(Simulated, MountsItsVolumesUnderTheirNumbers) {
    const Json storage =
        get("/api/storage/get_storage?storage_type=ShareStorage&status=Activate")["results"];
    ASSERT_GE(storage.size(), 2U);
    Json body = {{"task_name", "files"},
                 {"resources", {{{"mark", mark()}}}},
                 {"services",
                  {{{"service_name", "files"},
                    {"service_image", "files"},
                    {"remote_ports", {{{"service_port", 80}}}},
                    {"share_storage_config",
                     {{{"storage_id", storage[1]["storage_id"]}, {"target_dir", "/data"}}}}}}}};
    const int task = post("/api/deployment/task/create", body)["task_id"];
    const auto snapshot = simulation->snapshot();
    ASSERT_EQ(snapshot->deployments[0].spec.mounts.size(), 1U);
    EXPECT_EQ(snapshot->deployments[0].spec.mounts[0].volume, snapshot->volumes[1].id);
    const Json users = get("/api/storage/storage_info?storage_id=2")["deployments"];
    ASSERT_EQ(users.size(), 1U);
    EXPECT_EQ(users[0]["deployment_id"], task);
}

TEST_F(Simulated, RefusesWhatTheSimulationRefusesAndSaysWhere) {
    const auto refused = [this](const Json& change) {
        Json body = {{"task_name", "web"},
                     {"resources", {{{"mark", mark()}}}},
                     {"services",
                      {{{"service_name", "web"},
                        {"service_image", "echo"},
                        {"remote_ports", {{{"service_port", 80}}}}}}}};
        body.merge_patch(change);
        const Json envelope =
            Json::parse(send("POST", "/api/deployment/task/create", body.dump())->body());
        EXPECT_NE(envelope["code"], "0000") << body;
        return envelope["message"].get<std::string>();
    };
    EXPECT_NE(refused({{"task_name", "Web"}}).find("task_name"), std::string::npos);
    EXPECT_NE(refused({{"task_name", "9lives"}}).find("task_name"), std::string::npos);
    EXPECT_NE(refused({{"task_name", ""}}).find("task_name"), std::string::npos);
    EXPECT_NE(refused({{"points", 5000}}).find("points"), std::string::npos);
    EXPECT_NE(refused(Json::parse(R"({"services":[{"service_name":"x","service_image":"echo",
                                      "remote_ports":[{"service_port":70000}]}]})"))
                  .find("remote_ports[0]"),
              std::string::npos);
    EXPECT_NE(refused(Json::parse(R"({"services":[{"service_name":"x","service_image":"A B"}]})"))
                  .find("service_image"),
              std::string::npos);
    EXPECT_EQ(get("/api/deployment/task/search")["count"], 0);
}

TEST_F(Simulated, ForgetsEverythingWhenAnotherSimulationBegins) {
    const int task = create("web");
    ASSERT_TRUE(eventually([&] { return detail(task)["status"] == "Running"; }));
    const std::string events =
        "/api/deployment/task/pod_event?point_id=" + points(task)[0]["point_id"].dump();
    ASSERT_GE(get(events)["events"].size(), 5U);
    std::atomic<bool> done = false;
    simulation->startOver({}, 9, [&done](const auto&) { done = true; });
    ASSERT_TRUE(eventually([&] { return done.load(); }));
    ASSERT_TRUE(eventually([&] { return get("/api/deployment/task/search")["count"] == 0; }));
    EXPECT_EQ(create("again"), task);  // counted from the beginning
    ASSERT_TRUE(eventually([&] { return detail(task)["status"] == "Running"; }));
    const Json fresh = get(events)["events"];
    EXPECT_LE(fresh.size(), 6U);
    EXPECT_EQ(fresh.back()["reason"], "Scheduled");
}

TEST_F(Simulated, LeavesNoCallOpenWhenItEnds) {
    const int task = create("web", "echo", 3);
    ASSERT_TRUE(eventually([&] { return detail(task)["runing_points"] == 3; }));
    const std::string logs = "/api/deployment/task/point_log?task_id=1&service_id=101&point_id=" +
                             points(task)[0]["point_id"].dump();
    std::vector<std::shared_ptr<WaitedFor>> open;
    for (int i = 0; i < 200; ++i) {
        open.push_back(send("GET", logs, {}, false));
        open.push_back(send("POST", "/api/deployment/task/change_points",
                            Json{{"task_id", task}, {"points", 1 + i % 5}}.dump(), false));
        open.push_back(send("GET",
                            "/api/billing/get_billing_record?range=day"
                            "&start_time=2026-01-01T00:00:00Z&end_time=2026-12-31T00:00:00Z",
                            {}, false));
    }
    api.reset();
    simulation.reset();
    for (const auto& each : open)
        EXPECT_TRUE(each->wait());
}

}  // namespace
}  // namespace berth::sim::open_api::testing
