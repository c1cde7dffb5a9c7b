// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/deployment_draft.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "models/domain/codec.h"
#include "tests/ui/page_fixture.h"

namespace berth::ui {
namespace {

const domain::DeploymentId kComfy{"d-comfy-api"};

struct Drafted : PageFixture {
    Drafted() : draft(std::make_unique<DeploymentDraft>(bridge, drafts)) {}

    void begin() {
        draft->startNew();
        support::drain();
    }
    void rename(const char* name) {
        draft->edit([name](domain::DeploymentSpec& spec) { spec.name = name; });
    }
    [[nodiscard]] const domain::ImagePreset& preset(const char* name) const {
        const domain::ImagePreset* found = draft->catalogue().findPreset(name);
        EXPECT_NE(found, nullptr);
        return *found;
    }
    [[nodiscard]] bool finds(domain::FindingKind kind) const {
        const auto& all = draft->findings();
        return std::any_of(all.begin(), all.end(),
                           [kind](const domain::Finding& f) { return f.kind == kind; });
    }

    std::unique_ptr<DeploymentDraft> draft;
};

TEST(DeploymentDraft, BeginsWithSomethingThatCouldBeCreatedAtOnce) {
    Drafted drafted;
    drafted.begin();
    const domain::DeploymentSpec& spec = drafted.draft->spec();
    EXPECT_EQ(spec.name, "app-1");
    EXPECT_EQ(spec.gpuSpec, "3080 Ti");  // the cheapest with stock
    EXPECT_EQ(spec.image, "echo");
    EXPECT_EQ(drafted.draft->problems(), 0);
    EXPECT_TRUE(drafted.draft->cost().has_value());
    EXPECT_FALSE(drafted.draft->isChanged());
    EXPECT_EQ(drafted.draft->change(), domain::Change(domain::CreateDeployment{spec}));
}

TEST(DeploymentDraft, APresetSetsPortsAndAHealthCheckThatItPasses) {
    Drafted drafted;
    drafted.begin();
    drafted.draft->choosePreset(drafted.preset("image"));
    const domain::DeploymentSpec& spec = drafted.draft->spec();
    ASSERT_EQ(spec.ports.size(), 2u);
    EXPECT_EQ(spec.ports[0].port, 3000);
    EXPECT_EQ(spec.ports[1].port, 8188);
    ASSERT_TRUE(spec.health.readiness.has_value());
    EXPECT_EQ(spec.health.readiness->port, 3000);
    EXPECT_EQ(spec.health.readiness->path, "/system_stats");
    drafted.draft->choosePreset(drafted.preset("crash-loop"));
    ASSERT_EQ(spec.ports.size(), 1u);
    ASSERT_TRUE(spec.health.readiness.has_value());
    EXPECT_EQ(spec.health.readiness->kind, domain::ProbeKind::Tcp);
    EXPECT_EQ(drafted.draft->preset()->name, "crash-loop");
}

TEST(DeploymentDraft, APresetBringsTheVariablesAndTheCommandThatItNeedsAndTakesThemWithIt) {
    Drafted drafted;
    drafted.begin();
    domain::ImagePreset served = drafted.preset("llm");
    served.name = "served";
    served.environment = {{"FROM_MIRROR", "true"}, {"MODE", "fast"}};
    served.command = {"/bin/sh", "-c", "serve"};
    drafted.draft->edit([](domain::DeploymentSpec& spec) {
        spec.environment = {{"MODE", "mine"}};
    });
    drafted.draft->choosePreset(served);
    const domain::DeploymentSpec& spec = drafted.draft->spec();
    EXPECT_EQ(spec.environment, (std::vector<domain::EnvironmentVariable>{
                                    {"MODE", "mine"}, {"FROM_MIRROR", "true"}}));
    EXPECT_EQ(spec.command, served.command);
    drafted.draft->choosePreset(drafted.preset("echo"));
    EXPECT_EQ(spec.environment, (std::vector<domain::EnvironmentVariable>{{"MODE", "mine"}}))
        << "what somebody typed stays";
    EXPECT_TRUE(spec.command.empty());
}

TEST(DeploymentDraft, ACommandThatSomebodyTypedIsNobodyElses) {
    Drafted drafted;
    drafted.begin();
    domain::ImagePreset served = drafted.preset("llm");
    served.command = {"serve"};
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.command = {"my", "own"}; });
    drafted.draft->choosePreset(served);
    EXPECT_EQ(drafted.draft->spec().command, (std::vector<std::string>{"my", "own"}));
    drafted.draft->choosePreset(drafted.preset("echo"));
    EXPECT_EQ(drafted.draft->spec().command, (std::vector<std::string>{"my", "own"}));
}

