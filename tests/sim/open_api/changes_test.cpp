// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that change the state of a task.
#include <set>
#include <variant>

#include "tests/sim/open_api/api_room.h"
#include "tests/sim/open_api/scaling_body.h"

namespace berth::sim::open_api::testing {
namespace {

using domain::DeploymentState;
using domain::ErrorCode;

const Json kDone = Json::parse(R"({"code":"0000","message":"success","data":null})");

class Changes : public ApiRoom {
  protected:
    Changes() {
        running = addDeployment(1, "running").id;
        paused = addDeployment(2, "paused").id;
        state.deployments.back().state = DeploymentState::Paused;
        domain::Deployment& waiting = addDeployment(3, "waiting");
        waiting.state = DeploymentState::Pending;
        waiting.nodesRunning = 0;
        addDeployment(4, "deleting").state = DeploymentState::Deleting;
        addNode(11, state.deployments.front(), 1);
        addNode(12, state.deployments.front(), 2).state = domain::NodeState::Ended;
        publish();
    }
    Json change(const std::string& verb, const Json& body) {
        return post("/api/deployment/task/" + verb, body);
    }
    std::string refusedChange(const std::string& verb, const Json& body,
                              const std::string& code = "C999") {
        const std::size_t before = platform.applied().size();
        const std::string message = refusal(change(verb, body), code);
        EXPECT_EQ(platform.applied().size(), before);
        return message;
    }

