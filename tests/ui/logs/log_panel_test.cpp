// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_panel.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/logs/log_fixture.h"
#include "ui/logs/log_note_text.h"
#include "ui/logs/log_view.h"

namespace berth::ui {
namespace {

struct ShownPanel : LogFixture {
    ShownPanel() : LogFixture(quickFeed()), panel(ui, clock) {
        panel.setTitle(QStringLiteral("Logs of all nodes"));
        panel.setFeed(&feed);
        panel.resize(1100, 300);
        panel.show();
    }
    ~ShownPanel() { panel.setFeed(nullptr); }

    template <class T>
    [[nodiscard]] T* named(const char* name) {
        for (T* widget : panel.findChildren<T*>()) {
            if (widget->accessibleName() == QString::fromLatin1(name)) return widget;
        }
        ADD_FAILURE() << "nothing is called " << name;
        return nullptr;
    }

    LogPanel panel;
};

TEST(LogPanel, NamesItsViewAndItsTools) {
    ShownPanel shown;
    EXPECT_EQ(shown.panel.view().accessibleName(), QStringLiteral("Logs of all nodes"));
    EXPECT_NE(shown.named<QComboBox>("Severity"), nullptr);
    EXPECT_NE(shown.named<QLineEdit>("Search the log"), nullptr);
    EXPECT_NE(shown.named<QPushButton>("Save the log"), nullptr);
}

TEST(LogPanel, SearchGoesFromHitToHitAndBack) {
    ShownPanel shown;
    shown.push(300);
    ASSERT_TRUE(shown.arrived());
    auto* field = shown.named<QLineEdit>("Search the log");
    field->setText(QStringLiteral("line 29"));
    ASSERT_TRUE(support::runUntil([&] { return shown.panel.search()->finished(); }));
    EXPECT_EQ(shown.panel.search()->hitCount(), 11);  // 29 and 290 … 299
    shown.named<QPushButton>("Hit before")->click();
    EXPECT_FALSE(shown.panel.view().follows());
    const int top = shown.panel.view().topRow();
    EXPECT_LE(top, 28);
    EXPECT_GE(shown.panel.view().lastFullRow(), 28);
    shown.named<QPushButton>("Next hit")->click();
    EXPECT_LE(shown.panel.view().topRow(), 289);
    EXPECT_GE(shown.panel.view().lastFullRow(), 289);
}

TEST(LogPanel, SaysThatAnExpressionIsNotValid) {
    ShownPanel shown;
    shown.push(3);
    ASSERT_TRUE(shown.arrived());
    shown.named<QPushButton>("Regular expression")->setChecked(true);
    shown.named<QLineEdit>("Search the log")->setText(QStringLiteral("("));
    EXPECT_FALSE(shown.panel.search()->problem().isEmpty());
    shown.named<QLineEdit>("Search the log")->setText(QStringLiteral("line [12]"));
    ASSERT_TRUE(support::runUntil([&] { return shown.panel.search()->finished(); }));
    EXPECT_EQ(shown.panel.search()->hitCount(), 2);
}

TEST(LogPanel, FiltersBySeverityAndByNode) {
    ShownPanel shown;
    shown.panel.setNodes({{domain::NodeId{"n-comfy-api-1"}, 1},
                          {domain::NodeId{"n-comfy-api-2"}, 2},
                          {domain::NodeId{"n-comfy-api-3"}, 3}});
    shown.push(30);
    domain::LogLine bad = shown.line("it broke", 2);
    bad.severity = domain::Severity::Error;
    shown.push(std::move(bad));
    ASSERT_TRUE(shown.arrived());
    shown.named<QComboBox>("Severity")->setCurrentIndex(3);
    EXPECT_EQ(shown.panel.model()->rowCount(), 1);
    shown.named<QComboBox>("Severity")->setCurrentIndex(0);
    shown.named<QAbstractButton>("Lines of node 2")->click();
    EXPECT_EQ(shown.panel.model()->rowCount(), 11);
    shown.named<QAbstractButton>("Lines of node 2")->click();
    EXPECT_EQ(shown.panel.model()->rowCount(), 31);
}

TEST(LogPanel, SavesWhatPassesTheFilterWithoutControlCharacters) {
    ShownPanel shown;
    shown.push(2);
    shown.push(shown.line("clear \x1b[2J the screen"));
    ASSERT_TRUE(shown.arrived());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.log"));
    QSignalSpy saved(&shown.panel, &LogPanel::saved);
    shown.panel.saveTo(path);
    ASSERT_TRUE(support::runUntil([&] { return saved.count() == 1; }));
    EXPECT_EQ(saved.at(0).at(1).toString(), QString());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    EXPECT_EQ(text.count('\n'), 3);
    EXPECT_TRUE(text.contains("line 1"));
    EXPECT_FALSE(text.contains('\x1b'));
}

TEST(LogPanel, SaysWhyAFileCouldNotBeWritten) {
    ShownPanel shown;
    shown.push(1);
    ASSERT_TRUE(shown.arrived());
    QSignalSpy saved(&shown.panel, &LogPanel::saved);
    shown.panel.saveTo(QStringLiteral("/nowhere/at/all.log"));
    ASSERT_TRUE(support::runUntil([&] { return saved.count() == 1; }));
    EXPECT_FALSE(saved.at(0).at(1).toString().isEmpty());
}

TEST(LogNoteText, SaysWhatIsMissingAndWhoWasReplaced) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    bridge::LogEntry entry;
    EXPECT_TRUE(logNoteText(entry, ui.format()).isEmpty());
    entry.kind = bridge::LogEntry::Kind::Missing;
    entry.missing = 412;
    entry.node = domain::NodeId{"n-5"};
    entry.ordinal = 5;
    EXPECT_TRUE(logNoteText(entry, ui.format()).startsWith(QStringLiteral("412 line")));
    entry.kind = bridge::LogEntry::Kind::NodeReplaced;
    entry.text = "evil\nname";
    EXPECT_FALSE(logNoteText(entry, ui.format()).contains(QLatin1Char('\n')));
}

}  // namespace
}  // namespace berth::ui