TEST(DeploymentDraft, PortsAndChecksFollowAPresetThatIsTypedLetterByLetter) {
    Drafted drafted;
    drafted.begin();
    for (const char* typed : {"echo", "ech", "", "l", "ll", "llm"})
        drafted.draft->setImage(typed);
    domain::DeploymentSpec chosen = drafted.draft->spec();
    drafted.draft->choosePreset(drafted.preset("llm"));
    EXPECT_EQ(drafted.draft->spec(), chosen);
    EXPECT_EQ(chosen.ports.front().port, 8000);
}

TEST(DeploymentDraft, PortsThatWereSetByHandStayWhenAnotherPresetIsTyped) {
    Drafted drafted;
    drafted.begin();
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.ports.front().port = 8080; });
    const auto ports = drafted.draft->spec().ports;
    const auto health = drafted.draft->spec().health;
    drafted.draft->setImage("llm");
    EXPECT_EQ(drafted.draft->spec().ports, ports);
    EXPECT_EQ(drafted.draft->spec().health, health);
}

TEST(DeploymentDraft, AnUnknownImageTakesNeitherPortsNorChecksOfThePresetBefore) {
    Drafted drafted;
    drafted.begin();
    ASSERT_FALSE(drafted.draft->spec().ports.empty());
    drafted.draft->setImage("registry.example.com/mine:1");
    EXPECT_EQ(drafted.draft->preset(), nullptr);
    EXPECT_TRUE(drafted.draft->spec().ports.empty());
    EXPECT_EQ(drafted.draft->spec().health, domain::HealthChecks{});
}

TEST(DeploymentDraft, AnUnknownImageTakesNoPortFromWhatRunsAlready) {
    Drafted drafted;
    drafted.draft->startEditing(kComfy);
    drafted.draft->choosePreset(drafted.preset("echo"));
    ASSERT_FALSE(drafted.draft->spec().ports.empty());
    const auto ports = drafted.draft->spec().ports;
    drafted.draft->setImage("registry.example.com/mine:1");
    EXPECT_EQ(drafted.draft->spec().ports, ports);
}

TEST(DeploymentDraft, AnUnknownImageKeepsThePortsThatWereSetByHand) {
    Drafted drafted;
    drafted.begin();
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.ports.front().port = 8080; });
    const auto ports = drafted.draft->spec().ports;
    drafted.draft->setImage("registry.example.com/mine:1");
    EXPECT_EQ(drafted.draft->spec().ports, ports);
}

TEST(DeploymentDraft, EveryPresetCanBeCreatedAsItIs) {
    Drafted drafted;
    drafted.begin();
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.gpuSpec = "4090"; });
    for (const domain::ImagePreset& preset : support::sampleCatalogue().presets) {
        drafted.draft->choosePreset(preset);
        EXPECT_EQ(drafted.draft->problems(), 0) << preset.name;
    }
}

TEST(DeploymentDraft, AnOfferIsLeftBehindWithItsGpuAndItsRegion) {
    Drafted drafted;
    drafted.draft->startEditing(kComfy);
    const auto offer = [&] {
        drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.offers = {"an offer"}; });
    };
    const auto offers = [&] { return drafted.draft->spec().offers.size(); };
    offer();
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.nodes = 3; });
    EXPECT_EQ(offers(), 1u);
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.gpuSpec = "5090"; });
    EXPECT_EQ(offers(), 0u);
    offer();
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.regions.clear(); });
    EXPECT_EQ(offers(), 0u);
    // What comes with offers of its own keeps them.
    drafted.draft->edit([](domain::DeploymentSpec& spec) {
        spec.gpuSpec = "4090";
        spec.offers = {"another"};
    });
    EXPECT_EQ(offers(), 1u);
}

TEST(DeploymentDraft, FindsWhatIsWrongWithEveryEdit) {
    Drafted drafted;
    drafted.begin();
    QSignalSpy changed(drafted.draft.get(), &DeploymentDraft::changed);
    drafted.rename("echo");
    EXPECT_TRUE(drafted.finds(domain::FindingKind::NameTaken));
    ASSERT_NE(drafted.draft->findingFor("name"), nullptr);
    drafted.rename("Echo!");
    EXPECT_TRUE(drafted.finds(domain::FindingKind::NameBadCharacters));
    drafted.rename("");
    EXPECT_TRUE(drafted.finds(domain::FindingKind::NameEmpty));
    EXPECT_EQ(drafted.draft->problems(), 1);
    drafted.rename("fresh");
    EXPECT_EQ(drafted.draft->problems(), 0);
    EXPECT_EQ(changed.count(), 4);
    drafted.rename("fresh");
    EXPECT_EQ(changed.count(), 4);
}

