// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks that run to an end: they are listed, shown, made and stopped by paths of their own.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "platform_client/gongji/rfc3339.h"
#include "tests/platform_client/gongji/client_room.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using testing::ClientRoom;
using testing::FakePoint;
using testing::FakeTask;

constexpr const char* kJobList = "/api/task/job/search";
constexpr const char* kDetail = "/api/task/job/detail";

std::string timeAt(const ClientRoom& room, Duration from) {
    return toRfc3339({room.queue.clock().unixMilliseconds() * 1'000'000 + from.count()}, 0);
}

// It ends as the platform lets a job end.
void finish(ClientRoom& room, FakeTask& job, const char* how, Duration ago = 0s) {
    job.status = "End";
    job.jobStatus = how;
    job.completed = timeAt(room, -ago);
    for (FakePoint& node : job.nodes) {
        if (node.status == "Running") node.status = "Succeeded";
    }
    if (job.jobStatus == "Complete") job.succeeded = job.points;
}

std::vector<Event> eventsOf(ClientRoom& room, const std::function<void()>& happening) {
    std::vector<Event> events;
    const auto subscription =
        room.client->watch({{},
                            [&](const std::vector<Event>& fresh) {
                                events.insert(events.end(), fresh.begin(), fresh.end());
                            },
                            {}});
    happening();
    return events;
}

const Event* find(const std::vector<Event>& events, EventKind kind) {
    const auto found = std::find_if(events.begin(), events.end(),
                                    [kind](const Event& event) { return event.kind == kind; });
    return found == events.end() ? nullptr : &*found;
}

TEST(Jobs, AreShownWithHowFarTheyAre) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 12, 3);
    job.succeeded = 5;
    job.failed = 1;
    room.running("web", 2);
    room.ready();
    const Deployment* shown = room.shown("batch");
    ASSERT_NE(shown, nullptr);
    ASSERT_NE(room.shown("web"), nullptr);
    EXPECT_FALSE(room.shown("web")->job);
    EXPECT_EQ(shown->state, DeploymentState::Running);
    EXPECT_EQ(shown->spec.nodes, 3);
    EXPECT_EQ(shown->nodesWanted(), 3);
    ASSERT_TRUE(shown->spec.job);
    EXPECT_EQ(*shown->spec.job, (JobSpec{12, 7200s, 90s, JobRestart::Never, 4, {}}));
    EXPECT_EQ(shown->job, (JobProgress{3, 5, 1, JobFailure::None, {}}));
    EXPECT_EQ(room.client->snapshot()->nodesOf(shown->id).size(), 3U);
    EXPECT_TRUE(room.client->capabilities().jobs);
    EXPECT_FALSE(room.client->capabilities().jobChanges);
}

TEST(Jobs, AreFollowedWhileTheyAreAtWork) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 12, 3);
    room.ready();
    const int before = room.platform.asked[kDetail];
    job.succeeded = 7;
    ASSERT_TRUE(room.until([&] { return room.shown("batch")->job->succeeded == 7; }, 30s))
        << "nothing that is listed says so";
    EXPECT_LE(room.platform.asked[kDetail] - before, 4) << "and no more often than needed";
}

TEST(Jobs, TellOfEachRunHowItEnded) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 12, 3);
    room.ready();
    const NodeId good{std::to_string(job.nodes[0].id)};
    const NodeId bad{std::to_string(job.nodes[1].id)};
    const auto events = eventsOf(room, [&] {
        job.nodes[0].status = "Succeeded";
        job.nodes[1].status = "Failed";
        job.nodes[1].reason = "Error";
        job.nodes[1].exitCode = "3";
        ASSERT_TRUE(room.until([&] {
            const Node* node = room.client->snapshot()->findNode(bad);
            return node != nullptr && !node->alive();
        }));
    });
    const Node* ended = room.client->snapshot()->findNode(good);
    ASSERT_NE(ended, nullptr);
    EXPECT_EQ(ended->state, NodeState::Ended);
    EXPECT_EQ(ended->reason, ReasonKind::Completed);
    ASSERT_TRUE(ended->lastExit && ended->ended);
    EXPECT_EQ(ended->lastExit->code, 0);
    const Node* failed = room.client->snapshot()->findNode(bad);
    EXPECT_EQ(failed->state, NodeState::Failed) << "nobody starts it again";
    EXPECT_EQ(failed->reason, ReasonKind::ContainerExited);
    ASSERT_TRUE(failed->lastExit);
    EXPECT_EQ(failed->lastExit->code, 3);
    const Event* event = find(events, EventKind::NodeFailed);
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->node, bad);
    EXPECT_EQ(event->value, 3);
    EXPECT_EQ(room.shown("batch")->nodesReady, 1);
}

