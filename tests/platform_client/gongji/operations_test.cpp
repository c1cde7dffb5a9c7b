// SPDX-License-Identifier: GPL-3.0-or-later
// Changes against a small platform in virtual time.
#include <gtest/gtest.h>

#include "platform_client/gongji/operation.h"
#include "tests/platform_client/gongji/client_room.h"
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using testing::ClientRoom;
using testing::FakeTask;
using testing::Fate;

bool isPost(const HttpCall& call) {
    return call.method == "POST";
}

Fate lostAnswer() {
    Fate fate;
    fate.isAnswered = false;
    return fate;
}

Fate neverSeen(bool known) {
    Fate fate;
    fate.isSeen = false;
    fate.isAnswered = false;
    fate.mayHaveArrived = !known;
    fate.failure = known ? HttpFailureKind::Refused : HttpFailureKind::Broken;
    return fate;
}

TEST(Operations, CreateATaskWhoseContainerBearsTheirId) {
    ClientRoom room;
    room.ready();
    const std::string id(32, 'a');
    const auto outcome = room.apply(CreateDeployment{ClientRoom::spec("echo", 2)}, id);
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_FALSE(outcome->repeated);
    ASSERT_NE(room.client->snapshot()->findDeployment(outcome->deployment), nullptr)
        << "the state that is shown when the reply comes has it";
    EXPECT_NE(room.platform.bodies[0].find("\"service_name\":\"b" + id + "\""), std::string::npos);
    ASSERT_TRUE(room.until([&] { return room.shown("echo")->nodesReady == 2; }));
    EXPECT_EQ(room.shown("echo")->state, DeploymentState::Running);
    EXPECT_EQ(room.shown("echo")->rateNow.pointsPerSecond, 2 * 466);
}

TEST(Operations, AreDoneOnceHoweverOftenTheyAreAskedFor) {
    ClientRoom room;
    room.ready();
    const std::string id(32, 'a');
    const auto first = room.ask(CreateDeployment{ClientRoom::spec()}, id);
    const auto meanwhile = room.ask(CreateDeployment{ClientRoom::spec()}, id);
    ASSERT_TRUE(room.until([&] { return first->result && meanwhile->result; }));
    ASSERT_TRUE(*first->result);
    ASSERT_TRUE(*meanwhile->result);
    EXPECT_FALSE((*first->result)->repeated);
    EXPECT_TRUE((*meanwhile->result)->repeated);
    const auto again = room.apply(CreateDeployment{ClientRoom::spec()}, id);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->deployment, (*first->result)->deployment);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, FindWhatTheyMadeWhenTheAnswerGotLost) {
    ClientRoom room;
    room.ready();
    room.wire.fate = [](const HttpCall& call) { return isPost(call) ? lostAnswer() : Fate{}; };
    const auto outcome = room.apply(CreateDeployment{ClientRoom::spec()});
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_FALSE(outcome->repeated);
    EXPECT_EQ(room.platform.creates, 1);
    EXPECT_LT(room.queue.now(), 15s) << "without waiting for what would only show that it is not";
}

