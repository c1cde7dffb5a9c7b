// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"

#include <gtest/gtest.h>

namespace berth::app {
namespace {

tl::expected<CommandLine, UsageError> parse(const QString& line) {
    return parseCommandLine(line.split(u' ', Qt::SkipEmptyParts));
}

std::string refusal(const QString& line) {
    const auto parsed = parse(line);
    return parsed ? std::string() : parsed.error().message.toStdString();
}

TEST(CommandLine, IsEmptyWithoutArguments) {
    const auto parsed = parse(QString());
    ASSERT_TRUE(parsed);
    EXPECT_EQ(*parsed, CommandLine{});
}

TEST(CommandLine, ReadsEveryOptionInBothForms) {
    const auto spaced = parse(QStringLiteral(
        "--profile /tmp/p --lang zh_CN --theme high-contrast --page deployment/a --screenshot "
        "x.PNG --size 1280x800"));
    const auto joined = parse(
        QStringLiteral("--profile=/tmp/p --lang=zh_CN --theme=high-contrast --page=deployment/a "
                       "--screenshot=x.PNG --size=1280x800"));
    ASSERT_TRUE(spaced);
    ASSERT_TRUE(joined);
    EXPECT_EQ(*spaced, *joined);
    EXPECT_EQ(spaced->profile, QStringLiteral("/tmp/p"));
    EXPECT_EQ(spaced->language, QStringLiteral("zh_CN"));
    EXPECT_EQ(spaced->theme, QStringLiteral("high-contrast"));
    EXPECT_EQ(spaced->page, QStringLiteral("deployment/a"));
    EXPECT_EQ(spaced->screenshot, QStringLiteral("x.PNG"));
    EXPECT_EQ(spaced->size, QSize(1280, 800));
}

TEST(CommandLine, RefusesAValueNamingTheOptionAndWhatItTakes) {
    EXPECT_EQ(refusal(QStringLiteral("--lang de")), "--lang does not take \"de\": use en or zh_CN");
    EXPECT_EQ(refusal(QStringLiteral("--theme purple")),
              "--theme does not take \"purple\": use light, dark, high-contrast or system");
    EXPECT_EQ(refusal(QStringLiteral("--size 12x800")),
              "--size does not take \"12x800\": use WIDTHxHEIGHT with both from 320 to 8192, e.g. "
              "1280x800");
    for (const char* size : {"1280", "x", "1280x", "-5x900", "99999999x1", "1280X800", "1e3x900"}) {
        EXPECT_NE(refusal(QStringLiteral("--size=") + QString::fromLatin1(size)), "") << size;
    }
    EXPECT_EQ(refusal(QStringLiteral("--screenshot x.jpg")),
              "--screenshot does not take \"x.jpg\": use a file name that ends with .png");
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(refusal(QStringLiteral("--colour red")),
              "--colour is not known: see --help for what can be used");
    EXPECT_EQ(refusal(QStringLiteral("overview")),
              "overview is not known: see --help for what can be used");
    EXPECT_FALSE(parseCommandLine({QString()}));
}

TEST(CommandLine, RefusesAPageThatThereIsNotAndNamesThoseThatThereAre) {
    EXPECT_NE(refusal(QStringLiteral("--page nowhere"))
                  .find("use overview, deployments, deployment, nodes, storage, money, simulator, "
                        "computers, inspect, connections, activity"),
              std::string::npos);
    for (const char* page : {"overview", "deployments/new", "deployment/a/nodes", "storage",
                             "money", "computers", "inspect/node:a", "connections", "activity"})
        EXPECT_TRUE(parse(QStringLiteral("--page ") + QString::fromLatin1(page))) << page;
}

TEST(CommandLine, RefusesBytesThatAreNoText) {
    const QString odd = QString::fromUtf8("p\xff");
    EXPECT_NE(refusal(odd).find("not valid UTF-8"), std::string::npos);
    EXPECT_NE(refusal(QStringLiteral("--profile ") + odd).find("not valid UTF-8"),
              std::string::npos);
    EXPECT_NE(refusal(QStringLiteral("--profile=") + odd).find("not valid UTF-8"),
              std::string::npos);
}

TEST(CommandLine, ShowsNoControlCharactersOfAnArgument) {
    const std::string text = refusal(QString::fromUtf8("--\x1b[31m\xC2\x9b\xE2\x80\xAE"));
    for (const char* hidden : {"\x1b", "\xC2\x9b", "\xE2\x80\xAE"})
        EXPECT_EQ(text.find(hidden), std::string::npos);
    EXPECT_NE(text.find("is not known"), std::string::npos);
}

TEST(CommandLine, RefusesAnOptionWithoutItsValueOrGivenTwice) {
    EXPECT_EQ(refusal(QStringLiteral("--profile")), "--profile needs a value: see --help");
    EXPECT_EQ(refusal(QStringLiteral("--profile=")), "--profile needs a value: see --help");
    EXPECT_EQ(refusal(QStringLiteral("--profile --lang en")),
              "--profile needs a value: see --help");
    EXPECT_EQ(refusal(QStringLiteral("--lang en --lang en")),
              "--lang is given twice: give it once");
}

TEST(CommandLine, HelpAndVersionWinOverWhatFollows) {
    const auto help = parse(QStringLiteral("--lang en --help --nonsense"));
    ASSERT_TRUE(help);
    EXPECT_TRUE(help->help);
    const auto version = parse(QStringLiteral("--version --nonsense"));
    ASSERT_TRUE(version);
    EXPECT_TRUE(version->version);
}

TEST(CommandLine, ExplainsEveryOptionInItsHelp) {
    for (const char* option : {"--profile", "--lang", "--theme", "--page", "--screenshot", "--size",
                               "--help", "--version"}) {
        EXPECT_TRUE(usageText().contains(QString::fromLatin1(option))) << option;
    }
}

}  // namespace
}  // namespace berth::app
