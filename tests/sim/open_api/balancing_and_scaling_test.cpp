// SPDX-License-Identifier: GPL-3.0-or-later
// `load_balance` and `dynamic_pod_strategy`: what they make of a task, and how it shows them.
#include <variant>

#include "tests/sim/open_api/api_room.h"
#include "tests/sim/open_api/scaling_body.h"

namespace berth::sim::open_api::testing {
namespace {

using domain::AutoscalingKind;
using domain::BalancingPolicy;
using domain::HashKeySource;

constexpr const char* kCreate = "/api/deployment/task/create";
constexpr const char* kUpdate = "/api/deployment/task/update";
constexpr const char* kDetail = "/api/deployment/task/detail?task_id=7";

class BalancingAndScaling : public ApiRoom {
  protected:
    // The spec that is created with this member beside what every task has.
    domain::DeploymentSpec created(const char* member, const Json& value) {
        Json body = createBody("web", "mark-4090-beijing");
        body[member] = value;
        EXPECT_EQ(post(kCreate, body)["code"], "0000") << value;
        if (platform.applied().empty()) return {};
        return std::get<domain::CreateDeployment>(lastChange()).spec;
    }
    std::string refused(const char* member, const Json& value) {
        Json body = createBody("web", "mark-4090-beijing");
        body[member] = value;
        return refusal(post(kCreate, body));
    }
    Json detailOf(const domain::DeploymentSpec& spec) {
        state.deployments.clear();
        addDeployment(7, spec.name).spec = spec;
        publish();
        return data(kDetail);
    }
    // The spec after an update with the detail as it is shown, changed by `change`.
    template <class Change>
    domain::DeploymentSpec updated(const domain::DeploymentSpec& spec, Change change) {
        Json body = detailOf(spec);
        change(body);
        const std::size_t before = platform.applied().size();
        EXPECT_EQ(post(kUpdate, body)["code"], "0000") << body;
        domain::DeploymentSpec after = spec;
        for (std::size_t i = before; i < platform.applied().size(); ++i) {
            const domain::Change applied = platform.applied()[i].change;
            if (const auto* edit = std::get_if<domain::EditDeployment>(&applied))
                after = edit->spec;
            if (const auto* scale = std::get_if<domain::ScaleDeployment>(&applied))
                after.nodes = scale->nodes;
        }
        return after;
    }
};

TEST_F(BalancingAndScaling, HashesByAddressHeaderAndCookie) {
    struct Case {
        Json sent;
        domain::HashKey key;
    };
    for (const Case& each :
         {Case{Json::parse(R"({"type":"IpHash"})"), {HashKeySource::Address, ""}},
          Case{Json::parse(R"({"type":"IpHash","params":null})"), {HashKeySource::Address, ""}},
          Case{Json::parse(R"({"type":"HeaderHash","params":{"header":"X-User","cookie":null}})"),
               {HashKeySource::Header, "X-User"}},
          Case{Json::parse(R"({"type":"CookieHash","params":{"cookie":"session"}})"),
               {HashKeySource::Cookie, "session"}}}) {
        const auto spec = created("load_balance", each.sent);
        ASSERT_EQ(spec.ports.size(), 2U);
        for (const domain::PortSpec& port : spec.ports) {
            EXPECT_EQ(port.balancing, BalancingPolicy::RingHash);
            ASSERT_TRUE(port.options.has_value());
            EXPECT_EQ(port.options->hashKey, each.key);
        }
        EXPECT_EQ(detailOf(spec)["load_balance"], each.sent);
    }
}

TEST_F(BalancingAndScaling, NamesWhatAHashLacks) {
    for (const char* sent : {R"({"type":"HeaderHash"})", R"({"type":"HeaderHash","params":null})"})
        EXPECT_NE(refused("load_balance", Json::parse(sent)).find("load_balance.params"),
                  std::string::npos)
            << sent;
    EXPECT_NE(refused("load_balance",
                      Json::parse(R"({"type":"CookieHash","params":{"header":"X-User"}})"))
                  .find("load_balance.params.cookie"),
              std::string::npos);
    EXPECT_NE(refused("load_balance", Json::parse(R"({"type":"Sticky"})")).find("IpHash"),
              std::string::npos);
}

TEST_F(BalancingAndScaling, ShowsWhatThePortsDoNowAndNotWhatWasSentOnce) {
    auto spec = created("load_balance",
                        Json::parse(R"({"type":"HeaderHash","params":{"header":"X-User"}})"));
    for (domain::PortSpec& port : spec.ports)
        port.options->hashKey.name = "X-Tenant";
    EXPECT_EQ(detailOf(spec)["load_balance"],
              Json::parse(R"({"type":"HeaderHash","params":{"header":"X-Tenant"}})"));
    for (domain::PortSpec& port : spec.ports)
        port.options->hashKey = {HashKeySource::Address, ""};
    EXPECT_EQ(detailOf(spec)["load_balance"], Json::parse(R"({"type":"IpHash","params":null})"));
    // The API has no words for these.
    for (domain::PortSpec& port : spec.ports)
        port.options->hashKey = {HashKeySource::Query, "user"};
    EXPECT_EQ(detailOf(spec)["load_balance"], nullptr);
    for (domain::PortSpec& port : spec.ports)
        port.balancing = BalancingPolicy::Queue;
    EXPECT_EQ(detailOf(spec)["load_balance"], nullptr);
}

TEST_F(BalancingAndScaling, LeavesOtherOptionsOfAPortAlone) {
    auto spec = created("load_balance", Json::parse(R"({"type":"IpHash"})"));
    for (domain::PortSpec& port : spec.ports)
        port.options->slowStart = std::chrono::seconds(20);
    const auto after = updated(spec, [](Json& body) {
        body["load_balance"] = {{"type", "CookieHash"}, {"params", {{"cookie", "session"}}}};
    });
    for (const domain::PortSpec& port : after.ports) {
        ASSERT_TRUE(port.options.has_value());
        EXPECT_EQ(port.options->slowStart, std::chrono::seconds(20));
        EXPECT_EQ(port.options->hashKey, (domain::HashKey{HashKeySource::Cookie, "session"}));
    }
}

TEST_F(BalancingAndScaling, ScalesByQueueDelay) {
    const Json strategy = scalingBody(2, 10);
    const auto spec = created("dynamic_pod_strategy", strategy);
    ASSERT_TRUE(spec.autoscaling.has_value());
    EXPECT_EQ(spec.autoscaling->kind, AutoscalingKind::QueueDelay);
    EXPECT_EQ(spec.autoscaling->minimum, 2);
    EXPECT_EQ(spec.autoscaling->maximum, 10);
    EXPECT_EQ(spec.autoscaling->target, 5.0);
    EXPECT_EQ(spec.autoscaling->port, 80);
    EXPECT_EQ(spec.autoscaling->concurrency, 3);
    EXPECT_EQ(spec.autoscaling->idleTimeout, std::chrono::minutes(5));
    EXPECT_EQ(spec.nodes, 2);  // one was asked for, which is below the bounds
    EXPECT_EQ(detailOf(spec)["dynamic_pod_strategy"], strategy);
}

TEST_F(BalancingAndScaling, ScalesByQueueLength) {
    Json strategy = scalingBody(1, 4);
    strategy["benchmark"][0] = Json::parse(R"({"scaling_strategy":"queue_length","indicators":
        {"port":6688,"request_count_threshold":7,"max_concurrency_per_instance":2}})");
    const auto spec = created("dynamic_pod_strategy", strategy);
    ASSERT_TRUE(spec.autoscaling.has_value());
    EXPECT_EQ(spec.autoscaling->kind, AutoscalingKind::QueueLength);
    EXPECT_EQ(spec.autoscaling->target, 7.0);
    EXPECT_EQ(spec.autoscaling->port, 6688);
    EXPECT_EQ(detailOf(spec)["dynamic_pod_strategy"], strategy);
}

TEST_F(BalancingAndScaling, DoesNotScaleWhenItIsSwitchedOff) {
    Json strategy = scalingBody(2, 10);
    strategy["switch"] = false;
    auto spec = created("dynamic_pod_strategy", strategy);
    EXPECT_FALSE(spec.autoscaling.has_value());
    EXPECT_EQ(spec.nodes, 1);
    EXPECT_EQ(detailOf(spec)["dynamic_pod_strategy"], strategy);
    spec = created("dynamic_pod_strategy", scalingBody(2, 10));
    EXPECT_FALSE(updated(spec, [](Json& body) {
                     body["dynamic_pod_strategy"]["switch"] = false;
                 }).autoscaling);
    EXPECT_FALSE(
        updated(spec, [](Json& body) { body["dynamic_pod_strategy"] = nullptr; }).autoscaling);
}

TEST_F(BalancingAndScaling, NamesEveryMemberThatAStrategyLacks) {
    for (const char* key : {"min_workers", "max_workers", "idle_timeout", "execution_timeout",
                            "switch", "benchmark"}) {
        Json strategy = scalingBody(1, 4);
        strategy.erase(key);
        EXPECT_NE(refused("dynamic_pod_strategy", strategy)
                      .find(std::string("dynamic_pod_strategy.") + key),
                  std::string::npos)
            << key;
    }
    for (const char* key : {"port", "queue_delay_threshold", "max_concurrency_per_instance"}) {
        Json strategy = scalingBody(1, 4);
        strategy["benchmark"][0]["indicators"].erase(key);
        EXPECT_NE(refused("dynamic_pod_strategy", strategy)
                      .find(std::string("benchmark[0].indicators.") + key),
                  std::string::npos)
            << key;
    }
}

TEST_F(BalancingAndScaling, RefusesStrategiesThatCannotBe) {
    struct Case {
        const char* patch;
        const char* told;
    };
    for (const Case& each :
         {Case{R"({"idle_timeout":-1})", "idle_timeout"},
          Case{R"({"idle_timeout":1e300})", "idle_timeout"},
          Case{R"({"idle_timeout":"5m"})", "idle_timeout"},
          Case{R"({"benchmark":[]})", "exactly one benchmark"},
          Case{R"({"benchmark":[{"scaling_strategy":"by_feel","indicators":{}}]})", "by_feel"}}) {
        Json strategy = scalingBody(1, 4);
        strategy.update(Json::parse(each.patch));
        EXPECT_NE(refused("dynamic_pod_strategy", strategy).find(each.told), std::string::npos)
            << each.patch << ": " << refused("dynamic_pod_strategy", strategy);
    }
    Json two = scalingBody(1, 4);
    two["benchmark"].push_back(two["benchmark"][0]);
    EXPECT_NE(refused("dynamic_pod_strategy", two).find("exactly one benchmark"),
              std::string::npos);
}

TEST_F(BalancingAndScaling, RefusesWhatTheRulesForAutoscalingRefuse) {
    struct Case {
        const char* patch;
        const char* told;
    };
    const auto spec = created("dynamic_pod_strategy", scalingBody(1, 4));
    for (const Case& each :
         {Case{R"({"min_workers":5,"max_workers":4})", "autoscaling.maximum"},
          Case{R"({"min_workers":-1})", "autoscaling.minimum"},
          Case{R"({"benchmark":[{"scaling_strategy":"queue_delay","indicators":{"port":81,
               "queue_delay_threshold":5,"max_concurrency_per_instance":1}}]})",
               "port 81"},
          Case{R"({"benchmark":[{"scaling_strategy":"queue_delay","indicators":{"port":80,
               "queue_delay_threshold":0,"max_concurrency_per_instance":1}}]})",
               "target"}}) {
        Json body = detailOf(spec);
        body["dynamic_pod_strategy"].update(Json::parse(each.patch));
        const std::string told = refusal(post(kUpdate, body));
        EXPECT_NE(told.find(each.told), std::string::npos) << each.patch << ": " << told;
    }
}