TEST(Operations, SendAgainAtOnceWhatWasCertainlyNotSeen) {
    ClientRoom room;
    room.ready();
    int attempts = 0;
    room.wire.fate = [&](const HttpCall& call) {
        return isPost(call) && ++attempts < 3 ? neverSeen(true) : Fate{};
    };
    const auto outcome = room.apply(CreateDeployment{ClientRoom::spec()});
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(attempts, 3);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, SendAgainOnlyAfterAQuietTimeWhatMayHaveBeenSeen) {
    ClientRoom room;
    room.ready();
    std::vector<Duration> sent;
    room.wire.fate = [&](const HttpCall& call) {
        if (!isPost(call)) return Fate{};
        sent.push_back(room.queue.now());
        return sent.size() < 2 ? neverSeen(false) : Fate{};
    };
    const auto outcome = room.apply(CreateDeployment{ClientRoom::spec()});
    ASSERT_TRUE(outcome) << outcome.error().detail;
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_GE(sent[1] - sent[0], room.options.send.quiet);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, DoNotTakeAnAttemptThatArrivesLateForOneThatDidNot) {
    ClientRoom room;
    room.ready();
    room.wire.fate = [&](const HttpCall& call) {
        Fate fate;
        if (isPost(call)) {
            fate.isAnswered = false;
            fate.arrives = 12s;
        }
        return fate;
    };
    const auto outcome = room.apply(CreateDeployment{ClientRoom::spec()});
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, OrderNothingAgainBecauseOneAnswerLeftItOut) {
    constexpr const char* kSearch = "/api/deployment/task/search";
    ClientRoom room;
    room.ready();
    std::optional<domain::Duration> lost;
    int looks = 0;  // that could decide
    room.wire.fate = [&](const HttpCall& call) {
        if (isPost(call)) {
            lost = room.queue.clock().monotonic();
            return lostAnswer();
        }
        Fate fate;
        if (!lost || call.url.find("search_value=echo") == std::string::npos) return fate;
        if (room.queue.clock().monotonic() - *lost < room.options.send.quiet + 1s) {
            fate.status = 500;
        } else if (++looks == 1) {
            room.platform.answers[kSearch] = R"({"code":"0000","data":{"count":0,"results":[]}})";
        } else {
            room.platform.answers.erase(kSearch);
        }
        return fate;
    };
    const auto outcome = room.apply(CreateDeployment{ClientRoom::spec()});
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(looks, 2);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, SayThatItIsNotKnownWhenNothingCanBeSeen) {
    ClientRoom room;
    room.ready();
    bool down = false;
    room.wire.fate = [&](const HttpCall& call) {
        down = down || isPost(call);
        return down ? lostAnswer() : Fate{};
    };
    const std::string id(32, 'c');
    const auto outcome = room.apply(CreateDeployment{ClientRoom::spec()}, id);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::TimedOut);
    room.wire.fate = [](const HttpCall&) { return Fate{}; };
    const auto found = room.apply(CreateDeployment{ClientRoom::spec()}, id, 0, true);
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_TRUE(found->repeated);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, OfAnEarlierProcessAreLookedForBeforeAnythingIsSent) {
    ClientRoom room;
    room.ready();
    const std::string id(32, 'd');
    ASSERT_TRUE(room.apply(CreateDeployment{ClientRoom::spec()}, id));
    const TaskId task = room.platform.findByName("echo")->id;
    room.client.reset();
    room.ready();
    const auto again = room.apply(CreateDeployment{ClientRoom::spec()}, id, 0, true);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->deployment.value, std::to_string(task));
    EXPECT_EQ(room.platform.creates, 1);
    // Also when nobody says that it may have been sent.
    room.client.reset();
    room.ready();
    EXPECT_TRUE(room.apply(CreateDeployment{ClientRoom::spec()}, id).value().repeated);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, OfAnEarlierProcessThatAreNowhereToBeSeenAreDoneAfterAQuietTime) {
    ClientRoom room;
    room.ready();
    const auto outcome =
        room.apply(CreateDeployment{ClientRoom::spec()}, std::string(32, 'e'), 0, true);
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_FALSE(outcome->repeated);
    EXPECT_GE(room.queue.now(), room.options.send.quiet);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, FindATaskTheyMadeAlsoWhenItHasBeenDeletedSince) {
    ClientRoom room;
    room.ready();
    const std::string id(32, 'f');
    const auto made = room.apply(CreateDeployment{ClientRoom::spec()}, id);
    ASSERT_TRUE(made);
    ASSERT_TRUE(room.apply(DeleteDeployment{made->deployment}));
    room.client.reset();
    room.ready();
    const auto again = room.apply(CreateDeployment{ClientRoom::spec()}, id, 0, true);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->deployment, made->deployment);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, RefuseANameThatIsTakenAndTakeOneThatIsFreeAgain) {
    ClientRoom room;
    room.running("echo");
    room.ready();
    const auto refused = room.apply(CreateDeployment{ClientRoom::spec()});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(refused.error().field, "name");
    EXPECT_EQ(room.platform.creates, 0);
    ASSERT_TRUE(room.apply(DeleteDeployment{room.shown("echo")->id}));
    EXPECT_EQ(room.shown("echo"), nullptr);
    EXPECT_TRUE(room.apply(CreateDeployment{ClientRoom::spec()}));
}