TEST(Jobs, TellOfRunsThatCameAndWentBetweenTwoLooks) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 12, 1);
    job.nodes.push_back({});
    job.nodes.back().id = job.nodes.front().id - 1;
    job.nodes.back().status = "Succeeded";
    room.ready();
    const DeploymentId id = room.shown("batch")->id;
    EXPECT_EQ(room.client->snapshot()->nodesOf(id).size(), 1U)
        << "what was over before anybody looked is not told";
    FakePoint brief;
    brief.id = job.nodes.front().id + 1;
    brief.status = "Succeeded";
    job.nodes.push_back(brief);
    const NodeId node{std::to_string(brief.id)};
    ASSERT_TRUE(room.until([&] { return room.client->snapshot()->findNode(node) != nullptr; }));
    EXPECT_EQ(room.client->snapshot()->findNode(node)->state, NodeState::Ended);
    EXPECT_EQ(room.client->snapshot()->findNode(node)->reason, ReasonKind::Completed);
    ASSERT_TRUE(
        room.until([&] { return room.client->snapshot()->findNode(node) == nullptr; }, 30min))
        << "it is listed for ten minutes";
    EXPECT_FALSE(
        room.until([&] { return room.client->snapshot()->findNode(node) != nullptr; }, 5min));
}

TEST(Jobs, AreShownAsCompletedWhenTheyAre) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 4, 2);
    room.ready();
    const auto events = eventsOf(room, [&] {
        finish(room, job, "Complete");
        ASSERT_TRUE(
            room.until([&] { return room.shown("batch")->state == DeploymentState::Completed; }));
    });
    const Deployment* shown = room.shown("batch");
    EXPECT_EQ(shown->job->succeeded, 4);
    EXPECT_EQ(shown->job->finished, parseRfc3339(job.completed));
    EXPECT_EQ(shown->nodesWanted(), 0);
    const Event* event = find(events, EventKind::JobCompleted);
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->value, 4);
    ASSERT_TRUE(room.until([&] {
        const auto nodes = room.client->snapshot()->nodesOf(room.shown("batch")->id);
        return std::none_of(nodes.begin(), nodes.end(),
                            [](const Node* node) { return node->alive(); });
    }));
    EXPECT_EQ(find(events, EventKind::DeploymentDeleted), nullptr);
    const int asked = room.platform.asked[kDetail];
    (void)room.until([] { return false; }, 30min);
    EXPECT_NE(room.shown("batch"), nullptr) << "it stays";
    EXPECT_EQ(room.platform.asked[kDetail], asked) << "and nothing of it is read again";
    EXPECT_GT(room.client->snapshot()->at.ns,
              room.queue.clock().unixMilliseconds() * 1'000'000 - Duration(1min).count())
        << "the state is as new as the rest of it";
}

TEST(Jobs, AreShownAsFailedWithWhatThatTells) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 4, 2);
    room.ready();
    const auto events = eventsOf(room, [&] {
        finish(room, job, "Failed");
        job.succeeded = 1;
        ASSERT_TRUE(
            room.until([&] { return room.shown("batch")->state == DeploymentState::Failed; }));
    });
    EXPECT_EQ(room.shown("batch")->job->failure, JobFailure::TooManyFailures);
    const Event* event = find(events, EventKind::JobFailed);
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->severity, Severity::Error);
    EXPECT_EQ(event->detail, toText(JobFailure::TooManyFailures));
    EXPECT_EQ(event->value, 1);
}

TEST(Jobs, ThatEndedWithinADayAreFoundAndOlderAndDeletedOnesAreNot) {
    ClientRoom room;
    finish(room, room.job("done", 4, 2), "Complete", 1h);
    finish(room, room.job("given-up", 4, 2), "Failed", 23h);
    finish(room, room.job("long-ago", 4, 2), "Complete", 25h);
    FakeTask& deleted = room.job("deleted", 4, 2);
    deleted.status = "End";
    room.ready();
    ASSERT_TRUE(room.until(
        [&] { return room.shown("done") != nullptr && room.shown("given-up") != nullptr; }));
    EXPECT_EQ(room.shown("done")->state, DeploymentState::Completed);
    EXPECT_EQ(room.shown("given-up")->state, DeploymentState::Failed);
    EXPECT_EQ(room.shown("long-ago"), nullptr);
    EXPECT_EQ(room.shown("deleted"), nullptr);
    const int asked = room.platform.asked[kDetail];
    (void)room.until([] { return false; }, 10min);
    EXPECT_EQ(room.platform.asked[kDetail], asked) << "each is asked after once";
}

