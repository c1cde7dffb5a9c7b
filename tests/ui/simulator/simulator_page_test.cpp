// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/simulator_page.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QPaintEvent>
#include <QRegion>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <set>

#include "models/domain/simulated_xid.h"
#include "tests/support/seeded_random.h"
#include "tests/ui/simulator/simulator_fixture.h"
#include "ui/simulator/cluster_map.h"
#include "ui/simulator/fault_offer.h"
#include "ui/simulator/speed_scale.h"

namespace berth::ui {
namespace {

TEST(SimulatorPage, NamesWhatTheJourneyDrives) {
    Shown shown;
    for (const char* name : {"Pause simulation", "Step", "Start load", "Stop load", "Kill the node",
                             "Take the machine down", "Slow the registry", "Jump ahead"}) {
        EXPECT_NE(button(*shown.page, name), nullptr);
    }
    EXPECT_NE(named<QSlider>(*shown.page, "Speed"), nullptr);
    EXPECT_NE(named<ClusterMapView>(*shown.page, "Cluster map"), nullptr);
    EXPECT_NE(named<QComboBox>(*shown.page, "Load on"), nullptr);
    EXPECT_NE(named<QSpinBox>(*shown.page, "Rate"), nullptr);
    EXPECT_TRUE(shown.page->isSettled());
}

TEST(SimulatorPage, PausesStepsAndGoesOn) {
    Shown shown;
    EXPECT_FALSE(button(*shown.page, "Step")->isEnabled());
    button(*shown.page, "Pause simulation")->click();
    ASSERT_TRUE(support::runUntil([&] { return shown.simulator.status().pace.paused; }));
    support::drain();
    button(*shown.page, "Step")->click();
    EXPECT_EQ(shown.platform.steps(), 1);
    button(*shown.page, "Run simulation")->click();
    EXPECT_FALSE(shown.platform.paces().back().paused);
}

TEST(SimulatorPage, ASliderStepSetsItsSpeed) {
    Shown shown;
    auto* slider = named<QSlider>(*shown.page, "Speed");
    slider->setValue(stepFor(60));
    EXPECT_EQ(shown.platform.paces().back().speed, 60);
    slider->setValue(speedSteps() - 1);
    EXPECT_EQ(shown.platform.paces().back().speed, 0);
}

TEST(SimulatorPage, TheMapCanBeMadeLargerSmallerAndFitAgain) {
    Shown shown;
    auto* map = named<ClusterMapView>(*shown.page, "Cluster map");
    auto* fit = button(*shown.page, "Fit the map into the window (0)");
    auto* larger = button(*shown.page, "Make the map larger (+)");
    auto* smaller = button(*shown.page, "Make the map smaller (−)");
    ASSERT_TRUE(fit != nullptr && larger != nullptr && smaller != nullptr);
    EXPECT_TRUE(map->isFitted());
    EXPECT_FALSE(fit->isEnabled());
    const QSize before = map->frameOf(0).size();
    larger->click();
    EXPECT_GT(map->frameOf(0).width(), before.width());
    EXPECT_TRUE(fit->isEnabled());
    smaller->click();
    EXPECT_EQ(map->frameOf(0).size(), before);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(map, Qt::Key_Plus);
    EXPECT_FALSE(larger->isEnabled());
    EXPECT_TRUE(smaller->isEnabled());
    QTest::keyClick(map, Qt::Key_0);
    EXPECT_TRUE(map->isFitted());
    EXPECT_EQ(map->frameOf(0).size(), before);
}

TEST(SimulatorPage, AFaultIsDoneToTheChosenNode) {
    Shown shown;
    FaultDialog* dialog = shown.ask("Kill the node");
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(named<QComboBox>(*dialog, "Duration")->isVisible());
    shown.choose(*dialog, "Target", QStringLiteral("n-echo-2"));
    button(*dialog, "Inject")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.faults().empty(); }));
    const domain::Fault fault = shown.platform.faults()[0].fault;
    EXPECT_EQ(fault.kind, domain::FaultKind::KillNode);
    EXPECT_EQ(fault.target, "n-echo-2");
    EXPECT_FALSE(fault.duration.has_value());
    EXPECT_TRUE(support::runUntil([] { return openDialog<FaultDialog>() == nullptr; }));
}

