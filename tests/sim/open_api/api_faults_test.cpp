// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that meet faults of the API.
#include "models/domain/fault_traits.h"
#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {

using domain::FaultKind;

namespace {

const char* const kList = "/api/deployment/resource/search";

class ApiFaultsRoom : public ApiRoom {
  protected:
    ApiFaultsRoom() {
        publish();
        api->meetFaults([this] { return faults; });
    }
    void lasting(FaultKind kind, double probability = 1, int status = 500) {
        domain::ActiveFault active;
        active.fault = domain::usualFault(kind);
        active.fault.probability = probability;
        active.fault.status = status;
        faults.push_back(active);
    }
    std::shared_ptr<KeptAnswer> pause() {
        return send(request("POST", "/api/deployment/task/pause", R"({"task_id":1})"));
    }

    std::vector<domain::ActiveFault> faults;
};

}  // namespace

TEST_F(ApiFaultsRoom, AnErrorIsAnsweredAndNothingIsDone) {
    addDeployment(1, "web");
    publish();
    for (const int status : {429, 500, 503}) {
        faults.clear();
        lasting(FaultKind::ApiErrors, 1, status);
        EXPECT_EQ(pause()->failure, status);
    }
    EXPECT_TRUE(platform.applied().empty());
    EXPECT_EQ(api->faultHits(FaultKind::ApiErrors), 3U);
    faults.clear();
    (void)pause();
    EXPECT_EQ(platform.applied().size(), 1U);
}

TEST_F(ApiFaultsRoom, ATimeOutNeverAnswersAndKeepsTheClientWaiting) {
    lasting(FaultKind::ApiTimeouts);
    const auto answer = send(request("GET", kList));
    EXPECT_FALSE(answer->ended);
    EXPECT_GT(answer.use_count(), 1);  // its connection is not dropped
    const std::weak_ptr<KeptAnswer> first = answer;
    for (std::size_t i = 0; i < ApiFaults::kMostWaiting; ++i)
        (void)send(request("GET", kList));
    EXPECT_EQ(answer.use_count(), 1);  // until there are too many
}

TEST_F(ApiFaultsRoom, ADuplicateChangesTwiceAndAnswersOnce) {
    addDeployment(1, "web");
    publish();
    lasting(FaultKind::ApiDuplicates);
    const auto answer = pause();
    EXPECT_TRUE(answer->ended);
    EXPECT_EQ(answer->heads, 1);
    EXPECT_EQ(platform.applied().size(), 2U);
    EXPECT_NE(platform.applied()[0].operation, platform.applied()[1].operation);
    (void)send(request("GET", kList));  // reads change nothing
    EXPECT_EQ(api->faultHits(FaultKind::ApiDuplicates), 1U);
}

TEST_F(ApiFaultsRoom, ALostReplyIsDoneAndNeverAnswered) {
    addDeployment(1, "web");
    publish();
    lasting(FaultKind::ApiLostReplies);
    const auto answer = pause();
    EXPECT_FALSE(answer->ended);
    EXPECT_EQ(platform.applied().size(), 1U);
    EXPECT_EQ(api->faultHits(FaultKind::ApiLostReplies), 1U);
}

TEST_F(ApiFaultsRoom, HitsAsOftenAsItsProbabilitySays) {
    lasting(FaultKind::ApiErrors, 0.3);
    int failed = 0;
    for (int i = 0; i < 2000; ++i)
        failed += send(request("GET", kList))->failure == 500 ? 1 : 0;
    EXPECT_NEAR(failed, 600, 110);  // more than five standard deviations
}

TEST_F(ApiFaultsRoom, OtherFaultsAreNoneOfItsBusiness) {
    lasting(FaultKind::RegistryDown);
    EXPECT_EQ(get(kList)["code"], "0000");
}

}  // namespace berth::sim::open_api::testing
