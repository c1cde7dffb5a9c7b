// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QMenu>
#include <algorithm>
#include <map>
#include <string>

#include "models/domain/fault_traits.h"
#include "tests/ui/simulator/simulator_fixture.h"
#include "ui/simulator/cluster_map.h"
#include "ui/support/fault_texts.h"

namespace berth::ui {
namespace {

// Opens the menu of a machine or region and chooses what begins so.
void choose(SimulatorPage& page, const char* entry) {
    QMenu* menu = nullptr;
    for (QMenu* each : page.findChildren<QMenu*>()) {
        if (each->isVisible()) menu = each;
    }
    ASSERT_NE(menu, nullptr);
    for (QAction* action : menu->actions()) {
        if (!action->text().startsWith(QString::fromUtf8(entry))) continue;
        action->trigger();
        delete menu;
        support::drain();
        return;
    }
    delete menu;
    FAIL() << "the menu has no entry " << entry;
}

const domain::Error kRefused{domain::ErrorCode::WrongState, "evidence", false, {}};

TEST(SimulatorRefusals, EveryEntryOfTheMapsMenusSaysWhyItWasRefused) {
    const domain::ClusterMapPtr map = support::sampleMap();
    std::string machine;  // one with a node on it
    for (const domain::MapRegion& region : map->regions) {
        for (const domain::MapMachine& each : region.machines) {
            for (const domain::MapCard& card : each.cards) {
                const auto* node = support::sampleSnapshot()->findNode(card.node);
                if (machine.empty() && node != nullptr && !each.down && !each.cordoned) {
                    machine = each.id.value;
                }
            }
        }
    }
    ASSERT_FALSE(machine.empty());
    const auto sayRefused = [](Shown& shown, const char* what) {
        EXPECT_TRUE(says(*shown.page, QStringLiteral("Not done: ") + QLatin1String(what)));
        EXPECT_TRUE(says(*shown.page, QStringLiteral("This cannot be done in its present state.")));
        EXPECT_TRUE(says(*shown.page, QStringLiteral("evidence")));
    };
    Shown shown;
    auto* view = named<ClusterMapView>(*shown.page, "Cluster map");
    shown.platform.failFaults(kRefused);
    for (const auto& [entry, what] : {std::pair{"Take the machine down", "Take the machine down"},
                                      std::pair{"Take it down for 5", "Take the machine down"},
                                      std::pair{"Let no new nodes in", "Cordon the machine"},
                                      std::pair{"Kill the node", "Kill the node"},
                                      std::pair{"Crash the container", "Crash the container"},
                                      std::pair{"Run out of memory", "Run out of memory"},
                                      std::pair{"Fill the disk", "Fill the disk"}}) {
        Q_EMIT view->machineMenuRequested(QString::fromStdString(machine), {});
        choose(*shown.page, entry);
        sayRefused(shown, what);
    }
    for (const auto& [entry, what] :
         {std::pair{"Make the registry slow", "Slow the registry"},
          std::pair{"Take the registry down", "Take the registry down"}}) {
        Q_EMIT view->regionMenuRequested(QStringLiteral("hebei-1"), {});
        choose(*shown.page, entry);
        sayRefused(shown, what);
    }
}

TEST(SimulatorMenus, AskOnWhichCardOfANodeAFaultOfAGpuIsToStrike) {
    Shown shown;
    auto* view = named<ClusterMapView>(*shown.page, "Cluster map");
    std::string machine, node;
    const domain::ClusterMapPtr map = support::sampleMap();
    const domain::SnapshotPtr snapshot = support::sampleSnapshot();
    for (const domain::MapRegion& region : map->regions) {
        for (const domain::MapMachine& each : region.machines) {
            for (const domain::MapCard& card : each.cards) {
                const auto* found = snapshot->findNode(card.node);
                if (found == nullptr || each.down || !found->alive()) continue;
                if (found->state == domain::NodeState::Pending) continue;
                machine = each.id.value;
                node = found->id.value;
            }
        }
    }
    for (const char* entry : {"Lose a GPU", "Report a GPU error", "Slow a GPU"}) {
        Q_EMIT view->machineMenuRequested(QString::fromStdString(machine), {});
        choose(*shown.page, entry);
        auto* dialog = openDialog<FaultDialog>();
        ASSERT_NE(dialog, nullptr) << entry;
        EXPECT_EQ(named<QComboBox>(*dialog, "Target")->currentData().toString().toStdString(),
                  node);
        delete dialog;
    }
    EXPECT_TRUE(shown.platform.faults().empty());
}

// What stands in the open menu, without its titles.
QStringList entries(SimulatorPage& page) {
    QStringList found;
    for (QMenu* each : page.findChildren<QMenu*>()) {
        if (!each->isVisible()) continue;
        for (const QAction* action : each->actions()) {
            if (!action->isSeparator()) found.append(action->text());
        }
        delete each;
    }
    return found;
}

TEST(SimulatorMenus, OfferEveryFaultOfTheTableBetweenThemButThoseOfTheApi) {
    Shown shown;
    auto* view = named<ClusterMapView>(*shown.page, "Cluster map");
    QStringList all;
    const domain::ClusterMapPtr map = support::sampleMap();
    for (const domain::MapRegion& region : map->regions) {
        Q_EMIT view->regionMenuRequested(QString::fromStdString(region.region.id.value), {});
        all += entries(*shown.page);
        for (const domain::MapMachine& machine : region.machines) {
            Q_EMIT view->machineMenuRequested(QString::fromStdString(machine.id.value), {});
            all += entries(*shown.page);
        }
    }
    // What menus call otherwise than the panel, because they say where.
    const std::map<domain::FaultKind, QString> own{
        {domain::FaultKind::Cordon, QStringLiteral("Let no new nodes in")},
        {domain::FaultKind::RackDown, QStringLiteral("Take its rack down")},
        {domain::FaultKind::RegionDown, QStringLiteral("Take the whole region down")},
        {domain::FaultKind::RegistrySlow, QStringLiteral("Make the registry slow here")}};
    for (const domain::FaultTraits& traits : domain::faultTraits()) {
        const auto found = own.find(traits.kind);
        const QString words = found == own.end() ? faultText(traits.kind) : found->second;
        const bool offered = std::any_of(
            all.begin(), all.end(), [&](const QString& entry) { return entry.startsWith(words); });
        EXPECT_EQ(offered, traits.scope != domain::FaultScope::Api) << words.toStdString();
    }
}

TEST(SimulatorMenus, OfferTheEndOfWhatLastsThere) {
    Shown shown;
    auto* view = named<ClusterMapView>(*shown.page, "Cluster map");
    const std::string machine = support::sampleMap()->regions[0].machines[0].id.value;
    for (const domain::FaultTraits& traits : domain::faultTraits()) {
        if (!traits.lasts || traits.scope != domain::FaultScope::Machine) continue;
        domain::Fault fault = domain::usualFault(traits.kind);
        fault.target = machine;
        Q_EMIT view->machineMenuRequested(QString::fromStdString(machine), {});
        const QStringList before = entries(*shown.page);
        shown.simulator.inject(fault, shown.page.get(), [](const auto&) {});
        shown.publish([](domain::Snapshot&) {});
        Q_EMIT view->machineMenuRequested(QString::fromStdString(machine), {});
        QStringList fresh;
        for (const QString& entry : entries(*shown.page)) {
            if (!before.contains(entry)) fresh.append(entry);
        }
        ASSERT_EQ(fresh.size(), 1) << traits.word;
        Q_EMIT view->machineMenuRequested(QString::fromStdString(machine), {});
        choose(*shown.page, qPrintable(fresh.front()));
        EXPECT_TRUE(shown.platform.faults().empty()) << traits.word;
        shown.publish([](domain::Snapshot&) {});
    }
}

TEST(SimulatorMenus, BringALostCardBackAndCoolAHotOneDown) {
    Shown shown;
    auto* view = named<ClusterMapView>(*shown.page, "Cluster map");
    const std::string machine = support::sampleMap()->regions[0].machines[0].id.value;
    for (const auto& [kind, entry] : {std::pair{domain::FaultKind::GpuLost, "Bring card 0 back"},
                                      std::pair{domain::FaultKind::GpuSlow, "Cool card 0 down"}}) {
        domain::Fault fault;
        fault.kind = kind;
        fault.target = machine;
        shown.simulator.inject(fault, shown.page.get(), [](const auto&) {});
        shown.publish([](domain::Snapshot&) {});
        ASSERT_EQ(shown.platform.faults().size(), 1U);
        Q_EMIT view->machineMenuRequested(QString::fromStdString(machine), {});
        choose(*shown.page, entry);
        EXPECT_TRUE(shown.platform.faults().empty()) << entry;
        shown.publish([](domain::Snapshot&) {});
    }
}

TEST(SimulatorRefusals, ARefusalGoesOnceTheNextFaultIsDone) {
    Shown shown;
    auto* view = named<ClusterMapView>(*shown.page, "Cluster map");
    shown.platform.failFaults(kRefused);
    Q_EMIT view->regionMenuRequested(QStringLiteral("hebei-1"), {});
    choose(*shown.page, "Take the registry down");
    EXPECT_TRUE(says(*shown.page, QStringLiteral("Not done: ")));
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_FALSE(says(*shown.page, QStringLiteral("Not done: ")));
    EXPECT_TRUE(says(*shown.page, QString::fromUtf8("未执行：")));
    shown.ui.setLanguage(LanguageCode::English);
    support::drain();
    shown.platform.acceptFaults();
    Q_EMIT view->regionMenuRequested(QStringLiteral("hebei-1"), {});
    choose(*shown.page, "Take the registry down");
    EXPECT_FALSE(says(*shown.page, QStringLiteral("Not done: ")));
    EXPECT_EQ(shown.platform.faults().size(), 1U);
}

TEST(SimulatorRefusals, AFaultThatCannotBeClearedSaysWhyInMenuAndPanel) {
    Shown shown;
    domain::Fault fault;
    fault.kind = domain::FaultKind::RegistryDown;
    fault.target = "hebei-1";
    shown.simulator.inject(fault, shown.page.get(), [](const auto&) {});
    shown.publish([](domain::Snapshot&) {});
    shown.platform.failFaults(kRefused);
    button(*shown.page, "Clear: Registry down: Hebei 1")->click();
    support::drain();
    EXPECT_TRUE(says(*shown.page, QStringLiteral("Not cleared: Registry down\n"
                                                 "This cannot be done in its present state.")));
    shown.platform.acceptFaults();
    button(*shown.page, "Clear: Registry down: Hebei 1")->click();
    support::drain();
    EXPECT_FALSE(says(*shown.page, QStringLiteral("Not cleared")));

    shown.simulator.inject(fault, shown.page.get(), [](const auto&) {});
    shown.publish([](domain::Snapshot&) {});
    shown.platform.failFaults(kRefused);
    auto* view = named<ClusterMapView>(*shown.page, "Cluster map");
    Q_EMIT view->regionMenuRequested(QStringLiteral("hebei-1"), {});
    choose(*shown.page, "Bring the registry back");
    EXPECT_TRUE(says(*shown.page, QStringLiteral("Not cleared: Registry down")));
}

TEST(SimulatorRefusals, ALoadThatCannotBeStartedOrStoppedSaysWhy) {
    Shown shown;
    shown.platform.failFaults(kRefused);
    button(*shown.page, "Start load")->click();
    support::drain();
    EXPECT_TRUE(says(*shown.page, QStringLiteral("This cannot be done in its present state.")));
    shown.platform.acceptFaults();
    button(*shown.page, "Start load")->click();
    support::drain();
    EXPECT_FALSE(says(*shown.page, QStringLiteral("This cannot be done in its present state.")));
    shown.platform.failFaults(kRefused);
    button(*shown.page, "Stop load")->click();
    support::drain();
    EXPECT_TRUE(says(*shown.page, QStringLiteral("This cannot be done in its present state.")));
    EXPECT_EQ(shown.platform.loads().size(), 1U);
}

}  // namespace
}  // namespace berth::ui
