// SPDX-License-Identifier: GPL-3.0-or-later
// picture_pages THEME LANGUAGE WIDTHxHEIGHT FILE WHAT [MORE]: pages and dialogs in states that a
// fresh program is not in, on sample data, for eyes; never installed. WHAT is simulator,
// objectives, no-objectives, comparison, fault (MORE: its word), start-over, scaling-form
// (MORE: how far to scroll, in percent), scaling, version (MORE: over) or version-form.
#include <QApplication>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringList>
#include <QTabBar>
#include <algorithm>
#include <functional>
#include <map>

#include "models/domain/fault_traits.h"
#include "tests/ui/page_fixture.h"
#include "ui/deployment_detail/canary_dialog.h"
#include "ui/deployment_detail/deployment_detail_page.h"
#include "ui/new_deployment/fold.h"
#include "ui/new_deployment/new_deployment_page.h"
#include "ui/simulator/comparison_dialog.h"
#include "ui/simulator/fault_dialog.h"
#include "ui/simulator/simulator_page.h"
#include "ui/simulator/start_over_dialog.h"
#include "ui/widgets/panel.h"

namespace berth::ui {
namespace {

using namespace std::chrono_literals;

domain::Instant after(domain::Duration since) {
    return domain::Instant{} + since;
}

domain::ServiceLevelsPtr levels() {
    using domain::AlarmAction;
    using domain::AlarmFigure;
    using domain::ObjectiveFigure;
    domain::ServiceLevels all;
    all.at = after(2h);
    domain::ErrorBudget seconds;
    seconds.allowed = 43;
    seconds.used = 7;
    seconds.burn5m = 0.4;
    seconds.burn1h = 0.2;
    domain::ErrorBudget little = seconds;
    little.unit = domain::BudgetUnit::Requests;
    little.allowed = 812;
    little.used = 690;
    little.burn5m = 3.2;
    domain::ErrorBudget gone = seconds;
    gone.exhausted = after(95min);
    all.objectives = {{"Somebody is there", ObjectiveFigure::Availability, "chat", 0, 0.999,
                       0.99996, true, seconds},
                      {"Nearly all are answered", ObjectiveFigure::Answered, "chat", 8000, 0.99,
                       0.9912, true, little},
                      {"Bearable", ObjectiveFigure::P95, "chat", 8000, 20'000, 23'400, false},
                      {"store availability_at_least", ObjectiveFigure::Availability, "store", 0,
                       0.999, 0.99, false, gone},
                      {"Not too dear", ObjectiveFigure::Cost, "chat", 0, 30, 12.4, true},
                      {"Calm", ObjectiveFigure::Restarts, "chat", 0, 12, std::nullopt, false}};
    all.alarms = {{"Answers take too long", AlarmFigure::P95, "chat", 8000, 10'000, 12'300, true},
                  {"The error budget burns", AlarmFigure::BurnRate, "chat", 8000, 6, 3.2, false},
                  {"Disk", AlarmFigure::DiskUse, "store", 0, 0.9, std::nullopt, false}};
    all.history = {{"Disk", "store", after(20min), after(31min), 0.93, AlarmAction::Restart, false},
                   {"The error budget burns", "chat", after(50min), after(58min), 7,
                    AlarmAction::Notice, true},
                   {"Answers take too long", "chat", after(112min), std::nullopt, 11'000,
                    AlarmAction::Scale, true}};
    return std::make_shared<const domain::ServiceLevels>(all);
}

void turn(int milliseconds) {
    const QDeadlineTimer limit(milliseconds);
    while (!limit.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void scale(domain::Snapshot& snapshot) {
    for (domain::Deployment& deployment : snapshot.deployments) {
        if (deployment.id.value != "d-comfy-api") continue;
        domain::AutoscalingSpec spec;
        spec.warm.nodes = 1;
        deployment.spec.autoscaling = spec;
        domain::AutoscalingHistory history;
        const int wanted[] = {1, 1, 2, 4, 6, 6, 5, 3, 3, 2, 2, 1};
        for (int i = 0; i < 12; ++i) {
            history.push_back({after(i * 90s), i < 6 ? i * 1.7 : 11.0 - i, wanted[i],
                               wanted[std::max(0, i - 1)], 1,
                               i < 6 ? "queue delay 6.2 s > 4 s" : "needed at most 3 for 5 s"});
        }
        deployment.autoscaling = std::make_shared<const domain::AutoscalingHistory>(history);
        domain::BalancingOptions options;
        options.hashKey = {domain::HashKeySource::Header, "X-User"};
        options.retries = domain::RetryPolicy{};
        options.ejection = domain::Ejection{};
        options.drainLimit = 30s;
        options.slowStart = 20s;
        deployment.spec.ports.front().balancing = domain::BalancingPolicy::MaglevHash;
        deployment.spec.ports.front().options = options;
        deployment.spec.ports.back().balancing = domain::BalancingPolicy::Queue;
    }
    snapshot.at = after(20min);
}

void tryVersion(domain::Snapshot& snapshot, bool over) {
    domain::Canary canary;
    canary.rule.sharePercent = 30;
    canary.rule.mostExtraCost = 0.25;
    canary.rule.p95Limit = 1s;
    canary.started = after(11min);
    canary.watchingSince = after(13min);
    canary.before = {3, "comfyui:1.2", 4, 12'840, 12'822, 18, 0, 820ms, {6'420'000'000}};
    canary.after = {4, "comfyui:1.3", 2, 5'512, 5'380, 132, 310, 1240ms, {2'930'000'000}};
    if (over) {
        canary.state = domain::CanaryState::RolledBack;
        canary.reason = domain::CanaryReason::AvailabilityLow;
        canary.ended = after(19min);
    }
    for (domain::Deployment& deployment : snapshot.deployments) {
        if (deployment.id.value == "d-comfy-api") deployment.canary = canary;
    }
}

int picture(const QStringList& arguments) {
    const QString what = arguments.at(5);
    const QString more = arguments.value(6);
    PageFixture shown(support::sampleSnapshot(), arguments.at(2) == QStringLiteral("zh")
                                                     ? LanguageCode::Chinese
                                                     : LanguageCode::English);
    if (arguments.at(1) == QStringLiteral("dark")) shown.ui.setThemeChoice(ThemeChoice::Dark);
    domain::Capabilities can = shown.platform.capabilities();
    can.autoscaling = {domain::AutoscalingKind::QueueDelay, domain::AutoscalingKind::QueueLength,
                       domain::AutoscalingKind::Hpa, domain::AutoscalingKind::Knative};
    can.canary = can.warmPool = can.balancingOptions = can.jobs = can.metrics = true;
    can.balancing = {domain::BalancingPolicy::RoundRobin, domain::BalancingPolicy::MaglevHash,
                     domain::BalancingPolicy::Queue};
    shown.platform.setCapabilities(can);
    shown.platform.onMetrics([](const auto&) { return support::sampleMetrics(); });
    shown.publish(&scale);
    if (what == QStringLiteral("version")) {
        shown.publish([&more](domain::Snapshot& snapshot) {
            tryVersion(snapshot, more == QStringLiteral("over"));
        });
    }
    Panel ground(shown.ui, Token::Win);
    const QStringList size = arguments.at(3).split(QLatin1Char('x'));
    ground.resize(size.value(0).toInt(), size.value(1).toInt());
    Page* page = nullptr;
    if (what == QStringLiteral("scaling-form")) {
        page = new NewDeploymentPage(shown.services, NewDeploymentPage::Purpose::Edit, &ground);
        page->setArgument(QStringLiteral("d-comfy-api"));
    } else if (what == QStringLiteral("scaling") || what.startsWith(QStringLiteral("version"))) {
        auto* detail = new DeploymentDetailPage(shown.services, &ground);
        detail->setArgument(QStringLiteral("d-comfy-api"));
        detail->showTab(what == QStringLiteral("scaling") ? DeploymentDetailPage::Tab::Scaling
                                                          : DeploymentDetailPage::Tab::Version);
        page = detail;
    } else {
        page = new SimulatorPage(shown.services, &ground);
    }
    page->setGeometry(ground.rect());
    ground.show();
    page->entered();
    domain::SimulatorStatus status = shown.platform.status();
    status.now = after(2h);
    if (what == QStringLiteral("objectives")) status.levels = levels();
    shown.platform.publishStatus(status);
    turn(300);
    if (what.endsWith(QStringLiteral("objectives")))
        page->findChild<QTabBar*>()->setCurrentIndex(1);
    QWidget* taken = &ground;
    if (what == QStringLiteral("comparison")) {
        ComparisonDialog::show(shown.services, {"d-echo"}, 80, &ground);
        turn(300);
        taken = openDialog<ComparisonDialog>();
    } else if (what == QStringLiteral("fault")) {
        const auto kind = domain::faultOfWord(more.toStdString());
        if (!kind) return 2;
        FaultDialog::show(shown.services, *kind, &ground);
        taken = openDialog<FaultDialog>();
    } else if (what == QStringLiteral("version-form")) {
        CanaryDialog::show(shown.services,
                           *shown.bridge.snapshot()->findDeployment({"d-comfy-api"}), &ground);
        taken = openDialog<CanaryDialog>();
    } else if (what == QStringLiteral("start-over")) {
        StartOverDialog::showSample(shown.services, QStringLiteral("evening-rush"), &ground);
        taken = openDialog<StartOverDialog>();
    } else if (what == QStringLiteral("scaling-form")) {
        for (Fold* fold : page->findChildren<Fold*>())
            fold->setOpen(true);
        turn(200);
        for (QScrollArea* area : page->findChildren<QScrollArea*>()) {
            QScrollBar* bar = area->verticalScrollBar();
            bar->setValue(bar->maximum() * more.toInt() / 100);
        }
    }
    turn(900);
    return taken != nullptr && taken->grab().save(arguments.at(4)) ? 0 : 1;
}

}  // namespace
}  // namespace berth::ui

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 6) return 2;
    return berth::ui::picture(arguments);
}