TEST(Operations, WaitForANameThatIsOnlyJustBecomingFree) {
    ClientRoom room;
    room.ready();
    room.platform.answers["/api/deployment/task/create"] =
        R"({"code":"C010","message":"名称已存在","data":null})";
    const auto answer = room.ask(CreateDeployment{ClientRoom::spec()}, room.newId());
    ASSERT_TRUE(room.until([&] { return room.platform.asked["/api/deployment/task/create"] > 2; }));
    EXPECT_FALSE(answer->result);
    room.platform.answers.clear();
    ASSERT_TRUE(room.until([&] { return answer->result.has_value(); }));
    EXPECT_TRUE(*answer->result);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Operations, OrderWithTheMarksOfTodayAndNotWhatNobodySells) {
    ClientRoom room;
    room.ready();
    DeploymentSpec spec = ClientRoom::spec();
    spec.offers = {"mark-bj"};
    // The marks have changed since the catalogue was read.
    std::string today = testing::catalogueExample();
    for (const std::string old : {"mark-gd", "mark-bj"})
        today.replace(today.find(old), old.size(), "new" + old.substr(4));
    room.platform.catalogue = today;
    const auto outcome = room.apply(CreateDeployment{spec});
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_NE(room.platform.bodies[0].find("\"mark\":\"new-bj\""), std::string::npos);
    EXPECT_EQ(room.platform.bodies[0].find("new-gd"), std::string::npos);

    spec.name = "other";
    spec.offers = {"nobody-knows"};
    const auto refused = room.apply(CreateDeployment{spec});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoCapacity);
    EXPECT_EQ(refused.error().field, "offers[0]");
}

TEST(Operations, OrderNothingThatIsOutOfStock) {
    ClientRoom room;
    room.ready();
    DeploymentSpec spec = ClientRoom::spec();
    spec.gpuSpec = "H20 x 8";
    const auto refused = room.apply(CreateDeployment{spec});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoCapacity);
    EXPECT_EQ(room.platform.creates, 0);
}