TEST_F(BalancingAndScaling, SaysInItsOwnWordsWhatWasSetElsewhere) {
    auto spec = created("dynamic_pod_strategy", nullptr);
    spec.autoscaling.emplace();
    spec.autoscaling->minimum = 0;
    spec.autoscaling->maximum = 6;
    spec.autoscaling->idleTimeout = std::chrono::milliseconds(2500);
    const Json shown = detailOf(spec)["dynamic_pod_strategy"];
    EXPECT_EQ(shown, Json::parse(R"({"min_workers":0,"max_workers":6,"idle_timeout":2.5,
        "execution_timeout":300,"switch":true,"benchmark":[{"scaling_strategy":"queue_delay",
        "indicators":{"port":6688,"queue_delay_threshold":4,"max_concurrency_per_instance":1}}]})"));
}

TEST_F(BalancingAndScaling, KeepsWhatOnlyKubernetesKnowsAndTheWarmPool) {
    auto spec = created("dynamic_pod_strategy", nullptr);
    spec.autoscaling.emplace();
    spec.autoscaling->kind = AutoscalingKind::Hpa;
    EXPECT_EQ(detailOf(spec)["dynamic_pod_strategy"], nullptr);
    EXPECT_EQ(updated(spec, [](Json& body) { body["services"][0]["env"] = "A=1"; }).autoscaling,
              spec.autoscaling);
    spec = created("dynamic_pod_strategy", scalingBody(1, 4));
    spec.autoscaling->warm.nodes = 2;
    const auto after =
        updated(spec, [](Json& body) { body["dynamic_pod_strategy"]["max_workers"] = 5; });
    ASSERT_TRUE(after.autoscaling.has_value());
    EXPECT_EQ(after.autoscaling->maximum, 5);
    EXPECT_EQ(after.autoscaling->warm.nodes, 2);
}

}  // namespace
}  // namespace berth::sim::open_api::testing
