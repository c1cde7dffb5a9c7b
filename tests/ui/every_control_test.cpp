// SPDX-License-Identifier: GPL-3.0-or-later
// Every page inside the window, as the program shows it: each control has a name in both languages,
// and the keyboard reaches each of them.
#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QPixmap>
#include <QSet>
#include <QTableView>
#include <QTest>
#include <algorithm>
#include <map>

#include "tests/support/sample_front.h"
#include "tests/ui/controls.h"
#include "tests/ui/page_fixture.h"
#include "ui/activity/activity_page.h"
#include "ui/deployment_detail/canary_dialog.h"
#include "ui/deployment_detail/deployment_detail_page.h"
#include "ui/deployments/deployments_page.h"
#include "ui/money/money_page.h"
#include "ui/new_deployment/new_deployment_page.h"
#include "ui/nodes/nodes_page.h"
#include "ui/overview/overview_page.h"
#include "ui/plan/plan_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/simulator/fault_dialog.h"
#include "ui/simulator/simulator_page.h"
#include "ui/simulator/start_over_dialog.h"
#include "ui/storage/storage_page.h"
#include "ui/support_bundle/support_bundle_dialog.h"
#include "ui/widgets/reading_order.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {
namespace {

class NoSettings final : public SettingsPort {
  public:
    [[nodiscard]] QByteArray value(const QString& /*key*/) const override { return {}; }
    void setValue(const QString& /*key*/, const QByteArray& /*value*/) override {}
};

// A page, or a tab of one.
struct Place {
    const char* name;
    const char* route;
    int tab;
};

void PrintTo(const Place& place, std::ostream* out) {
    *out << place.name;
}

constexpr Place kPlaces[] = {
    {"Overview", "overview", -1},
    {"Deployments", "deployments", -1},
    {"NewDeployment", "deployments/new", -1},
    {"EditDeployment", "deployments/edit/d-comfy-api", -1},
    {"DetailOverview", "deployment/d-comfy-api", 0},
    {"DetailLogs", "deployment/d-comfy-api", 1},
    {"DetailEvents", "deployment/d-comfy-api", 2},
    {"DetailCharts", "deployment/d-comfy-api", 3},
    {"DetailConfiguration", "deployment/d-comfy-api", 4},
    {"DetailScaling", "deployment/d-comfy-api", 5},
    {"DetailVersion", "deployment/d-comfy-api", 6},
    {"Nodes", "nodes", -1},
    {"Storage", "storage", -1},
    {"Money", "money", -1},
    {"Simulator", "simulator", -1},
    {"Activity", "activity", -1},
};

class EveryControl : public testing::TestWithParam<Place> {
  protected:
    template <class P, class... More>
    void add(const char* name, More... more) {
        PageEntry entry;
        entry.name = QString::fromLatin1(name);
        entry.title = [name] { return QString::fromLatin1(name); };
        entry.make = [this, more...](QWidget* parent) {
            return new P(fixture.services, more..., parent);
        };
        pages.add(std::move(entry));
    }