TEST(Operations, RefuseWhatThePlatformCannotHaveBeforeAnythingIsSent) {
    ClientRoom room;
    room.ready();
    DeploymentSpec two = ClientRoom::spec();
    two.ports = {{80, BalancingPolicy::RoundRobin}, {81, BalancingPolicy::Random}};
    DeploymentSpec elsewhere = ClientRoom::spec();
    elsewhere.mounts = {{{"some-volume"}, "/data"}};
    DeploymentSpec bad = ClientRoom::spec();
    bad.ports[0].port = 70000;
    EXPECT_EQ(room.apply(CreateDeployment{two}).error().field, "ports[1].balancing");
    EXPECT_EQ(room.apply(CreateDeployment{elsewhere}).error().field, "mounts[0].volume");
    EXPECT_EQ(room.apply(CreateDeployment{bad}).error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(room.platform.bodies.empty());
}

TEST(Operations, ScalePauseResumeReplaceAndDelete) {
    ClientRoom room;
    room.running("echo", 2);
    room.ready();
    const DeploymentId id = room.shown("echo")->id;
    ASSERT_TRUE(room.apply(ScaleDeployment{id, 3}));
    EXPECT_EQ(room.shown("echo")->spec.nodes, 3);
    ASSERT_TRUE(room.until([&] { return room.shown("echo")->nodesReady == 3; }));
    ASSERT_TRUE(room.apply(ScaleDeployment{id, 1}));
    EXPECT_EQ(room.shown("echo")->nodesReady, 1);
    int scaledDown = 0;
    const SnapshotPtr now = room.client->snapshot();
    for (const Node* node : now->nodesOf(id))
        scaledDown += node->reason == ReasonKind::ScaledDown ? 1 : 0;
    EXPECT_EQ(scaledDown, 2);

    const NodeId victim = room.client->snapshot()->nodesOf(id)[0]->id;
    ASSERT_TRUE(room.apply(ReplaceNode{victim}));
    EXPECT_EQ(room.client->snapshot()->findNode(victim)->state, NodeState::Ended);
    EXPECT_EQ(room.client->snapshot()->findNode(victim)->reason, ReasonKind::ReplacedByUser);
    ASSERT_TRUE(room.until([&] { return room.shown("echo")->nodesReady == 1; }));

    ASSERT_TRUE(room.apply(PauseDeployment{id}));
    EXPECT_EQ(room.shown("echo")->state, DeploymentState::Paused);
    EXPECT_EQ(room.shown("echo")->nodesRunning, 0);
    EXPECT_EQ(room.apply(PauseDeployment{id}).error().code, ErrorCode::WrongState);
    ASSERT_TRUE(room.apply(ResumeDeployment{id}));
    EXPECT_EQ(room.apply(ResumeDeployment{id}).error().code, ErrorCode::WrongState);
    ASSERT_TRUE(room.apply(DeleteDeployment{id}));
    EXPECT_EQ(room.shown("echo"), nullptr);
    EXPECT_EQ(room.apply(DeleteDeployment{id}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(room.platform.pauses, 1);
    EXPECT_EQ(room.platform.stops, 1);
    EXPECT_EQ(room.platform.replaced, 1);
}

TEST(Operations, AreRefusedWhenTheConfirmedStateIsNotTheOneThereIs) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 2);
    room.ready();
    const DeploymentId id = room.shown("echo")->id;
    const auto plan = room.plan(ScaleDeployment{id, 1});
    ASSERT_TRUE(plan) << plan.error().detail;
    EXPECT_EQ(plan->nodesEnded.size(), 1U);
    EXPECT_EQ(plan->rateBefore.pointsPerSecond, 2 * plan->rateAfter.pointsPerSecond);
    // Somebody else was quicker, and no poll has shown it yet.
    task.points = 5;
    const auto refused = room.apply(ScaleDeployment{id, 1}, {}, plan->basis);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::StateMoved);
    EXPECT_EQ(room.platform.scales, 0);
    const auto fresh = room.plan(ScaleDeployment{id, 1});
    EXPECT_TRUE(room.apply(ScaleDeployment{id, 1}, {}, fresh->basis));
}

TEST(Operations, EditWithoutLosingWhatBerthHasNoWordFor) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 2);
    task.rest = R"({"x_future":{"kept":[1]},"load_balance":{"type":"IpHash","params":null},)"
                R"("task_qos":{"class":"Guaranteed"}})";
    room.ready();
    const DeploymentId id = room.shown("echo")->id;
    DeploymentSpec spec = room.shown("echo")->spec;
    spec.environment = {{"MODE", "fast"}};
    const auto plan = room.plan(EditDeployment{id, spec});
    ASSERT_TRUE(plan) << plan.error().detail;
    ASSERT_EQ(plan->fields.size(), 1U);
    EXPECT_EQ(plan->fields[0].field, "environment.MODE");
    EXPECT_EQ(plan->nodesEnded.size(), 2U);
    // A member that came between the poll and the edit stays as well.
    task.rest.insert(task.rest.size() - 1, R"(,"x_late":true)");
    const int before = room.shown("echo")->revision;
    const auto edited = room.apply(EditDeployment{id, spec}, {}, plan->basis);
    ASSERT_TRUE(edited) << edited.error().detail;
    const std::string& body = room.platform.bodies.back();
    for (const char* kept : {R"("x_future":{"kept":[1]})", R"("x_late":true)",
                             R"("load_balance":{"params":null,"type":"IpHash"})",
                             R"("task_qos":{"class":"Guaranteed"})", R"("env":"MODE=fast")"})
        EXPECT_NE(body.find(kept), std::string::npos) << kept << " in " << body;
    EXPECT_EQ(room.shown("echo")->spec.environment, spec.environment);
    EXPECT_GT(room.shown("echo")->revision, before);
    ASSERT_TRUE(room.until([&] { return room.shown("echo")->nodesReady == 2; }));
    EXPECT_EQ(room.platform.updates, 1);
}

