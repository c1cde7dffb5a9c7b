// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/node_rescue.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <iterator>
#include <set>

#include "tests/ui/page_fixture.h"

namespace berth::ui {
namespace {

const domain::NodeId kNode{"n-comfy-api-1"};

struct Rescue : PageFixture {
    Rescue() {
        EXPECT_TRUE(temporary.isValid());
        folder = temporary.path() + QStringLiteral("/out");
        rescue = std::make_unique<NodeRescue>(bridge, kNode);
        QObject::connect(rescue.get(), &NodeRescue::finished, [this](const RescueReport& result) {
            finished = true;
            report = result;
        });
        QObject::connect(rescue.get(), &NodeRescue::failed,
                         [this](const QString& detail) { failure = detail; });
        QObject::connect(rescue.get(), &NodeRescue::progressed,
                         [this](double ratio) { ratios.push_back(ratio); });
    }
    void has(const std::string& path, const std::string& text, bool onVolume = false) {
        files.push_back({path, {static_cast<std::int64_t>(text.size())}, {}, onVolume});
        platform.setFiles(kNode, files);
        platform.setFileText(kNode, path, text);
    }
    void run() {
        rescue->start(folder);
        EXPECT_TRUE(support::runUntil([this] { return finished || !failure.isEmpty(); }));
        EXPECT_FALSE(rescue->isRunning());
    }
    [[nodiscard]] std::string read(const QString& path) const {
        QFile file(folder + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "not there";
    }

    QTemporaryDir temporary;
    QString folder;
    std::vector<domain::FileEntry> files;
    std::unique_ptr<NodeRescue> rescue;
    bool finished = false;
    RescueReport report;
    QString failure;
    std::vector<double> ratios;
};

TEST(NodeRescue, WritesEveryFileWholeAndLeavesVolumesOut) {
    Rescue rescue;
    const std::string big(300'000, 'x');
    const std::string bytes("a\0b\r\n\xff", 6);
    rescue.has("/root/outputs/big.bin", big);
    rescue.has("/root/empty", "");
    rescue.has("/root/bytes", bytes);
    rescue.has("/data/kept.bin", "on a volume", true);
    rescue.run();
    EXPECT_TRUE(rescue.finished) << rescue.failure.toStdString();
    EXPECT_EQ(rescue.read(QStringLiteral("/root/outputs/big.bin")), big);
    EXPECT_EQ(rescue.read(QStringLiteral("/root/empty")), "");
    EXPECT_EQ(rescue.read(QStringLiteral("/root/bytes")), bytes);
    EXPECT_EQ(rescue.read(QStringLiteral("/data/kept.bin")), "not there");
    EXPECT_TRUE(std::is_sorted(rescue.ratios.begin(), rescue.ratios.end()));
    ASSERT_FALSE(rescue.ratios.empty());
    EXPECT_EQ(rescue.ratios.back(), 1);
    EXPECT_EQ(rescue.report.saved, 3);
    EXPECT_TRUE(rescue.report.isComplete());
    EXPECT_TRUE(rescue.report.renamed.empty());
}

TEST(NodeRescue, ANodeWithoutFilesIsSavedAtOnce) {
    Rescue rescue;
    rescue.run();
    EXPECT_TRUE(rescue.finished);
}

TEST(NodeRescue, AwkwardNamesAreSavedUnderSafeOnesAndTheOthersAreNotTouched) {
    Rescue rescue;
    const std::string awkward[] = {
        "/root/../../escaped",
        "/root/..",
        "/root/a:b",
        "/root/a\\b",
        "/root/NUL",
        "/root/" + std::string(300, 'x') + ".bin",
        std::string("/root/line\nfeed"),
        std::string("/root/zero\0byte", 15),
        "/root/dot.",
        "/root/\xff\xfe",
        "",
        "/",
        "../../up",
    };
    rescue.has("/root/fine", "fine");
    for (const std::string& path : awkward)
        rescue.has(path, "content of " + path);
    rescue.has("/root/last", "last");
    rescue.run();
    ASSERT_TRUE(rescue.finished) << rescue.failure.toStdString();
    EXPECT_TRUE(rescue.report.isComplete());
    EXPECT_EQ(rescue.report.saved, 2 + static_cast<int>(std::size(awkward)));
    EXPECT_EQ(rescue.read(QStringLiteral("/root/fine")), "fine");
    EXPECT_EQ(rescue.read(QStringLiteral("/root/last")), "last");
    // Nothing beside the folder, and every content somewhere in it.
    EXPECT_EQ(QDir(rescue.temporary.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
              QStringList{QStringLiteral("out")});
    std::multiset<std::string> contents;
    QDirIterator there(rescue.folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (there.hasNext()) {
        QFile file(there.next());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        contents.insert(file.readAll().toStdString());
    }
    std::multiset<std::string> expected{"fine", "last"};
    for (const std::string& path : awkward)
        expected.insert("content of " + path);
    EXPECT_EQ(contents, expected);
    // Each renamed one is named; of the bytes that are no text the name is as good as it gets.
    EXPECT_EQ(rescue.report.renamed.size(), std::size(awkward) - 1);
    for (const RescueReport::Renamed& renamed : rescue.report.renamed)
        EXPECT_TRUE(QFile::exists(rescue.folder + QLatin1Char('/') + renamed.to));
}

TEST(NodeRescue, NamesThatDifferInCaseOnlyDoNotMeet) {
    Rescue rescue;
    rescue.has("/root/Model.bin", "one");
    rescue.has("/root/model.bin", "two");
    rescue.has("/root/MODEL.BIN/inner", "three");
    rescue.run();
    ASSERT_TRUE(rescue.report.isComplete());
    EXPECT_EQ(rescue.read(QStringLiteral("/root/Model.bin")), "one");
    EXPECT_EQ(rescue.read(QStringLiteral("/root/model (2).bin")), "two");
    EXPECT_EQ(rescue.read(QStringLiteral("/root/MODEL (3).BIN/inner")), "three");
    EXPECT_EQ(rescue.report.renamed.size(), 2U);
}

TEST(NodeRescue, NothingThatIsThereIsReplaced) {
    Rescue rescue;
    ASSERT_TRUE(QDir().mkpath(rescue.folder + QStringLiteral("/root")));
    for (const auto& [name, text] :
         {std::pair{"/root/kept.txt", "mine"}, std::pair{"/root/same.txt", "same"},
          std::pair{"/root/kept (2).txt", "mine too"}}) {
        QFile file(rescue.folder + QLatin1String(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    rescue.has("/root/kept.txt", "of the node");
    rescue.has("/root/same.txt", "same");
    rescue.run();
    ASSERT_TRUE(rescue.report.isComplete());
    EXPECT_EQ(rescue.read(QStringLiteral("/root/kept.txt")), "mine");
    EXPECT_EQ(rescue.read(QStringLiteral("/root/kept (2).txt")), "mine too");
    EXPECT_EQ(rescue.read(QStringLiteral("/root/kept (3).txt")), "of the node");
    ASSERT_EQ(rescue.report.renamed.size(), 1U);
    EXPECT_EQ(rescue.report.renamed[0].from, QStringLiteral("/root/kept.txt"));
    EXPECT_EQ(rescue.report.renamed[0].to, QStringLiteral("root/kept (3).txt"));
    // Once more: all of it is there already.
    rescue.finished = false;
    rescue.run();
    EXPECT_TRUE(rescue.report.isComplete());
    EXPECT_EQ(QDir(rescue.folder + QStringLiteral("/root"))
                  .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                  .size(),
              4);
}

TEST(NodeRescue, LinksInTheFolderAreNotFollowedOut) {
    Rescue rescue;
    const QString outside = rescue.temporary.path() + QStringLiteral("/outside");
    ASSERT_TRUE(QDir().mkpath(outside));
    ASSERT_TRUE(QDir().mkpath(rescue.folder));
    ASSERT_TRUE(QFile::link(outside, rescue.folder + QStringLiteral("/root")));
    rescue.has("/root/deep/file", "bad");
    rescue.has("/srv/file", "good");
    rescue.run();
    EXPECT_EQ(rescue.report.saved, 1);
    ASSERT_EQ(rescue.report.notSaved.size(), 1U);
    EXPECT_EQ(rescue.report.notSaved[0].path, QStringLiteral("/root/deep/file"));
    EXPECT_FALSE(rescue.report.notSaved[0].reason.isEmpty());
    EXPECT_TRUE(QDir(outside).isEmpty());
    EXPECT_EQ(rescue.read(QStringLiteral("/srv/file")), "good");
}

TEST(NodeRescue, ALinkInTheFilesPlaceIsNotWrittenThrough) {
    Rescue rescue;
    const QString outside = rescue.temporary.path() + QStringLiteral("/precious");
    QFile precious(outside);
    ASSERT_TRUE(precious.open(QIODevice::WriteOnly));
    precious.write("precious");
    precious.close();
    ASSERT_TRUE(QDir().mkpath(rescue.folder + QStringLiteral("/root")));
    ASSERT_TRUE(QFile::link(outside, rescue.folder + QStringLiteral("/root/file")));
    ASSERT_TRUE(
        QFile::link(QStringLiteral("/nowhere"), rescue.folder + QStringLiteral("/root/file (2)")));
    rescue.has("/root/file", "of the node");
    rescue.run();
    EXPECT_TRUE(rescue.report.isComplete());
    EXPECT_EQ(rescue.read(QStringLiteral("/root/file (3)")), "of the node");
    ASSERT_TRUE(precious.open(QIODevice::ReadOnly));
    EXPECT_EQ(precious.readAll(), "precious");
}

TEST(NodeRescue, WhatCannotBeReadOrWrittenIsNamedAndTheOthersAreSaved) {
    Rescue rescue;
    rescue.files.push_back({"/root/gone", {3}, {}, false});
    rescue.has("/root/file", "text");
    ASSERT_TRUE(QDir().mkpath(rescue.folder));
    QFile inTheWay(rescue.folder + QStringLiteral("/blocked"));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    rescue.has("/blocked/inner", "text");
    rescue.has("/root/last", "last");
    rescue.run();
    EXPECT_TRUE(rescue.finished);
    EXPECT_EQ(rescue.report.saved, 2);
    ASSERT_EQ(rescue.report.notSaved.size(), 2U);
    EXPECT_EQ(rescue.report.notSaved[0].path, QStringLiteral("/root/gone"));
    EXPECT_TRUE(rescue.report.notSaved[0].reason.contains(QLatin1String("/root/gone")));
    EXPECT_EQ(rescue.report.notSaved[1].path, QStringLiteral("/blocked/inner"));
    EXPECT_EQ(rescue.read(QStringLiteral("/root/last")), "last");
}

TEST(NodeRescue, SaysNothingAfterItWasCancelled) {
    Rescue rescue;
    rescue.has("/root/file", "text");
    rescue.platform.hold(true);
    rescue.rescue->start(rescue.folder);
    ASSERT_TRUE(support::runUntil([&] { return rescue.platform.waiting() == 1; }));
    rescue.rescue->cancel();
    rescue.platform.releaseAll();
    support::drain();
    EXPECT_FALSE(rescue.finished);
    EXPECT_TRUE(rescue.failure.isEmpty());
    EXPECT_FALSE(rescue.rescue->isRunning());
    EXPECT_FALSE(QFile::exists(rescue.folder));
}

}  // namespace
}  // namespace berth::ui
