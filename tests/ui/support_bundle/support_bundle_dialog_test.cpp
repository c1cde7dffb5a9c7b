// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/support_bundle_dialog.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include "tests/ui/controls.h"
#include "tests/ui/page_fixture.h"
#include "tests/ui/support_bundle/bundle_fixture.h"
#include "ui/widgets/elided_label.h"

namespace berth::ui {
namespace {

struct Asked {
    explicit Asked(support_bundle::Material material = sampleMaterial(),
                   LanguageCode language = LanguageCode::English)
        : ui(ThemeChoice::Light, language) {
        support::drain();
        window.show();
        dialog = SupportBundleDialog::show(ui, std::move(material), &window);
        EXPECT_TRUE(support::runUntil([&] { return isReady(); }));
    }
    // Whatever runs in the background ends with it.
    ~Asked() { QThreadPool::globalInstance()->waitForDone(); }

    [[nodiscard]] bool isReady() { return table().model()->rowCount() > 0 && save().isEnabled(); }
    [[nodiscard]] QTableView& table() { return *named<QTableView>(*dialog, "Parts of the bundle"); }
    [[nodiscard]] QPlainTextEdit& preview() {
        return *named<QPlainTextEdit>(*dialog, "Text of the part");
    }
    [[nodiscard]] QCheckBox& hide() { return *dialog->findChild<QCheckBox*>(); }
    [[nodiscard]] QAbstractButton& save() { return *button(*dialog, "Save …"); }
    void choose(const char* part) {
        const int row = rowOf(part);
        ASSERT_GE(row, 0) << part;
        table().setCurrentIndex(table().model()->index(row, 0));
    }
    [[nodiscard]] int rowOf(const char* part) {
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            if (table().model()->index(row, 0).data().toString() == QString::fromUtf8(part))
                return row;
        }
        return -1;
    }
    void saveTo(const QString& path) {
        save().click();
        auto* files = dialog->findChild<QFileDialog*>();
        ASSERT_NE(files, nullptr);
        EXPECT_EQ(files->acceptMode(), QFileDialog::AcceptSave);
        EXPECT_FALSE(files->testOption(QFileDialog::DontConfirmOverwrite));
        Q_EMIT files->fileSelected(path);
        delete files;
    }
    [[nodiscard]] bool tells(const char* words) {
        return support::runUntil([&] { return says(*dialog, QString::fromUtf8(words)); });
    }

    [[nodiscard]] bool saysSaved() const {
        const auto* where = dialog->findChild<ElidedLabel*>();
        return where->isVisible() && where->text().startsWith(QStringLiteral("Saved in "));
    }
    [[nodiscard]] bool isSaved() {
        return support::runUntil([&] { return saysSaved(); });
    }

    UiContext ui;
    QWidget window;
    SupportBundleDialog* dialog = nullptr;  // the window owns it
};

QString listed(const QString& archive) {
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), {QStringLiteral("-Z1"), archive});
    EXPECT_TRUE(unzip.waitForFinished());
    return QString::fromUtf8(unzip.readAllStandardOutput());
}

QByteArray contentOf(const QString& archive, const char* part) {
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"),
                {QStringLiteral("-p"), archive, QStringLiteral("*/") + QString::fromLatin1(part)});
    EXPECT_TRUE(unzip.waitForFinished());
    return unzip.readAllStandardOutput();
}

TEST(SupportBundleDialog, ShowsWordForWordWhatItWrites) {
    Asked asked;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("支持.zip"));
    asked.choose("Kernel messages");
    const QString shown = asked.preview().toPlainText();
    EXPECT_TRUE(shown.contains(QStringLiteral("DB_PASSWORD=[redacted]")));
    EXPECT_TRUE(shown.contains(QStringLiteral("--token [redacted]")));
    EXPECT_TRUE(shown.contains(QStringLiteral("10.1.2.3")));
    EXPECT_FALSE(shown.contains(QStringLiteral("hunter2")));
    EXPECT_FALSE(shown.contains(QStringLiteral("k3y")));
    asked.saveTo(path);
    ASSERT_TRUE(asked.isSaved());
    EXPECT_TRUE(button(*asked.dialog, "Show in folder")->isVisible());
    EXPECT_EQ(QString::fromUtf8(contentOf(path, "kernel.txt")), shown + QLatin1Char('\n'));
    EXPECT_TRUE(listed(path).contains(QStringLiteral("/inspection.json")));
    EXPECT_EQ(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther),
              QFile::Permissions());
    for (const char* part : {"README.txt", "kernel.txt", "inspection.json", "findings.txt"})
        EXPECT_FALSE(contentOf(path, part).contains("k3y-of-the-simulator")) << part;
}

