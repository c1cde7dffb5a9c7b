// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDialog>
#include <QTest>

#include "tests/ui/files/files_fixture.h"
#include "ui/files/name_dialog.h"
#include "ui/files/remove_files_dialog.h"

namespace berth::ui {
namespace {

template <class Dialog>
Dialog* dialogOf(FilesFixture& shown) {
    support::drain();
    auto* dialog = shown.tab->findChild<Dialog*>();
    EXPECT_NE(dialog, nullptr);
    return dialog;
}

TEST(NameDialog, MakesAFolderAndSaysWhyNot) {
    FilesFixture shown;
    shown.find<QPushButton>("newFolder").click();
    auto* dialog = dialogOf<NameDialog>(shown);
    ASSERT_NE(dialog, nullptr);
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileName"));
    auto* give = dialog->findChild<QPushButton*>(QStringLiteral("giveName"));
    EXPECT_FALSE(give->isEnabled());
    name->setText(QStringLiteral("a/b"));
    EXPECT_FALSE(give->isEnabled());
    EXPECT_TRUE(says(*dialog, QStringLiteral("cannot hold a “/”")));
    name->setText(QStringLiteral("output"));
    give->click();
    ASSERT_TRUE(
        support::runUntil([&] { return says(*dialog, QStringLiteral("is there already")); }));
    EXPECT_TRUE(dialog->isVisible());
    name->setText(QStringLiteral("新 文件夹"));
    give->click();
    ASSERT_TRUE(
        support::runUntil([&] { return shown.names().contains(QStringLiteral("新 文件夹")); }));
    support::drain();
    EXPECT_EQ(shown.tab->findChild<NameDialog*>(), nullptr);
}

TEST(NameDialog, RenamesWithTheNameBeforeInIt) {
    FilesFixture shown;
    shown.choose(QStringLiteral("a.txt"));
    shown.table().setFocus();
    QTest::keyClick(&shown.table(), Qt::Key_F2);
    auto* dialog = dialogOf<NameDialog>(shown);
    ASSERT_NE(dialog, nullptr);
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileName"));
    EXPECT_EQ(name->text(), QStringLiteral("a.txt"));
    EXPECT_EQ(name->selectedText(), QStringLiteral("a"));
    EXPECT_FALSE(dialog->findChild<QPushButton*>(QStringLiteral("giveName"))->isEnabled());
    name->setText(QStringLiteral("b.txt"));
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(support::runUntil([&] { return shown.names().contains(QStringLiteral("b.txt")); }));
}

TEST(NameDialog, KnowsWhatIsNoName) {
    EXPECT_EQ(whyNoFileName(QStringLiteral("a b.c")), QString());
    for (const auto& wrong : {QStringLiteral("."), QStringLiteral(".."), QStringLiteral("/"),
                              QStringLiteral("a\nb"), QString(86, u'好')})
        EXPECT_FALSE(whyNoFileName(wrong).isEmpty()) << wrong.toStdString();
}

TEST(RemoveFilesDialog, AsksAndThenRemovesForGood) {
    FilesFixture shown;
    shown.choose(QStringLiteral("a.txt"));
    shown.choose(QStringLiteral("output"));
    shown.table().setFocus();
    QTest::keyClick(&shown.table(), Qt::Key_Delete);
    auto* dialog = dialogOf<RemoveFilesDialog>(shown);
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(says(*dialog, QStringLiteral("Delete 2 items?")));
    EXPECT_TRUE(says(*dialog, QStringLiteral("Folders go with all that is in them")));
    dialog->findChild<QPushButton*>(QStringLiteral("deleteFiles"))->click();
    ASSERT_TRUE(support::runUntil([&] { return shown.names().isEmpty(); }));
    EXPECT_EQ(shown.remote.files.namesIn("/root"), std::vector<std::string>{".ssh"});
}

TEST(RemoveFilesDialog, SaysWhyNotAndGoesOnWithTheRest) {
    FilesFixture shown;
    shown.choose(QStringLiteral("a.txt"));
    shown.table().setFocus();
    QTest::keyClick(&shown.table(), Qt::Key_Delete);
    auto* dialog = dialogOf<RemoveFilesDialog>(shown);
    ASSERT_NE(dialog, nullptr);
    shown.remote.files.fail(domain::Error{domain::ErrorCode::PermissionDenied, "", false, {}});
    auto* remove = dialog->findChild<QPushButton*>(QStringLiteral("deleteFiles"));
    remove->click();
    ASSERT_TRUE(support::runUntil([&] { return remove->isEnabled(); }));
    EXPECT_TRUE(dialog->isVisible());
    shown.remote.files.fail(std::nullopt);
    remove->click();
    EXPECT_TRUE(
        support::runUntil([&] { return shown.names() == QStringList{QStringLiteral("output")}; }));
}

}  // namespace
}  // namespace berth::ui
