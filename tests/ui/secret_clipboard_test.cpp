// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/secret_clipboard.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QString>

#include "tests/support/event_loop.h"

namespace berth::ui {
namespace {

TEST(SecretClipboard, LeavesTheClipboardByItself) {
    SecretClipboard clipboard(nullptr, std::chrono::milliseconds(1));
    clipboard.copy(domain::SecretString("hush"));
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("hush"));
    EXPECT_TRUE(support::runUntil([] { return QGuiApplication::clipboard()->text().isEmpty(); }));
}

TEST(SecretClipboard, LeavesAloneWhatWasCopiedSince) {
    SecretClipboard clipboard(nullptr);
    clipboard.copy(domain::SecretString("hush"));
    QGuiApplication::clipboard()->setText(QStringLiteral("something else"));
    clipboard.takeAway();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("something else"));
}

TEST(SecretClipboard, TakesTheSecretAlongWhenItGoes) {
    {
        SecretClipboard clipboard(nullptr);
        clipboard.copy(domain::SecretString("hush"));
    }
    EXPECT_TRUE(QGuiApplication::clipboard()->text().isEmpty());
}

}  // namespace
}  // namespace berth::ui
