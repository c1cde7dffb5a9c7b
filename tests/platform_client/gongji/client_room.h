// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "platform_client/gongji/gongji_platform.h"
#include "tests/platform_client/gongji/fake_gongji.h"
#include "tests/support/seeded_random.h"
#include "tests/support/virtual_task_queue.h"

namespace berth::platform_client::gongji::testing {

inline constexpr const char* kTestToken = "01234567-89ab-cdef-0123-456789abcdef-20260101112757";

// A platform's client in virtual time, and the small platform it talks to.
struct ClientRoom {
    explicit ClientRoom(GongjiOptions with = {}, std::uint64_t seed = 1)
        : options(with), random(seed) {}

    // A new client, as after a start of the console.
    void start() {
        domain::ConnectionSettings settings;
        settings.id = {"c1"};
        settings.baseUrl = "https://openapi.suanli.cn";
        auto made =
            GongjiPlatform::make({queue, wire, queue.clock(), random,
                                  [this](const domain::ApiCall& call) { calls.push_back(call); }},
                                 settings, {domain::SecretString(kTestToken), {}}, options);
        ASSERT_TRUE(made) << made.error().detail;
        client = std::move(*made);
    }
    [[nodiscard]] bool until(const std::function<bool()>& condition,
                             domain::Duration limit = std::chrono::minutes(10)) {
        return queue.runUntil(condition, limit);
    }
    // Runs until everything has been read.
    void ready() {
        start();
        ASSERT_TRUE(until([&] { return isRead(); }));
    }
    [[nodiscard]] bool isRead() const { return client->snapshot()->isWhole(); }
    template <class T>
    struct Answer {
        std::optional<domain::Result<T>> result;
    };
    using Outcome = Answer<domain::ChangeOutcome>;
    std::shared_ptr<Outcome> ask(domain::Change change, const std::string& id,
                                 std::uint64_t basis = 0, bool lookUp = false) {
        auto answer = std::make_shared<Outcome>();
        client->apply({{id}, std::move(change), basis, lookUp},
                      [answer](domain::Result<domain::ChangeOutcome> result) {
                          EXPECT_FALSE(answer->result) << "one reply";
                          answer->result = std::move(result);
                      });
        return answer;
    }
    domain::Result<domain::ChangeOutcome> apply(domain::Change change, const std::string& id = {},
                                                std::uint64_t basis = 0, bool lookUp = false) {
        const auto answer = ask(std::move(change), id.empty() ? newId() : id, basis, lookUp);
        if (!until([&] { return answer->result.has_value(); }))
            return domain::fail(domain::ErrorCode::Internal, "no reply");
        return *answer->result;
    }
    domain::Result<domain::Plan> plan(domain::Change change) {
        const auto answer = std::make_shared<Answer<domain::Plan>>();
        client->plan(std::move(change), [answer](domain::Result<domain::Plan> result) {
            answer->result = std::move(result);
        });
        queue.runPosted();
        return answer->result ? *answer->result
                              : domain::fail(domain::ErrorCode::Internal, "no reply");
    }
    std::string newId() {
        std::string number = std::to_string(++m_operations);
        return std::string(32 - number.size(), '0') + number;
    }

    static domain::DeploymentSpec spec(const std::string& name = "echo", int nodes = 1) {
        domain::DeploymentSpec spec;
        spec.name = name;
        spec.gpuSpec = "4090";
        spec.image = "harbor.suanleme.cn/public-hub/echo:1.0";
        spec.nodes = nodes;
        spec.ports = {{80, domain::BalancingPolicy::RoundRobin}};
        return spec;
    }
    static domain::DeploymentSpec jobSpec(const std::string& name, int completions,
                                          int atOnce = 1) {
        domain::DeploymentSpec spec = ClientRoom::spec(name, atOnce);
        spec.ports.clear();
        spec.job.emplace();
        spec.job->completions = completions;
        return spec;
    }
    // A job at work on so many nodes, as somebody made it.
    FakeTask& job(const std::string& name, int completions, int atOnce) {
        FakeTask& task = running(name, atOnce);
        task.isJob = true;
        task.points = completions;
        task.parallelism = atOnce;
        task.jobStatus = "Running";
        task.rest = R"({"job_support":{"estimated_exec_sec":90,"timeout_sec":7200,"parallelism":)" +
                    std::to_string(atOnce) +
                    R"(,"mod_param":{"default":{"backoff_limit":4,"restart_policy":"Never"}}}})";
        return task;
    }
    // A task that runs with so many nodes, as somebody made it.
    FakeTask& running(const std::string& name = "echo", int nodes = 1) {
        FakeTask task;
        task.name = name;
        task.status = "Running";
        task.points = nodes;
        task.services =
            R"([{"service_name":"d1-1","service_image":"harbor.suanleme.cn/public-hub/echo:1.0",)"
            R"("remote_ports":[{"service_port":80}],"env":null}])";
        task.resources =
            R"([{"resource":{"device_name":"4090","region":"guangdong","gpu_name":"4090",)"
            R"("gpu_count":1,"gpu_memory":24560,"memory":64512,"cpu_cores":16},)"
            R"("region_name":"广东一区","mark":"mark-gd"}])";
        for (int i = 0; i < nodes; ++i) {
            FakePoint point;
            point.status = "Running";
            task.nodes.push_back(point);
        }
        return platform.add(std::move(task));
    }
    [[nodiscard]] const domain::Deployment* shown(const std::string& name) const {
        return client->snapshot()->findDeploymentByName(name);
    }

    GongjiOptions options;
    support::SeededRandom random;
    support::VirtualTaskQueue queue;
    FakeGongji platform{queue.clock()};
    FakeWire wire{queue, platform};
    std::vector<domain::ApiCall> calls;
    std::unique_ptr<GongjiPlatform> client;

  private:
    int m_operations = 0;
};

}  // namespace berth::platform_client::gongji::testing
