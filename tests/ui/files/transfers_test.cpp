// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/transfers_card.h"

#include "tests/ui/files/files_fixture.h"
#include "ui/files/transfer_texts.h"
#include "ui/widgets/elided_label.h"

namespace berth::ui {
namespace {

using domain::ErrorCode;
using domain::OnConflict;
using domain::TransferReport;

bool shows(const QWidget& root, const QString& words) {
    for (const ElidedLabel* label : root.findChildren<ElidedLabel*>()) {
        if (label->isVisible() && label->text().contains(words)) return true;
    }
    return false;
}

struct Downloading : FilesFixture {
    Downloading() {
        choose(QStringLiteral("output"));
        choose(QStringLiteral("a.txt"));
        find<QPushButton>("downloadFiles").click();
        answerChooser(QStringLiteral("/home/me"));
    }
    [[nodiscard]] bool appears(const char* words) {
        return support::runUntil([&] { return shows(*tab, QString::fromUtf8(words)); });
    }
};

TEST(Transfers, TellHowFarTheyAreAndWhatIsOnTheWay) {
    Downloading shown;
    EXPECT_TRUE(shows(*shown.tab, QStringLiteral("Download output and 1 more")));
    domain::TransferProgress progress;
    shown.remote.files.tell(0, progress);
    ASSERT_TRUE(shown.appears("Counting"));
    progress.bytesDone = 512;
    progress.bytesTotal = 1029;
    progress.current = "/root/output/1.png";
    shown.remote.files.tell(0, progress);
    ASSERT_TRUE(shown.appears("1.png"));
    shown.fakeClock.advance(std::chrono::seconds(1));
    progress.bytesDone = 1024;
    shown.remote.files.tell(0, progress);
    ASSERT_TRUE(shown.appears("1\u00A0KiB/s"));
    EXPECT_TRUE(shows(*shown.tab, QStringLiteral("left")));
    progress.verifying = true;
    shown.remote.files.tell(0, progress);
    EXPECT_TRUE(shown.appears("comparing both sides"));
}

TEST(Transfers, ArePausedGoneOnWithAndCancelled) {
    Downloading shown;
    auto& pause = shown.find<QPushButton>("pauseTransfer");
    pause.click();
    EXPECT_EQ(shown.remote.files.stateOf(0), "paused");
    EXPECT_TRUE(pause.accessibleName().startsWith(QStringLiteral("Go on")));
    pause.click();
    EXPECT_EQ(shown.remote.files.stateOf(0), "running");
    shown.find<QPushButton>("removeTransfer").click();
    support::drain();
    EXPECT_EQ(shown.remote.files.stateOf(0), "cancelled");
    EXPECT_FALSE(shows(*shown.tab, QStringLiteral("Download output")));
}

TEST(Transfers, SayWhichFilesDidNotComeThroughAndTryThoseAgain) {
    Downloading shown;
    TransferReport report{1, 1, 5, 1, {}, 0};
    report.problems.push_back(
        {"/root/output/1.png", {ErrorCode::AlreadyExists, "1.png is there already", false, {}}});
    shown.remote.files.end(0, report);
    ASSERT_TRUE(shown.appears("1 file did not come through"));
    EXPECT_TRUE(says(*shown.tab, QStringLiteral("/root/output/1.png")));
    shown.find<QPushButton>("replaceFiles").click();
    support::drain();
    const auto request = shown.lastTransfer();
    EXPECT_EQ(shown.remote.files.transfers().size(), 2U);
    EXPECT_EQ(request.onConflict, OnConflict::Overwrite);
    EXPECT_EQ(request.sources, std::vector<std::string>{"/root/output/1.png"});
    EXPECT_EQ(request.below, "/root");
    shown.remote.files.end(1, TransferReport{1, 0, 1024, 1, {}, 0});
    EXPECT_TRUE(shown.appears("compared on both sides"));
}

TEST(Transfers, ThatBrokeGoOnAsAWhole) {
    Downloading shown;
    shown.remote.files.end(0, domain::fail(ErrorCode::Unavailable, "the connection was lost"));
    ASSERT_TRUE(
        support::runUntil([&] { return shown.find<QPushButton>("repeatTransfer").isVisible(); }));
    EXPECT_FALSE(shown.find<QPushButton>("replaceFiles").isVisible());
    shown.find<QPushButton>("repeatTransfer").click();
    support::drain();
    const auto request = shown.lastTransfer();
    EXPECT_EQ(request.onConflict, OnConflict::Resume);
    EXPECT_EQ(request.sources, (std::vector<std::string>{"/root/output", "/root/a.txt"}));
    EXPECT_EQ(request.below, "");
}

TEST(Transfers, ThatEndedAreClearedTogether) {
    Downloading shown;
    shown.remote.files.end(0, TransferReport{2, 1, 1029, 2, {}, 0});
    ASSERT_TRUE(shown.appears("compared on both sides"));
    shown.find<QPushButton>("clearTransfers").click();
    support::drain();
    EXPECT_FALSE(shown.tab->findChild<TransfersCard*>()->isVisible());
}

TEST(TransferProblems, AreTenAtMostAndShownAsTheyAre) {
    bridge::TransferJob job;
    job.report = TransferReport{};
    for (int i = 0; i < 30; ++i)
        job.report->problems.push_back({kHostileText, {ErrorCode::NotFound, "", false, {}}});
    job.report->moreProblems = 5;
    const QString text = transferProblems(job);
    EXPECT_EQ(text.count(u'\n'), 10);
    EXPECT_TRUE(text.contains(QStringLiteral("25")));
    EXPECT_FALSE(text.contains(QChar(0x202E)));
}

TEST(TransferRatio, StaysWithinItsBounds) {
    bridge::TransferJob job;
    EXPECT_LT(transferRatio(job), 0);
    job.progress.bytesTotal = 0;
    EXPECT_EQ(transferRatio(job), 1);
    job.progress.bytesTotal = 10;
    job.progress.bytesDone = 25;
    EXPECT_EQ(transferRatio(job), 1);
    job.progress.bytesDone = -3;
    EXPECT_EQ(transferRatio(job), 0);
}

}  // namespace
}  // namespace berth::ui