TEST(SimulatorPage, AFaultThatLastsTakesItsTime) {
    Shown shown;
    FaultDialog* dialog = shown.ask("Slow the registry");
    ASSERT_NE(dialog, nullptr);
    shown.choose(*dialog, "Target", QStringLiteral("hebei-1"));
    shown.choose(*dialog, "Duration", 30);
    button(*dialog, "Inject")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.faults().empty(); }));
    const domain::Fault fault = shown.platform.faults()[0].fault;
    EXPECT_EQ(fault.kind, domain::FaultKind::RegistrySlow);
    EXPECT_EQ(fault.target, "hebei-1");
    EXPECT_EQ(fault.duration, domain::Duration(std::chrono::minutes(30)));
}

TEST(SimulatorPage, EveryFaultOfThePanelInjectsItsOwnKind) {
    Shown shown;
    std::set<domain::FaultKind> kinds;
    const std::vector<domain::FaultKind> all = allFaults();
    std::size_t done = 0;
    for (const char* name : {"Kill the node",
                             "Crash the container",
                             "Run out of memory",
                             "Fill the disk",
                             "Let health checks flap",
                             "Let the version crash",
                             "Let the version fail",
                             "Lose a GPU",
                             "Report a GPU error",
                             "Slow a GPU",
                             "Take the machine down",
                             "Cordon the machine",
                             "Fill the machine's disk",
                             "Slow the disk of a machine",
                             "Set a clock wrong",
                             "Drain the machine",
                             "Take a rack down",
                             "Take a region down",
                             "Cut machines off",
                             "Lose packets",
                             "Delay the network",
                             "Damage image layers",
                             "Slow the registry",
                             "Take the registry down",
                             "Let the registry refuse (401)",
                             "Let the registry throttle (429)",
                             "Let the API fail",
                             "Let the API hang",
                             "Do API calls twice",
                             "Lose replies of the API"}) {
        FaultDialog* dialog = shown.ask(name);
        ASSERT_NE(dialog, nullptr) << name;
        EXPECT_EQ(named<QComboBox>(*dialog, "Duration")->isVisible(), lasts(all[done])) << name;
        button(*dialog, "Inject")->click();
        ++done;
        ASSERT_TRUE(support::runUntil([&] { return shown.platform.faults().size() == done; }));
        ASSERT_TRUE(support::runUntil([] { return openDialog<FaultDialog>() == nullptr; }));
        kinds.insert(shown.platform.faults().back().fault.kind);
    }
    EXPECT_EQ(kinds.size(), all.size());
}

TEST(SimulatorPage, APartitionSaysWhoIsCutOffAndWhere) {
    Shown shown;
    FaultDialog* dialog = shown.ask("Cut machines off");
    ASSERT_NE(dialog, nullptr);
    shown.choose(*dialog, "Target", QStringLiteral("hebei-1"));
    shown.choose(*dialog, "Who cannot reach them",
                 static_cast<int>(domain::FaultCut::ControlPlane));
    button(*dialog, "Inject")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.faults().empty(); }));
    const domain::Fault fault = shown.platform.faults()[0].fault;
    EXPECT_EQ(fault.kind, domain::FaultKind::Partition);
    EXPECT_EQ(fault.target, "hebei-1");
    EXPECT_EQ(fault.cut, domain::FaultCut::ControlPlane);
}

