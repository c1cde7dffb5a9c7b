// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/rescue_names.h"

#include <gtest/gtest.h>

#include <QStringList>
#include <random>

#include "ui/support/safe_name.h"

namespace berth::ui {
namespace {

std::string safe(const QString& part) {
    return safeName(part).toStdString();
}

TEST(SafeName, KeepsOrdinaryNamesAsTheyAre) {
    for (const char* name : {"b.bin", ".hidden", "..x", "console", "company", "lpt", "com10",
                             "nullable.txt", "a b (2).txt", "图一.png", "ü🙂"}) {
        EXPECT_EQ(safe(QString::fromUtf8(name)), name);
    }
}

TEST(SafeName, ReplacesWhatHasAMeaningOfItsOwn) {
    const std::pair<QString, const char*> cases[] = {
        {QString(), "_"},
        {QStringLiteral("."), "_"},
        {QStringLiteral(".."), "__"},
        {QStringLiteral("... "), "____"},
        {QStringLiteral("x.."), "x__"},
        {QStringLiteral("x. "), "x__"},
        {QStringLiteral("a/b"), "a_b"},
        {QStringLiteral("a\\..\\b"), "a_.._b"},
        {QStringLiteral("C:"), "C_"},
        {QStringLiteral("file:stream"), "file_stream"},
        {QStringLiteral("CON"), "_CON"},
        {QStringLiteral("con.txt"), "_con.txt"},
        {QStringLiteral("con .txt"), "_con .txt"},
        {QStringLiteral("NUL"), "_NUL"},
        {QStringLiteral("com1"), "_com1"},
        {QStringLiteral("LPT9.log"), "_LPT9.log"},
        {QStringLiteral("a\nb"), "a_b"},
        {QStringLiteral("a\x1b[2J"), "a_[2J"},
        {QStringLiteral("a") + QChar(0) + QStringLiteral("b"), "a_b"},
        {QStringLiteral("gpj") + QChar(0x202E) + QStringLiteral("exe"), "gpj_exe"},
        {QStringLiteral("a") + QChar(0x85), "a_"},
    };
    for (const auto& [part, expected] : cases)
        EXPECT_EQ(safe(part), expected);
}

TEST(SafeName, CutsLongNamesBetweenCharactersAndKeepsTheEnding) {
    const std::string cut = safe(QString(300, QLatin1Char('a')) + QStringLiteral(".tar"));
    EXPECT_EQ(cut, std::string(226, 'a') + ".tar");
    const QString emoji = safeName(QString::fromUtf8("🙂").repeated(100));
    EXPECT_EQ(emoji, QString::fromUtf8("🙂").repeated(57));
    EXPECT_EQ(safeName(QLatin1Char('.') + QString(300, QLatin1Char('a'))).size(), 230);
    // What was cut ends in nothing that a system drops.
    EXPECT_FALSE(safeName(QString(300, QLatin1Char(' '))).endsWith(QLatin1Char(' ')));
}

TEST(NumberedPath, PutsTheNumberBeforeTheEndingOfTheName) {
    EXPECT_EQ(numberedPath(QStringLiteral("a.b/c.txt"), 2), QStringLiteral("a.b/c (2).txt"));
    EXPECT_EQ(numberedPath(QStringLiteral("a.b/c"), 3), QStringLiteral("a.b/c (3)"));
    EXPECT_EQ(numberedPath(QStringLiteral(".profile"), 2), QStringLiteral(".profile (2)"));
}

TEST(RescueNames, KeepTheNodesFolders) {
    RescueNames names(4000);
    EXPECT_EQ(names.pathFor(QStringLiteral("/root//a/b.bin")), QStringLiteral("root/a/b.bin"));
    EXPECT_EQ(names.pathFor(QStringLiteral("relative/c")), QStringLiteral("relative/c"));
    EXPECT_EQ(names.pathFor(QString::fromUtf8("/图/一.png")), QString::fromUtf8("图/一.png"));
}

TEST(RescueNames, NoPathLeavesTheFolderAndNoTwoAreTheSame) {
    const QStringList parts{QStringLiteral(".."),
                            QStringLiteral("."),
                            QString(),
                            QStringLiteral("a"),
                            QStringLiteral("A"),
                            QStringLiteral("a."),
                            QStringLiteral("a:"),
                            QStringLiteral("a (2)"),
                            QStringLiteral("con"),
                            QStringLiteral(" "),
                            QString(300, QLatin1Char('a')),
                            QString::fromUtf8("é"),
                            QString::fromUtf8("e\xCC\x81")};
    std::mt19937_64 random(51);
    for (int round = 0; round < 50; ++round) {
        RescueNames names(1000);
        QSet<QString> files;
        QSet<QString> folders;
        for (int i = 0; i < 200; ++i) {
            QString path;
            for (auto left = 1 + random() % 4; left > 0; --left) {
                path += QLatin1Char('/') + parts[static_cast<qsizetype>(
                                               random() % static_cast<std::size_t>(parts.size()))];
            }
            const QString given = names.pathFor(path);
            ASSERT_LE(given.toUtf8().size(), 1000);
            const QStringList made = given.split(QLatin1Char('/'));
            for (const QString& part : made) {
                ASSERT_FALSE(part.isEmpty() || part.endsWith(QLatin1Char('.')))
                    << part.toStdString();
                ASSERT_LE(part.toUtf8().size(), 255);
            }
            const QString key = given.normalized(QString::NormalizationForm_C).toCaseFolded();
            ASSERT_FALSE(files.contains(key)) << path.toStdString();
            files.insert(key);
            for (qsizetype slash = key.indexOf(QLatin1Char('/')); slash >= 0;
                 slash = key.indexOf(QLatin1Char('/'), slash + 1)) {
                folders.insert(key.left(slash));
            }
            ASSERT_FALSE(files.intersects(folders)) << path.toStdString();
        }
    }
}

TEST(RescueNames, APathThatIsTooLongKeepsItsName) {
    RescueNames names(100);
    const QString deep = QStringLiteral("/folder").repeated(40) + QStringLiteral("/file.txt");
    EXPECT_EQ(names.pathFor(deep), QStringLiteral("file.txt"));
    EXPECT_EQ(names.pathFor(deep + QStringLiteral("/file.txt")), QStringLiteral("file (2).txt"));
}

}  // namespace
}  // namespace berth::ui
