// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/job_codec.h"

#include <gtest/gtest.h>

#include <string>

#include "platform_client/gongji/catalogue_codec.h"
#include "platform_client/gongji/rfc3339.h"
#include "platform_client/gongji/task_body.h"
#include "platform_client/gongji/task_codec.h"
#include "platform_client/gongji/task_detail_codec.h"
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji {
namespace {

using namespace testing;
using namespace std::chrono_literals;
using domain::JobFailure;
using domain::JobRestart;

OfferBook jobOffers() {
    return OfferBook(dataOf(catalogueExample(), readOffers));
}

WireJob jobOf(const std::string& members) {
    return dataOf(R"({"code":"0000","data":{)" + members + "}}", readJob);
}

TaskDetails exampleJob() {
    return {std::nullopt, dataOf(jobExample(), readJobDetail)};
}

// A job of the name that the domain has: what it says, and how it is written.
domain::DeploymentSpec jobSpec() {
    domain::DeploymentSpec spec;
    spec.name = "batch";
    spec.gpuSpec = "4090";
    spec.image = "harbor.suanleme.cn/ogy4dqkh/render:1.0";
    spec.nodes = 3;
    spec.environment = {{"SCENE", "a b"}};
    spec.job = domain::JobSpec{12, 7200s, 90s, JobRestart::Never, 4, {}};
    return spec;
}

std::string bodyOf(const domain::DeploymentSpec& spec) {
    const auto generation = generationFor(spec, {}, jobOffers());
    EXPECT_EQ(generation, Generation::New);
    const auto body = createBody(spec, "b0", Generation::New, jobOffers());
    EXPECT_TRUE(body) << body.error().detail;
    return body.value_or(std::string());
}

bool holds(const std::string& body, const std::string& part) {
    return body.find(part) != std::string::npos;
}

TEST(JobCodec, ReadsWhatIsWantedAndHowFarItIs) {
    const TaskDetails details = exampleJob();
    ASSERT_NE(details.job(), nullptr);
    const WireJob& job = *details.job();
    EXPECT_EQ(job.status, JobStatus::Running);
    EXPECT_FALSE(job.isOver());
    const auto spec = toSpec(details, jobOffers());
    EXPECT_EQ(spec.nodes, 3);
    ASSERT_TRUE(spec.job);
    EXPECT_EQ(*spec.job, (domain::JobSpec{12, 7200s, 90s, JobRestart::Never, 4, {}}));
    EXPECT_EQ(progressOf(job, *spec.job, {}), (domain::JobProgress{2, 5, 1, JobFailure::None, {}}));
    EXPECT_EQ(spec.mounts, (std::vector<domain::VolumeMount>{{{"nas-5"}, "/scenes"}}));
}

TEST(JobCodec, KeepsOfAJobWhatBerthHasNoWordForAndNothingOfItsState) {
    const std::string rest = toSpec(exampleJob(), jobOffers()).extensions;
    EXPECT_TRUE(holds(rest, R"("sub_type":"Spot")")) << rest;
    EXPECT_TRUE(holds(rest, "task_qos")) << rest;
    for (const char* state : {"job_status", "job_support", "schedule_status", "billing_time",
                              "last_update_time", "create_time"})
        EXPECT_FALSE(holds(rest, state)) << rest;
}

TEST(JobCodec, ReadsNumberedPieces) {
    const WireJob job = jobOf(R"("job_support":{"parallelism":"4","timeout_sec":60,
        "mod_param":{"index":{"index_backoff_limit":2,"max_failed_index":"5"}}})");
    const domain::JobSpec spec = toJobSpec(job, 7);
    EXPECT_EQ(job.parallelism, 4) << "a number in a text is one";
    EXPECT_EQ(spec.completions, 7);
    EXPECT_EQ(spec.indexes, (domain::JobIndexes{2, 5}));
    EXPECT_EQ(spec.restart, JobRestart::Never);
}

TEST(JobCodec, TakesWhatIsMissingOrNullAsTheDomainHasIt) {
    for (const char* members :
         {"", R"("job_support":null,"job_status":null)", R"("job_support":{},"job_status":{})",
          R"("job_support":{"estimated_exec_sec":null,"mod_param":{"default":null}})"}) {
        const WireJob job = jobOf(members);
        EXPECT_EQ(job.status, JobStatus::Other);
        domain::JobSpec usual;
        usual.completions = 3;
        EXPECT_EQ(toJobSpec(job, 3), usual);
        EXPECT_EQ(progressOf(job, usual, {}), domain::JobProgress{});
    }
}

TEST(JobCodec, TakesAStatusNobodyKnowsForOneThatIsNotTheEnd) {
    EXPECT_FALSE(jobOf(R"("job_status":{"status":"Suspended"})").isOver());
    EXPECT_TRUE(jobOf(R"("job_status":{"status":"Complete"})").isOver());
    EXPECT_TRUE(jobOf(R"("job_status":{"status":"Failed"})").isOver());
}

TEST(JobCodec, NamesWhatIsOfAnotherType) {
    const auto problemOf = [](const std::string& members) {
        return readData(R"({"code":"0000","data":{)" + members + "}}",
                        [](const JsonReader& data) { (void)readJob(data); });
    };
    EXPECT_TRUE(problemOf(R"("job_support":[])").starts_with("data.job_support"));
    EXPECT_TRUE(problemOf(R"("job_status":"Running")").starts_with("data.job_status"));
    EXPECT_TRUE(problemOf(R"("job_support":{"timeout_sec":"long"})")
                    .starts_with("data.job_support.timeout_sec"));
    EXPECT_TRUE(problemOf(R"("job_support":{"mod_param":{"index":7}})")
                    .starts_with("data.job_support.mod_param.index"));
    EXPECT_TRUE(problemOf(R"("job_status":{"succeeded_pods":99999999999})")
                    .starts_with("data.job_status.succeeded_pods"));
}

TEST(JobCodec, KeepsTimesAndNumbersWithinWhatCanBeCounted) {
    const WireJob job = jobOf(R"("job_support":{"timeout_sec":9223372036854775807,
        "estimated_exec_sec":-5,"parallelism":-1},"job_status":{"failed_pods":-3})");
    const domain::JobSpec spec = toJobSpec(job, 1);
    EXPECT_GT(spec.timeout, 24h * 365);
    EXPECT_EQ(spec.runTime, 0s);
    EXPECT_EQ(job.parallelism, 0);
    EXPECT_EQ(job.failed, 0);
}