TEST(SimulatorPage, AFaultThatHitsAtRandomSaysHowOften) {
    Shown shown;
    FaultDialog* dialog = shown.ask("Let the API fail");
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(named<QComboBox>(*dialog, "Target")->isVisible());
    shown.choose(*dialog, "What is answered", 429);
    shown.choose(*dialog, "How often it hits", 0.2);
    button(*dialog, "Inject")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.faults().empty(); }));
    const domain::Fault fault = shown.platform.faults()[0].fault;
    EXPECT_EQ(fault.kind, domain::FaultKind::ApiErrors);
    EXPECT_EQ(fault.status, 429);
    EXPECT_DOUBLE_EQ(fault.probability, 0.2);
}

// The sample's map with a second GPU for the node that is named first on it.
std::pair<domain::ClusterMapPtr, QString> mapWithANodeOfTwoGpus() {
    auto map = std::make_shared<domain::ClusterMap>(*support::sampleMap());
    const domain::SnapshotPtr snapshot = support::sampleSnapshot();
    for (domain::MapRegion& region : map->regions) {
        for (domain::MapMachine& machine : region.machines) {
            const domain::MapCard card = machine.cards.front();
            const domain::Node* node = snapshot->findNode(card.node);
            if (node == nullptr || !node->alive() || node->state == domain::NodeState::Pending)
                continue;
            machine.cards.push_back(card);
            return {map, QString::fromStdString(node->id.value)};
        }
    }
    ADD_FAILURE() << "there is no node on the map of the sample";
    return {map, {}};
}

TEST(SimulatorPage, AnErrorOfAGpuIsDoneToTheChosenCardWithTheChosenCode) {
    Shown shown;
    const auto [map, node] = mapWithANodeOfTwoGpus();
    shown.platform.publishMap(map);
    ASSERT_TRUE(support::runUntil([&, wanted = map] { return shown.simulator.map() == wanted; }));
    FaultDialog* dialog = shown.ask("Report a GPU error");
    ASSERT_NE(dialog, nullptr);
    shown.choose(*dialog, "Target", node);
    ASSERT_TRUE(named<QComboBox>(*dialog, "GPU")->isVisible());
    shown.choose(*dialog, "GPU", 1);
    auto* xids = named<QComboBox>(*dialog, "Xid");
    ASSERT_NE(xids, nullptr);
    EXPECT_EQ(xids->count(), static_cast<int>(domain::simulatedXids().size()));
    shown.choose(*dialog, "Xid", 63);
    EXPECT_EQ(xids->currentText(),
              QStringLiteral("63: a damaged piece of memory was marked to be put out of use"));
    EXPECT_TRUE(says(*dialog, QStringLiteral("only reported: programs go on")));
    shown.choose(*dialog, "Xid", 31);
    EXPECT_TRUE(says(*dialog, QStringLiteral("the program that uses the GPU ends")));
    button(*dialog, "Inject")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.faults().empty(); }));
    const domain::Fault fault = shown.platform.faults()[0].fault;
    EXPECT_EQ(fault.kind, domain::FaultKind::GpuXid);
    EXPECT_EQ(fault.target, node.toStdString());
    EXPECT_EQ(fault.card, 1);
    EXPECT_EQ(fault.xid, 31);
    EXPECT_FALSE(fault.duration.has_value());
}

TEST(SimulatorPage, AGpuIsSlowedToTheChosenPartOfItsSpeed) {
    Shown shown;
    FaultDialog* dialog = shown.ask("Slow a GPU");
    ASSERT_NE(dialog, nullptr);
    shown.choose(*dialog, "Speed", 0.25);
    shown.choose(*dialog, "Duration", 5);
    button(*dialog, "Inject")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.faults().empty(); }));
    const domain::Fault fault = shown.platform.faults()[0].fault;
    EXPECT_EQ(fault.kind, domain::FaultKind::GpuSlow);
    EXPECT_EQ(fault.factor, 0.25);
    EXPECT_EQ(fault.card, 0);
    EXPECT_EQ(fault.duration, domain::Duration(std::chrono::minutes(5)));
}

