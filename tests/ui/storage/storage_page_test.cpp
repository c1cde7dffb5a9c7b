// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/storage/storage_page.h"
#include "models/bridge/log_text.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

#include "tests/ui/page_fixture.h"
#include "ui/storage/volume_details.h"
#include "ui/storage/volume_table.h"

namespace berth::ui {
namespace {

domain::SnapshotPtr withMounts() {
    auto snapshot = std::make_shared<domain::Snapshot>(*support::sampleSnapshot());
    snapshot->volumes.push_back({{"v-bucket"}, "bucket", {}, {}, 0});
    for (domain::Deployment& deployment : snapshot->deployments) {
        if (deployment.spec.name == "comfy-api")
            deployment.spec.mounts = {{{"v-models"}, "/root/models"}};
        if (deployment.spec.name == "echo") deployment.spec.mounts = {{{"v-models"}, "/data"}};
    }
    return snapshot;
}

struct Shown : PageFixture {
    explicit Shown(domain::SnapshotPtr snapshot = withMounts(), bool volumes = true,
                   bool live = false)
        : PageFixture(std::move(snapshot)) {
        domain::Capabilities can = platform.capabilities();
        can.volumes = volumes;
        can.live = live;
        can.dataLossLedger = true;
        platform.setCapabilities(can);
        page = std::make_unique<StoragePage>(services);
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        page->resize(1092, 680);
        page->show();
        support::drain();
    }

    [[nodiscard]] VolumeTable& table() { return *page->findChild<VolumeTable*>(); }
    [[nodiscard]] QString cell(int row, items::VolumeColumn column) {
        return table().model().index(row, static_cast<int>(column)).data().toString();
    }
    void choose(int row) {
        table().view().setCurrentIndex(table().model().index(row, 0));
        support::drain();
    }
    [[nodiscard]] bool shows(const char* words) { return says(*page, QString::fromUtf8(words)); }

    std::unique_ptr<StoragePage> page;
    QStringList routes;
};

TEST(StoragePage, ListsVolumesWithHowFullTheyAreAndWhoMountsThem) {
    Shown shown;
    EXPECT_NE(named<QTableView>(*shown.page, "Volumes"), nullptr);
    EXPECT_TRUE(shown.page->isSettled());
    EXPECT_TRUE(shown.shows("3 volumes"));
    EXPECT_EQ(shown.cell(1, items::VolumeColumn::Name), QStringLiteral("models"));
    EXPECT_EQ(shown.cell(1, items::VolumeColumn::Fill), shown.ui.format().percent(412.0 / 1024));
    EXPECT_EQ(shown.cell(1, items::VolumeColumn::MountedBy), QStringLiteral("comfy-api, echo"));
    EXPECT_EQ(shown.cell(2, items::VolumeColumn::MountedBy), QStringLiteral("nobody"));
    for (const auto column : {items::VolumeColumn::Used, items::VolumeColumn::Capacity,
                              items::VolumeColumn::Fill, items::VolumeColumn::Files}) {
        EXPECT_EQ(shown.cell(0, column), Formatter::none()) << "what is not told is not 0";
    }
}

TEST(StoragePage, SaysWhatKeepsDataAndHowMuchLiesOnNodesAlone) {
    Shown shown;
    EXPECT_TRUE(shown.shows("everything else on a node is wiped with it."));
    EXPECT_TRUE(shown.shows("alone now."));
    button(*shown.page, "Show the nodes")->click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("nodes")});
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Node& node : snapshot.nodes)
            node.diskUsed = {};
    });
    EXPECT_FALSE(shown.shows("alone now."));
}

TEST(StoragePage, SaysWhatTheKindOfAVolumeMeansAndWhatIsNotUploadedYet) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        domain::Volume& bucket = snapshot.volumes.back();
        bucket.kind = domain::VolumeKind::Bucket;
        bucket.filesWaiting = 3;
        bucket.bytesWaiting = {5 * domain::kMiB};
        snapshot.volumes.push_back({{"v-nas"}, "nas", {}, {}, 0, domain::VolumeKind::Nas});
        snapshot.volumes.back().region = domain::RegionId{"south"};
    });
    EXPECT_EQ(shown.cell(0, items::VolumeColumn::Kind), QStringLiteral("Object storage"));
    EXPECT_EQ(shown.cell(1, items::VolumeColumn::Kind), QStringLiteral("Shared"));
    EXPECT_EQ(shown.cell(2, items::VolumeColumn::Kind), QStringLiteral("File server"));
    shown.choose(0);
    EXPECT_TRUE(shown.shows("it is uploaded a little later"));
    EXPECT_TRUE(says(*shown.page, QStringLiteral("3 files, %1, are not uploaded yet")
                                      .arg(shown.ui.format().bytes({5 * domain::kMiB}))));
    shown.choose(1);
    EXPECT_FALSE(shown.shows("not uploaded yet"));
    shown.choose(2);
    EXPECT_TRUE(shown.shows("only nodes there can mount it"));
    EXPECT_TRUE(shown.shows("south"));
}

