// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/volume_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "models/items/roles.h"
#include "tests/support/sample_snapshot.h"

namespace berth::items {
namespace {

using namespace domain;
using Column = VolumeColumn;

std::shared_ptr<Snapshot> withMounts() {
    auto snapshot = std::make_shared<Snapshot>(*support::sampleSnapshot());
    snapshot->volumes.push_back({{"v-unsized"}, "bucket", {}, {}, 0});
    for (Deployment& deployment : snapshot->deployments) {
        if (deployment.spec.name == "comfy-api")
            deployment.spec.mounts = {{{"v-models"}, "/models"}, {{"v-gone"}, "/gone"}};
        if (deployment.spec.name == "echo") deployment.spec.mounts = {{{"v-models"}, "/data"}};
    }
    return snapshot;
}

// In the order that is shown, with a blank between.
std::string namesOf(const VolumeModel& model) {
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names.join(QLatin1Char(' ')).toStdString();
}

struct FilledVolumes {
    FilledVolumes() { model.setSnapshot(snapshot); }

    std::shared_ptr<Snapshot> snapshot = withMounts();
    VolumeModel model{nullptr};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST(VolumeModel, KnowsWhoMountsAVolumeAndWhere) {
    const FilledVolumes filled;
    EXPECT_EQ(namesOf(filled.model), "bucket models results");
    const VolumeRow& models = filled.model.rowAt(1);
    ASSERT_EQ(models.uses.size(), 2U);
    EXPECT_EQ(models.uses[0].deployment->spec.name, "comfy-api");
    EXPECT_EQ(models.uses[0].mount->path, "/models");
    EXPECT_EQ(models.uses[1].deployment->spec.name, "echo");
    EXPECT_TRUE(filled.model.rowAt(2).uses.empty());
    EXPECT_FALSE(filled.model.rowAt(0).sizeTold());
    EXPECT_DOUBLE_EQ(filled.model.rowAt(0).fill(), 0);
    EXPECT_NEAR(models.fill(), 412.0 / 1024, 1e-9);
}

TEST(VolumeModel, FindsAVolumeByItsNameAndByWhoMountsIt) {
    FilledVolumes filled;
    filled.model.setFilter({.text = QStringLiteral("RESULT")});
    EXPECT_EQ(namesOf(filled.model), "results");
    filled.model.setFilter({.text = QStringLiteral("comfy")});
    EXPECT_EQ(namesOf(filled.model), "models");
    filled.model.setFilter({.text = {}, .mountedOnly = true});
    EXPECT_EQ(namesOf(filled.model), "models");
    filled.model.setFilter({});
    EXPECT_EQ(filled.model.rowCount(), 3);
}

TEST(VolumeModel, SortsByUseAndByWhoMountsIt) {
    FilledVolumes filled;
    filled.model.sort(static_cast<int>(Column::Used), Qt::DescendingOrder);
    EXPECT_EQ(namesOf(filled.model), "models results bucket");
    filled.model.sort(static_cast<int>(Column::Files), Qt::DescendingOrder);
    EXPECT_TRUE(namesOf(filled.model).starts_with("results"));
    filled.model.sort(static_cast<int>(Column::MountedBy), Qt::DescendingOrder);
    EXPECT_TRUE(namesOf(filled.model).starts_with("models"));
}

TEST(VolumeModel, TellsViewsOfAMountThatHasGone) {
    FilledVolumes filled;
    int changes = 0;
    QObject::connect(&filled.model, &QAbstractItemModel::dataChanged, [&] { ++changes; });
    filled.model.setSnapshot(withMounts());
    EXPECT_EQ(changes, 0) << "the same again";
    auto without = withMounts();
    for (Deployment& deployment : without->deployments)
        deployment.spec.mounts.clear();
    filled.model.setSnapshot(without);
    EXPECT_GT(changes, 0);
    EXPECT_TRUE(filled.model.rowAt(1).uses.empty());
    EXPECT_EQ(filled.model.index(1, 0).data(IdRole).toString(), QStringLiteral("v-models"));
}

}  // namespace
}  // namespace berth::items
