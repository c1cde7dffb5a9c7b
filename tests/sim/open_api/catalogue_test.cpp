// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {
namespace {

using Catalogue = ApiRoom;

constexpr const char* kResourceSearch = "/api/deployment/resource/search";

TEST_F(Catalogue, ListsEverySpecWithTheRegionsThatSellIt) {
    const Json data = this->data(kResourceSearch);
    EXPECT_EQ(data["count"], 2);
    ASSERT_EQ(data["results"].size(), 2U);
    EXPECT_EQ(data["results"][1], Json::parse(R"({
        "device_name":"H20 x 8","gpu_name":"H20","gpu_count":8,"gpu_memory":786432,
        "memory":1572864,"cpu_cores":192,"disk_size":81920,"disk_type":"HDD",
        "regions":[{"region":"guangdong","region_name":"Guangdong",
            "mark":{"resource":{"device_name":"H20 x 8","region":"guangdong","gpu_name":"H20",
                    "gpu_count":8,"gpu_memory":786432,"memory":1572864,"cpu_cores":192},
                "region_name":null,"mark":"mark-h20-guangdong"},
            "price":16416,"discount_price":16416,"inventory":2}]})"));
    const Json& first = data["results"][0];
    EXPECT_EQ(first["device_name"], "4090");
    ASSERT_EQ(first["regions"].size(), 2U);
    EXPECT_EQ(first["regions"][0]["region_name"], "北京一区");
    EXPECT_TRUE(first["regions"][0]["mark"].is_object());
    EXPECT_EQ(first["regions"][0]["mark"]["mark"], "mark-4090-beijing");
    EXPECT_EQ(first["regions"][0]["price"], 466);
    EXPECT_EQ(first["regions"][1]["inventory"], 0);
}

TEST_F(Catalogue, FiltersByKindsBetweenCommas) {
    const auto count = [this](const std::string& query) {
        return data(kResourceSearch + query)["count"];
    };
    EXPECT_EQ(count("?task_type=Deployment&device_type=GpuDevice"), 2);
    EXPECT_EQ(count("?task_type=Job%2CDeployment&device_type=CpuDevice%2CGpuDevice"), 2);
    EXPECT_EQ(count("?device_type=CpuDevice"), 0);
    EXPECT_EQ(count("?task_type=ImagePreHeat"), 0);
}

TEST_F(Catalogue, IsNotPaged) {
    EXPECT_EQ(data(std::string(kResourceSearch) + "?page=2&page_size=1")["results"].size(), 2U);
}

TEST_F(Catalogue, LeavesOutWhatNobodySells) {
    state.catalogue.pools.pop_back();
    publish();
    EXPECT_EQ(data(kResourceSearch)["count"], 1);
}

}  // namespace
}  // namespace berth::sim::open_api::testing
