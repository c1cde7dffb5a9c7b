// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_field.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

#include "tests/ui/connections/connections_fixture.h"
#include "ui/support/secret_clipboard.h"

namespace berth::ui {
namespace {

const QString kSecret = QStringLiteral("00000000-1111-2222-3333-444444444444-20260102030405");

class Secret : public testing::Test {
  protected:
    Secret() {
        field.setAccessibleName(QStringLiteral("Key"));
        field.resize(400, 30);
        field.show();
        field.setText(kSecret);
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    }
    static QString copied() { return QGuiApplication::clipboard()->text(); }

    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    SecretClipboard clipboard{nullptr};
    SecretField field{ui, clipboard};
};

TEST_F(Secret, IsToldToNobodyUntilItIsShown) {
    EXPECT_EQ(field.displayText().count(field.displayText().front()), kSecret.size())
        << "dots, all alike";
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&field);
    ASSERT_NE(access, nullptr);
    for (const auto what :
         {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help}) {
        EXPECT_FALSE(access->text(what).contains(QStringLiteral("1111")));
    }
    QAccessibleTextInterface* text = access->textInterface();
    ASSERT_NE(text, nullptr);
    EXPECT_FALSE(text->text(0, text->characterCount()).contains(QStringLiteral("1111")));
    field.setShown(true);
    EXPECT_EQ(field.displayText(), kSecret);
}

TEST_F(Secret, CannotBeCopiedWhileItIsHidden) {
    field.selectAll();
    QTest::keySequence(&field, QKeySequence::Copy);
    EXPECT_EQ(copied(), QStringLiteral("before"));
    QTest::keySequence(&field, QKeySequence::Cut);
    EXPECT_EQ(copied(), QStringLiteral("before"));
    EXPECT_EQ(field.text(), kSecret);
}

TEST_F(Secret, CopiedWhileItIsShownIsMarkedAsASecret) {
    field.setShown(true);
    field.selectAll();
    QTest::keySequence(&field, QKeySequence::Copy);
    EXPECT_EQ(copied(), kSecret);
    EXPECT_EQ(
        QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
        QByteArray("secret"));
    clipboard.takeAway();
    EXPECT_EQ(copied(), QString());
}

TEST_F(Secret, IsTakenWithoutTheBlanksAroundIt) {
    field.setText(QStringLiteral("  ") + kSecret + QStringLiteral(" \t"));
    EXPECT_EQ(field.secret().reveal(), kSecret.toStdString());
}

TEST_F(Secret, IsGoneOnceItIsWiped) {
    field.setShown(true);
    field.wipe();
    EXPECT_TRUE(field.text().isEmpty());
    EXPECT_FALSE(field.isShown());
    field.undo();
    EXPECT_FALSE(field.isShown()) << "and what an undo brings back is hidden";
}

}  // namespace
}  // namespace berth::ui
