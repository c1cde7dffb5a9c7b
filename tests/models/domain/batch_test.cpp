// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/batch.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace berth::domain {
namespace {

Batch twoPages() {
    Batch batch;
    batch.spec.name = "page";
    batch.spec.gpuSpec = "4090";
    batch.spec.image = "echo";
    batch.spec.ports = {{80}};
    return batch;
}

Snapshot sellingCards() {
    Snapshot snapshot;
    snapshot.version = 1;
    return snapshot;
}

TEST(CopyName, IsANameWhateverTheNumber) {
    EXPECT_EQ(copyName("comfy", 3), "comfy-3");
    const std::string longest(40, 'a');
    EXPECT_EQ(copyName(longest, 7), std::string(38, 'a') + "-7");
    EXPECT_EQ(copyName(longest, 100), std::string(36, 'a') + "-100");
    EXPECT_EQ(copyName(std::string(37, 'a') + "-bc", 5), std::string(37, 'a') + "-5");
}

TEST(FreeCopyNames, AreTheFirstThatNobodyHas) {
    const std::set<std::string> taken{"page-1", "page-3"};
    EXPECT_EQ(
        freeCopyNames("page", 3, [&](const std::string& name) { return taken.contains(name); }),
        (std::vector<std::string>{"page-2", "page-4", "page-5"}));
    EXPECT_TRUE(freeCopyNames("page", 0, [](const std::string&) { return true; }).empty());
}

TEST(PlanBatch, NamesTheFieldThatIsWrong) {
    Capabilities can;
    const auto fieldOf = [&](const Batch& batch) {
        const auto planned = planBatch(batch, sellingCards(), can);
        return planned ? std::string{"none"} : planned.error().field;
    };
    Batch batch = twoPages();
    for (const int copies : {0, -1, kMostCopies + 1}) {
        batch.copies = copies;
        EXPECT_EQ(fieldOf(batch), "copies");
    }
    batch = twoPages();
    batch.spec.nodes = 2;
    EXPECT_EQ(fieldOf(batch), "nodes");
    batch = twoPages();
    batch.spec.autoscaling = AutoscalingSpec{};
    EXPECT_EQ(fieldOf(batch), "nodes");
    batch = twoPages();
    batch.spec.name = "Bad name";
    EXPECT_EQ(fieldOf(batch), "name");
    batch = twoPages();
    batch.front.emplace();
    EXPECT_EQ(fieldOf(batch), "front") << "the platform has none";
}

}  // namespace
}  // namespace berth::domain