TEST(SimulatorPage, OffersTheGpusOfTheChosenNodeAndNoOthers) {
    Shown shown;
    const domain::ClusterMapPtr map = mapWithANodeOfTwoGpus().first;
    shown.platform.publishMap(map);
    ASSERT_TRUE(support::runUntil([&] { return shown.simulator.map() == map; }));
    FaultDialog* dialog = shown.ask("Lose a GPU");
    ASSERT_NE(dialog, nullptr);
    auto* targets = named<QComboBox>(*dialog, "Target");
    auto* cards = named<QComboBox>(*dialog, "GPU");
    ASSERT_GT(targets->count(), 1);
    for (int i = 0; i < targets->count(); ++i) {
        targets->setCurrentIndex(i);
        const domain::NodeId node{targets->currentData().toString().toStdString()};
        EXPECT_EQ(cards->count(), cardsOf(node, *map));
        EXPECT_GT(cards->count(), 0);
        EXPECT_EQ(cards->isVisible(), cards->count() > 1);
    }
    EXPECT_EQ(cardsOf({"nobody"}, *support::sampleMap()), 0);
}

TEST(SimulatorPage, AFaultOfAGpuIsListedWithItsMachineAndCard) {
    Shown shown;
    domain::Fault fault;
    fault.kind = domain::FaultKind::GpuSlow;
    fault.target = "hebei-1-h20x8-001";
    fault.card = 3;
    fault.factor = 0.5;
    shown.simulator.inject(fault, shown.page.get(), [](const auto&) {});
    shown.publish([](domain::Snapshot&) {});
    const QString half = shown.ui.format().percent(0.5);
    auto* clear = button(
        *shown.page,
        qPrintable(QStringLiteral("Clear: GPU slow: hebei-1-h20x8-001, card 3, %1 of its speed")
                       .arg(half)));
    ASSERT_NE(clear, nullptr);
    clear->click();
    EXPECT_TRUE(support::runUntil([&] { return shown.platform.faults().empty(); }));
}

TEST(SimulatorPage, AFaultThatIsRefusedKeepsItsDialogAndSaysWhy) {
    Shown shown;
    shown.platform.failFaults({domain::ErrorCode::NotFound, "no such node", false, {}});
    FaultDialog* dialog = shown.ask("Kill the node");
    button(*dialog, "Inject")->click();
    ASSERT_TRUE(support::runUntil(
        [&] { return says(*dialog, QStringLiteral("It is not there any more.")); }));
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_TRUE(button(*dialog, "Inject")->isEnabled());
}

TEST(SimulatorPage, OffersNoFaultWhereThereIsNothingItCouldHappenTo) {
    Shown shown(std::make_shared<const domain::Snapshot>());
    FaultDialog* dialog = shown.ask("Kill the node");
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(button(*dialog, "Inject")->isEnabled());
    EXPECT_TRUE(says(*dialog, QStringLiteral("There is nothing it could happen to.")));
}

TEST(SimulatorPage, AFaultThatLastsIsListedAndCleared) {
    Shown shown;
    domain::Fault fault;
    fault.kind = domain::FaultKind::RegistryDown;
    fault.target = "hebei-1";
    shown.simulator.inject(fault, shown.page.get(), [](const auto&) {});
    shown.publish([](domain::Snapshot&) {});
    auto* clear = button(*shown.page, "Clear: Registry down: Hebei 1");
    ASSERT_NE(clear, nullptr);
    clear->click();
    ASSERT_TRUE(support::runUntil([&] { return shown.platform.faults().empty(); }));
    shown.publish([](domain::Snapshot&) {});
    EXPECT_FALSE(says(*shown.page, QStringLiteral("Registry down: Hebei 1")));
}

