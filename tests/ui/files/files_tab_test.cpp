// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/files_tab.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QUrl>

#include "tests/ui/controls.h"
#include "tests/ui/files/files_fixture.h"
#include "ui/files/folder_table.h"
#include "ui/widgets/data_table.h"

namespace berth::ui {
namespace {

using items::RemoteFileColumn;

TEST(FilesTab, ShowsTheHomeFolderWithFoldersFirstAndHiddenFilesOnRequest) {
    FilesFixture shown;
    EXPECT_EQ(shown.find<QLineEdit>("folderPath").text(), QStringLiteral("/root"));
    EXPECT_EQ(shown.names(), (QStringList{QStringLiteral("output"), QStringLiteral("a.txt")}));
    auto& hidden = shown.find<QCheckBox>("showHiddenFiles");
    EXPECT_TRUE(hidden.isVisible());
    hidden.click();
    EXPECT_EQ(shown.names(), (QStringList{QStringLiteral(".ssh"), QStringLiteral("output"),
                                          QStringLiteral("a.txt")}));
}

TEST(FilesTab, SaysOfEachFileWhatBecomesOfItWhenTheNodeStops) {
    FilesFixture shown;
    EXPECT_EQ(shown.cell(0, RemoteFileColumn::Fate), QStringLiteral("Lost with the node"));
    shown.remote.files.put("/", FilesFixture::file("etc.conf", 1));
    shown.remote.files.put("/", FilesFixture::folder("data"));
    domain::Filesystem volume;
    volume.path = "/data";
    volume.persistence = domain::Persistence::Network;
    shown.tab->setFilesystems({volume});
    shown.goTo(QStringLiteral("/"));
    const QStringList names = shown.names();
    const auto fateOf = [&](const char* name) {
        return shown.cell(static_cast<int>(names.indexOf(QLatin1String(name))),
                          RemoteFileColumn::Fate);
    };
    EXPECT_EQ(fateOf("data"), QStringLiteral("On a volume"));
    EXPECT_EQ(fateOf("etc.conf"), QStringLiteral("From the image"));
    EXPECT_EQ(fateOf("root"), QStringLiteral("Lost with the node"));
}

TEST(FilesTab, OfAMachineSpeaksOfNoLoss) {
    FilesFixture shown(false);
    EXPECT_TRUE(shown.table().isColumnHidden(static_cast<int>(RemoteFileColumn::Fate)));
    EXPECT_FALSE(says(*shown.tab, QStringLiteral("lost")));
}

TEST(FilesTab, SpeaksOfLossWhereAComputerTurnsOutToBeAContainer) {
    FilesFixture shown(false);
    domain::Filesystem root;
    root.path = "/";
    root.persistence = domain::Persistence::Disk;
    shown.tab->setFilesystems({root});
    EXPECT_FALSE(says(*shown.tab, QStringLiteral("lost")));
    root.persistence = domain::Persistence::Lost;
    shown.tab->setFilesystems({root});
    EXPECT_TRUE(support::runUntil([&] {
        return says(*shown.tab, QStringLiteral("in 2 files would be lost with this node"));
    }));
    EXPECT_FALSE(shown.table().isColumnHidden(static_cast<int>(RemoteFileColumn::Fate)));
}

TEST(FilesTab, WalksByActivationKeysAndTypedPaths) {
    FilesFixture shown;
    QTest::keyClick(&shown.table(), Qt::Key_Down);
    shown.table().setCurrentIndex(shown.table().model()->index(0, 0));
    QTest::keyClick(&shown.table(), Qt::Key_Return);
    support::drain();
    EXPECT_EQ(shown.names(), QStringList{QStringLiteral("1.png")});
    shown.find<QPushButton>("folderAbove").click();
    support::drain();
    EXPECT_EQ(shown.find<QLineEdit>("folderPath").text(), QStringLiteral("/root"));
    shown.goTo(QStringLiteral("/nowhere"));
    EXPECT_TRUE(says(*shown.tab, QStringLiteral("/nowhere cannot be shown")));
    EXPECT_EQ(shown.names().size(), 2);
    shown.find<QPushButton>("homeFolder").click();
    support::drain();
    EXPECT_FALSE(says(*shown.tab, QStringLiteral("cannot be shown")));
}

TEST(FilesTab, DownloadsWhatIsChosenIntoTheChosenFolder) {
    FilesFixture shown;
    auto& download = shown.find<QPushButton>("downloadFiles");
    EXPECT_FALSE(download.isEnabled());
    shown.choose(QStringLiteral("output"));
    shown.choose(QStringLiteral("a.txt"));
    EXPECT_TRUE(says(*shown.tab, QStringLiteral("2 chosen")));
    download.click();
    shown.answerChooser(QStringLiteral("/home/me"));
    const auto request = shown.lastTransfer();
    EXPECT_EQ(request.direction, domain::TransferDirection::Download);
    EXPECT_EQ(request.sources, (std::vector<std::string>{"/root/output", "/root/a.txt"}));
    EXPECT_EQ(request.destination, "/home/me");
    EXPECT_EQ(request.onConflict, domain::OnConflict::Refuse);
    EXPECT_TRUE(request.verify);
}

TEST(FilesTab, UploadsWhatIsDroppedAndTakesNothingAway) {
    FilesFixture shown;
    auto* target = shown.tab->findChild<FolderTable*>();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/home/me/文件.txt")),
                  QUrl(QStringLiteral("https://example.org/x"))});
    QDragEnterEvent enter(QPoint(9, 9), Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton,
                          Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    EXPECT_TRUE(enter.isAccepted());
    EXPECT_EQ(enter.dropAction(), Qt::CopyAction);
    QDropEvent drop(QPointF(9, 9), Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton,
                    Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    EXPECT_EQ(drop.dropAction(), Qt::CopyAction);
    const auto request = shown.lastTransfer();
    EXPECT_EQ(request.direction, domain::TransferDirection::Upload);
    EXPECT_EQ(request.sources, std::vector<std::string>{"/home/me/文件.txt"});
    EXPECT_EQ(request.destination, "/root");
}

TEST(FilesTab, RefusesADropThatHoldsNoFiles) {
    FilesFixture shown;
    QMimeData data;
    data.setText(QStringLiteral("words"));
    QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(shown.tab->findChild<FolderTable*>(), &enter);
    EXPECT_FALSE(enter.isAccepted());
}

TEST(FilesTab, SavesAllThatWouldBeLostInOneGo) {
    FilesFixture shown;
    EXPECT_TRUE(says(*shown.tab, QStringLiteral("in 2 files would be lost with this node")));
    shown.find<QPushButton>("saveLosses").click();
    shown.answerChooser(QStringLiteral("/home/me"));
    const auto request = shown.lastTransfer();
    EXPECT_EQ(request.sources, (std::vector<std::string>{"/root/a.txt", "/root/output/1.png"}));
    EXPECT_EQ(request.below, "/");
    EXPECT_EQ(request.into, "node 1");
    EXPECT_EQ(request.onConflict, domain::OnConflict::Resume);
    shown.remote.files.end(0, domain::TransferReport{2, 0, 1029, 2, {}, 0});
    ASSERT_TRUE(support::runUntil([&] {
        return says(*shown.tab, QStringLiteral("All that would be lost with this node is saved"));
    }));
    EXPECT_TRUE(shown.cell(0, RemoteFileColumn::Fate).startsWith(QStringLiteral("Saved ")));
    EXPECT_FALSE(shown.find<QPushButton>("saveLosses").isVisible());
}

TEST(FilesTab, CountsAsLostAgainWhatWasWrittenAfterItWasSaved) {
    FilesFixture shown;
    shown.find<QPushButton>("saveLosses").click();
    shown.answerChooser(QStringLiteral("/home/me"));
    shown.remote.files.end(0, domain::TransferReport{2, 0, 1029, 2, {}, 0});
    ASSERT_TRUE(support::runUntil([&] { return says(*shown.tab, QStringLiteral("is saved")); }));
    shown.remote.setUnkept(domain::UnkeptFiles{
        {{"/root/output/1.png", {2048}, {9}, false}, {"/root/a.txt", {5}, {}, false}}, false});
    shown.find<QPushButton>("lookForLosses").click();
    ASSERT_TRUE(support::runUntil(
        [&] { return says(*shown.tab, QStringLiteral("in 1 file would be lost")); }));
    EXPECT_EQ(shown.cell(0, RemoteFileColumn::Fate), QStringLiteral("Lost with the node"));
    EXPECT_TRUE(shown.cell(1, RemoteFileColumn::Fate).startsWith(QStringLiteral("Saved ")));
}

TEST(FilesTab, DoesNotCallSavedWhatDidNotComeThrough) {
    FilesFixture shown;
    shown.find<QPushButton>("saveLosses").click();
    shown.answerChooser(QStringLiteral("/home/me"));
    domain::TransferReport report{1, 0, 5, 1, {}, 0};
    report.problems.push_back(
        {"/root/output/1.png", {domain::ErrorCode::PermissionDenied, "", false, {}}});
    shown.remote.files.end(0, report);
    ASSERT_TRUE(support::runUntil(
        [&] { return says(*shown.tab, QStringLiteral("in 1 file would be lost")); }));
    EXPECT_EQ(shown.cell(0, RemoteFileColumn::Fate), QStringLiteral("Lost with the node"));
}

TEST(FilesTab, SaysWhenWhatWouldBeLostCannotBeFoundOutAndTriesAgain) {
    FilesFixture shown;
    shown.remote.setUnkept(domain::fail(domain::ErrorCode::NotSupported, "no find"));
    shown.find<QPushButton>("lookForLosses").click();
    ASSERT_TRUE(support::runUntil(
        [&] { return says(*shown.tab, QStringLiteral("could not be found out")); }));
    shown.remote.setUnkept(domain::UnkeptFiles{});
    shown.find<QPushButton>("lookForLosses").click();
    EXPECT_TRUE(support::runUntil(
        [&] { return says(*shown.tab, QStringLiteral("Nothing would be lost")); }));
}

TEST(FilesTab, ShowsHostileNamesAsWhatTheyAre) {
    FilesFixture shown;
    shown.remote.files.put("/root", FilesFixture::file(kHostileText, 1));
    shown.find<QPushButton>("readFolderAgain").click();
    support::drain();
    EXPECT_TRUE(shown.names().filter(QStringLiteral("<b>bold</b>")).size() == 1);
    EXPECT_TRUE(shown.names().filter(QString(QChar(0x202E))).isEmpty());
}

TEST(FilesTab, OpensAFolderWhoseNameIsNoTextByItsBytes) {
    FilesFixture shown;
    shown.remote.files.put("/root", FilesFixture::folder("\xFF\xFE"));
    shown.remote.files.put("/root/\xFF\xFE", FilesFixture::file("inside", 1));
    shown.find<QPushButton>("readFolderAgain").click();
    support::drain();
    ASSERT_EQ(shown.names().size(), 3);
    const int row = shown.names().indexOf(QStringLiteral("output")) == 0 ? 1 : 0;
    Q_EMIT shown.find<DataTable>("remoteFiles").rowActivated(shown.table().model()->index(row, 0));
    support::drain();
    EXPECT_EQ(shown.names(), QStringList{QStringLiteral("inside")});
    // Enter in the field reads the same folder again, not what its name looks like.
    Q_EMIT shown.find<QLineEdit>("folderPath").returnPressed();
    support::drain();
    EXPECT_EQ(shown.names(), QStringList{QStringLiteral("inside")});
    EXPECT_FALSE(says(*shown.tab, QStringLiteral("cannot be shown")));
}

TEST(FilesTab, EndsWithItsSessionAndSaysSo) {
    FilesFixture shown;
    shown.choose(QStringLiteral("a.txt"));
    shown.find<QPushButton>("downloadFiles").click();
    shown.answerChooser(QStringLiteral("/home/me"));
    shown.desk.close(support::sampleHost().id);
    support::drain();
    EXPECT_EQ(shown.remote.files.stateOf(0), "cancelled");
    shown.find<QPushButton>("readFolderAgain").click();
    EXPECT_TRUE(shown.tab->isSettled());
    shown.session = nullptr;
}

TEST(FilesTab, HasANameForEachControlInBothLanguages) {
    FilesFixture shown;
    shown.choose(QStringLiteral("a.txt"));
    shown.find<QPushButton>("downloadFiles").click();
    shown.answerChooser(QStringLiteral("/home/me"));
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        shown.ui.setLanguage(language);
        support::drain();
        EXPECT_EQ(faultsOf(*shown.tab).join(QLatin1Char('\n')).toStdString(), "");
    }
}

}  // namespace
}  // namespace berth::ui