TEST(Jobs, ThatSomebodyElseDeletesAreGone) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 4, 2);
    room.ready();
    job.status = "End";
    EXPECT_TRUE(room.until([&] { return room.shown("batch") == nullptr; }));
}

TEST(Jobs, AreMadeByTheirOwnPathAndFoundAgain) {
    ClientRoom room;
    room.ready();
    const std::string id(32, 'c');
    const auto made = room.apply(CreateDeployment{ClientRoom::jobSpec("batch", 6, 2)}, id);
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(room.platform.posts, std::vector<std::string>{"/api/task/job/create"});
    const Deployment* shown = room.client->snapshot()->findDeployment(made->deployment);
    ASSERT_NE(shown, nullptr);
    ASSERT_TRUE(shown->spec.job);
    EXPECT_EQ(shown->spec.job->completions, 6);
    EXPECT_EQ(shown->spec.nodes, 2);
    room.client.reset();
    room.ready();
    const auto again =
        room.apply(CreateDeployment{ClientRoom::jobSpec("batch", 6, 2)}, id, 0, true);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->deployment, made->deployment);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST(Jobs, ShareTheirNamesWithDeploymentsAndWithJobsThatAreOver) {
    ClientRoom room;
    room.running("web", 1);
    FakeTask& job = room.job("batch", 4, 1);
    finish(room, room.job("done", 4, 1), "Complete", 1h);
    room.ready();
    ASSERT_TRUE(room.until([&] { return room.shown("done") != nullptr; }));
    const auto codeOf = [&](const DeploymentSpec& spec) {
        const auto outcome = room.apply(CreateDeployment{spec});
        return outcome ? ErrorCode::Internal : outcome.error().code;
    };
    for (const char* name : {"web", "batch", "done"})
        EXPECT_EQ(codeOf(ClientRoom::jobSpec(name, 1)), ErrorCode::AlreadyExists) << name;
    EXPECT_EQ(codeOf(ClientRoom::spec("batch")), ErrorCode::AlreadyExists);
    EXPECT_EQ(room.platform.creates, 0);
    job.status = "End";
    ASSERT_TRUE(room.until([&] { return room.shown("batch") == nullptr; }));
    EXPECT_TRUE(room.apply(CreateDeployment{ClientRoom::jobSpec("batch", 1)}));
}

TEST(Jobs, AreOrderedWithMarksOfTheirOwnCatalogue) {
    ClientRoom room;
    room.ready();
    DeploymentSpec spec = ClientRoom::jobSpec("batch", 6, 2);
    spec.regions = {{"guangdong"}};
    room.platform.jobCatalogue = room.platform.catalogueText();
    const std::string old = "mark-gd";
    for (std::size_t at = room.platform.jobCatalogue.find(old); at != std::string::npos;
         at = room.platform.jobCatalogue.find(old, at + 1))
        room.platform.jobCatalogue.replace(at, old.size(), "job-mk-");
    spec.offers = {old};  // chosen from what is shown
    const auto made = room.apply(CreateDeployment{spec});
    ASSERT_TRUE(made) << made.error().detail;
    ASSERT_EQ(room.platform.bodies.size(), 1U);
    EXPECT_NE(room.platform.bodies[0].find(R"("mark":"job-mk-)"), std::string::npos)
        << room.platform.bodies[0];
}

TEST(Jobs, CanOnlyBeDeleted) {
    ClientRoom room;
    const DeploymentId id{std::to_string(room.job("batch", 4, 2).id)};
    room.ready();
    const NodeId node = room.client->snapshot()->nodesOf(id)[0]->id;
    DeploymentSpec edited = room.shown("batch")->spec;
    edited.environment = {{"A", "b"}};
    for (const Change& change : {Change(ScaleDeployment{id, 3}), Change(PauseDeployment{id}),
                                 Change(ResumeDeployment{id}), Change(RestartDeployment{id}),
                                 Change(EditDeployment{id, edited}), Change(ReplaceNode{node})}) {
        EXPECT_EQ(room.plan(change).error().code, ErrorCode::NotSupported) << toText(change);
        EXPECT_EQ(room.apply(change).error().code, ErrorCode::NotSupported) << toText(change);
    }
    EXPECT_TRUE(room.platform.posts.empty());
    ASSERT_TRUE(room.apply(DeleteDeployment{id}));
    EXPECT_EQ(room.platform.posts, std::vector<std::string>{"/api/task/job/stop"});
    EXPECT_EQ(room.shown("batch"), nullptr);
}

TEST(Jobs, ThatAreOverAreDismissedAlsoWhereThePlatformSaysThatTheyHaveEndedAlready) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 4, 2);
    room.ready();
    finish(room, job, "Complete");
    ASSERT_TRUE(
        room.until([&] { return room.shown("batch")->state == DeploymentState::Completed; }));
    const auto outcome = room.apply(DeleteDeployment{room.shown("batch")->id});
    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(room.shown("batch"), nullptr);
    (void)room.until([] { return false; }, 10min);
    EXPECT_EQ(room.shown("batch"), nullptr) << "nor does it come back";
}