TEST(SimulatorPage, LoadStartsOnTheChosenLinkAndStops) {
    Shown shown;
    auto* links = named<QComboBox>(*shown.page, "Load on");
    const int index = links->findText(QStringLiteral("echo, port 80"));
    ASSERT_GE(index, 0);
    links->setCurrentIndex(index);
    Q_EMIT links->activated(index);
    EXPECT_FALSE(button(*shown.page, "Stop load")->isEnabled());
    named<QSpinBox>(*shown.page, "Rate")->setValue(75);
    button(*shown.page, "Start load")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.loads().empty(); }));
    const domain::LoadSpec load = shown.platform.loads()[0];
    EXPECT_EQ(load.deployment.value, "d-echo");
    EXPECT_EQ(load.port, 80);
    EXPECT_EQ(load.ratePerSecond, 75);
    EXPECT_EQ(load.arrivals, domain::ArrivalKind::Poisson);
    support::drain();
    auto* stop = button(*shown.page, "Stop load");
    EXPECT_TRUE(stop->isEnabled());
    stop->click();
    ASSERT_TRUE(support::runUntil([&] { return shown.platform.loads().empty(); }));
    support::drain();
    EXPECT_FALSE(stop->isEnabled());
}

TEST(SimulatorPage, LoadHasAsManyCallersAsSaidWhereThePolicyTellsThemApart) {
    Shown shown;
    auto* callers = named<QSpinBox>(*shown.page, "Callers");
    ASSERT_NE(callers, nullptr);
    EXPECT_FALSE(callers->isVisible());
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Deployment& deployment : snapshot.deployments) {
            for (domain::PortLink& link : deployment.links)
                link.balancing = domain::BalancingPolicy::MaglevHash;
        }
    });
    ASSERT_TRUE(callers->isVisible());
    callers->setValue(17);
    button(*shown.page, "Start load")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.loads().empty(); }));
    EXPECT_EQ(shown.platform.loads()[0].clients, 17);
}

TEST(SimulatorPage, KeepsTheChosenLinkThroughSnapshotsAndLanguages) {
    Shown shown;
    auto* links = named<QComboBox>(*shown.page, "Load on");
    const int index = links->findText(QStringLiteral("ollama-chat, port 8000"));
    ASSERT_GT(index, 0);
    links->setCurrentIndex(index);
    shown.publish([](domain::Snapshot& snapshot) {
        std::erase_if(snapshot.deployments, [](const auto& d) { return d.spec.name == "echo"; });
    });
    EXPECT_EQ(links->currentText(), QStringLiteral("ollama-chat, port 8000"));
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(links->currentText(), QString::fromUtf8("ollama-chat，端口 8000"));
}

TEST(ClusterMapView, TheKeyboardReachesEveryMachine) {
    PageFixture fixture;
    ClusterMapView view(fixture.ui);
    view.resize(700, 500);
    view.set(support::sampleMap(), support::sampleSnapshot());
    view.show();
    QTest::keyClick(&view, Qt::Key_Right);
    std::set<std::string> reached;
    std::size_t machines = 0;
    const domain::ClusterMapPtr map = support::sampleMap();
    for (const domain::MapRegion& region : map->regions)
        machines += region.machines.size();
    for (std::size_t i = 0; i < machines + 5; ++i)
        QTest::keyClick(&view, Qt::Key_Left);
    for (std::size_t i = 0; i < machines + 5; ++i) {
        ASSERT_NE(view.focusedMachine(), nullptr);
        reached.insert(view.focusedMachine()->id.value);
        EXPECT_TRUE(view.accessibleDescription().startsWith(
            QString::fromStdString(view.focusedMachine()->id.value)));
        QTest::keyClick(&view, Qt::Key_Right);
    }
    EXPECT_EQ(reached.size(), machines);
}

TEST(ClusterMapView, DownAndUpMoveBetweenRowsAndEnterAsksForTheMenu) {
    PageFixture fixture;
    ClusterMapView view(fixture.ui);
    view.resize(700, 500);
    view.set(support::sampleMap(), support::sampleSnapshot());
    view.show();
    QSignalSpy menus(&view, &ClusterMapView::machineMenuRequested);
    QTest::keyClick(&view, Qt::Key_Right);
    const std::string first = view.focusedMachine()->id.value;
    QTest::keyClick(&view, Qt::Key_Down);
    EXPECT_NE(view.focusedMachine()->id.value, first);
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Return);
    ASSERT_EQ(menus.count(), 1);
    EXPECT_EQ(menus[0][0].toString().toStdString(), view.focusedMachine()->id.value);
}

