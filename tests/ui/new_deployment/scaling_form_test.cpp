// SPDX-License-Identifier: GPL-3.0-or-later
// A person lets a deployment scale by itself and sets how its ports balance, as the page offers it.
#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <memory>

#include "models/domain/codec.h"
#include "tests/support/seeded_random.h"
#include "tests/ui/page_fixture.h"
#include "ui/new_deployment/fold.h"
#include "ui/new_deployment/new_deployment_page.h"
#include "ui/plan/plan_dialog.h"

namespace berth::ui {
namespace {

using domain::AutoscalingKind;
using domain::BalancingPolicy;
using namespace std::chrono_literals;

domain::Capabilities everything(domain::Capabilities can) {
    can.autoscaling = {AutoscalingKind::QueueDelay, AutoscalingKind::QueueLength,
                       AutoscalingKind::Hpa, AutoscalingKind::Knative};
    can.warmPool = can.balancingOptions = can.jobs = true;
    can.balancing = {BalancingPolicy::RoundRobin, BalancingPolicy::RingHash, BalancingPolicy::Queue,
                     BalancingPolicy::Random, BalancingPolicy::LeastConnections};
    return can;
}

struct Form : PageFixture {
    explicit Form(bool possible = true, const char* editing = nullptr,
                  const std::function<void(domain::Snapshot&)>& before = {}) {
        if (possible) platform.setCapabilities(everything(platform.capabilities()));
        if (before) publish(before);
        const auto purpose = editing == nullptr ? NewDeploymentPage::Purpose::Create
                                                : NewDeploymentPage::Purpose::Edit;
        page = std::make_unique<NewDeploymentPage>(services, purpose);
        if (editing != nullptr) page->setArgument(QString::fromLatin1(editing));
        page->resize(1280, 900);
        page->show();
        page->entered();
        support::drain();
    }
    ~Form() { delete openDialog<PlanDialog>(); }
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;

    // Chooses as a person does.
    void choose(const char* field, int data) {
        auto* box = named<QComboBox>(*page, field);
        ASSERT_NE(box, nullptr) << field;
        const int index = box->findData(data);
        ASSERT_GE(index, 0) << field;
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
        support::drain();
    }
    void scale(AutoscalingKind kind) {
        choose("The number of nodes changes", static_cast<int>(kind));
    }
    void balance(int policy) {
        auto* box = named<QComboBox>(*page, "Balancing of port 1");
        ASSERT_NE(box, nullptr);
        box->setCurrentIndex(policy);
        Q_EMIT box->activated(policy);
        support::drain();
    }
    void type(const char* field, int value) {
        auto* number = named<QSpinBox>(*page, field);
        ASSERT_NE(number, nullptr) << field;
        number->setValue(value);
        support::drain();
    }
    // Of those in sight: a row without a finding keeps the button of its last one, hidden.
    void press(const char* name) {
        const QString words = QString::fromUtf8(name);
        for (auto* each : page->findChildren<QAbstractButton*>()) {
            if (!each->isVisible()) continue;
            if (each->accessibleName() != words && each->text() != words) continue;
            each->click();
            return support::drain();
        }
        FAIL() << "no button in sight is called " << name;
    }
    template <class T>
    [[nodiscard]] bool shows(const char* field) const {
        for (const auto* control : page->findChildren<T*>()) {
            if (control->accessibleName() == QLatin1String(field)) return control->isVisible();
        }
        return false;
    }
    [[nodiscard]] bool says(const char* words) const {
        return ui::says(*page, QString::fromUtf8(words));
    }
    // What would be sent if it were created now.
    [[nodiscard]] domain::DeploymentSpec spec() {
        const auto kept = draft();
        EXPECT_TRUE(kept.has_value());
        return kept ? *kept : domain::DeploymentSpec{};
    }
    [[nodiscard]] std::optional<domain::DeploymentSpec> draft() {
        const qsizetype saves = drafts.saves.size();
        if (!support::runUntil([&] { return drafts.saves.size() > saves; }) &&
            drafts.saves.isEmpty())
            return std::nullopt;
        const auto read = domain::deploymentSpecFromJson(drafts.saves.constLast().toStdString());
        return read ? std::optional(*read) : std::nullopt;
    }