TEST(SupportBundleDialog, LeavesOutWhatAPersonUnticks) {
    Asked asked;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bundle.zip"));
    asked.choose("Processes");
    QTest::keyClick(&asked.table(), Qt::Key_Space);
    EXPECT_EQ(asked.table().currentIndex().data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
    EXPECT_TRUE(asked.tells("Left out."));
    asked.choose("What is in this file");
    EXPECT_TRUE(asked.preview().toPlainText().contains(QStringLiteral("left out on request")));
    const QString readMe = asked.preview().toPlainText();
    asked.saveTo(path);
    ASSERT_TRUE(asked.isSaved());
    EXPECT_FALSE(listed(path).contains(QStringLiteral("processes.txt")));
    EXPECT_TRUE(listed(path).contains(QStringLiteral("containers.txt")));
    EXPECT_EQ(QString::fromUtf8(contentOf(path, "README.txt")), readMe + QLatin1Char('\n'));
}

TEST(SupportBundleDialog, HidesAddressesAndKeepsTheChoice) {
    Asked asked;
    asked.choose("Processes");
    QTest::keyClick(&asked.table(), Qt::Key_Space);
    asked.choose("Kernel messages");
    asked.hide().click();
    ASSERT_TRUE(support::runUntil([&] {
        return asked.isReady() &&
               asked.preview().toPlainText().contains(QStringLiteral("server ip-"));
    }));
    EXPECT_FALSE(asked.preview().toPlainText().contains(QStringLiteral("10.1.2.3")));
    EXPECT_EQ(asked.table().currentIndex().data().toString(), QStringLiteral("Kernel messages"));
    const int processes = asked.rowOf("Processes");
    EXPECT_EQ(asked.table().model()->index(processes, 0).data(Qt::CheckStateRole).toInt(),
              Qt::Unchecked);
    asked.hide().click();
    ASSERT_TRUE(support::runUntil(
        [&] { return asked.preview().toPlainText().contains(QStringLiteral("10.1.2.3")); }));
}

TEST(SupportBundleDialog, SaysWhyItCouldNotBeWrittenAndMayBeTriedAgain) {
    Asked asked;
    QTemporaryDir folder;
    asked.saveTo(folder.filePath(QStringLiteral("gone/bundle.zip")));
    ASSERT_TRUE(asked.tells("This folder is not there any more. Choose another one."));
    EXPECT_TRUE(says(*asked.dialog, QStringLiteral("gone/bundle.zip")));
    EXPECT_FALSE(asked.saysSaved());
    EXPECT_FALSE(button(*asked.dialog, "Show in folder")->isVisible());
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
    asked.saveTo(folder.filePath(QStringLiteral("bundle.zip")));
    EXPECT_TRUE(asked.isSaved());
    EXPECT_FALSE(says(*asked.dialog, QStringLiteral("gone")));
}

TEST(SupportBundleDialog, SaysThatNothingIsSentAndOfWhatItTells) {
    Asked computer;
    EXPECT_TRUE(says(*computer.dialog, QStringLiteral("What Berth has seen of 训练机 1")));
    EXPECT_TRUE(says(*computer.dialog, QStringLiteral("Nothing is sent anywhere")));
    Asked program(sampleProgram());
    EXPECT_TRUE(says(*program.dialog, QStringLiteral("What Berth knows of itself")));
    EXPECT_GE(program.rowOf("Deployments and nodes"), 0);
    EXPECT_EQ(program.rowOf("GPUs"), -1);
}

TEST(SupportBundleDialog, MayBeClosedWhileItIsMadeOrWritten) {
    QTemporaryDir folder;
    {
        Asked asked;
        asked.hide().click();
        delete asked.dialog;
        support::drain();
    }
    {
        Asked asked;
        asked.saveTo(folder.filePath(QStringLiteral("bundle.zip")));
        QTest::keyClick(asked.dialog, Qt::Key_Escape);
        support::drain();
        EXPECT_EQ(openDialog<SupportBundleDialog>(), nullptr);
    }
    // Whole, as whoever closed it was told nothing else.
    EXPECT_TRUE(listed(folder.filePath(QStringLiteral("bundle.zip")))
                    .contains(QStringLiteral("README.txt")));
}

TEST(SupportBundleDialog, FitsASmallScreenAndNamesItsControlsInBothLanguages) {
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        Asked asked(sampleMaterial(), LanguageCode::English);
        asked.ui.setLanguage(language);
        support::drain();
        EXPECT_LE(asked.dialog->minimumSizeHint().width(), 1280);
        EXPECT_LE(asked.dialog->height(), 680);
        EXPECT_EQ(faultsOf(*asked.dialog).join(QLatin1Char('\n')).toStdString(), "");
        delete asked.dialog;
    }
}

}  // namespace
}  // namespace berth::ui
