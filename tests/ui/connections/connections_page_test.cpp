// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connections_page.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QMenu>
#include <QTest>

#include "tests/ui/connections/connections_fixture.h"
#include "ui/connections/connection_card.h"
#include "ui/connections/connection_dialog.h"
#include "ui/connections/connection_menu.h"
#include "ui/connections/opening_page.h"
#include "ui/connections/remove_dialog.h"

namespace berth::ui {
namespace {

using domain::ConnectionState;
using domain::ConnectionVerdictKind;
using support::runUntil;
using support::sampleConnection;

struct List : ConnectionsFixture {
    explicit List(std::vector<domain::ConnectionSettings> kept = {})
        : ConnectionsFixture(std::move(kept)) {
        page.resize(1052, 720);
        page.show();
        page.entered();
        support::drain();
    }
    [[nodiscard]] bool says(const char* words) { return ui::says(page, QString::fromUtf8(words)); }
    [[nodiscard]] bool comesToSay(const char* words) {
        return runUntil([&] { return says(words); });
    }

    ConnectionsPage page{services};
};

TEST(ConnectionsPage, ShowsTheSimulatorAndSaysWhatToDoForAPlatform) {
    List list;
    EXPECT_TRUE(list.page.isSettled());
    EXPECT_TRUE(list.says("Embedded simulator"));
    EXPECT_TRUE(list.says("Runs on this computer"));
    EXPECT_TRUE(list.says("No platform is connected yet"));
    EXPECT_TRUE(control<QAbstractButton>(list.page, "addConnection")->isHidden())
        << "one button for one thing";
    control<QAbstractButton>(list.page, "addFirstConnection")->click();
    EXPECT_NE(openDialog<ConnectionDialog>(), nullptr);
}

TEST(ConnectionsPage, CallsTheMoneyOfEverySimulatorPlayMoney) {
    domain::ConnectionSettings elsewhere = sampleConnection();
    elsewhere.baseUrl = "http://127.0.0.1:49213";
    List list({elsewhere});
    EXPECT_TRUE(list.says("play money, now"));
    EXPECT_FALSE(list.says("spent now"));
}

TEST(ConnectionsPage, ShowsStateMoneyAndAgeOfEachConnection) {
    List list({sampleConnection(), sampleConnection("c-test", "Test bench")});
    list.rooms.set("c-production", FakeRooms::connected(3, 1398));
    EXPECT_FALSE(list.says("No platform is connected yet"));
    EXPECT_TRUE(list.says("Production"));
    EXPECT_TRUE(list.says("Connected"));
    EXPECT_TRUE(list.says("¥5.03/h"));
    EXPECT_TRUE(list.says("Test bench"));
    EXPECT_TRUE(list.says("Not opened yet"));
    EXPECT_TRUE(list.says("the simulator and 2 platforms"));
    ConnectionView lost = FakeRooms::connected(3, 1398);
    lost.link = ConnectionState::Lost;
    list.rooms.set("c-production", lost);
    EXPECT_TRUE(list.says("Does not answer"));
    ConnectionView stuck;
    stuck.room = RoomState::NeedsKey;
    stuck.problem = domain::Error{domain::ErrorCode::NotFound, "no token", false, {}};
    list.rooms.set("c-production", stuck);
    EXPECT_TRUE(list.says("Needs its API key"));
    EXPECT_TRUE(list.says("Its API key is not kept on this computer"));
}

TEST(ConnectionsPage, OpensTheOneThatIsChosen) {
    List list({sampleConnection()});
    EXPECT_FALSE(control<QAbstractButton>(list.page, "open_simulator")->isEnabled())
        << "it is shown already";
    control<QAbstractButton>(list.page, "open_c-production")->click();
    EXPECT_EQ(list.rooms.asked, std::vector<std::string>{"c-production"});
    EXPECT_TRUE(control<QAbstractButton>(list.page, "open_simulator")->isEnabled());
}

TEST(ConnectionsPage, ShowsANewConnectionAtOnce) {
    List list;
    control<QAbstractButton>(list.page, "addFirstConnection")->click();
    auto* dialog = openDialog<ConnectionDialog>();
    ASSERT_NE(dialog, nullptr);
    control<QLineEdit>(*dialog, "connectionName")->setText(QStringLiteral("Production"));
    control<QLineEdit>(*dialog, "connectionToken")
        ->setText(QString::fromStdString(support::sampleToken()));
    control<QAbstractButton>(*dialog, "saveConnection")->click();
    ASSERT_TRUE(runUntil([&] { return list.rooms.asked.size() == 1; }));
    EXPECT_EQ(list.rooms.asked.front(), list.book.kept().front().id.value);
    EXPECT_TRUE(list.says("Production"));
}

TEST(ConnectionsPage, TestsAConnectionInItsPlace) {
    List list({sampleConnection()});
    list.tester.set(verdictOf(ConnectionVerdictKind::TokenRefused));
    control<QAbstractButton>(list.page, "test_c-production")->click();
    ASSERT_TRUE(list.comesToSay("The platform does not know this key"));
    EXPECT_EQ(list.tester.asked().front().token, support::sampleToken());
    list.rooms.set("c-production", FakeRooms::connected(1, 466));
    EXPECT_TRUE(list.says("The platform does not know this key")) << "it stays readable";
}

TEST(ConnectionsPage, LocksAndUnlocksAConnection) {
    List list({sampleConnection()});
    auto* lock = control<QCheckBox>(list.page, "readOnly_c-production");
    EXPECT_FALSE(lock->isChecked());
    lock->click();
    ASSERT_TRUE(runUntil([&] { return list.book.kept().front().readOnly; }));
    EXPECT_TRUE(lock->isChecked());
    lock->click();
    ASSERT_TRUE(runUntil([&] { return !list.book.kept().front().readOnly; }));
    list.book.fail(domain::Error{domain::ErrorCode::StorageFailed, "disk is full", false, {}});
    lock->click();
    ASSERT_TRUE(list.comesToSay("disk is full"));
    EXPECT_FALSE(lock->isChecked()) << "what is shown is what holds";
}

TEST(ConnectionsPage, AsksBeforeAConnectionGoesAndSaysWhatStays) {
    List list({sampleConnection()});
    list.rooms.set("c-production", FakeRooms::connected(3, 1398));
    control<QAbstractButton>(list.page, "remove_c-production")->click();
    auto* dialog = openDialog<RemoveDialog>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("3 deployments go on running and cost ¥5.03/h")));
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("its key from the keychain")));
    EXPECT_EQ(list.book.kept().size(), 1U);
    control<QAbstractButton>(*dialog, "removeConnection")->click();
    ASSERT_TRUE(runUntil([&] { return list.book.kept().empty(); }));
    EXPECT_TRUE(list.store.kept().empty());
    ASSERT_TRUE(list.comesToSay("No platform is connected yet"));
    EXPECT_TRUE(runUntil([&] { return !list.says("Production"); }));
}

