// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspection_texts/section_texts.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "platform_client/inspector/batch.h"
#include "tests/ui/han.h"
#include "ui/support/language.h"

namespace berth::ui {
namespace {

using domain::DriverTrouble;
using domain::SectionOutcome;
using domain::SectionReport;

SectionReport report(const std::string& name, SectionOutcome outcome, int status = 0) {
    SectionReport made;
    made.name = name;
    made.outcome = outcome;
    made.status = status;
    return made;
}

TEST(SectionTexts, NameEverySectionOfTheBatchInBothLanguages) {
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        const Language language(code);
        std::set<QString> names;
        for (const auto& section : platform_client::inspector::batchSections()) {
            const QString name = sectionName(section.name);
            EXPECT_EQ(hasHan(name), code == LanguageCode::Chinese) << section.name;
            EXPECT_NE(name.toStdString(), section.name);
            EXPECT_TRUE(names.insert(name).second) << section.name;
        }
    }
}

TEST(SectionTexts, HaveWordsForEveryOutcomeOfEverySection) {
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        const Language language(code);
        for (const auto& section : platform_client::inspector::batchSections()) {
            std::set<QString> outcomes;
            for (int i = 0; i <= static_cast<int>(SectionOutcome::Unfinished); ++i) {
                const QString text = sectionOutcomeText(
                    report(std::string(section.name), static_cast<SectionOutcome>(i), 2));
                EXPECT_FALSE(text.contains(QStringLiteral("%1"))) << text.toStdString();
                EXPECT_EQ(hasHan(text), code == LanguageCode::Chinese);
                outcomes.insert(text);
            }
            EXPECT_EQ(outcomes.size(), 5U) << section.name;
        }
    }
}

TEST(SectionTexts, SayWhatIsMissingAndWhatMayNotBeDone) {
    const Language language(LanguageCode::English);
    domain::Inspection look;
    EXPECT_EQ(sectionText(report("gpu_xml", SectionOutcome::Missing, 127), look),
              QStringLiteral("GPUs: there is no nvidia-smi on this machine"));
    EXPECT_EQ(sectionText(report("docker", SectionOutcome::Missing, 126), look),
              QStringLiteral("Containers (Docker): docker may not be run by this user"));
    EXPECT_EQ(sectionText(report("kernel_log", SectionOutcome::Answered), look),
              QStringLiteral("Kernel log: may not be read by this user"));
    look.kernelLog.readable = true;
    EXPECT_EQ(sectionText(report("kernel_log", SectionOutcome::Answered), look),
              QStringLiteral("Kernel log: answered"));
    EXPECT_EQ(sectionText(report("kernel_log", SectionOutcome::TimedOut), look),
              QStringLiteral("Kernel log: gave no answer in time"));
    EXPECT_EQ(sectionText(report("disks", SectionOutcome::Failed, 1), look),
              QStringLiteral("Disks: failed with status 1"));
}

TEST(SectionTexts, SayWhatWasLeftOut) {
    const Language language(LanguageCode::English);
    SectionReport processes = report("processes", SectionOutcome::Answered);
    processes.cut = true;
    processes.problem = "line 3 %1";
    EXPECT_EQ(sectionText(processes, {}),
              QStringLiteral("Processes: answered; more than is looked at; a part could not be "
                             "read: line 3 %1"));
}

TEST(SectionTexts, ShowAnUnknownSectionByItsOwnName) {
    EXPECT_EQ(sectionName("tpu\xE2\x80\xAE"), QStringLiteral("tpu<U+202E>"));
    EXPECT_FALSE(sectionOutcomeText(report("tpu", SectionOutcome::Missing, 127)).isEmpty());
}

TEST(DriverTroubleText, IsThereForEveryTroubleInBothLanguages) {
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        const Language language(code);
        EXPECT_TRUE(driverTroubleText(DriverTrouble::None).isEmpty());
        std::set<QString> texts;
        for (int i = 1; i <= static_cast<int>(DriverTrouble::Failed); ++i) {
            const QString text = driverTroubleText(static_cast<DriverTrouble>(i));
            EXPECT_FALSE(text.isEmpty());
            EXPECT_EQ(hasHan(text), code == LanguageCode::Chinese) << text.toStdString();
            texts.insert(text);
        }
        EXPECT_EQ(texts.size(), static_cast<std::size_t>(DriverTrouble::Failed));
    }
}

}  // namespace
}  // namespace berth::ui