    std::unique_ptr<NewDeploymentPage> page;
};

TEST(ScalingForm, FitsIntoASmallWindowInBothLanguages) {
    Form form;
    form.scale(AutoscalingKind::QueueDelay);
    form.page->resize(1092, 680);  // what a window of 1280 leaves beside the rail
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        form.ui.setLanguage(language);
        support::drain();
        for (const QScrollArea* area : form.page->findChildren<QScrollArea*>()) {
            if (!area->isVisible() || area->widget() == nullptr) continue;
            EXPECT_LE(area->widget()->minimumSizeHint().width(), area->viewport()->width())
                << static_cast<int>(language);
        }
    }
}

TEST(ScalingForm, BeginsByHandAndExplainsEachWayInASentence) {
    Form form;
    EXPECT_TRUE(form.says("The number of nodes stays as it is until somebody changes it."));
    EXPECT_FALSE(form.shows<QSpinBox>("At least, nodes"));
    form.scale(AutoscalingKind::QueueDelay);
    EXPECT_TRUE(form.says("Adds a node while a request waits longer than you allow"));
    EXPECT_TRUE(form.shows<QSpinBox>("At least, nodes"));
    EXPECT_TRUE(form.shows<QSpinBox>("Longest wait"));
    EXPECT_TRUE(form.says("Nodes to begin with"));
    form.scale(AutoscalingKind::Hpa);
    EXPECT_TRUE(form.says("Keeps the ready nodes as busy on average as you name."));
    EXPECT_EQ(named<QSpinBox>(*form.page, "How busy nodes are to be")->value(), 80);
    EXPECT_FALSE(form.shows<QSpinBox>("Requests a node works on at once"));
    form.scale(AutoscalingKind::Knative);
    EXPECT_EQ(named<QSpinBox>(*form.page, "Requests at once to a node")->value(), 100);
}

TEST(ScalingForm, WhatIsSetIsInTheDraftAndComesBack) {
    Form form;
    form.scale(AutoscalingKind::Hpa);
    form.type("At least, nodes", 1);
    form.type("At most, nodes", 6);
    form.type("How busy nodes are to be", 65);
    form.press("Further settings of scaling");
    form.type("Nodes kept warm", 2);
    const domain::DeploymentSpec spec = form.spec();
    ASSERT_TRUE(spec.autoscaling.has_value());
    EXPECT_EQ(spec.autoscaling->kind, AutoscalingKind::Hpa);
    EXPECT_EQ(spec.autoscaling->maximum, 6);
    EXPECT_DOUBLE_EQ(spec.autoscaling->aim(), 0.65);
    EXPECT_EQ(spec.autoscaling->warm.nodes, 2);
    NewDeploymentPage again(form.services, NewDeploymentPage::Purpose::Create);
    again.show();
    support::drain();
    EXPECT_EQ(named<QSpinBox>(again, "At most, nodes")->value(), 6);
    EXPECT_EQ(named<QSpinBox>(again, "How busy nodes are to be")->value(), 65);
    EXPECT_EQ(named<QSpinBox>(again, "Nodes kept warm")->value(), 2);
}

TEST(ScalingForm, AnotherWayTakesItsOwnTargetAndByHandForgetsNothing) {
    Form form;
    form.scale(AutoscalingKind::QueueDelay);
    form.type("Longest wait", 9);
    form.type("At most, nodes", 7);
    form.scale(AutoscalingKind::QueueLength);
    EXPECT_EQ(named<QSpinBox>(*form.page, "Requests to a node")->value(), 4);
    form.choose("The number of nodes changes", -1);
    EXPECT_FALSE(form.spec().autoscaling.has_value());
    form.scale(AutoscalingKind::QueueLength);
    EXPECT_EQ(named<QSpinBox>(*form.page, "At most, nodes")->value(), 7);
}

TEST(ScalingForm, WrongBoundsAreSaidAtTheirFieldWithTheFix) {
    Form form;
    form.scale(AutoscalingKind::QueueDelay);
    form.type("At least, nodes", 5);
    form.type("At most, nodes", 3);
    auto* most = named<QSpinBox>(*form.page, "At most, nodes");
    EXPECT_TRUE(most->accessibleDescription().contains(QStringLiteral("bounds of autoscaling")));
    EXPECT_FALSE(button(*form.page, "Review plan")->isEnabled());
    EXPECT_EQ(named<QLabel>(*form.page, "Cost per hour")->text(), QStringLiteral("—"));
    form.press("Use 5");
    EXPECT_EQ(most->value(), 5);
    EXPECT_EQ(most->accessibleDescription(), QString());
}

TEST(ScalingForm, CostsAreARangeOverTheBounds) {
    Form form;
    auto* cost = named<QLabel>(*form.page, "Cost per hour");
    const QString one = cost->text();
    form.scale(AutoscalingKind::QueueDelay);
    form.type("At least, nodes", 0);
    form.type("At most, nodes", 2);
    EXPECT_TRUE(form.says("with 0 – 2 nodes"));
    EXPECT_TRUE(cost->text().startsWith(QStringLiteral("¥0.00")));
    EXPECT_NE(cost->text(), one);
    form.type("At least, nodes", 1);
    form.type("At most, nodes", 1);
    EXPECT_EQ(cost->text(), one);
}

TEST(ScalingForm, IsGreyAndSaysWhyWhereThePlatformCannotOrAJobIsMade) {
    Form form(false);
    auto* choice = named<QComboBox>(*form.page, "The number of nodes changes");
    ASSERT_NE(choice, nullptr);
    EXPECT_FALSE(choice->isEnabled());
    EXPECT_TRUE(choice->toolTip().contains(QStringLiteral("does not scale by itself")));
    EXPECT_TRUE(form.says("not on this platform"));
    EXPECT_FALSE(form.shows<QAbstractButton>("Further settings of port 1"));
    Form job;
    job.choose("It runs", 1);
    EXPECT_FALSE(named<QComboBox>(*job.page, "The number of nodes changes")->isEnabled());
    EXPECT_TRUE(job.says("not for a job"));
}

TEST(ScalingForm, AnEditShowsWhatThereIsAndPlansTheDifference) {
    const auto scaled = [](domain::Snapshot& snapshot) {
        for (domain::Deployment& deployment : snapshot.deployments) {
            if (deployment.id.value != "d-comfy-api") continue;
            domain::AutoscalingSpec spec;
            spec.kind = AutoscalingKind::QueueDelay;
            spec.target = 2.5;
            spec.maximum = 8;
            deployment.spec.autoscaling = spec;
        }
    };
    Form form(true, "d-comfy-api", scaled);
    EXPECT_EQ(named<QSpinBox>(*form.page, "At most, nodes")->value(), 8);
    EXPECT_TRUE(form.says("exactly 2.5"));
    EXPECT_FALSE(button(*form.page, "Review plan")->isEnabled());  // showing it changed nothing
    form.type("At most, nodes", 9);
    ASSERT_TRUE(button(*form.page, "Review plan")->isEnabled());
    form.press("Review plan");
    auto* dialog = openDialog<PlanDialog>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("Scaling")));
}