TEST(Operations, EditNothingWhenNothingIsToChange) {
    ClientRoom room;
    room.running("echo", 1);
    room.ready();
    DeploymentSpec spec = room.shown("echo")->spec;
    spec.terminationGrace = 1s;  // the platform has no place for it
    spec.offers.clear();
    const auto edited = room.apply(EditDeployment{room.shown("echo")->id, spec});
    ASSERT_TRUE(edited) << edited.error().detail;
    EXPECT_EQ(room.platform.updates, 0);
}

TEST(Operations, OfOneDeploymentAreDoneOneAfterAnother) {
    ClientRoom room;
    room.running("echo", 1);
    room.ready();
    const DeploymentId id = room.shown("echo")->id;
    const auto first = room.ask(ScaleDeployment{id, 5}, room.newId());
    const auto second = room.ask(ScaleDeployment{id, 2}, room.newId());
    ASSERT_TRUE(room.until([&] { return first->result && second->result; }));
    EXPECT_TRUE(*first->result);
    EXPECT_TRUE(*second->result);
    EXPECT_EQ(room.platform.findByName("echo")->points, 2);
}

TEST(Operations, SayWhatThePlatformSaid) {
    ClientRoom room;
    room.running("echo", 1);
    room.ready();
    room.platform.answers["/api/deployment/task/change_points"] =
        R"({"code":"C999","message":"账户余额不足","data":null})";
    const auto refused = room.apply(ScaleDeployment{room.shown("echo")->id, 4});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::PermissionDenied);
    EXPECT_NE(refused.error().detail.find("账户余额不足"), std::string::npos);
    EXPECT_EQ(room.platform.asked["/api/deployment/task/change_points"], 1);
}

TEST(Operations, ThatWereRefusedAreNoReasonForWhatHappensLater) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 1);
    room.ready();
    const NodeId node{std::to_string(task.nodes[0].id)};
    room.platform.answers["/api/deployment/task/delete_pod"] =
        R"({"code":"C999","message":"内部错误","data":null})";
    ASSERT_FALSE(room.apply(ReplaceNode{node}));
    task.nodes[0].gone = true;
    ASSERT_TRUE(room.until([&] {
        const Node* shown = room.client->snapshot()->findNode(node);
        return shown != nullptr && shown->state == NodeState::Ended;
    }));
    EXPECT_NE(room.client->snapshot()->findNode(node)->reason, ReasonKind::ReplacedByUser);
}

TEST(Operations, OnTheirWayWhenTheClientGoesAreAnsweredAsOpen) {
    ClientRoom room;
    room.ready();
    bool sent = false;
    room.wire.fate = [&](const HttpCall& call) {
        sent = sent || isPost(call);
        return Fate{};
    };
    const auto create = room.ask(CreateDeployment{ClientRoom::spec()}, room.newId());
    const auto waiting = room.ask(CreateDeployment{ClientRoom::spec()}, room.newId());
    ASSERT_TRUE(room.until([&] { return sent; }));
    room.client.reset();
    ASSERT_TRUE(create->result);
    EXPECT_EQ(create->result->error().code, ErrorCode::TimedOut) << "it may have arrived";
    ASSERT_TRUE(waiting->result);
    EXPECT_EQ(waiting->result->error().code, ErrorCode::ShuttingDown) << "nothing was done";
}

}  // namespace
}  // namespace berth::platform_client::gongji
