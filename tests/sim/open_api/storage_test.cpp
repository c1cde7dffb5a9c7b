// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {
namespace {

using Storage = ApiRoom;

const std::string kVolumeSearch = "/api/storage/get_storage?";

TEST_F(Storage, ListsVolumesAsSharedStorage) {
    domain::Deployment& web = addDeployment(4, "web");
    web.spec.mounts = {{{"vol-a"}, "/root/data"}};
    web.spec.regions = {{"guangdong"}};
    domain::Deployment gone = web;
    gone.id = {"deployment-5"};
    gone.spec.name = "gone";
    gone.state = domain::DeploymentState::Deleting;
    state.deployments.push_back(gone);
    publish();
    const Json data = this->data(kVolumeSearch + "storage_type=ShareStorage&status=Activate");
    EXPECT_EQ(data["count"], 2);
    Json first = data["results"][0];
    EXPECT_TRUE(first["create_time"].get<std::string>().ends_with("+08:00"));
    first.erase("create_time");
    EXPECT_EQ(first, Json::parse(R"({"storage_id":1,"storage_type":"ShareStorage",
        "juicefs_region_id":null,"storage_name":"models","k3s_cloud_name":null,
        "k3s_region_name":null,
        "regions":[{"tag":"beijing-jxq-p1","name":"北京一区"},{"tag":"guangdong","name":"Guangdong"}],
        "activate_regions":[{"tag":"beijing-jxq-p1","name":"北京一区"},
                            {"tag":"guangdong","name":"Guangdong"}],
        "bucket":null,"size":107374182400,"dir":"/","endpoint":null,"status":"Activate",
        "last_sync_time":null,
        "deployments":[{"deployment_id":4,"deployment_name":"web","target_dir":"/root/data",
                        "task_type":"Deployment","regions":["guangdong"]}],
        "remark":null,"use_size":7,"share_storage_type":"Multiple","syncing_regions":[]})"));
}

TEST_F(Storage, IsFilteredByTypeAndStatusWhichAreNeeded) {
    EXPECT_EQ(data(kVolumeSearch + "storage_type=Juicefs&status=Activate")["count"], 0);
    EXPECT_EQ(data(kVolumeSearch + "storage_type=ShareStorage&status=Unactivated")["count"], 0);
    EXPECT_EQ(data(kVolumeSearch + "storage_type=Juicefs%2CShareStorage&status=Activate")["count"],
              2);
    EXPECT_NE(refusal(get(kVolumeSearch + "status=Activate")).find("storage_type"),
              std::string::npos);
    EXPECT_NE(refusal(get(kVolumeSearch + "storage_type=Juicefs")).find("status"),
              std::string::npos);
    const Json page =
        data(kVolumeSearch + "storage_type=ShareStorage&status=Activate&page=2&page_size=1");
    EXPECT_EQ(page["count"], 2);
    EXPECT_EQ(page["results"][0]["storage_id"], 2);
}

TEST_F(Storage, IsFoundByItsIds) {
    const std::string byId = "/api/storage/get_storage_by_ids?storage_ids=";
    const Json found = data(byId + "2%2C99%2C1");
    ASSERT_EQ(found["results"].size(), 2U);
    EXPECT_EQ(found["results"][0]["storage_name"], "team");
    EXPECT_EQ(found["results"][1]["storage_name"], "models");
    EXPECT_NE(refusal(get(byId + "a")).find("storage_ids"), std::string::npos);
    EXPECT_NE(refusal(get("/api/storage/get_storage_by_ids")).find("storage_ids"),
              std::string::npos);
    EXPECT_EQ(data("/api/storage/storage_info?storage_id=2")["storage_name"], "team");
    EXPECT_NE(refusal(get("/api/storage/storage_info?storage_id=3")).find("存储不存在"),
              std::string::npos);
}

TEST_F(Storage, IsInEveryRegionAndThereIsNoOther) {
    for (const char* path : {"/api/storage/get_regions", "/api/storage/get_k3s_regions"})
        EXPECT_EQ(data(path)["results"][0],
                  Json::parse(R"({"tag":"beijing-jxq-p1","name":"北京一区"})"));
    EXPECT_EQ(data("/api/storage/nas/v1/list"), Json::parse(R"({"count":0,"results":[]})"));
    EXPECT_EQ(data("/api/storage/nas/v1/summary")["total_size"], 0);
}

}  // namespace
}  // namespace berth::sim::open_api::testing