    void SetUp() override {
        using Form = NewDeploymentPage;
        domain::Capabilities can = fixture.platform.capabilities();
        can.billing = true;
        can.autoscaling = {domain::AutoscalingKind::QueueDelay, domain::AutoscalingKind::Hpa};
        can.warmPool = can.balancingOptions = can.canary = true;
        fixture.platform.setCapabilities(can);
        fixture.platform.setBilling({{}, {{{"d-echo"}, "echo", {100}, {100}}}});
        // With everything that a form and a page may show of it.
        fixture.publish([](domain::Snapshot& snapshot) {
            snapshot.fronts = {support::sampleFront()};
            for (domain::Deployment& deployment : snapshot.deployments) {
                if (deployment.id.value != "d-comfy-api") continue;
                domain::AutoscalingSpec scaling;
                scaling.minimum = 1;
                deployment.spec.autoscaling = scaling;
                deployment.autoscaling =
                    std::make_shared<const domain::AutoscalingHistory>(domain::AutoscalingHistory{
                        {{}, 0, 1, 1, 0, ""}, {{1'000'000'000}, 5, 2, 1, 0, ""}});
                deployment.canary = domain::Canary{};
            }
        });
        add<OverviewPage>("overview");
        add<DeploymentsPage>("deployments");
        add<Form>("deployments/new", Form::Purpose::Create);
        add<Form>("deployments/edit", Form::Purpose::Edit);
        add<DeploymentDetailPage>("deployment");
        add<NodesPage>("nodes");
        add<StoragePage>("storage");
        add<MoneyPage>("money");
        add<SimulatorPage>("simulator");
        add<ActivityPage>("activity");
        window.resize(1280, 800);
        window.start(pages, QString::fromLatin1(GetParam().route));
        window.show();
        QApplication::setActiveWindow(&window);
        support::drain();
        if (GetParam().tab >= 0) {
            auto* strip = window.findChild<TabStrip*>();
            ASSERT_NE(strip, nullptr);
            strip->setCurrentIndex(GetParam().tab);
        }
        support::drain();
        ASSERT_FALSE(controlsIn(*window.pages().page()).isEmpty());
    }

    PageFixture fixture;
    NoSettings settings;
    MainWindow window{fixture.ui, settings};
    PageHost pages;
};

TEST_P(EveryControl, HasANameAndIsInReachOfTheKeyboard) {
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        fixture.ui.setLanguage(language);
        support::drain();
        EXPECT_EQ(faultsOf(window).join(QLatin1Char('\n')).toStdString(), "");
    }
}

TEST_P(EveryControl, IsToldFromTheOthersByItsName) {
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        fixture.ui.setLanguage(language);
        support::drain();
        std::map<QString, QWidget*> names;
        for (QWidget* control : controlsIn(*window.pages().page())) {
            // The fix of a finding is offered twice: at the field, and in the list of findings.
            if (control->objectName() == QStringLiteral("fix")) continue;
            const QString key = QString::fromLatin1(control->metaObject()->className()) +
                                spokenName(*control) + control->accessibleDescription();
            const auto [other, fresh] = names.emplace(key, control);
            EXPECT_TRUE(fresh) << portrait(*control).toStdString() << " and "
                               << portrait(*other->second).toStdString();
        }
    }
}

TEST_P(EveryControl, TheTabKeyComesByOnceInEitherDirection) {
    const QVector<QWidget*> stops = tabStops(window);
    ASSERT_GT(stops.size(), 2);
    QSet<QWidget*> expected;
    for (QWidget* control : controlsIn(window)) {
        if (control->isEnabled() && !isUnchosen(*control)) expected.insert(control);
    }
    EXPECT_EQ(QSet<QWidget*>(stops.begin(), stops.end()), expected);
    EXPECT_EQ(stops.size(), expected.size());
    for (const bool back : {false, true}) {
        stops.front()->setFocus(Qt::TabFocusReason);
        for (qsizetype i = 1; i <= stops.size(); ++i) {
            QWidget* from = QApplication::focusWidget();
            ASSERT_NE(from, nullptr);
            QTest::keyClick(from, back ? Qt::Key_Backtab : Qt::Key_Tab,
                            back ? Qt::ShiftModifier : Qt::NoModifier);
            QWidget* wanted = stops.at(back ? (stops.size() - i) % stops.size() : i % stops.size());
            ASSERT_EQ(window.focusWidget(), wanted) << "from " << portrait(*from).toStdString()
                                                    << " to " << portrait(*wanted).toStdString();
        }
    }
}

TEST_P(EveryControl, LooksOtherwiseWhileItHasTheFocus) {
    for (QWidget* control : tabStops(*window.pages().page())) {
        window.pages().setFocus();
        const QImage without = control->grab().toImage();
        control->setFocus(Qt::TabFocusReason);
        EXPECT_NE(control->grab().toImage(), without) << portrait(*control).toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Pages, EveryControl, testing::ValuesIn(kPlaces),
                         [](const auto& place) { return std::string(place.param.name); });

// A dialog that asks before something is done.
struct Question {
    const char* name;
    const char* firstFocus;  // the accessible name of what has the focus when it opens
    void (*ask)(PageServices& services, QWidget* window);
};

void PrintTo(const Question& question, std::ostream* out) {
    *out << question.name;
}

const domain::DeploymentId kComfy{"d-comfy-api"};

void plan(PageServices& services, domain::Change change, QWidget* window) {
    PlanDialog::show(services, std::move(change), window);
}

constexpr Question kQuestions[] = {
    {"Scale", "Nodes",
     [](PageServices& services, QWidget* window) {
         plan(services, domain::ScaleDeployment{kComfy, 2}, window);
     }},
    {"Pause", "Cancel",
     [](PageServices& services, QWidget* window) {
         plan(services, domain::PauseDeployment{kComfy}, window);
     }},
    {"Delete", "Name of the deployment to delete",
     [](PageServices& services, QWidget* window) {
         plan(services, domain::DeleteDeployment{kComfy}, window);
     }},
    {"StartOver", "Seed", &StartOverDialog::show},
    {"Fault", "Target",
     [](PageServices& services, QWidget* window) {
         FaultDialog::show(services, domain::FaultKind::KillNode, window);
     }},
    {"FaultOfAGpu", "Target",
     [](PageServices& services, QWidget* window) {
         FaultDialog::show(services, domain::FaultKind::GpuXid, window);
     }},
    {"TryAVersion", "Image of the new version",
     [](PageServices& services, QWidget* window) {
         CanaryDialog::show(services, *services.platform.snapshot()->findDeployment(kComfy),
                            window);
     }},
    {"SupportBundle", "Parts of the bundle",
     [](PageServices& services, QWidget* window) {
         const auto* dialog = SupportBundleDialog::show(services.ui, {}, window);
         const auto* parts = dialog->findChild<QTableView*>();
         EXPECT_TRUE(support::runUntil([parts] { return parts->model()->rowCount() > 0; }));
     }},
};

class EveryDialog : public testing::TestWithParam<Question> {
  protected:
    void open() {
        window.show();
        GetParam().ask(fixture.services, &window);
        support::drain();
        dialog = openDialog<DialogFrame>();
        ASSERT_NE(dialog, nullptr);
        QApplication::setActiveWindow(dialog);
    }

    PageFixture fixture;
    QWidget window;
    DialogFrame* dialog = nullptr;  // the window owns it
};

TEST_P(EveryDialog, HasNamedControlsInReachOfTheKeyboard) {
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        fixture.ui.setLanguage(language);
        open();
        EXPECT_FALSE(dialog->accessibleName().isEmpty());
        EXPECT_EQ(faultsOf(*dialog).join(QLatin1Char('\n')).toStdString(), "");
        delete dialog;
    }
}

TEST_P(EveryDialog, BeginsAtWhatIsAskedOrAtCancelAndNeverAtWhatCannotBeUndone) {
    open();
    ASSERT_NE(dialog->focusWidget(), nullptr);
    EXPECT_EQ(dialog->focusWidget()->accessibleName().isEmpty()
                  ? spokenName(*dialog->focusWidget()).toStdString()
                  : dialog->focusWidget()->accessibleName().toStdString(),
              GetParam().firstFocus);
}

TEST_P(EveryDialog, KeepsTheFocusInsideAndClosesWithEscape) {
    open();
    const QVector<QWidget*> stops = tabStops(*dialog);
    stops.front()->setFocus();
    for (qsizetype i = 1; i <= stops.size(); ++i) {
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        EXPECT_EQ(dialog->focusWidget(), stops.at(i % stops.size()));
    }
    QTest::keyClick(dialog, Qt::Key_Escape);
    support::drain();
    EXPECT_EQ(openDialog<DialogFrame>(), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Questions, EveryDialog, testing::ValuesIn(kQuestions),
                         [](const auto& question) { return std::string(question.param.name); });

}  // namespace
}  // namespace berth::ui