TEST(StoragePage, TellsOfTheChosenVolumeWhereItIsMountedAndLeadsThere) {
    Shown shown;
    shown.choose(1);
    EXPECT_TRUE(says(*shown.page, shown.ui.format().percent(0.4)));
    EXPECT_TRUE(shown.shows("2310 files."));
    EXPECT_EQ(button(*shown.page, "Open echo")->accessibleDescription(), QStringLiteral("/data"));
    button(*shown.page, "Open comfy-api")->click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("deployment/d-comfy-api")});
    shown.choose(2);
    EXPECT_TRUE(shown.shows("No deployment mounts it."));
    shown.choose(0);
    EXPECT_TRUE(shown.shows("the platform does not tell"));
}

TEST(StoragePage, FiltersByTextAndByWhatIsMounted) {
    Shown shown;
    auto* search = named<QLineEdit>(*shown.page, "Filter volumes");
    search->setText(QStringLiteral("echo"));
    EXPECT_EQ(shown.table().model().rowCount(), 1);
    search->setText(QStringLiteral("no such volume"));
    EXPECT_EQ(shown.table().model().rowCount(), 0);
    EXPECT_TRUE(shown.shows("No volume chosen"));
    search->clear();
    auto* which = named<QComboBox>(*shown.page, "Which volumes are shown");
    ASSERT_NE(which, nullptr);
    which->setCurrentIndex(1);
    Q_EMIT which->activated(1);
    EXPECT_EQ(shown.table().model().rowCount(), 1);
}

TEST(StoragePage, FollowsTheStateOfThePlatform) {
    Shown shown;
    shown.choose(1);
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Deployment& deployment : snapshot.deployments)
            deployment.spec.mounts.clear();
    });
    EXPECT_TRUE(shown.shows("No deployment mounts it."));
    shown.publish([](domain::Snapshot& snapshot) { snapshot.volumes.clear(); });
    EXPECT_TRUE(shown.shows("No volumes"));
}

TEST(StoragePage, SaysWhereVolumesAreMadeWhenThereAreNone) {
    const auto none = [] {
        auto snapshot = std::make_shared<domain::Snapshot>(*support::sampleSnapshot());
        snapshot->volumes.clear();
        return snapshot;
    };
    Shown simulated(none());
    EXPECT_TRUE(simulated.shows("in its scenario"));
    EXPECT_FALSE(named<QLineEdit>(*simulated.page, "Filter volumes")->isVisible());
    Shown real(none(), true, true);
    EXPECT_TRUE(real.shows("made on the platform's own pages"));
}

TEST(StoragePage, ExplainsAPlatformWithoutVolumes) {
    Shown shown(withMounts(), false);
    EXPECT_TRUE(shown.shows("This platform has no volumes"));
    EXPECT_TRUE(shown.shows("A node keeps nothing"));
    EXPECT_FALSE(shown.table().isVisible());
}

TEST(StoragePage, ShowsHostileNamesLiterally) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Volume& volume : snapshot.volumes)
            volume.name = kHostileText;
        for (domain::Deployment& deployment : snapshot.deployments) {
            deployment.spec.name = kHostileText;
            for (domain::VolumeMount& mount : deployment.spec.mounts)
                mount.path = kHostileText;
        }
    });
    EXPECT_EQ(shown.cell(0, items::VolumeColumn::Name), bridge::toDisplayText(kHostileText));
    EXPECT_TRUE(shown.shows(qUtf8Printable(bridge::toDisplayText(kHostileText))));
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    EXPECT_FALSE(shown.page->grab().isNull());
}

TEST(StoragePage, SpeaksChineseAtOnce) {
    Shown shown;
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(shown.page->title(), QString::fromUtf8("存储"));
    EXPECT_TRUE(shown.shows("节点"));
}

}  // namespace
}  // namespace berth::ui