TEST(DeploymentDraft, AFixMendsWhatItIsAbout) {
    Drafted drafted;
    drafted.begin();
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.ports.push_back({80, {}}); });
    ASSERT_TRUE(drafted.finds(domain::FindingKind::PortTwice));
    const domain::Finding* finding = drafted.draft->findingFor("ports");
    ASSERT_NE(finding, nullptr);
    ASSERT_FALSE(finding->fix.empty());
    const domain::DeploymentSpec mended = finding->fix.front();
    drafted.draft->apply(mended);
    EXPECT_FALSE(drafted.finds(domain::FindingKind::PortTwice));
    EXPECT_EQ(drafted.draft->spec().ports.size(), 1u);
}

TEST(DeploymentDraft, FindsTheFindingOfAFieldAndOfWhatLiesInsideIt) {
    EXPECT_TRUE(isField("ports", "ports"));
    EXPECT_TRUE(isField("ports[1].port", "ports"));
    EXPECT_TRUE(isField("ports[1].port", "ports[1]"));
    EXPECT_TRUE(isField("health.liveness.path", "health"));
    EXPECT_FALSE(isField("ports[11].port", "ports[1"));
    EXPECT_FALSE(isField("portsmouth", "ports"));
    EXPECT_FALSE(isField("port", "ports"));
}

TEST(DeploymentDraft, IsKeptHalfASecondAfterTheLastEditAndNotAtEveryKey) {
    Drafted drafted;
    drafted.begin();
    QSignalSpy saved(drafted.draft.get(), &DeploymentDraft::saved);
    for (const char* name : {"k", "ke", "kep", "kept"})
        drafted.rename(name);
    EXPECT_TRUE(drafted.drafts.saves.isEmpty());
    ASSERT_TRUE(support::runUntil([&] { return saved.count() > 0; }));
    ASSERT_EQ(drafted.drafts.saves.size(), 1);
    const auto kept = domain::deploymentSpecFromJson(drafted.drafts.saves[0].toStdString());
    ASSERT_TRUE(kept);
    EXPECT_EQ(*kept, drafted.draft->spec());
    EXPECT_TRUE(drafted.draft->savedAt().has_value());
}

TEST(DeploymentDraft, AnUntouchedDraftIsNotKept) {
    Drafted drafted;
    drafted.begin();
    drafted.draft.reset();
    EXPECT_TRUE(drafted.drafts.saves.isEmpty());
}

TEST(DeploymentDraft, TheLastEditIsKeptEvenWhenThePageGoesAtOnce) {
    Drafted drafted;
    drafted.begin();
    QSignalSpy saved(drafted.draft.get(), &DeploymentDraft::saved);
    drafted.rename("kept");
    drafted.draft.reset();
    ASSERT_EQ(drafted.drafts.saves.size(), 1);
    EXPECT_TRUE(drafted.drafts.saves[0].contains(QLatin1String("kept")));
    EXPECT_EQ(saved.count(), 0);  // whoever would listen is half gone
}

TEST(DeploymentDraft, ComesBackAsItWasLeft) {
    Drafted drafted;
    domain::DeploymentSpec left;
    left.name = "left";
    left.gpuSpec = "5090";
    left.image = "llm";
    left.environment = {{"MODE", kHostileText}};
    drafted.drafts.kept.insert(QStringLiteral("new-deployment"),
                               QString::fromStdString(domain::toJson(left)));
    drafted.begin();
    EXPECT_EQ(drafted.draft->spec(), left);
    drafted.publish([](domain::Snapshot& snapshot) { snapshot.catalogue.presets.clear(); });
    EXPECT_EQ(drafted.draft->spec(), left);
}

TEST(DeploymentDraft, AnEditMadeBeforeTheKeptDraftArrivesWins) {
    Drafted drafted;
    domain::DeploymentSpec left;
    left.name = "left";
    drafted.drafts.kept.insert(QStringLiteral("new-deployment"),
                               QString::fromStdString(domain::toJson(left)));
    drafted.draft->startNew();
    drafted.rename("typed");
    support::drain();
    EXPECT_EQ(drafted.draft->spec().name, "typed");
}