TEST(Jobs, ThatAreStoppedAreNotShownAsFailed) {
    ClientRoom room;
    FakeTask& job = room.job("batch", 4, 2);
    room.ready();
    job.jobStatus = "Failed";  // as the platform may call one that is stopped
    job.completed = timeAt(room, 0s);
    ASSERT_TRUE(room.apply(DeleteDeployment{room.shown("batch")->id}));
    EXPECT_EQ(room.shown("batch"), nullptr);
}

TEST(Jobs, HaveToBeAskedForRoundRobin) {
    ClientRoom room;
    room.ready();
    DeploymentSpec spec = ClientRoom::jobSpec("batch", 4);
    spec.ports = {{80, BalancingPolicy::RoundRobin}, {81, BalancingPolicy::Random}};
    const auto planned = room.plan(CreateDeployment{spec});
    ASSERT_FALSE(planned);
    EXPECT_EQ(planned.error().code, ErrorCode::NotSupported);
    EXPECT_EQ(planned.error().field, "ports[1].balancing");
}

TEST(Jobs, MayBeUnknownToAPlatformThatIsThereAllTheSame) {
    ClientRoom room;
    room.platform.hasJobs = false;
    room.running("web", 1);
    room.ready();
    ASSERT_NE(room.shown("web"), nullptr);
    const int asked = room.platform.asked[kJobList];
    (void)room.until([] { return false; }, 50s);
    EXPECT_EQ(room.platform.asked[kJobList], asked) << "it is not asked again and again";
    EXPECT_FALSE(room.apply(CreateDeployment{ClientRoom::jobSpec("batch", 4)}));
    room.platform.hasJobs = true;
    room.job("batch", 4, 2);
    EXPECT_TRUE(room.until([&] { return room.shown("batch") != nullptr; }, 3min))
        << "it may have been a proxy that said so";
}

TEST(Jobs, StayAsTheyWereAndDoNotHoldUpTheRestWhileTheyCannotBeRead) {
    ClientRoom room;
    room.job("batch", 4, 2);
    room.ready();
    room.platform.answers[kJobList] = R"({"code":"C999","message":"busy","data":null})";
    room.running("web", 1);
    EXPECT_TRUE(room.until([&] { return room.shown("web") != nullptr; }));
    EXPECT_NE(room.shown("batch"), nullptr);
    room.platform.answers[kJobList] = R"({"code":"0000","data":{"count":"?","results":{}}})";
    room.running("api", 1);
    EXPECT_TRUE(room.until([&] { return room.shown("api") != nullptr; }));
    EXPECT_NE(room.shown("batch"), nullptr);
}

TEST(Jobs, WhoseDetailsCannotBeReadAreShownAsFarAsTheyAreListed) {
    ClientRoom room;
    room.platform.answers[kDetail] =
        R"({"code":"0000","data":{"task_id":101,"job_support":"none"}})";
    room.job("batch", 4, 2);
    room.ready();
    ASSERT_NE(room.shown("batch"), nullptr);
    EXPECT_EQ(room.shown("batch")->spec.job->completions, 4);
    const auto events = eventsOf(room, [&] {
        room.platform.answers.erase(kDetail);
        ASSERT_TRUE(room.until([&] { return room.shown("batch")->spec.nodes == 2; }));
    });
    EXPECT_EQ(find(events, EventKind::DeploymentScaled), nullptr);
    EXPECT_EQ(find(events, EventKind::DeploymentEdited), nullptr);
}

}  // namespace
}  // namespace berth::platform_client::gongji
