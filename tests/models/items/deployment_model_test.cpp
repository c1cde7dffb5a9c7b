// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deployment_model.h"

#include <gtest/gtest.h>

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

std::vector<std::string> names(const DeploymentModel& model) {
    std::vector<std::string> made;
    for (int row = 0; row < model.rowCount(); ++row) {
        made.push_back(model.rowAt(row).deployment->spec.name);
    }
    return made;
}

class Words final : public DeploymentText {
  public:
    QString heading(DeploymentColumn column) const override {
        return QStringLiteral("h%1").arg(static_cast<int>(column));
    }
    QString cell(const DeploymentRow& row, DeploymentColumn column) const override {
        return QStringLiteral("%1/%2@%3")
            .arg(QString::fromStdString(row.deployment->spec.name))
            .arg(static_cast<int>(column))
            .arg(row.snapshot->version);
    }
};

TEST(DeploymentModel, ListsTheWorstFirst) {
    DeploymentModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.setSnapshot(support::sampleSnapshot());
    EXPECT_EQ(names(model),
              (std::vector<std::string>{"flux-api", "sd35-preview", "comfy-api", "voice-lab",
                                        "whisper-batch", "slow-model", "comfy-studio",
                                        "ollama-chat", "echo", "files", "hunyuan-image"}));
}

TEST(DeploymentModel, KnowsWhatMostOfTheTroubleIs) {
    DeploymentModel model(nullptr);
    model.setSnapshot(support::sampleSnapshot());
    const auto row = [&](const char* id) { return model.rowAt(model.rowOfId(id)); };
    EXPECT_EQ(row("d-flux-api").worstNode, NodeState::CrashLoop);
    EXPECT_EQ(row("d-comfy-api").worstNode, NodeState::NotReady);
    EXPECT_EQ(row("d-echo").worstNode, std::nullopt);
    EXPECT_EQ(row("d-comfy-api").pullTotal, Bytes{25'400'000'000});
    EXPECT_EQ(row("d-comfy-api").marks.size(), 7U) << "the ended node has no mark";
    EXPECT_EQ(row("d-comfy-api").marks[4], (NodeMark{5, NodeState::NotReady}));
    EXPECT_EQ(row("d-voice-lab").group, StateGroup::Attention);
    EXPECT_EQ(row("d-files").group, StateGroup::Other);
}

TEST(DeploymentModel, ADeploymentThatWaitsForEverNeedsAttention) {
    auto snapshot = std::make_shared<Snapshot>(*support::sampleSnapshot());
    const auto waiting =
        std::find_if(snapshot->deployments.begin(), snapshot->deployments.end(),
                     [](const Deployment& each) { return each.id.value == "d-echo"; });
    ASSERT_NE(waiting, snapshot->deployments.end());
    waiting->state = DeploymentState::Pending;
    Warning gone;
    gone.kind = WarningKind::OfferUnknown;
    waiting->warnings = {gone};
    DeploymentModel model(nullptr);
    model.setSnapshot(snapshot);
    EXPECT_EQ(model.rowAt(model.rowOfId("d-echo")).group, StateGroup::Attention);
}

TEST(DeploymentModel, FiltersByTextGroupGpuAndRegion) {
    DeploymentModel model(nullptr);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.setSnapshot(support::sampleSnapshot());
    model.setFilter({QStringLiteral("COMFY"), {}, {}, {}});
    EXPECT_EQ(names(model), (std::vector<std::string>{"comfy-api", "comfy-studio"}));
    model.setFilter({QStringLiteral("49240"), {}, {}, {}});
    EXPECT_EQ(names(model), std::vector<std::string>{"echo"});
    model.setFilter({{}, StateGroup::Failing, {}, {}});
    EXPECT_EQ(names(model), (std::vector<std::string>{"flux-api", "sd35-preview"}));
    EXPECT_EQ(model.totals().ofAllGroups, 11);
    EXPECT_EQ(model.totals().inGroup, (std::array<int, 4>{2, 3, 3, 3}));
    model.setFilter({{}, {}, "5090", {}});
    EXPECT_EQ(names(model), (std::vector<std::string>{"voice-lab", "whisper-batch"}));
    model.setFilter({{}, {}, "5090", RegionId{"guangdong-1"}});
    EXPECT_EQ(names(model), std::vector<std::string>{"whisper-batch"});
    model.setFilter({QStringLiteral("nothing"), {}, {}, {}});
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.totals(), DeploymentTotals{});
}

TEST(DeploymentModel, SumsUpWhatIsShown) {
    DeploymentModel model(nullptr);
    const QSignalSpy changed(&model, &DeploymentModel::totalsChanged);
    const SnapshotPtr sample = support::sampleSnapshot();
    model.setSnapshot(sample);
    EXPECT_EQ(model.totals().rateNow, sample->rateNow);
    EXPECT_EQ(model.totals().costSoFar, sample->costSoFar);
    EXPECT_EQ(model.totals().deployments, 11);
    model.setSnapshot(sample);
    EXPECT_EQ(changed.count(), 1);
}

TEST(DeploymentModel, SortsByValuesAndNotByTexts) {
    const Words words;
    DeploymentModel model(&words);
    model.setSnapshot(support::sampleSnapshot());
    model.sort(static_cast<int>(DeploymentColumn::CostSoFar), Qt::DescendingOrder);
    qint64 last = std::numeric_limits<qint64>::max();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex cell = model.index(row, static_cast<int>(DeploymentColumn::CostSoFar));
        const qint64 value = model.data(cell, ValueRole).toLongLong();
        EXPECT_LE(value, last);
        last = value;
        EXPECT_EQ(model.data(cell, UnitRole).toInt(), static_cast<int>(Unit::Points));
    }
    model.sort(-1);
    EXPECT_EQ(names(model).front(), "flux-api");
}

