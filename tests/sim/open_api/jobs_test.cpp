// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks that run to an end: /api/task/job.
#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {
namespace {

using Jobs = ApiRoom;
using domain::DeploymentState;
using domain::JobFailure;
using domain::JobRestart;
using std::chrono::seconds;

constexpr const char* kCreate = "/api/task/job/create";
constexpr const char* kDetail = "/api/task/job/detail?task_id=";
constexpr const char* kSearch = "/api/task/job/search";
constexpr const char* kStop = "/api/task/job/stop";

Json jobBody() {
    Json body = newCreateBody("batch", "mark-4090-beijing");
    body.erase("task_type");
    body["points"] = 12;
    body["sub_type"] = nullptr;
    body["job_support"] = Json::parse(R"({"estimated_exec_sec":90,"timeout_sec":7200,
        "parallelism":3,
        "mod_param":{"default":{"backoff_limit":4,"restart_policy":"Never"}}})");
    return body;
}

Json indexed(Json body) {
    body["job_support"]["mod_param"] =
        Json::parse(R"({"index":{"index_backoff_limit":2,"max_failed_index":5}})");
    return body;
}

domain::DeploymentSpec createdSpec(const domain::Change& change) {
    const auto* create = std::get_if<domain::CreateDeployment>(&change);
    EXPECT_NE(create, nullptr);
    return create == nullptr ? domain::DeploymentSpec{} : create->spec;
}

// One that the body above has made.
domain::Deployment& asJob(domain::Deployment& made) {
    made.spec.nodes = 3;
    made.spec.regions = {{"guangdong"}};
    made.spec.job = domain::JobSpec{12, seconds(7200), seconds(90), JobRestart::Never, 4, {}};
    made.job = domain::JobProgress{2, 5, 1, JobFailure::None, {}};
    made.created = {1'000'000};
    return made;
}

TEST_F(Jobs, AreCreatedWithTheirCompletionsAndHowManyRunAtOnce) {
    const Json answer = post(kCreate, jobBody());
    EXPECT_EQ(answer["code"], "0000") << answer;
    EXPECT_EQ(answer["data"]["task_id"], 7);
    const domain::DeploymentSpec spec = createdSpec(lastChange());
    EXPECT_EQ(spec.name, "batch");
    EXPECT_EQ(spec.nodes, 3);
    EXPECT_EQ(spec.offers, std::vector<std::string>{"mark-4090-beijing"});
    ASSERT_TRUE(spec.job);
    EXPECT_EQ(*spec.job,
              (domain::JobSpec{12, seconds(7200), seconds(90), JobRestart::Never, 4, {}}));
}

TEST_F(Jobs, MayWorkInNumberedPieces) {
    EXPECT_EQ(post(kCreate, indexed(jobBody()))["code"], "0000");
    const domain::DeploymentSpec spec = createdSpec(lastChange());
    ASSERT_TRUE(spec.job && spec.job->indexes);
    EXPECT_EQ(*spec.job->indexes, (domain::JobIndexes{2, 5}));
}

TEST_F(Jobs, HaveToEstimateTheirRunOnlyOnSpotNodes) {
    Json body = jobBody();
    body["job_support"].erase("estimated_exec_sec");
    EXPECT_EQ(post(kCreate, body)["code"], "0000");
    body["sub_type"] = "Spot";
    EXPECT_NE(refusal(post(kCreate, body)).find("estimated_exec_sec"), std::string::npos);
    body["job_support"]["estimated_exec_sec"] = 60;
    EXPECT_EQ(post(kCreate, body)["code"], "0000");
    body["sub_type"] = "Reserved";
    EXPECT_NE(refusal(post(kCreate, body)).find("sub_type"), std::string::npos);
}

TEST_F(Jobs, AreRefusedWithTheNameOfWhatIsWrong) {
    const auto refused = [this](const char* pointer, const Json& value, const char* name) {
        Json body = jobBody();
        body[Json::json_pointer(pointer)] = value;
        const std::size_t before = platform.applied().size();
        EXPECT_NE(refusal(post(kCreate, body)).find(name), std::string::npos) << name;
        EXPECT_EQ(platform.applied().size(), before);
    };
    refused("/job_support", nullptr, "job_support");
    refused("/job_support", 5, "job_support");
    refused("/job_support/timeout_sec", nullptr, "timeout_sec");
    refused("/job_support/timeout_sec", -1, "timeout_sec");
    refused("/job_support/timeout_sec", 9'000'000'000'000'000'000, "timeout_sec");
    refused("/job_support/parallelism", "3", "parallelism");
    refused("/job_support/mod_param", Json::object(), "mod_param");
    refused("/job_support/mod_param/index", Json::object(), "mod_param");
    refused("/job_support/mod_param/default/restart_policy", "Always", "restart_policy");
    refused("/job_support/mod_param/default/backoff_limit", nullptr, "backoff_limit");
    refused("/task_type", "Deployment", "task_type");
    refused("/points", nullptr, "points");
}