TEST(BalancingForm, OffersWhatThePolicyNeeds) {
    Form form;
    const char* key = "Port 1: callers are told apart by";
    const char* perNode = "Port 1: Requests at once to a node";
    EXPECT_FALSE(form.shows<QComboBox>(key));
    EXPECT_FALSE(form.shows<QSpinBox>(perNode));
    form.balance(1);
    EXPECT_TRUE(form.shows<QComboBox>(key));
    EXPECT_FALSE(form.shows<QLineEdit>("Port 1: name of what tells callers apart"));
    EXPECT_TRUE(form.says("A caller stays with its node."));
    form.balance(2);
    EXPECT_FALSE(form.shows<QComboBox>(key));
    EXPECT_TRUE(form.shows<QSpinBox>(perNode));
}

TEST(BalancingForm, AHeaderNeedsANameAndSaysSoAtItsField) {
    Form form;
    form.balance(1);
    form.choose("Port 1: callers are told apart by",
                static_cast<int>(domain::HashKeySource::Header));
    auto* name = named<QLineEdit>(*form.page, "Port 1: name of what tells callers apart");
    ASSERT_TRUE(name != nullptr && name->isVisible());
    EXPECT_TRUE(name->accessibleDescription().contains(QStringLiteral("is missing")));
    name->setText(QStringLiteral("X-User"));
    support::drain();
    EXPECT_EQ(name->accessibleDescription(), QString());
    form.type("Port 1: A node gets at most, above its share", 25);
    const domain::DeploymentSpec spec = form.spec();
    ASSERT_TRUE(spec.ports.front().options.has_value());
    EXPECT_EQ(spec.ports.front().options->hashKey.name, "X-User");
    EXPECT_EQ(spec.ports.front().options->loadAboveMeanPercent, 25);
}