TEST(JobCodec, TellsWhyAJobHasFailedAsFarAsItShows) {
    const domain::Instant created = *parseRfc3339("2026-01-01T10:00:00Z");
    const auto whyOf = [&](const char* completed, domain::JobSpec spec) {
        const WireJob job = jobOf(R"("job_status":{"status":"Failed","completion_time":)" +
                                  std::string(completed) + "}");
        const auto progress = progressOf(job, spec, created);
        EXPECT_TRUE(progress.finished);
        return progress.failure;
    };
    domain::JobSpec spec;
    spec.timeout = 1h;
    EXPECT_EQ(whyOf(R"("2026-01-01T11:00:00Z")", spec), JobFailure::TimedOut);
    EXPECT_EQ(whyOf(R"("2026-01-01T10:59:59Z")", spec), JobFailure::TooManyFailures);
    EXPECT_EQ(whyOf("null", spec), JobFailure::TooManyFailures);
    spec.indexes.emplace();
    EXPECT_EQ(whyOf(R"("2026-01-01T10:30:00Z")", spec), JobFailure::PiecesGivenUp);
}

TEST(JobBody, SaysHowManyRunsThereAreToBeAndHowManyAtOnce) {
    const std::string body = bodyOf(jobSpec());
    EXPECT_TRUE(holds(body, R"("points":12)")) << body;
    EXPECT_TRUE(holds(body, R"("job_support":{"estimated_exec_sec":90,"timeout_sec":7200,)"
                            R"("parallelism":3,"mod_param":{"default":{"backoff_limit":4,)"
                            R"("restart_policy":"Never"}}})"))
        << body;
    EXPECT_TRUE(holds(body, R"("service_name":"b0")")) << "by which it is found again";
    EXPECT_TRUE(holds(body, R"({"name":"SCENE","value":"a b")")) << "in the newer form";
    EXPECT_FALSE(holds(body, "task_type")) << "its path says it";
    EXPECT_FALSE(holds(body, "load_balance"));
}

TEST(JobBody, SaysNumberedPiecesAndRestartsInPlace) {
    auto spec = jobSpec();
    spec.job->restart = JobRestart::OnFailure;
    EXPECT_TRUE(holds(bodyOf(spec), R"("restart_policy":"OnFailure")"));
    spec.job->indexes = domain::JobIndexes{2, 5};
    EXPECT_TRUE(holds(bodyOf(spec),
                      R"("mod_param":{"index":{"index_backoff_limit":2,"max_failed_index":5}})"));
}

TEST(JobBody, GivesPartsOfASecondAWholeOne) {
    auto spec = jobSpec();
    spec.job->runTime = 1500ms;
    spec.job->timeout = 100ms;
    EXPECT_TRUE(holds(bodyOf(spec), R"("estimated_exec_sec":2,"timeout_sec":1,)"));
}

TEST(JobBody, CarriesTheSettingsOfAnotherJobOver) {
    auto spec = toSpec(exampleJob(), jobOffers());
    spec.offers.clear();
    const std::string body = bodyOf(spec);
    EXPECT_TRUE(holds(body, R"("sub_type":"Spot")")) << body;
    EXPECT_TRUE(holds(body, R"("task_qos":{"class":"Guaranteed"})")) << body;
    EXPECT_TRUE(holds(body, R"("nas_storage_config":[{"storage_id":5,"target_dir":"/scenes"}])"))
        << body;
}

TEST(JobBody, IsReadBackAsTheJobThatWasWanted) {
    for (const bool pieces : {false, true}) {
        auto spec = jobSpec();
        if (pieces) {
            spec.job->indexes = domain::JobIndexes{2, 5};
            spec.job->backoffLimit = domain::JobSpec{}.backoffLimit;
        }
        std::string body = bodyOf(spec);
        body.insert(1, R"("task_id":1,"status":"Pending",)");
        const TaskDetails details{std::nullopt,
                                  dataOf(R"({"code":"0000","data":)" + body + "}", readJobDetail)};
        const auto seen = toSpec(details, jobOffers());
        EXPECT_EQ(seen.job, spec.job);
        EXPECT_EQ(seen.nodes, spec.nodes);
        EXPECT_EQ(seen.environment, spec.environment);
    }
}

}  // namespace
}  // namespace berth::platform_client::gongji