TEST_F(Jobs, SayInTheirDetailHowFarTheyAre) {
    asJob(addDeployment(9, "batch"));
    publish();
    const Json job = data(kDetail + std::string("9"));
    EXPECT_EQ(job["task_type"], "Job");
    EXPECT_EQ(job["status"], "Running");
    EXPECT_EQ(job["points"], 12);
    EXPECT_EQ(job["sub_type"], nullptr);
    EXPECT_EQ(job["job_support"], Json::parse(R"({"estimated_exec_sec":90,"timeout_sec":7200,
        "parallelism":3,
        "mod_param":{"default":{"backoff_limit":4,"restart_policy":"Never"}}})"));
    EXPECT_EQ(job["schedule_status"], "Scheduled");
    EXPECT_TRUE(job["deployment_name"].get<std::string>().starts_with("job-1-"));
    const Json& status = job["job_status"];
    EXPECT_EQ(status["status"], "Running");
    EXPECT_EQ(status["active_pods"], 2);
    EXPECT_EQ(status["succeeded_pods"], 5);
    EXPECT_EQ(status["failed_pods"], 1);
    EXPECT_EQ(status["completion_time"], nullptr);
    EXPECT_EQ(status["completion_mode"], "NonIndexed");
    EXPECT_EQ(status["create_time"], job["create_time"]);
    EXPECT_EQ(job["last_update_time"], job["create_time"]);
}

TEST_F(Jobs, GiveBackInTheirDetailWhatTheyWereCreatedWith) {
    for (Json body : {jobBody(), indexed(jobBody())}) {
        body["sub_type"] = "Spot";
        body["task_qos"] = {{"class", "Guaranteed"}};
        ASSERT_EQ(post(kCreate, body)["code"], "0000");
        domain::Deployment& made = addDeployment(9, "batch");
        made.spec = createdSpec(lastChange());
        publish();
        const Json job = data(kDetail + std::string("9"));
        EXPECT_EQ(job["sub_type"], "Spot");
        EXPECT_EQ(job["job_support"], body["job_support"]);
        EXPECT_EQ(job["task_qos"], body["task_qos"]);
        EXPECT_EQ(job["points"], 12);
        EXPECT_EQ(job["services"][0]["service_name"], "container-01");
        state.deployments.clear();
    }
}

TEST_F(Jobs, DoNotMakeUpAnEstimateThatWasNotGiven) {
    Json body = jobBody();
    body["job_support"]["estimated_exec_sec"] = nullptr;
    ASSERT_EQ(post(kCreate, body)["code"], "0000");
    domain::Deployment& made = addDeployment(9, "batch");
    made.spec = createdSpec(lastChange());
    publish();
    EXPECT_EQ(data(kDetail + std::string("9"))["job_support"]["estimated_exec_sec"], nullptr);
}

