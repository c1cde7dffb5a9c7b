// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation_logs.h"

#include <map>

#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

TEST(Logs, KeepTheNewestTwoThousandLinesOfANodeAndCountTheOthers) {
    cluster::NodeTable nodes;
    for (const serving::NodeKey key : {1U, 2U}) {
        nodes[key] = std::make_unique<cluster::NodeRecord>(key, 0);
        nodes[key]->id = {"node-" + std::to_string(key)};
        nodes[key]->deploymentId = {"d"};
    }
    LogBook book;
    for (int i = 0; i < 2500; ++i)
        book.add(*nodes[1], i, domain::Severity::Info, std::to_string(i));
    book.add(*nodes[2], 2498, domain::Severity::Info, "other");
    const domain::LogBatch all = book.read({{"d"}, {}, 100'000}, nodes);
    EXPECT_EQ(all.lines.size(), 2001U);
    EXPECT_EQ(all.missing, 500U);
    EXPECT_EQ(all.lines.front().text, "500");
    EXPECT_EQ(all.lines.front().sequence, 501U);
    const domain::LogBatch tail = book.read({{}, {}, 3}, nodes);
    ASSERT_EQ(tail.lines.size(), 3U);
    EXPECT_EQ(tail.lines[0].text, "2498");
    EXPECT_EQ(tail.lines[1].text, "other");
    EXPECT_EQ(tail.lines[2].text, "2499");
    EXPECT_EQ(book.read({{}, {"node-2"}, 10}, nodes).lines.size(), 1U);
    EXPECT_TRUE(book.read({{"e"}, {}, 10}, nodes).lines.empty());
    book.forget(1);
    EXPECT_EQ(book.read({{}, {}, 10}, nodes).lines.size(), 1U);
}

TEST(Logs, OfManyNodesShareOneBudget) {
    cluster::NodeTable nodes;
    LogBook book;
    const auto add = [&](serving::NodeKey key, int lines) {
        auto& node = nodes[key];
        if (!node) node = std::make_unique<cluster::NodeRecord>(key, 0);
        node->id = {"node-" + std::to_string(key)};
        for (int i = 0; i < lines; ++i)
            book.add(*node, i, domain::Severity::Info, "line");
    };
    const auto kept = [&](serving::NodeKey key) {
        return book.read({{}, nodes[key]->id, 100'000}, nodes).lines.size();
    };
    add(1, 3000);
    EXPECT_EQ(kept(1), LogBook::kLinesPerNode);
    for (serving::NodeKey key = 2; key <= 400; ++key)
        add(key, 1);
    add(1, 1);
    EXPECT_EQ(kept(1), 1999U);  // two for one
    add(1, 3000);
    EXPECT_EQ(kept(1), 1000U);
    EXPECT_EQ(kept(2), 1U);
    for (serving::NodeKey key = 401; key <= 5000; ++key)
        add(key, 1);
    add(1, 3000);
    EXPECT_EQ(kept(1), LogBook::kLeastPerNode);
}

TEST(Logs, AreMergedOverTheNodesOfADeploymentInOrderOfTime) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 3));
    for (int i = 0; i < 9; ++i)
        lab.ask("GET", "/");
    const domain::LogBatch batch = lab.sim.logs({id, {}, 1000});
    std::map<int, std::uint64_t> last;
    domain::Instant at;
    for (const domain::LogLine& line : batch.lines) {
        EXPECT_GE(line.at, at);
        at = line.at;
        EXPECT_EQ(line.sequence, ++last[line.ordinal]);
    }
    EXPECT_EQ(last.size(), 3U);
    EXPECT_EQ(batch.lines.size(), lab.told.lines.size());
}

TEST(Logs, OfAnEndedNodeStayUntilItIsForgotten) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const auto id = lab.node("web-1").id;
    lab.inject(domain::FaultKind::KillNode, id.value);
    lab.runFor(599 * kSecond);
    EXPECT_FALSE(lab.sim.logs({{}, id, 10}).lines.empty());
    lab.runFor(kSecond);
    EXPECT_TRUE(lab.sim.logs({{}, id, 10}).lines.empty());
}

}  // namespace berth::sim::platform::testing
