// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/node_rescue.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "tests/ui/page_fixture.h"

namespace berth::ui {
namespace {

const domain::NodeId kNode{"n-comfy-api-1"};

struct Rescue : PageFixture {
    Rescue() {
        EXPECT_TRUE(temporary.isValid());
        folder = temporary.path() + QStringLiteral("/out");
        rescue = std::make_unique<NodeRescue>(bridge, kNode);
        QObject::connect(rescue.get(), &NodeRescue::finished, [this] { finished = true; });
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
    QString failure;
    std::vector<double> ratios;
};

TEST(RescuePath, KeepsTheNodesFoldersBelowTheChosenOne) {
    EXPECT_EQ(rescuePath(QStringLiteral("/t"), QStringLiteral("/root//a/b.bin")).toStdString(),
              "/t/root/a/b.bin");
    EXPECT_EQ(rescuePath(QStringLiteral("/t"), QStringLiteral("/.hidden/..x/x..")).toStdString(),
              "/t/.hidden/..x/x..");
    EXPECT_EQ(rescuePath(QStringLiteral("/t"), QString::fromUtf8("/图/一.png")),
              QString::fromUtf8("/t/图/一.png"));
}

TEST(RescuePath, RefusesNamesThatWouldLeaveTheFolder) {
    const QStringList hostile{
        QString(),
        QStringLiteral("/"),
        QStringLiteral("relative/a"),
        QStringLiteral("../a"),
        QStringLiteral("/.."),
        QStringLiteral("/a/../../b"),
        QStringLiteral("/a/./b"),
        QStringLiteral("/a/.. /b"),
        QStringLiteral("/a/... /b"),
        QStringLiteral("/a\\..\\b"),
        QStringLiteral("/C:/windows"),
        QStringLiteral("/a:stream"),
        QStringLiteral("/a/CON"),
        QStringLiteral("/a/con.txt"),
        QStringLiteral("/a/con .txt"),
        QStringLiteral("/NUL/a"),
        QStringLiteral("/a/com1"),
        QStringLiteral("/a/LPT9.log"),
        QStringLiteral("/a\nb"),
        QStringLiteral("/a\x1b[2J"),
        QStringLiteral("/a") + QChar(0) + QStringLiteral("b"),
        QLatin1Char('/') + QString(3000, QLatin1Char('a')),
    };
    for (const QString& path : hostile) {
        EXPECT_TRUE(rescuePath(QStringLiteral("/t"), path).isEmpty()) << path.toStdString();
    }
    for (const char* harmless : {"/console", "/a/company", "/lpt", "/com10", "/nullable.txt"}) {
        EXPECT_FALSE(rescuePath(QStringLiteral("/t"), QLatin1String(harmless)).isEmpty());
    }
}

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
}

TEST(NodeRescue, ANodeWithoutFilesIsSavedAtOnce) {
    Rescue rescue;
    rescue.run();
    EXPECT_TRUE(rescue.finished);
}

TEST(NodeRescue, AFileNameThatLeadsOutFailsAndWritesNothingOutside) {
    Rescue rescue;
    rescue.has("/root/fine", "fine");
    rescue.has("/root/../../escaped", "bad");
    rescue.run();
    EXPECT_FALSE(rescue.finished);
    EXPECT_FALSE(rescue.failure.isEmpty());
    EXPECT_FALSE(QFile::exists(rescue.temporary.path() + QStringLiteral("/escaped")));
    EXPECT_EQ(rescue.read(QStringLiteral("/root/fine")), "fine");
}

TEST(NodeRescue, LinksInTheFolderAreNotFollowedOut) {
    Rescue rescue;
    const QString outside = rescue.temporary.path() + QStringLiteral("/outside");
    ASSERT_TRUE(QDir().mkpath(outside));
    ASSERT_TRUE(QDir().mkpath(rescue.folder));
    ASSERT_TRUE(QFile::link(outside, rescue.folder + QStringLiteral("/root")));
    rescue.has("/root/deep/file", "bad");
    rescue.run();
    EXPECT_FALSE(rescue.finished);
    EXPECT_TRUE(QDir(outside).isEmpty());
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
    rescue.has("/root/file", "bad");
    rescue.run();
    EXPECT_FALSE(rescue.finished);
    ASSERT_TRUE(precious.open(QIODevice::ReadOnly));
    EXPECT_EQ(precious.readAll(), "precious");
}

TEST(NodeRescue, TellsWhatCouldNotBeReadOrWritten) {
    {
        Rescue unreadable;
        unreadable.platform.setFiles(kNode, {{"/root/gone", {3}, {}, false}});
        unreadable.run();
        EXPECT_TRUE(unreadable.failure.contains(QLatin1String("/root/gone")));
    }
    Rescue blocked;
    QFile inTheWay(blocked.folder);
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    blocked.has("/root/file", "text");
    blocked.run();
    EXPECT_FALSE(blocked.failure.isEmpty());
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
