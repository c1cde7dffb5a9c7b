// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/room_switch.h"

#include <gtest/gtest.h>

#include <QAbstractButton>

#include "tests/app/console/rooms_fixture.h"
#include "ui/shell/rail.h"
#include "ui/widgets/band_widget.h"

namespace berth::app {
namespace {

using domain::ConnectionState;
using support::drain;
using support::runUntil;
using support::sampleConnection;

class Switch : public Rooms {
  protected:
    [[nodiscard]] QString route() const { return window->pages().route(); }
    [[nodiscard]] QStringList rail() const {
        const QVector<QString> names = window->rail().names();
        return {names.begin(), names.end()};
    }
    [[nodiscard]] ui::BandKind band() const { return window->band().kind(); }
    [[nodiscard]] QString bandWords() const { return window->band().accessibleName(); }
    [[nodiscard]] QString spoken(const char* page) const {
        const QString name = QStringLiteral("rail_") + QString::fromLatin1(page);
        for (const auto* entry : window->rail().findChildren<QAbstractButton*>(name)) {
            if (entry->isVisible()) return entry->accessibleDescription();
        }
        return {};
    }
};

TEST_F(Switch, SwapsPagesRailAndBand) {
    open({sampleConnection("c-1")});
    openWindow();
    EXPECT_EQ(band(), ui::BandKind::Simulated);
    EXPECT_TRUE(rail().contains(QStringLiteral("simulator")));
    show("c-1");
    EXPECT_EQ(band(), ui::BandKind::Live);
    EXPECT_FALSE(rail().contains(QStringLiteral("simulator")));
    EXPECT_EQ(route(), QStringLiteral("overview"));
    EXPECT_EQ(window->findChild<QAbstractButton*>(QStringLiteral("connectionSwitcher"))->text(),
              QStringLiteral("Production"));
    show("simulator");
    EXPECT_EQ(band(), ui::BandKind::Simulated);
    EXPECT_TRUE(rail().contains(QStringLiteral("simulator")));
}

TEST_F(Switch, KeepsThePageWhereItMakesSense) {
    open({sampleConnection("c-1")});
    openWindow();
    window->pages().navigate(QStringLiteral("nodes"));
    show("c-1");
    EXPECT_EQ(route(), QStringLiteral("nodes"));
    window->pages().navigate(QStringLiteral("deployment/d-7"));
    show("simulator");
    EXPECT_EQ(route(), QStringLiteral("deployments")) << "another platform has no such deployment";
    show("c-1");
    EXPECT_EQ(route(), QStringLiteral("deployment/d-7")) << "back to what was left there";
    show("simulator");
    window->pages().navigate(QStringLiteral("simulator"));
    show("c-1");
    EXPECT_EQ(route(), QStringLiteral("deployment/d-7")) << "it has no page of that name";
}

TEST_F(Switch, LeadsFromTheListOfConnectionsIntoTheOneThatIsChosen) {
    open({sampleConnection("c-1")});
    openWindow(QStringLiteral("connections"));
    EXPECT_EQ(route(), QStringLiteral("connections"));
    show("c-1");
    EXPECT_EQ(route(), QStringLiteral("overview"));
}

TEST_F(Switch, ShowsThatAConnectionIsBeingOpenedAndThenThePageThatWasAskedFor) {
    open({sampleConnection("c-1")});
    openWindow();
    window->pages().navigate(QStringLiteral("nodes"));
    store.replies.hold(true);
    show("c-1");
    EXPECT_EQ(route(), QStringLiteral("opening"));
    EXPECT_EQ(band(), ui::BandKind::Live) << "never simulated while it is not";
    EXPECT_TRUE(bandWords().contains(QStringLiteral("Opening"))) << bandWords().toStdString();
    EXPECT_EQ(rail(), QStringList{QStringLiteral("connections")});
    store.replies.hold(false);
    store.replies.release();
    ASSERT_TRUE(runUntil([&] { return route() == QStringLiteral("nodes"); }));
}

TEST_F(Switch, SaysHowMuchOfAPlatformHasBeenReadUntilAllOfItIsThere) {
    open({sampleConnection("c-1")});
    openWindow();
    show("c-1");
    support::FakePlatform& platform = *maker.made.back()->platform;
    platform.setConnection(domain::ConnectionState::Connecting);
    domain::Snapshot part = *support::sampleSnapshot();
    part.version += 1;
    part.firstReading = {3, 1200};
    platform.publish(std::make_shared<const domain::Snapshot>(part));
    ASSERT_TRUE(runUntil([&] {
        return bandWords().contains(QStringLiteral("Reading: 3 of 1,200 deployments"));
    })) << bandWords().toStdString();
    part.version += 1;
    part.firstReading.reset();
    platform.publish(std::make_shared<const domain::Snapshot>(part));
    platform.setConnection(domain::ConnectionState::Connected);
    ASSERT_TRUE(runUntil([&] { return !bandWords().contains(QStringLiteral("Reading")); }))
        << bandWords().toStdString();
}

TEST_F(Switch, OpensInTheBackgroundWithoutComingForward) {
    open({sampleConnection("c-1")});
    openWindow();
    store.replies.hold(true);
    show("c-1");
    show("simulator");
    store.replies.hold(false);
    store.replies.release();
    ASSERT_TRUE(runUntil([&] { return stateOf("c-1") == ui::RoomState::Open; }));
    drain();
    EXPECT_EQ(manager->current(), simulatorId());
    EXPECT_EQ(route(), QStringLiteral("overview"));
    EXPECT_EQ(band(), ui::BandKind::Simulated);
    show("c-1");
    EXPECT_EQ(band(), ui::BandKind::Live);
}

TEST_F(Switch, StaysOnThePageWhileAConnectionIsOpenedAnew) {
    open({sampleConnection("c-1")});
    openWindow();
    show("c-1");
    for (const char* page : {"nodes", "connections"}) {
        window->pages().navigate(QString::fromLatin1(page));
        edit(
            "c-1", [](auto&) {}, page);
        EXPECT_EQ(route(), QString::fromLatin1(page));
    }
    EXPECT_EQ(maker.made.size(), 3U);
}

TEST_F(Switch, ComesBackToTheConnectionAndThePageOfLastTime) {
    open({sampleConnection("c-1")});
    openWindow();
    show("c-1");
    window->pages().navigate(QStringLiteral("nodes"));
    show("simulator");
    window->pages().navigate(QStringLiteral("deployments"));
    show("c-1");
    window->pages().navigate(QStringLiteral("nodes"));
    closeWindow();
    manager.reset();
    window.reset();
    open();
    openWindow();
    EXPECT_EQ(manager->current().value, "c-1");
    EXPECT_EQ(route(), QStringLiteral("nodes"));
    EXPECT_EQ(manager->find(simulatorId())->pages().route(), QStringLiteral("deployments"))
        << "and so do the pages of the simulator";
}

TEST_F(Switch, StartsOnThePageThatIsAskedForInTheConnectionOfLastTime) {
    open({sampleConnection("c-1")});
    settings.setValue(QStringLiteral("connection/last"), "c-1");
    settings.setValue(QStringLiteral("window/route/c-1"), "overview");
    openWindow(QStringLiteral("nodes"));
    EXPECT_EQ(manager->current().value, "c-1");
    EXPECT_EQ(route(), QStringLiteral("nodes"));
}

TEST_F(Switch, StartsInTheSimulatorWhenTheConnectionOfLastTimeIsGone) {
    open();
    settings.setValue(QStringLiteral("connection/last"), "c-gone");
    openWindow();
    EXPECT_EQ(manager->current(), simulatorId());
    EXPECT_EQ(route(), QStringLiteral("overview"));
}

TEST_F(Switch, ShowsTheBandOfEveryState) {
    open({sampleConnection("c-1")});
    openWindow();
    show("c-1");
    support::FakePlatform& platform = *maker.made.at(0)->platform;
    platform.setConnection(ConnectionState::Connecting);
    ASSERT_TRUE(runUntil([&] { return bandWords().contains(QStringLiteral("Connecting")); }));
    EXPECT_EQ(band(), ui::BandKind::Live);
    platform.setConnection(ConnectionState::Connected);
    ASSERT_TRUE(runUntil([&] { return bandWords().contains(QStringLiteral("real money")); }));
    EXPECT_TRUE(window->band().accessibleDescription().startsWith(QStringLiteral("Data ")))
        << window->band().accessibleDescription().toStdString();
    platform.setConnection(ConnectionState::Lost);
    ASSERT_TRUE(runUntil([&] { return band() == ui::BandKind::Lost; }));
    EXPECT_TRUE(window->band().accessibleDescription().startsWith(QStringLiteral("View of ")));
    platform.setConnection(ConnectionState::Connected);
    ASSERT_TRUE(runUntil([&] { return band() == ui::BandKind::Live; }));
    edit("c-1", [](auto& each) { each.readOnly = true; });
    EXPECT_EQ(band(), ui::BandKind::ReadOnly);
    EXPECT_TRUE(bandWords().contains(QStringLiteral("Read only")));
    show("simulator");
    EXPECT_EQ(band(), ui::BandKind::Simulated);
}

TEST_F(Switch, LooksAtAConnectionOnlyWhileTheWindowCanBeSeen) {
    open({sampleConnection("c-1")});
    openWindow();
    show("c-1");
    EXPECT_TRUE(maker.made.at(0)->attention);
    window->hide();
    EXPECT_FALSE(maker.made.at(0)->attention);
    window->show();
    EXPECT_TRUE(maker.made.at(0)->attention);
}

TEST_F(Switch, CountsInTheRailWhatTheShownConnectionHas) {
    open({sampleConnection("c-1")});
    openWindow();
    EXPECT_FALSE(spoken("nodes").isEmpty());
    show("c-1");
    auto none = std::make_shared<domain::Snapshot>();
    none->version = 99;
    maker.made.at(0)->platform->publish(none);
    ASSERT_TRUE(runUntil([&] { return spoken("nodes").isEmpty(); }));
    show("simulator");
    EXPECT_FALSE(spoken("nodes").isEmpty()) << "counted anew in the rail that is made anew";
}

}  // namespace
}  // namespace berth::app