    domain::DeploymentId running, paused;
};

TEST_F(Changes, ArePassedOnWithAnOperationOfTheirOwn) {
    EXPECT_EQ(change("pause", {{"task_id", 1}}), kDone);
    EXPECT_EQ(std::get<domain::PauseDeployment>(lastChange()).deployment, running);
    EXPECT_EQ(change("recover", {{"task_id", 2}}), kDone);
    EXPECT_EQ(std::get<domain::ResumeDeployment>(lastChange()).deployment, paused);
    EXPECT_EQ(change("change_points", {{"task_id", 1}, {"points", 3}}), kDone);
    EXPECT_EQ(std::get<domain::ScaleDeployment>(lastChange()).nodes, 3);
    EXPECT_EQ(change("delete_pod", {{"point_id", 11}}), kDone);
    EXPECT_EQ(std::get<domain::ReplaceNode>(lastChange()).node, domain::NodeId{"node-11"});
    EXPECT_EQ(change("stop", {{"task_id", 3}}), kDone);
    EXPECT_EQ(std::get<domain::DeleteDeployment>(lastChange()).deployment,
              domain::DeploymentId{"deployment-3"});
    std::set<std::string> operations;
    for (const domain::ChangeRequest& each : platform.applied()) {
        EXPECT_EQ(each.operation.value.size(), 32U);
        EXPECT_EQ(each.basis, 0U);
        operations.insert(each.operation.value);
    }
    EXPECT_EQ(operations.size(), 5U);
}

TEST_F(Changes, OfTheWrongStateAreRefusedInWordsThatClientsLookFor) {
    EXPECT_NE(refusedChange("pause", {{"task_id", 2}}, "C010").find("任务必须为运行中"),
              std::string::npos);
    EXPECT_NE(refusedChange("pause", {{"task_id", 2}}, "C010").find("已暂停"), std::string::npos);
    EXPECT_NE(refusedChange("pause", {{"task_id", 3}}, "C010").find("任务必须为运行中"),
              std::string::npos);
    EXPECT_NE(refusedChange("recover", {{"task_id", 1}}, "C010").find("任务必须为暂停中"),
              std::string::npos);
    EXPECT_NE(refusedChange("recover", {{"task_id", 1}}, "C010").find("已运行"), std::string::npos);
    EXPECT_NE(refusedChange("recover", {{"task_id", 3}}, "C010").find("任务必须为暂停中"),
              std::string::npos);
    // Somebody else was quicker.
    platform.onApply([](const domain::ChangeRequest&) -> domain::Result<domain::ChangeOutcome> {
        return domain::fail(ErrorCode::WrongState, "paused already");
    });
    EXPECT_EQ(refusal(change("pause", {{"task_id", 1}}), "C010"), "任务必须为运行中");
    EXPECT_EQ(refusal(change("recover", {{"task_id", 2}}), "C010"), "任务必须为暂停中");
}

TEST_F(Changes, OfTasksThatEndedOrNeverWereAreRefused) {
    for (const char* verb : {"pause", "recover", "stop", "change_points", "update"}) {
        for (const int id : {4, 99}) {
            const std::string message = refusedChange(verb, {{"task_id", id}, {"points", 1}});
            EXPECT_NE(message.find("任务不存在"), std::string::npos) << verb << id;
        }
        EXPECT_NE(refusedChange(verb, Json::object()).find("task_id"), std::string::npos);
        for (const Json& wrong : {Json("1"), Json(1.5), Json(1e300), Json::array(), Json(true)}) {
            EXPECT_NE(refusedChange(verb, {{"task_id", wrong}}).find("task_id"), std::string::npos)
                << wrong;
        }
    }
}

TEST_F(Changes, OfNodesNeedOneThatIsThere) {
    for (const Json& id : {Json(12), Json(13), Json(-1), Json(0)})
        EXPECT_NE(refusedChange("delete_pod", {{"point_id", id}}).find("节点不存在"),
                  std::string::npos);
    EXPECT_NE(refusedChange("delete_pod", {{"point_id", "11"}}).find("point_id"),
              std::string::npos);
}

TEST_F(Changes, OfNodeCountsStayWithinWhatThereCanBe) {
    EXPECT_EQ(change("change_points", {{"task_id", 1}, {"points", 0}}), kDone);
    EXPECT_EQ(change("change_points", {{"task_id", 1}, {"points", 1000}}), kDone);
    for (const Json& points : {Json(-1), Json(1001), Json(4294967297), Json("2"), Json(1.5)})
        EXPECT_NE(
            refusedChange("change_points", {{"task_id", 1}, {"points", points}}).find("points"),
            std::string::npos);
}

TEST_F(Changes, AnswerWhenThePlatformHas) {
    platform.hold(true);
    const auto answer = send(request("POST", "/api/deployment/task/pause", R"({"task_id":1})"));
    EXPECT_FALSE(answer->ended);
    platform.releaseAll();
    ASSERT_TRUE(answer->ended);
    EXPECT_EQ(answer->json(), kDone);
}

TEST_F(Changes, PassOnWhatThePlatformRefuses) {
    for (const auto& [error, text] :
         {std::pair{ErrorCode::TimedOut, "服务暂不可用"},
          std::pair{ErrorCode::StorageFailed, "数据保存失败"},
          std::pair{ErrorCode::NoCapacity, "库存不足"}, std::pair{ErrorCode::Internal, "内部错误"},
          std::pair{ErrorCode::LimitExceeded, "超出限制"},
          std::pair{ErrorCode::NotSupported, "不支持"}}) {
        platform.onApply(
            [code = error](const domain::ChangeRequest&) -> domain::Result<domain::ChangeOutcome> {
                return domain::fail(code, "why");
            });
        const std::string message = refusal(change("stop", {{"task_id", 1}}));
        EXPECT_NE(message.find(text), std::string::npos);
        EXPECT_NE(message.find("why"), std::string::npos);
    }
}

TEST_F(Changes, AreToBeTriedAgainWhileThePlatformStartsOrEnds) {
    for (const ErrorCode code : {ErrorCode::Unavailable, ErrorCode::ShuttingDown}) {
        platform.onApply(
            [code](const domain::ChangeRequest&) -> domain::Result<domain::ChangeOutcome> {
                return domain::fail(code, "why");
            });
        const auto answer = send(request("POST", "/api/deployment/task/stop", R"({"task_id":1})"));
        EXPECT_EQ(answer->failure, 503);
        EXPECT_EQ(answer->heads, 0);
    }
}

class Updates : public ApiRoom {
  protected:
    Updates() {
        domain::Deployment& task = addDeployment(5, "web");
        task.spec.regions = {{"guangdong"}};
        task.spec.rollingUpdate = {2, 1};
        task.spec.stopAfter = std::chrono::hours(3);
        publish();
    }
    Json detail() { return data("/api/deployment/task/detail?task_id=5"); }
    Json update(const Json& body) { return post("/api/deployment/task/update", body); }
};

TEST_F(Updates, OverwriteEverythingButWhatTheWireHasNoWordFor) {
    Json body = detail();
    body["points"] = 1;
    body["services"][0]["env"] = "A=1";
    body["services"][0]["remote_ports"] = {{{"service_port", 80}}};
    EXPECT_EQ(update(body), kDone);
    ASSERT_EQ(platform.applied().size(), 1U);
    const auto edit = std::get<domain::EditDeployment>(lastChange());
    EXPECT_EQ(edit.deployment, domain::DeploymentId{"deployment-5"});
    EXPECT_EQ(edit.spec.environment, (std::vector<domain::EnvironmentVariable>{{"A", "1"}}));
    EXPECT_EQ(edit.spec.rollingUpdate, (domain::RollingUpdate{2, 1}));
    EXPECT_EQ(edit.spec.stopAfter, std::chrono::hours(3));
    EXPECT_EQ(edit.spec.image, "echo");  // its address is the same image
    // What is left out is gone.
    Json bare = createBody("web", "mark-4090-guangdong");
    bare["task_id"] = 5;
    bare["services"][0]["remote_ports"] = Json::array();
    state.deployments.front().spec = edit.spec;
    publish();
    EXPECT_EQ(update(bare), kDone);
    const auto second = std::get<domain::EditDeployment>(lastChange());
    EXPECT_TRUE(second.spec.environment.empty());
    EXPECT_TRUE(second.spec.ports.empty());
}

TEST_F(Updates, ScaleAsWell) {
    Json body = detail();
    body["points"] = 4;
    body["services"][0]["env"] = "A=1";
    platform.hold(true);
    const auto answer = send(request("POST", "/api/deployment/task/update", body.dump()));
    ASSERT_EQ(platform.applied().size(), 1U);
    EXPECT_TRUE(std::holds_alternative<domain::EditDeployment>(lastChange()));
    platform.releaseAll();
    ASSERT_EQ(platform.applied().size(), 2U);
    EXPECT_EQ(std::get<domain::ScaleDeployment>(lastChange()).nodes, 4);
    EXPECT_NE(platform.applied()[0].operation, platform.applied()[1].operation);
    EXPECT_FALSE(answer->ended);
    platform.releaseAll();
    ASSERT_TRUE(answer->ended);
    EXPECT_EQ(answer->json(), kDone);
}

TEST_F(Updates, OfTheNodeCountAloneReplaceNothing) {
    ASSERT_EQ(update(detail()), kDone);
    state.deployments.front().spec = std::get<domain::EditDeployment>(lastChange()).spec;
    publish();
    const std::size_t before = platform.applied().size();
    EXPECT_EQ(update(detail()), kDone);  // nothing at all
    EXPECT_EQ(platform.applied().size(), before);
    Json body = detail();
    body["points"] = 2;
    EXPECT_EQ(update(body), kDone);
    ASSERT_EQ(platform.applied().size(), before + 1);
    EXPECT_EQ(std::get<domain::ScaleDeployment>(lastChange()).nodes, 2);
}

TEST_F(Updates, RestartNodesUnlessOnlyAutoscalingChanges) {
    // What the newest requests are, after an update with that body.
    const auto kinds = [this](const Json& body) {
        const std::size_t before = platform.applied().size();
        EXPECT_EQ(update(body), kDone);
        std::vector<std::string> words;
        const auto applied = platform.applied();
        for (std::size_t i = before; i < applied.size(); ++i) {
            const domain::Change& change = applied[i].change;
            words.emplace_back(domain::toText(change));
            if (const auto* edit = std::get_if<domain::EditDeployment>(&change))
                state.deployments.front().spec = edit->spec;
        }
        publish();
        return words;
    };
    using Words = std::vector<std::string>;
    // Made elsewhere: from now on this API keeps something of it, which no node notices.
    EXPECT_EQ(kinds(detail()), (Words{"edit"}));
    EXPECT_EQ(kinds(detail()), Words{});
    Json body = detail();
    body["dynamic_pod_strategy"] = scalingBody(1, 3);
    EXPECT_EQ(kinds(body), (Words{"edit"}));
    EXPECT_EQ(detail()["dynamic_pod_strategy"], body["dynamic_pod_strategy"]);
    body["task_qos"] = {{"class", "Guaranteed"}};
    body["points"] = 2;
    EXPECT_EQ(kinds(body), (Words{"edit", "restart", "scale"}));
    body = detail();
    body["services"][0]["env"] = "A=1";
    body["task_qos"] = nullptr;
    EXPECT_EQ(kinds(body), (Words{"edit"}));  // which restarts them by itself
    state.deployments.front().state = DeploymentState::Paused;
    publish();
    body = detail();
    body["task_qos"] = {{"class", "Guaranteed"}};
    EXPECT_EQ(kinds(body), (Words{"edit"}));  // there is nobody to restart
}

TEST_F(Updates, KeepTheNameAndAreCheckedWhole) {
    Json body = detail();
    body["task_name"] = "other";
    EXPECT_NE(refusal(update(body)).find("任务名称不可修改"), std::string::npos);
    body = detail();
    body["services"][0]["env"] = "A=1 A=2";
    EXPECT_NE(refusal(update(body)).find("env"), std::string::npos);
    body = detail();
    body["points"] = 5000;
    body["services"][0]["env"] = "A=1";
    EXPECT_NE(refusal(update(body)).find("points"), std::string::npos);
    EXPECT_TRUE(platform.applied().empty());
}

TEST_F(Updates, SayWhichOfTheirTwoPartsFailed) {
    Json body = detail();
    body["points"] = 4;
    body["services"][0]["env"] = "A=1";
    int calls = 0;
    platform.onApply(
        [&calls](const domain::ChangeRequest& change) -> domain::Result<domain::ChangeOutcome> {
            if (++calls == 2) return domain::fail(ErrorCode::StorageFailed, "disk full");
            return domain::ChangeOutcome{change.operation, {"deployment-5"}, false};
        });
    EXPECT_NE(refusal(update(body)).find("disk full"), std::string::npos);
    calls = 1;
    EXPECT_NE(refusal(update(body)).find("disk full"), std::string::npos);
}

}  // namespace
}  // namespace berth::sim::open_api::testing
