// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "ui/inspection_texts/evidence_text.h"
#include "ui/inspection_texts/finding_sentence.h"
#include "ui/inspection_texts/section_texts.h"
#include "ui/support/language.h"
#include "ui/support/shown_text.h"

// Names and messages come from a machine that may be in somebody else's hands.

namespace berth::ui {
namespace {

using namespace inspection;

Finding said(std::string message, std::string subject = "3") {
    return {FindingKind::XidUnknown,
            Severity::Warning,
            {SubjectKind::Gpu, std::move(subject)},
            {{"code", std::int64_t{999}}, {"message", std::move(message)}},
            std::nullopt};
}

TEST(HostileEvidence, IsNotTakenForAPlaceholder) {
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        const Language language(code);
        Finding finding = said("{code} {subject} %1 %2", "{message}");
        finding.age = std::chrono::minutes(5);
        const QString text = findingSentence(finding, Formatter(language.locale()));
        EXPECT_TRUE(text.startsWith(QStringLiteral("GPU {message}"))) << text.toStdString();
        EXPECT_TRUE(text.contains(QStringLiteral("{code} {subject} %1 %2"))) << text.toStdString();
        EXPECT_EQ(text.count(QStringLiteral("999")), 1);
    }
}

TEST(HostileEvidence, CannotOpenAPlaceholderThatOurTextCloses) {
    const Finding finding{FindingKind::GpuLost,
                          Severity::Critical,
                          {SubjectKind::Gpu, "{"},
                          {{"bus", std::string("}{")}},
                          std::nullopt};
    EXPECT_EQ(findingSentence(finding, Formatter()),
              QStringLiteral("GPU { (}{) is lost: the driver cannot reach it."));
}

TEST(HostileEvidence, StaysTheCharactersOfItsMarkup) {
    const QString text =
        findingSentence(said("<b>x</b> &amp; <img src='file:///etc/passwd'>"), Formatter());
    EXPECT_TRUE(text.contains(QStringLiteral("<b>x</b> &amp; <img src='file:///etc/passwd'>")));
}

TEST(HostileEvidence, ShowsWhatIsInvisibleOrTurnsTheDirection) {
    const QString text = findingSentence(said("a\xE2\x80\xAE"
                                              "b\xE2\x80\x8B"
                                              "c\n\x1b[31md",
                                              "\xE2\x81\xA6x"),
                                         Formatter());
    EXPECT_TRUE(text.contains(QStringLiteral("a<U+202E>b<U+200B>c")));
    EXPECT_TRUE(text.startsWith(QStringLiteral("GPU <U+2066>x")));
    for (const QChar each : text) {
        EXPECT_GE(each.unicode(), 0x20) << text.toStdString();
        EXPECT_NE(each.unicode(), 0x202E);
        EXPECT_NE(each.unicode(), 0x2066);
    }
}

TEST(HostileEvidence, IsCutHoweverLongItIs) {
    const std::string ascii(65'536, 'x');
    std::string bidi, emoji;
    for (int i = 0; i < 20'000; ++i) {
        bidi += "\xE2\x80\xAE";
        emoji += "\xF0\x9F\x9A\xA2";
    }
    for (const std::string& each : {ascii, bidi, emoji}) {
        const QString text = findingSentence(said(each, each), Formatter());
        EXPECT_LT(text.size(), kShownMessage + kShownName + 100);
        EXPECT_TRUE(text.contains(QChar(u'…')));
        EXPECT_TRUE(text.isValidUtf16());
        domain::SectionReport report;
        report.name = each;
        report.problem = each;
        EXPECT_LT(sectionText(report, {}).size(), kShownMessage + kShownName + 100);
    }
}

TEST(HostileEvidence, IsShownBoundedWhateverItsBytesAre) {
    std::mt19937 random(20261127);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 300, '\0');
        for (char& each : bytes)
            each = static_cast<char>(random() % 256);
        const QString name = shownText(bytes);
        EXPECT_LE(name.size(), kShownName + 1);
        EXPECT_TRUE(name.isValidUtf16());
        EXPECT_FALSE(name.contains(QChar(u'\u202E')));
    }
}

TEST(ShownText, LeavesAloneWhatIsShortAndHarmless) {
    EXPECT_EQ(shownText("training-box 机器"), QStringLiteral("training-box 机器"));
    EXPECT_EQ(shownText(std::string(60, 'x')).size(), 60);
    EXPECT_EQ(shownText(std::string(61, 'x')), QString(60, QChar(u'x')) + QChar(u'…'));
    EXPECT_EQ(shownText(""), QString());
}

}  // namespace
}  // namespace berth::ui
