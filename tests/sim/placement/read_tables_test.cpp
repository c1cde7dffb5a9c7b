// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "sim/placement/trace.h"

namespace berth::sim::placement {
namespace {

const std::string kMachineHead = "sn,cpu_milli,memory_mib,gpu,model\n";
const std::string kNodeHead = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec\n";

template <class Value>
std::string faultOf(const Read<Value>& read) {
    return read ? "none" : read.error().text("t.csv");
}

TEST(ReadMachines, GivesThemByNameWhateverTheOrderOfRowsAndColumns) {
    const auto machines = readMachines(
        "\xEF\xBB\xBFmodel,gpu,extra,sn,memory_mib,cpu_milli\r\nT4,2,x,m-2,100,4000\r\n"
        "\"P100\",8,\"a,b\",m-1,0,0\r\n\r\n");
    ASSERT_TRUE(machines) << faultOf(machines);
    ASSERT_EQ(machines->size(), 2u);
    EXPECT_EQ((*machines)[0].name, "m-1");
    EXPECT_EQ((*machines)[0].cards, 8);
    EXPECT_EQ((*machines)[0].model, "P100");
    EXPECT_EQ((*machines)[1].cpuMilli, 4000);
    EXPECT_EQ((*machines)[1].memoryMiB, 100);
}

TEST(ReadNodes, TakesSharesWholeCardsAndNone) {
    const auto nodes = readNodes(kNodeHead +
                                 "a-1,1000,2,1,460,\na-2,1000,2,1,1000,T4\n"
                                 "a-3,1000,2,8,1000,V100M16|V100M32\na-4,1000,2,0,0,");
    ASSERT_TRUE(nodes) << faultOf(nodes);
    EXPECT_TRUE((*nodes)[0].demand.isShare());
    EXPECT_EQ((*nodes)[0].demand.gpuMilli(), 460);
    EXPECT_FALSE((*nodes)[1].demand.isShare());
    EXPECT_EQ((*nodes)[2].demand.gpuMilli(), 8000);
    EXPECT_EQ((*nodes)[2].models, "V100M16|V100M32");
    EXPECT_EQ((*nodes)[3].demand.gpuMilli(), 0);
}

TEST(ReadMachines, NamesLineColumnAndFixOfWhatIsWrong) {
    const std::pair<std::string, const char*> kCases[] = {
        {"", "t.csv: is empty: its first line must name the columns"},
        {"sn,cpu_milli,gpu,model\n", "t.csv:1: memory_mib: there is no such column"},
        {"sn,sn,cpu_milli,memory_mib,gpu,model\n", "t.csv:1: there is a column \"sn\" already"},
        {kMachineHead, "t.csv: has no machine"},
        {kMachineHead + "a,1,1,1\n", "t.csv:2: has 4 cells where the first line has 5"},
        {kMachineHead + "a,1,1,1,T4\na,1,1,1,T4\n", "t.csv:3: sn: \"a\" stands on line 2 already"},
        {kMachineHead + ",1,1,1,T4\n", "t.csv:2: sn: must be a name"},
        {kMachineHead + "a,nan,1,1,T4\n",
         "t.csv:2: cpu_milli: must be a whole number from 0 to 1000000000, not \"nan\""},
        {kMachineHead + "a,-1,1,1,T4\n", "t.csv:2: cpu_milli: must be a whole number"},
        {kMachineHead + "a,1,1.5,1,T4\n", "t.csv:2: memory_mib: must be a whole number"},
        {kMachineHead + "a,1,1,99999999999999999999,T4\n", "t.csv:2: gpu: must be a whole number"},
        {kMachineHead + "a,1,1,65,T4\n", "t.csv:2: gpu: must be a whole number from 0 to 64"},
        {kMachineHead + "a,1,1,1,T4|P100\n", "t.csv:2: model: must be one model"},
        {kMachineHead + "\"a,1,1,1,T4\n", "t.csv:2: the quote that opens here is never closed"},
        {kMachineHead + "a,1,1,1,T\"4\n", "t.csv:2: a quote inside a cell without quotes"},
        {kMachineHead + "a,1,1,1,T4\rb,1,1,1,T4\n", "t.csv:2: a carriage return inside the line"}};
    for (const auto& [text, fault] : kCases)
        EXPECT_TRUE(faultOf(readMachines(text)).starts_with(fault)) << faultOf(readMachines(text));
}

TEST(ReadNodes, NamesLineColumnAndFixOfWhatIsWrong) {
    const std::pair<std::string, const char*> kCases[] = {
        {kNodeHead + "a,1,1,1,0,\n", "t.csv:2: gpu_milli: a node with a GPU needs 1 to 1000"},
        {kNodeHead + "a,1,1,2,500,\n", "t.csv:2: gpu_milli: must be 1000, not 500"},
        {kNodeHead + "a,1,1,1,1001,\n",
         "t.csv:2: gpu_milli: must be a whole number from 0 to 1000"},
        {kNodeHead + "a,1,1,1,1,\nb,1,1,x,1,\n", "t.csv:3: num_gpu: must be a whole number"},
        {kNodeHead + "a,1,1,1,1,\na,1,1,1,1,\n", "t.csv:3: name: \"a\" stands on line 2"},
        {kNodeHead + "a,1,,1,1,\n", "t.csv:2: memory_mib: must be a whole number"}};
    for (const auto& [text, fault] : kCases)
        EXPECT_TRUE(faultOf(readNodes(text)).starts_with(fault)) << faultOf(readNodes(text));
}

// Whatever is left of a table is read or refused; shorter ones have no more rows.
TEST(ReadNodes, BearsBeingCutAtEveryByte) {
    const std::string whole = kNodeHead +
                              "\"a\"\"1\",1000,2,1,460,\r\na-2,1000,2,1,1000,\"T4|P100\"\r\n"
                              "a-3,12,7,0,0,\r\n";
    std::size_t most = 0;
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const auto nodes = readNodes(whole.substr(0, length));
        if (!nodes) {
            EXPECT_FALSE(nodes.error().what.empty());
            continue;
        }
        EXPECT_GE(nodes->size(), most);
        most = nodes->size();
    }
    EXPECT_EQ(most, 3u);
}

}  // namespace
}  // namespace berth::sim::placement