TEST(BalancingForm, FurtherSettingsAreFoldedAwayAndTheLineSaysWhatIsInUse) {
    Form form;
    EXPECT_FALSE(form.shows<QCheckBox>("Port 1: send again"));
    form.press("Further settings of port 1");
    EXPECT_TRUE(form.says("none in use"));
    ASSERT_TRUE(form.shows<QCheckBox>("Port 1: send again"));
    EXPECT_FALSE(form.shows<QSpinBox>("Port 1: Times"));
    for (const char* on :
         {"Port 1: send again", "Port 1: leave out nodes that fail", "Port 1: cut off requests"})
        named<QCheckBox>(*form.page, on)->setChecked(true);
    form.type("Port 1: A new node gets its full share after", 20);
    EXPECT_TRUE(form.shows<QSpinBox>("Port 1: Times"));
    EXPECT_TRUE(form.says("slow start, sends again, leaves out nodes that fail, cuts off"));
    const domain::DeploymentSpec spec = form.spec();
    const domain::BalancingOptions options = *spec.ports.front().options;
    EXPECT_EQ(options.retries, domain::RetryPolicy{});
    EXPECT_EQ(options.ejection, domain::Ejection{});
    EXPECT_EQ(options.drainLimit, domain::Duration(30s));
    EXPECT_EQ(options.slowStart, domain::Duration(20s));
}

TEST(BalancingForm, ThereAndBackLeavesNoTrace) {
    Form form;
    form.press("Further settings of port 1");
    auto* again = named<QCheckBox>(*form.page, "Port 1: send again");
    again->setChecked(true);
    again->setChecked(false);
    form.type("Port 1: A new node gets its full share after", 20);
    form.type("Port 1: A new node gets its full share after", 0);
    EXPECT_FALSE(form.spec().ports.front().options.has_value());
}

TEST(BalancingForm, WhatIsWrongFoldsItselfOut) {
    Form form(true, "d-comfy-api", [](domain::Snapshot& snapshot) {
        for (domain::Deployment& deployment : snapshot.deployments) {
            if (deployment.id.value != "d-comfy-api") continue;
            domain::BalancingOptions options;
            options.retries = domain::RetryPolicy{};
            options.retries->attempts = 0;
            deployment.spec.ports.front().options = options;
        }
    });
    auto* times = named<QSpinBox>(*form.page, "Port 1: Times");
    ASSERT_TRUE(times != nullptr && times->isVisible());
    EXPECT_TRUE(times->accessibleDescription().contains(QStringLiteral("out of range")));
    form.press("Use the nearest that is possible");
    EXPECT_EQ(times->value(), 1);
}

TEST(NodesForm, KeepsNodesApart) {
    Form form;
    form.choose("Keep them apart", static_cast<int>(domain::AntiAffinity::Rack));
    EXPECT_EQ(form.spec().antiAffinity, domain::AntiAffinity::Rack);
}

TEST(ScalingForm, AnyOrderOfChoicesKeepsTheFormAndTheDraftTogether) {
    Form form;
    support::SeededRandom random(11);
    for (int step = 0; step < 60; ++step) {
        switch (random.next() % 5) {
            case 0:
                form.choose("The number of nodes changes", static_cast<int>(random.next() % 5) - 1);
                break;
            case 1:
                if (form.shows<QSpinBox>("At most, nodes"))
                    form.type("At most, nodes", static_cast<int>(random.next() % 12));
                break;
            case 2:
                if (form.shows<QSpinBox>("At least, nodes"))
                    form.type("At least, nodes", static_cast<int>(random.next() % 12));
                break;
            case 3:
                form.balance(static_cast<int>(random.next() % 3));
                break;
            default:
                form.type("Nodes", static_cast<int>(random.next() % 9));
                break;
        }
    }
    form.choose("The number of nodes changes", static_cast<int>(AutoscalingKind::Knative));
    form.type("At most, nodes", 11);
    form.type("At least, nodes", 2);
    form.type("Nodes", 3);
    const domain::DeploymentSpec spec = form.spec();
    ASSERT_TRUE(spec.autoscaling.has_value());
    EXPECT_EQ(spec.autoscaling->minimum, 2);
    EXPECT_EQ(spec.autoscaling->maximum, 11);
    EXPECT_EQ(spec.nodes, 3);
}

}  // namespace
}  // namespace berth::ui