TEST(ConnectionsPage, SaysWhenTheKeychainKeepsAKeyThatShouldGo) {
    List list({sampleConnection()});
    list.store.fail(domain::Error{domain::ErrorCode::PermissionDenied, "locked", false, {}});
    control<QAbstractButton>(list.page, "remove_c-production")->click();
    control<QAbstractButton>(*openDialog<RemoveDialog>(), "removeConnection")->click();
    ASSERT_TRUE(list.comesToSay("the keychain did not let its key go"));
    control<QAbstractButton>(list.page, "closeNotice")->click();
    EXPECT_FALSE(list.says("the keychain did not let its key go"));
}

TEST(ConnectionsPage, KeepsAConnectionThatCannotBeRemoved) {
    List list({sampleConnection()});
    list.book.fail(domain::Error{domain::ErrorCode::StorageFailed, "disk is full", false, {}});
    control<QAbstractButton>(list.page, "remove_c-production")->click();
    auto* dialog = openDialog<RemoveDialog>();
    control<QAbstractButton>(*dialog, "removeConnection")->click();
    EXPECT_TRUE(runUntil([&] { return ui::says(*dialog, QStringLiteral("disk is full")); }));
    dialog->reject();
    EXPECT_TRUE(list.says("Production"));
}

TEST(ConnectionsPage, ShowsNamesLiterally) {
    List list({sampleConnection("c-1", kHostileText)});
    EXPECT_TRUE(list.says("<b>bold</b><img src=x>"));
    EXPECT_FALSE(list.page.grab().isNull());
    control<QAbstractButton>(list.page, "remove_c-1")->click();
    EXPECT_FALSE(openDialog<RemoveDialog>()->grab().isNull());
}

TEST(ConnectionsPage, SaysThatTheBookCannotBeRead) {
    support::FakeConnectionBook book;
    List list;
    list.book.fail(domain::Error{domain::ErrorCode::StorageFailed, "disk gone", false, {}});
    bridge::ConnectionDesk desk(
        bridge::ConnectionDesk::Seams{list.book, list.store, list.tester, list.keys});
    desk.start();
    FakeRooms rooms(desk);
    ConnectionServices services{list.ui, desk, rooms};
    ConnectionsPage page(services);
    page.show();
    EXPECT_TRUE(runUntil([&] { return ui::says(page, QStringLiteral("disk gone")); }));
}

