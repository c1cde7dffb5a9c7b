// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/node_model.h"

#include <gtest/gtest.h>

#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "models/items/roles.h"
#include "tests/support/fatal_model_tester.h"
#include "tests/support/sample_snapshot.h"

namespace berth::items {
namespace {

using namespace domain;

std::vector<std::string> names(const NodeModel& model) {
    std::vector<std::string> made;
    for (int row = 0; row < model.rowCount(); ++row)
        made.push_back(model.rowAt(row).node->name);
    return made;
}

TEST(NodeModel, ShowsTheNodesOfOneDeploymentWithoutTheEndedOnes) {
    NodeModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.setSnapshot(support::sampleSnapshot());
    model.setFilter({.deployment = {"d-comfy-api"}});
    EXPECT_EQ(model.rowCount(), 7);
    EXPECT_EQ(names(model).back(), "comfy-api-7");
    model.setFilter({.deployment = {"d-comfy-api"}, .ended = true});
    EXPECT_EQ(names(model).back(), "comfy-api-8");
}

TEST(NodeModel, FiltersByTextStateAndRegion) {
    NodeModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.setSnapshot(support::sampleSnapshot());
    model.setFilter({.state = NodeState::Pending});
    EXPECT_EQ(names(model), (std::vector<std::string>{"whisper-batch-3", "whisper-batch-4"}));
    model.setFilter({.text = QStringLiteral("voice")});
    EXPECT_EQ(model.rowCount(), 2);
    model.setFilter({.text = QStringLiteral("5090"), .region = {"guangdong-1"}});
    EXPECT_EQ(names(model), std::vector<std::string>{"whisper-batch-1"});
}

TEST(NodeModel, SortsNumbersInNamesAsNumbers) {
    auto snapshot = std::make_shared<Snapshot>();
    for (const int ordinal : {10, 9, 2}) {
        Node node;
        node.ordinal = ordinal;
        node.name = "a-" + std::to_string(ordinal);
        node.id = {node.name};
        snapshot->nodes.push_back(node);
    }
    NodeModel model(nullptr);
    model.setSnapshot(snapshot);
    model.sort(static_cast<int>(NodeColumn::Name));
    EXPECT_EQ(names(model), (std::vector<std::string>{"a-2", "a-9", "a-10"}));
}

TEST(NodeModel, GivesValuesWithTheirUnits) {
    NodeModel model(nullptr);
    model.setSnapshot(support::sampleSnapshot());
    const int row = model.rowOfId("n-echo-2");
    ASSERT_GE(row, 0);
    const auto cell = [&](NodeColumn column, int role) {
        return model.data(model.index(row, static_cast<int>(column)), role);
    };
    EXPECT_EQ(cell(NodeColumn::Deployment, ValueRole).toString(), QStringLiteral("echo"));
    EXPECT_EQ(cell(NodeColumn::RateNow, ValueRole).toLongLong(), 466);
    EXPECT_EQ(cell(NodeColumn::RateNow, UnitRole).toInt(), static_cast<int>(Unit::PointsPerSecond));
    EXPECT_DOUBLE_EQ(cell(NodeColumn::GpuUse, ValueRole).toDouble(), 0.68);
    EXPECT_EQ(cell(NodeColumn::State, ValueRole).toString(), QStringLiteral("Running"));
}

TEST(NodeModel, ReportsOnlyTheRowsThatChanged) {
    NodeModel model(nullptr);
    model.setSnapshot(support::largeSnapshot(800, 8, 1));
    const QPersistentModelIndex selected = model.index(400, 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    model.setSnapshot(support::largeSnapshot(800, 8, 2));
    int rows = 0;
    for (const auto& change : changed) {
        if (change[0].toModelIndex().column() != 0) continue;
        rows += change[1].toModelIndex().row() - change[0].toModelIndex().row() + 1;
    }
    EXPECT_EQ(rows, 8);
    EXPECT_EQ(layout.count(), 0);
    EXPECT_EQ(selected.row(), 400);
}

TEST(NodeModel, TellsViewsOfADeploymentThatHasGone) {
    NodeModel model(nullptr);
    model.setSnapshot(support::sampleSnapshot());
    auto without = std::make_shared<Snapshot>(*support::sampleSnapshot());
    std::erase_if(without->deployments,
                  [](const Deployment& each) { return each.id.value == "d-echo"; });
    const auto left = std::ranges::find_if(without->nodes, [](const Node& each) {
        return each.deployment.value == "d-echo" && each.state != NodeState::Ended;
    });
    ASSERT_NE(left, without->nodes.end());
    const int row = model.rowOfId(left->id.value);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSnapshot(without);
    EXPECT_TRUE(std::ranges::any_of(changed, [&](const QList<QVariant>& change) {
        return change[0].toModelIndex().row() <= row && row <= change[1].toModelIndex().row();
    }));
    EXPECT_EQ(model.rowOfId(left->id.value), row) << "its node is still there";
    EXPECT_TRUE(model.rowAt(row).deploymentName.empty());
}

TEST(NodeModel, EqualsAFreshModelAfterAnySequenceOfSnapshots) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](std::size_t n) {
            return static_cast<std::size_t>(random() % n);
        };
        NodeModel model(nullptr);
        const QAbstractItemModelTester tester(&model, support::kFatal);
        for (int step = 0; step < 20; ++step) {
            auto next = std::make_shared<Snapshot>(*support::sampleSnapshot());
            std::erase_if(next->nodes, [&](const Node&) { return below(5) == 0; });
            for (Node& node : next->nodes) {
                if (below(3) == 0) node.gpuUse = 0.01 * static_cast<double>(below(100));
                if (below(6) == 0) node.state = static_cast<NodeState>(below(11));
            }
            const int column = static_cast<int>(below(15)) - 1;
            const auto order = below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            NodeFilter filter;
            filter.ended = below(2) == 0;
            if (below(3) == 0) filter.region = {"hebei-1"};
            model.sort(column, order);
            model.setFilter(filter);
            model.setSnapshot(next);
            NodeModel fresh(nullptr);
            fresh.sort(column, order);
            fresh.setFilter(filter);
            fresh.setSnapshot(next);
            ASSERT_EQ(names(model), names(fresh)) << "seed " << seed << " step " << step;
            for (int row = 0; row < fresh.rowCount(); ++row) {
                EXPECT_EQ(model.rowAt(row).node, fresh.rowAt(row).node)
                    << "a row must not point into an older snapshot";
            }
        }
    }
}

}  // namespace
}  // namespace berth::items