// What of a widget was painted.
class PaintedArea final : public QObject {
  public:
    explicit PaintedArea(QWidget& widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject* /*object*/, QEvent* event) override {
        if (event->type() == QEvent::Paint) area += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
    QRegion area;
};

TEST(ClusterMapView, PaintsAgainWhatLooksOtherwiseAndNothingElse) {
    PageFixture fixture;
    ClusterMapView view(fixture.ui);
    view.resize(700, 500);
    const domain::ClusterMapPtr map = support::sampleMap();
    const domain::SnapshotPtr snapshot = support::sampleSnapshot();
    view.set(map, snapshot);
    view.show();
    support::drain();
    PaintedArea painted(view);
    view.set(map, snapshot);
    support::drain();
    EXPECT_TRUE(painted.area.isEmpty());
    support::SeededRandom random(3);
    for (int round = 0; round < 30; ++round) {
        const auto changed = std::make_shared<domain::ClusterMap>(*map);
        auto& machines = changed->regions[0].machines;
        const std::size_t place = random.next() % machines.size();
        if (machines[place].cards[0].state == domain::CardState::Busy) {
            machines[place].cards[0].state = domain::CardState::Free;
        } else {
            machines[place].cards[0].state = domain::CardState::Busy;
        }
        painted.area = {};
        view.set(changed, snapshot);
        support::drain();
        const QRect frame = view.frameOf(place);
        EXPECT_TRUE(painted.area.intersects(frame)) << round;
        EXPECT_TRUE(frame.adjusted(-3, -3, 3, 3).contains(painted.area.boundingRect())) << round;
        view.set(map, snapshot);
        support::drain();
    }
}

TEST(ClusterMapView, SurvivesAnotherClusterOfTheSameSize) {
    PageFixture fixture;
    ClusterMapView view(fixture.ui);
    view.resize(700, 500);
    const auto first = std::make_shared<domain::ClusterMap>();
    first->regions.resize(1);
    first->regions[0].machines.resize(12);
    for (domain::MapMachine& machine : first->regions[0].machines) {
        machine.gpuSpec = "4090";
        machine.cards.resize(1);
    }
    const auto second = std::make_shared<domain::ClusterMap>(*first);
    for (domain::MapMachine& machine : second->regions[0].machines)
        machine.cards.resize(8);
    view.set(first, support::sampleSnapshot());
    view.show();
    const int before = view.minimumHeight();
    view.set(second, support::sampleSnapshot());
    EXPECT_GE(view.minimumHeight(), before);
    EXPECT_EQ(view.heightForWidth(view.width()), view.minimumHeight());
    EXPECT_FALSE(view.grab().isNull());
    view.set(std::make_shared<domain::ClusterMap>(), support::sampleSnapshot());
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(view.focusedMachine(), nullptr);
}

TEST(SimulatorPage, ShowsHostileTextLiterally) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        snapshot.deployments[0].spec.name = kHostileText;
        snapshot.nodes[0].name = kHostileText;
    });
    domain::SimulatorStatus status = shown.platform.status();
    status.scenario = kHostileText;
    shown.platform.publishStatus(status);
    ASSERT_TRUE(
        support::runUntil([&] { return shown.simulator.status().scenario == kHostileText; }));
    shown.publish([](domain::Snapshot&) {});
    EXPECT_TRUE(says(*shown.page, QString::fromUtf8(kHostileText) + QStringLiteral(" · seed 42")));
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    EXPECT_FALSE(shown.page->grab().isNull());
}

}  // namespace
}  // namespace berth::ui
