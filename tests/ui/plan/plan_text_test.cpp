// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_text.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {
namespace {

const domain::DeploymentId kComfyId{"d-comfy-api"};

std::vector<domain::Change> allChanges(const domain::Snapshot& snapshot) {
    const domain::DeploymentSpec spec = snapshot.findDeployment(kComfyId)->spec;
    domain::DeploymentSpec fresh = spec;
    fresh.name = "fresh";
    return {domain::CreateDeployment{fresh},
            domain::EditDeployment{kComfyId, spec},
            domain::ScaleDeployment{kComfyId, 2},
            domain::ScaleDeployment{kComfyId, 40},
            domain::ScaleDeployment{kComfyId, 7},
            domain::PauseDeployment{kComfyId},
            domain::ResumeDeployment{{"d-hunyuan-image"}},
            domain::RestartDeployment{kComfyId},
            domain::ReplaceNode{{"n-comfy-api-1"}},
            domain::DeleteDeployment{kComfyId}};
}

domain::Plan planOf(const domain::Change& change) {
    const auto plan = support::planFromSnapshot(*support::sampleSnapshot(), change);
    EXPECT_TRUE(plan.has_value());
    return plan.value_or(domain::Plan{});
}

bool hasChinese(const QString& text) {
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x4E00 && c.unicode() < 0xA000; });
}

TEST(PlanText, SaysInOneSentenceWhatRestartsAndWhatIsLost) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    const auto snapshot = support::sampleSnapshot();
    const auto sentence = [&](const domain::Change& change) {
        // Numbers keep to their units by a blank that does not break.
        return planSentence(planOf(change), *snapshot, ui.format()).simplified().toStdString();
    };
    EXPECT_EQ(sentence(domain::ScaleDeployment{kComfyId, 40}),
              "This starts 33 more nodes of comfy-api. Nothing is lost.");
    EXPECT_EQ(sentence(domain::ScaleDeployment{kComfyId, 7}), "This changes nothing at comfy-api.");
    EXPECT_EQ(sentence(domain::ScaleDeployment{kComfyId, 6}), "This ends 1 node of comfy-api.");
    EXPECT_EQ(sentence(domain::PauseDeployment{{"d-comfy-studio"}}),
              "Pausing ends 1 node of comfy-studio. It wipes 2.8 GiB.");
    EXPECT_EQ(sentence(domain::ReplaceNode{{"n-comfy-api-1"}}),
              "A new node takes the place of comfy-api-1. It wipes 37 MiB.");
    EXPECT_EQ(sentence(domain::DeleteDeployment{{"d-echo"}}),
              "This deletes echo with its links and 3 nodes.");
    EXPECT_EQ(sentence(domain::ResumeDeployment{{"d-hunyuan-image"}}),
              "This starts 2 nodes of hunyuan-image again, with empty disks.");
}

TEST(PlanText, EveryChangeHasItsOwnTitleSentenceAndButtonInBothLanguages) {
    const auto snapshot = support::sampleSnapshot();
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        UiContext ui(ThemeChoice::Light, language);
        std::set<QString> sentences;
        for (const domain::Change& change : allChanges(*snapshot)) {
            const domain::Plan plan = planOf(change);
            const QString sentence = planSentence(plan, *snapshot, ui.format());
            for (const QString& text :
                 {planTitle(change, *snapshot), sentence, planNote(plan, false),
                  planNote(plan, true), applyText(change)}) {
                EXPECT_FALSE(text.isEmpty());
                EXPECT_FALSE(text.contains(QLatin1Char('%'))) << text.toStdString();
                EXPECT_FALSE(text.contains(QLatin1String("(s)"))) << text.toStdString();
                EXPECT_EQ(hasChinese(text), language == LanguageCode::Chinese)
                    << text.toStdString();
            }
            EXPECT_TRUE(sentence.contains(subjectOf(change, *snapshot)));
            sentences.insert(sentence);
        }
        EXPECT_EQ(sentences.size(), allChanges(*snapshot).size());
    }
}

TEST(PlanText, SaysOfAPauseThatTheLinksStayAndOfADeletionThatTheyGo) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    const domain::Plan pause = planOf(domain::PauseDeployment{kComfyId});
    EXPECT_TRUE(planNote(pause, false).contains(QLatin1String("503")));
    EXPECT_FALSE(planNote(pause, true).contains(QLatin1String("503")))
        << "what a real platform's links answer is not known";
    EXPECT_TRUE(planNote(planOf(domain::DeleteDeployment{kComfyId}), false)
                    .contains(QLatin1String("cannot be undone")));
    domain::Plan plan = planOf(domain::RestartDeployment{kComfyId});
    const QString calm = planNote(plan, false);
    plan.linksInterrupted = true;
    EXPECT_NE(planNote(plan, false), calm);
}

TEST(PlanText, NamesFieldsInWordsAndKeepsTheRestOfTheirPath) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    EXPECT_EQ(fieldText("environment.MODE").toStdString(), "Environment MODE");
    EXPECT_EQ(fieldText("ports[1].port").toStdString(), "Ports [1].port");
    EXPECT_EQ(fieldText("image").toStdString(), "Image");
    EXPECT_EQ(fieldText("something.new").toStdString(), "something.new");
    UiContext chinese(ThemeChoice::Light, LanguageCode::Chinese);
    EXPECT_TRUE(hasChinese(fieldText("environment.MODE")));
}

TEST(PlanText, NamesWhatIsGoneByItsIdentifier) {
    const auto snapshot = support::sampleSnapshot();
    EXPECT_EQ(subjectOf(domain::DeleteDeployment{{"d-gone"}}, *snapshot).toStdString(), "d-gone");
    EXPECT_EQ(subjectOf(domain::ReplaceNode{{"n-gone"}}, *snapshot).toStdString(), "n-gone");
    EXPECT_TRUE(deploymentOf(domain::ReplaceNode{{"n-gone"}}, *snapshot).empty());
    EXPECT_EQ(deploymentOf(domain::ReplaceNode{{"n-comfy-api-2"}}, *snapshot), kComfyId);
    EXPECT_TRUE(deploymentOf(domain::CreateDeployment{}, *snapshot).empty());
}

TEST(PlanText, ANameWithPlaceholdersStaysWhatItIs) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    auto snapshot = std::make_shared<domain::Snapshot>(*support::sampleSnapshot());
    for (domain::Deployment& deployment : snapshot->deployments) {
        if (deployment.spec.name == "comfy-studio") deployment.spec.name = "%1%2<b>";
    }
    const auto plan =
        support::planFromSnapshot(*snapshot, domain::PauseDeployment{{"d-comfy-studio"}});
    ASSERT_TRUE(plan);
    EXPECT_EQ(planSentence(*plan, *snapshot, ui.format()).simplified().toStdString(),
              "Pausing ends 1 node of %1%2<b>. It wipes 2.8 GiB.");
}

}  // namespace
}  // namespace berth::ui