TEST(ConnectionMenu, ListsEveryConnectionWithItsStateAndSwitches) {
    ConnectionsFixture fixture({sampleConnection("c-1", "R&D\tsite")});
    ConnectionMenu menu(fixture.services, nullptr);
    QStringList texts;
    for (const QAction* action : menu.actions())
        texts << action->text();
    EXPECT_EQ(texts.at(0), QStringLiteral("Embedded simulator\tRuns on this computer"));
    EXPECT_TRUE(texts.at(1).startsWith(QStringLiteral("R&&D "))) << texts.at(1).toStdString();
    EXPECT_TRUE(texts.at(1).endsWith(QStringLiteral("site\tNot opened yet")));
    menu.actions().at(1)->trigger();
    EXPECT_EQ(fixture.rooms.asked, std::vector<std::string>{"c-1"});
    const QVector<Command> commands = menu.commands();
    ASSERT_EQ(commands.size(), 1);
    EXPECT_EQ(commands.front().title, QStringLiteral("Switch to Embedded simulator"));
    commands.front().run();
    EXPECT_EQ(fixture.rooms.asked.back(), "simulator");
}

TEST(ConnectionMenu, OpensTheFormAndThePage) {
    ConnectionsFixture fixture;
    QWidget window;
    ConnectionMenu menu(fixture.services, &window);
    int pages = 0;
    QObject::connect(&menu, &ConnectionMenu::pageRequested, [&] { ++pages; });
    menu.actions().constLast()->trigger();
    EXPECT_EQ(pages, 1);
    menu.addConnection();
    EXPECT_NE(openDialog<ConnectionDialog>(), nullptr);
}

struct Opening : ConnectionsFixture {
    Opening() : ConnectionsFixture({sampleConnection()}) {
        set(RoomState::Opening, std::nullopt);
        page.resize(1052, 720);
        page.show();
        support::drain();
    }
    void set(RoomState state, std::optional<domain::ErrorCode> code) {
        ConnectionView view;
        view.room = state;
        if (code) view.problem = domain::Error{*code, "why", false, {}};
        rooms.set("c-production", view);
    }

    OpeningPage page{services, {"c-production"}};
};

TEST(OpeningPage, SaysWhatItWaitsForAndOffersTheSimulatorMeanwhile) {
    Opening opening;
    EXPECT_EQ(opening.page.title(), QStringLiteral("Production"));
    EXPECT_TRUE(says(opening.page, QStringLiteral("Opening “Production”")));
    EXPECT_FALSE(opening.page.isSettled());
    control<QAbstractButton>(opening.page, "simulatorInstead")->click();
    EXPECT_EQ(opening.rooms.asked, std::vector<std::string>{"simulator"});
}

TEST(OpeningPage, AsksForAKeyThatIsNotThereAnyMore) {
    Opening opening;
    opening.set(RoomState::NeedsKey, domain::ErrorCode::NotFound);
    EXPECT_TRUE(opening.page.isSettled());
    EXPECT_TRUE(says(opening.page, QStringLiteral("“Production” needs its API key")));
    EXPECT_FALSE(control<QAbstractButton>(opening.page, "openAgain")->isVisible());
    control<QAbstractButton>(opening.page, "enterKey")->click();
    EXPECT_NE(openDialog<ConnectionDialog>(), nullptr);
}

TEST(OpeningPage, TriesAgainWhereTheKeychainWasLocked) {
    Opening opening;
    opening.set(RoomState::Failed, domain::ErrorCode::PermissionDenied);
    EXPECT_TRUE(says(opening.page, QStringLiteral("“Production” cannot be opened")));
    EXPECT_TRUE(says(opening.page, QStringLiteral("The keychain of this desktop is locked")));
    EXPECT_TRUE(control<QAbstractButton>(opening.page, "enterKey")->isVisible())
        << "where no keychain ever answers, the key can still be typed";
    control<QAbstractButton>(opening.page, "openAgain")->click();
    EXPECT_EQ(opening.rooms.asked, std::vector<std::string>{"c-production"});
    EXPECT_EQ(opening.store.looks(), 1) << "it may have been unlocked meanwhile";
}

TEST(OpeningPage, LeadsToTheSettingsWhereTheseCannotBeUsed) {
    Opening opening;
    opening.set(RoomState::Failed, domain::ErrorCode::InvalidArgument);
    EXPECT_FALSE(control<QAbstractButton>(opening.page, "openAgain")->isVisible());
    auto* edit = control<QAbstractButton>(opening.page, "enterKey");
    EXPECT_EQ(edit->text(), QStringLiteral("Edit the connection …"));
    edit->click();
    EXPECT_NE(openDialog<ConnectionDialog>(), nullptr);
}

}  // namespace
}  // namespace berth::ui