TEST(DeploymentDraft, ADamagedDraftIsLeftAside) {
    Drafted drafted;
    const std::string whole = domain::toJson(domain::DeploymentSpec{});
    for (std::size_t length = 0; length < whole.size(); ++length) {
        drafted.drafts.kept.insert(QStringLiteral("new-deployment"),
                                   QString::fromStdString(whole.substr(0, length)));
        drafted.begin();
        EXPECT_EQ(drafted.draft->spec().image, "echo");
    }
}

TEST(DeploymentDraft, DiscardingForgetsWhatWasKept) {
    Drafted drafted;
    drafted.begin();
    drafted.rename("typed");
    ASSERT_TRUE(support::runUntil([&] { return !drafted.drafts.kept.isEmpty(); }));
    drafted.draft->discard();
    EXPECT_TRUE(drafted.drafts.kept.isEmpty());
    EXPECT_EQ(drafted.draft->spec().name, "app-1");
    EXPECT_FALSE(drafted.draft->savedAt().has_value());
}

TEST(DeploymentDraft, GivesAnotherNameOnceTheFirstOneIsTaken) {
    Drafted drafted;
    drafted.begin();
    drafted.publish([](domain::Snapshot& snapshot) {
        domain::Deployment made;
        made.id = {"d-app-1"};
        made.spec.name = "app-1";
        snapshot.deployments.push_back(made);
    });
    EXPECT_EQ(drafted.draft->spec().name, "app-2");
    EXPECT_EQ(drafted.draft->problems(), 0);
}

TEST(DeploymentDraft, FollowsTheCatalogueUntilItIsTouched) {
    PageFixture fixture(std::make_shared<const domain::Snapshot>());
    DeploymentDraft draft(fixture.bridge, fixture.drafts);
    draft.startNew();
    EXPECT_TRUE(draft.spec().gpuSpec.empty());
    fixture.publish([](domain::Snapshot& s) { s.catalogue = support::sampleCatalogue(); });
    EXPECT_EQ(draft.spec().gpuSpec, "3080 Ti");
    EXPECT_EQ(draft.spec().image, "echo");
    draft.edit([](domain::DeploymentSpec& spec) { spec.gpuSpec.clear(); });
    fixture.publish([](domain::Snapshot& s) { s.catalogue.regions.clear(); });
    EXPECT_TRUE(draft.spec().gpuSpec.empty());
}

TEST(DeploymentDraft, EditingBeginsWithWhatIsThereAndKeepsTheNodes) {
    Drafted drafted;
    drafted.draft->startEditing(kComfy);
    const domain::DeploymentSpec before = drafted.bridge.snapshot()->findDeployment(kComfy)->spec;
    EXPECT_EQ(drafted.draft->spec(), before);
    EXPECT_TRUE(drafted.draft->isEditing());
    EXPECT_FALSE(drafted.draft->isChanged());
    EXPECT_FALSE(drafted.finds(domain::FindingKind::NameTaken));
    drafted.draft->edit([](domain::DeploymentSpec& spec) { spec.environment[0].value = "4"; });
    EXPECT_TRUE(drafted.draft->isChanged());
    const domain::Change change = drafted.draft->change();
    const auto* edit = std::get_if<domain::EditDeployment>(&change);
    ASSERT_NE(edit, nullptr);
    EXPECT_EQ(edit->deployment, kComfy);
    EXPECT_EQ(edit->spec.nodes, before.nodes);
    EXPECT_EQ(edit->spec.name, before.name);
    drafted.draft.reset();
    EXPECT_TRUE(drafted.drafts.saves.isEmpty());
}

TEST(DeploymentDraft, TellsOnceWhenWhatIsEditedGoes) {
    Drafted drafted;
    drafted.draft->startEditing(kComfy);
    QSignalSpy vanished(drafted.draft.get(), &DeploymentDraft::vanished);
    drafted.publish([](domain::Snapshot& snapshot) {
        std::erase_if(snapshot.deployments, [](const auto& d) { return d.id == kComfy; });
    });
    EXPECT_EQ(vanished.count(), 1);
    drafted.publish([](domain::Snapshot&) {});
    EXPECT_EQ(vanished.count(), 1);
    drafted.draft->startEditing(kComfy);
    EXPECT_EQ(vanished.count(), 2);
    drafted.publish([](domain::Snapshot&) {});
    EXPECT_EQ(vanished.count(), 2);
}

}  // namespace
}  // namespace berth::ui