TEST_F(Jobs, HaveAStatusForEveryStateTheyCanBeIn) {
    struct Case {
        DeploymentState state;
        int running;
        JobFailure failure;
        const char *status, *job;
    };
    for (const Case& each :
         {Case{DeploymentState::Pending, 0, JobFailure::None, "Pending", "Pending"},
          Case{DeploymentState::Starting, 0, JobFailure::None, "Pending", "Pending"},
          Case{DeploymentState::Running, 2, JobFailure::None, "Running", "Running"},
          Case{DeploymentState::Paused, 0, JobFailure::None, "Paused", "Manual"},
          Case{DeploymentState::Completed, 0, JobFailure::None, "End", "Complete"},
          Case{DeploymentState::Failed, 0, JobFailure::TimedOut, "End", "Failed"}}) {
        state.deployments.clear();
        domain::Deployment& job = asJob(addDeployment(9, "batch"));
        job.state = each.state;
        job.nodesRunning = each.running;
        job.job->failure = each.failure;
        if (job.finished()) job.job->finished = domain::Instant{5'000'000'000};
        publish();
        const Json shown = data(kDetail + std::string("9"));
        EXPECT_EQ(shown["status"], each.status);
        EXPECT_EQ(shown["job_status"]["status"], each.job);
        EXPECT_EQ(shown["job_status"]["completion_time"].is_null(), !job.finished());
        if (job.finished()) {
            EXPECT_EQ(shown["last_update_time"], shown["job_status"]["completion_time"]);
        }
    }
}

TEST_F(Jobs, SayTheSecondsTheyWereChargedForWhereTheirRegionsCostTheSame) {
    domain::Deployment& job = asJob(addDeployment(9, "batch"));
    job.costSoFar = {466 * 123};
    publish();
    EXPECT_EQ(data(kDetail + std::string("9"))["billing_time"], 123);
    state.catalogue.pools[0].price = {500};
    state.deployments[0].spec.regions.clear();
    publish();
    EXPECT_EQ(data(kDetail + std::string("9"))["billing_time"], nullptr);
}

TEST_F(Jobs, AreListedApartFromDeployments) {
    addDeployment(3, "web");
    asJob(addDeployment(9, "batch"));
    publish();
    const auto ids = [this](const char* search) {
        std::vector<int> found;
        const Json listed = data(search);
        for (const Json& each : listed["results"])
            found.push_back(each["task_id"]);
        return found;
    };
    EXPECT_EQ(ids(kSearch), std::vector<int>{9});
    EXPECT_EQ(ids("/api/task/job/search?type=Job&status=Running&search_value=bat"),
              std::vector<int>{9});
    EXPECT_EQ(ids("/api/task/job/search?type=Deployment"), std::vector<int>{});
    EXPECT_EQ(ids("/api/deployment/task/search"), std::vector<int>{3});
    EXPECT_EQ(ids("/api/task/deployment/search"), std::vector<int>{3});
    EXPECT_EQ(data(kSearch)["results"][0]["points"], 12);
}

TEST_F(Jobs, AreNoneOfTheTasksThatDeploymentsAre) {
    addDeployment(3, "web");
    asJob(addDeployment(9, "batch"));
    publish();
    for (const char* detail :
         {"/api/deployment/task/detail?task_id=9", "/api/task/deployment/detail?task_id=9",
          "/api/task/job/detail?task_id=3", "/api/task/job/detail?task_id=4"})
        EXPECT_NE(refusal(get(detail)).find("任务不存在"), std::string::npos) << detail;
    for (const char* change : {"pause", "recover", "stop", "change_points", "update"}) {
        const std::string path = std::string("/api/deployment/task/") + change;
        EXPECT_NE(refusal(post(path, {{"task_id", 9}, {"points", 1}})).find("任务不存在"),
                  std::string::npos)
            << change;
    }
    EXPECT_NE(refusal(post(kStop, {{"task_id", 3}})).find("任务不存在"), std::string::npos);
    EXPECT_TRUE(platform.applied().empty());
}

TEST_F(Jobs, AreDeletedWhenTheyAreStoppedAlsoOnesThatAreOver) {
    for (const auto each : {DeploymentState::Running, DeploymentState::Completed}) {
        state.deployments.clear();
        asJob(addDeployment(9, "batch")).state = each;
        publish();
        EXPECT_EQ(post(kStop, {{"task_id", 9}})["code"], "0000");
        EXPECT_EQ(lastChange(), domain::Change(domain::DeleteDeployment{{"deployment-9"}}));
    }
    state.deployments[0].state = DeploymentState::Deleting;
    publish();
    EXPECT_NE(refusal(post(kStop, {{"task_id", 9}})).find("任务不存在或已删除"), std::string::npos);
}

TEST_F(Jobs, StayListedWithHowTheyEndedWhenTheyAreDeleted) {
    domain::Deployment job = asJob(addDeployment(9, "batch"));
    job.state = DeploymentState::Deleting;
    job.job->finished = domain::Instant{5'000'000'000};
    state.deployments.clear();
    ended->push_back({job, {9'000'000'000}});
    publish();
    const Json shown = data(kDetail + std::string("9"));
    EXPECT_EQ(shown["status"], "End");
    EXPECT_EQ(shown["job_status"]["status"], "Complete");
    EXPECT_NE(shown["last_update_time"], shown["job_status"]["completion_time"]);
}

TEST_F(Jobs, HaveNodesThatSucceedOrFail) {
    const domain::Deployment job = asJob(addDeployment(9, "batch"));
    domain::Node& good = addNode(21, job, 1);
    good.state = domain::NodeState::Ended;
    good.reason = domain::ReasonKind::Completed;
    good.lastExit = {0, "Completed", {}};
    domain::Node& bad = addNode(22, job, 2);
    bad.state = domain::NodeState::Failed;
    bad.reason = domain::ReasonKind::ContainerExited;
    addNode(23, job, 3);
    publish();
    std::vector<std::string> statuses;
    const Json points = data("/api/deployment/task/points?task_id=9");
    for (const Json& each : points["results"])
        statuses.push_back(each["status"]);
    EXPECT_EQ(statuses, (std::vector<std::string>{"Succeeded", "Failed", "Running"}));
    EXPECT_EQ(data("/api/deployment/task/points?task_id=9&status=Succeeded")["count"], 1);
}

}  // namespace
}  // namespace berth::sim::open_api::testing