TEST(DeploymentModel, AsksTheInterfaceForItsText) {
    const Words words;
    DeploymentModel model(&words);
    model.setSnapshot(support::sampleSnapshot());
    EXPECT_EQ(model.data(model.index(0, 1), Qt::DisplayRole).toString(),
              QStringLiteral("flux-api/1@7"));
    EXPECT_EQ(model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(),
              QStringLiteral("h3"));
    EXPECT_EQ(model.data(model.index(0, 0), IdRole).toString(), QStringLiteral("d-flux-api"));
    const QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    model.retranslate();
    EXPECT_EQ(headers.count(), 1);
}

TEST(DeploymentModel, LetsOnlyAgesMoveWhenNothingButTimeHasPassed) {
    DeploymentModel model(nullptr);
    model.setSnapshot(support::sampleSnapshot());
    auto later = std::make_shared<Snapshot>(*support::sampleSnapshot());
    later->at = later->at + std::chrono::seconds(5);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSnapshot(later);
    ASSERT_EQ(changed.count(), 1);
    const int age = static_cast<int>(DeploymentColumn::Age);
    EXPECT_EQ(changed[0][0].toModelIndex().column(), age);
    EXPECT_EQ(changed[0][1].toModelIndex().column(), age);
}

// A random walk of snapshots: the model that saw them all equals one built from the last.
TEST(DeploymentModel, EqualsAFreshModelAfterAnySequenceOfSnapshots) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&random](std::size_t n) {
            return static_cast<std::size_t>(random() % n);
        };
        DeploymentModel model(nullptr);
        const QAbstractItemModelTester tester(&model, support::kFatal);
        for (int step = 0; step < 25; ++step) {
            auto next = std::make_shared<Snapshot>(*support::sampleSnapshot());
            for (std::size_t i = next->deployments.size(); i-- > 0;) {
                Deployment& one = next->deployments[i];
                if (below(4) == 0) {
                    next->deployments.erase(next->deployments.begin() +
                                            static_cast<std::ptrdiff_t>(i));
                } else if (below(2) == 0) {
                    one.state = static_cast<DeploymentState>(below(7));
                    one.rateNow = Rate{static_cast<std::int64_t>(below(5))};
                }
            }
            for (Node& node : next->nodes) {
                if (below(3) == 0) node.state = static_cast<NodeState>(below(11));
            }
            const int column = static_cast<int>(below(13)) - 1;
            const auto order = below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            DeploymentFilter filter;
            if (below(3) == 0) filter.group = static_cast<StateGroup>(below(4));
            if (below(3) == 0) filter.text = QStringLiteral("e");
            model.sort(column, order);
            model.setFilter(filter);
            model.setSnapshot(next);
            DeploymentModel fresh(nullptr);
            fresh.sort(column, order);
            fresh.setFilter(filter);
            fresh.setSnapshot(next);
            ASSERT_EQ(names(model), names(fresh)) << "seed " << seed << " step " << step;
            EXPECT_EQ(model.totals(), fresh.totals());
            for (int row = 0; row < fresh.rowCount(); ++row) {
                EXPECT_EQ(model.rowAt(row), fresh.rowAt(row));
                EXPECT_EQ(model.rowAt(row).deployment, fresh.rowAt(row).deployment)
                    << "a row must not point into an older snapshot";
            }
        }
    }
}

}  // namespace
}  // namespace berth::items
