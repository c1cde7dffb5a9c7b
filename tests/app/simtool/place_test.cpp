// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/app/simtool/child_process.h"

namespace berth::app {
namespace {

using testing::Finished;
using testing::readAll;
using testing::run;
using testing::TemporaryFolder;
using testing::writeAll;
using Json = nlohmann::json;

constexpr const char* kMachines =
    "sn,cpu_milli,memory_mib,gpu,model\nm-1,8000,100,2,T4\nm-0,8000,100,1,P100\n";
constexpr const char* kNodes =
    "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos\n"
    "n-10,1000,10,1,600,,LS\nn-11,1000,10,2,1000,,LS\nn-12,1000,10,1,1000,G3,LS\n";
constexpr const char* kOrder = "pods 4 nodes 2\n10 11 12 10\n0 1\n";

class Place : public ::testing::Test {
  protected:
    Place() {
        writeAll(machines, kMachines);
        writeAll(nodes, kNodes);
        writeAll(order, kOrder);
    }
    Finished place(std::vector<std::string> more) const {
        std::vector<std::string> words{"place", "--machines", machines, "--nodes", nodes};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }

    TemporaryFolder folder;
    std::string machines = folder.at("machines.csv");
    std::string nodes = folder.at("nodes.csv");
    std::string order = folder.at("order.txt");
    std::string report = folder.at("report.json");
};

TEST_F(Place, ReportsOnStandardOutputAndNothingElse) {
    const Finished done =
        place({"--order", order, "--policy", "first_fit", "--seed", "7", "--report", "-"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(done.err, "");
    const Json json = Json::parse(done.out);
    EXPECT_EQ(json.at("allocated_milli_gpu"), 600 + 2000);  // the second share fits nowhere
    EXPECT_EQ(json.at("capacity_milli_gpu"), 3000);
    EXPECT_NEAR(json.at("allocated_percent").get<double>(), 100.0 * 2600 / 3000, 1e-9);
    EXPECT_EQ(json.at("failed"), 2);
    EXPECT_EQ(json.at("decisions"), 4);
    EXPECT_GE(json.at("fragmentation_milli_gpu").get<double>(), 0);
    EXPECT_GT(json.at("decisions_per_s").get<double>(), 0);
    EXPECT_EQ(json.size(), 7u);
}

TEST_F(Place, WritesAFileAndASummaryAndNeedsNoOrder) {
    const Finished done = place({"--policy", "fgd", "--report", report});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_NE(done.out.find("2 of 3 nodes placed"), std::string::npos) << done.out;
    EXPECT_EQ(Json::parse(readAll(report)).at("decisions"), 3);
}

TEST_F(Place, RefusesBadInputWithFileLineAndFix) {
    const auto refused = [&](std::vector<std::string> words, const char* text) {
        const Finished done = place(std::move(words));
        EXPECT_EQ(done.code, 2);
        EXPECT_EQ(done.out, "");
        EXPECT_NE(done.err.find(text), std::string::npos) << done.err;
    };
    const std::vector<std::string> good{"--policy", "fgd", "--report", "-"};
    refused({"--report", "-"}, "place needs --policy: berth-sim place --policy fgd");
    refused({"--policy", "fgd"}, "place needs --report");
    refused(
        {"--policy", "fdg", "--report", "-"},
        "\"fdg\" is not a placement policy (did you mean \"fgd\"?); there are spread, best_fit");
    refused({"--policy", "random", "--seed", "x", "--report", "-"}, "--seed must be a whole");
    refused({"--policy", "fgd", "--report", nodes}, "--report and --nodes name one file");
    refused({"--policy", "fgd", "--report", "-", "--order", folder.path().string()}, "is a folder");
    refused({"--policy", "fgd", "--report", "-", "--order", folder.at("none")}, "No such");
    refused({"--policy", "fgd", "--report", folder.at("none/report.json")}, "none");
    writeAll(order, "pods 1 nodes 2\n99\n0 1\n");
    refused({"--policy", "fgd", "--report", "-", "--order", order},
            "order.txt:2: no node has a name that ends in 99");
    writeAll(nodes, std::string(kNodes) + "n-13,1000,10,1,nan,,LS\n");
    refused(good, "nodes.csv:5: gpu_milli: must be a whole number from 0 to 1000, not \"nan\"");
    writeAll(nodes, std::string("name\x1b[2J\n"));
    refused(good, "nodes.csv:1: name: there is no such column");
    EXPECT_EQ(readAll(nodes), "name\x1b[2J\n");  // nothing was written over it
}

}  // namespace
}  // namespace berth::app
