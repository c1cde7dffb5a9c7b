// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspection_texts/finding_sentence.h"

#include <gtest/gtest.h>

#include <QRegularExpression>
#include <QStringList>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "models/inspection/xid_table.h"
#include "tests/platform_client/inspector/finding_cases.h"
#include "tests/ui/han.h"
#include "ui/inspection_texts/evidence_text.h"
#include "ui/inspection_texts/severity_visual.h"
#include "ui/support/language.h"

namespace berth::ui {
namespace {

using namespace inspection;
using platform_client::inspector::testing::allFindingCases;
using platform_client::inspector::testing::FindingCase;
using platform_client::inspector::testing::Looks;

// What the rules find on each machine that has a fault.
std::vector<Finding> realFindings() {
    std::vector<Finding> all;
    for (const FindingCase& each : allFindingCases()) {
        Looks looks;
        each.change(looks);
        for (Finding& finding : looks.findings())
            all.push_back(std::move(finding));
    }
    return all;
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression kPlaceholder(QStringLiteral("\\{[^}]*\\}"));
    QStringList all;
    for (auto match = kPlaceholder.globalMatch(text); match.hasNext();)
        all += match.next().captured();
    all.sort();
    return all;
}

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// `chinese` must be another text with the same placeholders.
void expectTranslated(std::string_view english, bool hasWords = true) {
    const Language language(LanguageCode::Chinese);
    const QString chinese = translatedFinding(english);
    EXPECT_NE(chinese, fromView(english));
    EXPECT_EQ(placeholders(chinese), placeholders(fromView(english))) << chinese.toStdString();
    EXPECT_TRUE(!hasWords || hasHan(chinese)) << chinese.toStdString();
}

Finding found(FindingKind kind, Subject subject, std::vector<Evidence> evidence) {
    return {kind, textOf(kind).severity, std::move(subject), std::move(evidence), std::nullopt};
}

QString plain(QString text) {
    return text.replace(QChar(QChar::Nbsp), QChar(u' '));
}

TEST(FindingSentence, IsTranslatedForEveryKindWithTheSamePlaceholders) {
    for (int kind = 0; kind < kFindingKinds; ++kind) {
        const FindingText& text = textOf(static_cast<FindingKind>(kind));
        // All words of an Xid's sentence and step are in its evidence.
        const bool isFrame = text.nextStep == "{step}.";
        expectTranslated(text.sentence, !isFrame);
        expectTranslated(text.nextStep, !isFrame);
    }
}

TEST(FindingSentence, IsTranslatedForEveryXid) {
    for (const XidMeaning& each : xidMeanings()) {
        expectTranslated(each.meaning);
        expectTranslated(each.step);
    }
}

TEST(FindingSentence, TranslatesAllWordsThatTheRulesGiveAsEvidence) {
    std::set<std::string> seen;
    for (const Finding& finding : realFindings()) {
        for (const Evidence& each : finding.evidence) {
            if (const Words* const words = std::get_if<Words>(&each.value)) {
                seen.insert(std::string(each.name));
                for (const std::string_view word : words->list)
                    if (!word.empty()) expectTranslated(word);
            }
        }
    }
    const std::set<std::string> expected{"action",  "direction", "hint",
                                         "meaning", "reasons",   "step"};
    EXPECT_EQ(seen, expected);
}

TEST(FindingSentence, LeavesNoPlaceholderOpenAndNoBlankBehind) {
    const auto findings = realFindings();
    EXPECT_GE(findings.size(), static_cast<std::size_t>(kFindingKinds));
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        const Language language(code);
        const Formatter format(language.locale());
        for (const Finding& finding : findings) {
            for (const QString& text :
                 {findingSentence(finding, format), findingNextStep(finding, format)}) {
                EXPECT_FALSE(text.isEmpty());
                EXPECT_EQ(placeholders(text), QStringList()) << text.toStdString();
                EXPECT_FALSE(text.contains(QStringLiteral("%1"))) << text.toStdString();
                EXPECT_EQ(text, text.trimmed());
                EXPECT_EQ(hasHan(text), code == LanguageCode::Chinese) << text.toStdString();
            }
        }
    }
}

// The log and the window tell the same in English, except for how numbers are written.
TEST(FindingSentence, BeginsInEnglishAsItDoesInTheLog) {
    const Language language(LanguageCode::English);
    const Formatter format(language.locale());
    for (const Finding& finding : realFindings()) {
        const QString shown = plain(findingSentence(finding, format)).remove(QChar(u','));
        const QString logged = QString::fromStdString(sentenceOf(finding)).remove(QChar(u','));
        EXPECT_EQ(shown.left(6), logged.left(6)) << shown.toStdString();
    }
}

TEST(FindingSentence, WritesNumbersByLocale) {
    const Formatter english{QLocale(QLocale::English)};
    const Formatter german{QLocale(QLocale::German)};
    const auto text = [](const EvidenceValue& value, const Formatter& format) {
        return plain(evidenceText({"value", value}, format));
    };
    EXPECT_EQ(text(std::int64_t{12345}, english), QStringLiteral("12,345"));
    EXPECT_EQ(text(std::int64_t{12345}, german), QStringLiteral("12.345"));
    EXPECT_EQ(text(Share{0.474}, english), QStringLiteral("47 %"));
    EXPECT_EQ(text(domain::Bytes{domain::kGiB * 5 / 2}, english), QStringLiteral("2.5 GiB"));
    EXPECT_EQ(text(domain::Bytes{domain::kGiB * 5 / 2}, german), QStringLiteral("2,5 GiB"));
    EXPECT_EQ(text(Measure{61, "°C"}, english), QStringLiteral("61 °C"));
    EXPECT_EQ(text(Measure{61.46, "°C"}, german), QStringLiteral("61,5 °C"));
    EXPECT_EQ(text(Measure{2.5, ""}, english), QStringLiteral("2.5"));
    EXPECT_EQ(text(domain::Duration(std::chrono::milliseconds(21'900)), english),
              QStringLiteral("21 s"));
    EXPECT_EQ(text(domain::Duration(std::chrono::minutes(134)), english),
              QStringLiteral("2 h 14 m"));
    EXPECT_EQ(evidenceText({"code", std::int64_t{123456}}, english), QStringLiteral("123456"));
}

TEST(FindingSentence, SurvivesNumbersThatAreNone) {
    const Formatter format;
    EXPECT_EQ(evidenceText({"value", Measure{std::nan(""), ""}}, format), Formatter::none());
    EXPECT_EQ(evidenceText({"value", Share{HUGE_VAL}}, format), Formatter::none());
}

TEST(FindingSentence, ReadsAsASentenceInBothLanguages) {
    Finding hot = found(FindingKind::ThermalSlowdown, {SubjectKind::Gpu, "3"},
                        {{"temperature", Measure{91, "°C"}}});
    const Finding xid = found(FindingKind::XidBus, {SubjectKind::Gpu, ""},
                              {{"code", std::int64_t{79}},
                               {"meaning", Words{{xidMeaning(79)->meaning}}},
                               {"step", Words{{xidMeaning(79)->step}}}});
    const Finding skew = found(
        FindingKind::ClockSkewed, {},
        {{"skew", domain::Duration(std::chrono::minutes(3))}, {"direction", Words{{"behind"}}}});
    hot.age = std::chrono::minutes(12);
    {
        const Language language(LanguageCode::English);
        const Formatter format(language.locale());
        EXPECT_EQ(plain(findingSentence(hot, format)),
                  QStringLiteral("GPU 3 is too hot (91 °C) and runs slower to protect itself. "
                                 "(12 m ago)"));
        EXPECT_EQ(findingSentence(xid, format),
                  QStringLiteral("A GPU: Xid 79, the GPU fell off the bus: it does not answer over "
                                 "PCIe."));
        EXPECT_EQ(findingSentence(skew, format),
                  QStringLiteral("The machine's clock is 3 m behind."));
    }
    const Language language(LanguageCode::Chinese);
    const Formatter format(language.locale());
    EXPECT_TRUE(plain(findingSentence(hot, format))
                    .startsWith(QStringLiteral("GPU 3 过热（91 °C），正在降速以自我保护。（")));
    EXPECT_EQ(findingSentence(xid, format),
              QStringLiteral("某块 GPU：Xid 79，GPU 从总线上掉线：通过 PCIe 没有应答。"));
    EXPECT_TRUE(findingNextStep(xid, format).endsWith(QStringLiteral("散热。")));
    EXPECT_TRUE(findingSentence(skew, format).startsWith(QStringLiteral("机器的时钟慢了 3")));
}

TEST(MachineWords, AreGivenWhereTheSentenceDoesNotHoldThem) {
    Finding xid =
        found(FindingKind::XidHardware, {SubjectKind::Gpu, "1"},
              {{"code", std::int64_t{154}},
               {"message", std::string("GPU recovery action changed to 0x1\xE2\x80\xAE")}});
    EXPECT_EQ(machineWords(xid), QStringLiteral("GPU recovery action changed to 0x1<U+202E>"));
    xid.kind = FindingKind::XidUnknown;
    EXPECT_EQ(machineWords(xid), QString());
    EXPECT_EQ(machineWords(found(FindingKind::FanFailed, {}, {})), QString());
}

TEST(FindingSentence, BeginsWithACapitalUnlessItIsANameOfTheMachines) {
    const Formatter format;
    const auto start = [&](FindingKind kind, SubjectKind subject, const char* name) {
        return findingSentence(found(kind, {subject, name}, {}), format).left(5);
    };
    EXPECT_EQ(start(FindingKind::ContainerStuck, SubjectKind::Container, "web"),
              QStringLiteral("Conta"));
    EXPECT_EQ(start(FindingKind::DiskReadOnly, SubjectKind::Filesystem, "sdb1"),
              QStringLiteral("sdb1 "));
}

TEST(Severity, HasAWordAndAVisualOfItsOwnForEachGrade) {
    std::set<QString> words;
    std::set<Mark> marks;
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        const Language language(code);
        for (const Severity each : {Severity::Critical, Severity::Warning, Severity::Notice}) {
            words.insert(severityText(each));
            marks.insert(visualOf(each).mark);
        }
    }
    EXPECT_EQ(words.size(), 6U);
    EXPECT_EQ(marks.size(), 3U);
}

}  // namespace
}  // namespace berth::ui
