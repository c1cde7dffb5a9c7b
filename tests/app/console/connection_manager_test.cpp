// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/connection_manager.h"

#include <gtest/gtest.h>

#include "tests/app/console/rooms_fixture.h"

namespace berth::app {
namespace {

using domain::ConnectionState;
using support::drain;
using support::runUntil;
using support::sampleConnection;
using ui::RoomState;

TEST_F(Rooms, StartWithTheSimulatorAndOpenNothingElse) {
    open({sampleConnection("c-1"), sampleConnection("c-2")});
    EXPECT_TRUE(manager->room().isOpen()) << "at once, before the book is read";
    EXPECT_EQ(manager->current(), simulatorId());
    drain();
    const auto views = manager->views();
    ASSERT_EQ(views.size(), 3U);
    EXPECT_EQ(views[0].settings.kind, domain::ConnectionKind::Simulator);
    EXPECT_FALSE(views[0].live);
    EXPECT_EQ(views[1].room, RoomState::Closed);
    EXPECT_EQ(views[2].room, RoomState::Closed);
    EXPECT_TRUE(maker.made.empty());
}

TEST_F(Rooms, OpenAConnectionWhenItIsFirstChosenAndKeepItOpen) {
    open({sampleConnection("c-1"), sampleConnection("c-2")});
    drain();
    show("c-1");
    ASSERT_EQ(maker.made.size(), 1U);
    EXPECT_EQ(maker.made[0]->settings.id.value, "c-1");
    EXPECT_EQ(maker.made[0]->token, "token of c-1");
    EXPECT_EQ(manager->current().value, "c-1");
    show("c-2");
    show("simulator");
    show("c-1");
    EXPECT_EQ(maker.made.size(), 2U) << "going back opens nothing anew";
    EXPECT_NE(maker.made[0]->platform, nullptr);
    EXPECT_NE(maker.made[1]->platform, nullptr);
    EXPECT_EQ(maker.made[0]->platform->watchers(), 1) << "it goes on in the background";
}

TEST_F(Rooms, GiveEachConnectionItsOwnServices) {
    open({sampleConnection("c-1")});
    drain();
    show("c-1");
    ASSERT_EQ(pageServices.size(), 2U);
    EXPECT_NE(&pageServices[0]->platform, &pageServices[1]->platform);
    EXPECT_NE(pageServices[0]->simulator, nullptr);
    EXPECT_EQ(pageServices[1]->simulator, nullptr);
    EXPECT_EQ(pageServices[0]->calls, nullptr) << "no network is between us and the simulator";
    ASSERT_NE(pageServices[1]->calls, nullptr);
    domain::ApiCall call;
    call.path = "/api/x";
    maker.made[0]->observer(call);
    EXPECT_TRUE(runUntil([&] { return pageServices[1]->calls->calls().size() == 1; }));
}

TEST_F(Rooms, KeepDraftsOfEachConnectionApart) {
    open({sampleConnection("c-1")});
    drain();
    show("c-1");
    pageServices[0]->drafts.save(QStringLiteral("new"), QStringLiteral("of the simulator"));
    pageServices[1]->drafts.save(QStringLiteral("new"), QStringLiteral("of c-1"));
    QString mine;
    pageServices[1]->drafts.load(QStringLiteral("new"), &context,
                                 [&](const QString& json) { mine = json; });
    ASSERT_TRUE(runUntil([&] { return !mine.isEmpty(); }));
    EXPECT_EQ(mine, QStringLiteral("of c-1"));
    EXPECT_EQ(drafts.kept.value(QStringLiteral("new")), QStringLiteral("of the simulator"));
}

TEST_F(Rooms, SayWhatStandsInTheWayOfOpening) {
    open({sampleConnection("c-1")});
    drain();
    store.replies.hold(true);
    manager->show({"c-1"});
    EXPECT_EQ(stateOf("c-1"), RoomState::Opening);
    store.fail(domain::Error{domain::ErrorCode::PermissionDenied, "locked", false, {}});
    store.replies.hold(false);
    store.replies.release();
    drain();
    // It was asked before the keychain was locked.
    EXPECT_EQ(stateOf("c-1"), RoomState::Open);
    remove("c-1");

    store.fail(std::nullopt);
    desk->keep(sampleConnection("c-2"), {domain::SecretString("x"), {}}, &context,
               [](const auto&) {});
    drain();
    store.fail(domain::Error{domain::ErrorCode::PermissionDenied, "locked", false, {}});
    show("c-2");
    EXPECT_EQ(stateOf("c-2"), RoomState::Failed);
    store.fail(std::nullopt);
    show("c-2");
    EXPECT_EQ(stateOf("c-2"), RoomState::Open) << "choosing it again tries again";
}

TEST_F(Rooms, AskForAKeyThatWasKeptForAnEarlierRunOnly) {
    open({sampleConnection("c-1")});
    drain();
    store.remove("c-1/token", [](const auto&) {});
    show("c-1");
    EXPECT_EQ(stateOf("c-1"), RoomState::NeedsKey);
    EXPECT_TRUE(maker.made.empty());
    edit(
        "c-1", [](auto&) {}, "typed anew");
    EXPECT_EQ(stateOf("c-1"), RoomState::Open);
    EXPECT_EQ(maker.made.at(0)->token, "typed anew");
}

TEST_F(Rooms, SayThatAConnectionCannotBeMadeOfWhatIsKept) {
    open({sampleConnection("c-1")});
    drain();
    maker.error = domain::Error{domain::ErrorCode::InvalidArgument, "no key", false, "privateKey"};
    show("c-1");
    EXPECT_EQ(stateOf("c-1"), RoomState::Failed);
    ASSERT_TRUE(manager->views()[1].problem);
    EXPECT_EQ(manager->views()[1].problem->field, "privateKey");
    maker.error.reset();
    edit(
        "c-1", [](auto&) {}, "another");
    EXPECT_EQ(stateOf("c-1"), RoomState::Open);
}

TEST_F(Rooms, TellEachPlatformWhetherSomebodyLooks) {
    open({sampleConnection("c-1")});
    drain();
    show("c-1");
    EXPECT_FALSE(maker.made[0]->attention) << "no window yet";
    manager->setWatched(true);
    EXPECT_TRUE(maker.made[0]->attention);
    EXPECT_FALSE(simulator->attention);
    show("simulator");
    EXPECT_FALSE(maker.made[0]->attention);
    EXPECT_TRUE(simulator->attention);
    show("c-1");
    EXPECT_TRUE(maker.made[0]->attention);
    edit(
        "c-1", [](auto&) {}, "another");
    EXPECT_TRUE(maker.made[1]->attention) << "one that is opened anew is looked at as before";
    manager->setWatched(false);
    EXPECT_FALSE(maker.made[1]->attention);
}

TEST_F(Rooms, OpenAConnectionAnewWhenItLeadsElsewhereOrHasAnotherKey) {
    open({sampleConnection("c-1")});
    drain();
    show("c-1");
    edit("c-1", [](auto& each) { each.name = "Renamed"; });
    EXPECT_EQ(maker.made.size(), 1U) << "a name is only a name";
    EXPECT_EQ(manager->room().settings().name, "Renamed");
    edit("c-1", [](auto& each) { each.baseUrl = "https://elsewhere.example"; });
    ASSERT_EQ(maker.made.size(), 2U);
    EXPECT_EQ(maker.made[0]->platform, nullptr) << "the one before is gone";
    EXPECT_EQ(maker.made[1]->settings.baseUrl, "https://elsewhere.example");
    edit(
        "c-1", [](auto&) {}, "another key");
    ASSERT_EQ(maker.made.size(), 3U);
    EXPECT_EQ(maker.made[2]->token, "another key");
    EXPECT_EQ(stateOf("c-1"), RoomState::Open);
}

TEST_F(Rooms, LockAConnectionWhileItIsOpen) {
    open({sampleConnection("c-1")});
    drain();
    show("c-1");
    bridge::PlatformBridge& platform = pageServices.at(1)->platform;
    int looks = 0;
    QObject::connect(&platform, &bridge::PlatformBridge::snapshotChanged, &context,
                     [&] { ++looks; });
    edit("c-1", [](auto& each) { each.readOnly = true; });
    EXPECT_EQ(maker.made.size(), 1U) << "nothing is opened anew";
    EXPECT_TRUE(platform.capabilities().readOnly);
    EXPECT_EQ(looks, 1) << "pages look at what can be done once more";
    std::optional<domain::ErrorCode> refused;
    platform.apply(domain::PauseDeployment{{"d-comfy-api"}}, 0, &context,
                   [&](const domain::Result<domain::ChangeOutcome>& outcome) {
                       if (!outcome) refused = outcome.error().code;
                   });
    ASSERT_TRUE(runUntil([&] { return refused.has_value(); }));
    EXPECT_EQ(*refused, domain::ErrorCode::PermissionDenied);
    EXPECT_TRUE(maker.made[0]->platform->applied().empty());
    edit("c-1", [](auto& each) { each.readOnly = false; });
    EXPECT_FALSE(platform.capabilities().readOnly);
}

TEST_F(Rooms, LookUpNoOperationOfALockedConnection) {
    domain::ConnectionSettings locked = sampleConnection("c-1");
    locked.readOnly = true;
    domain::OperationRecord left;
    left.operation = {"op-1"};
    left.connection = "c-1";
    left.state = domain::OperationState::Sent;
    left.changeJson = domain::toJson({{"op-1"}, domain::PauseDeployment{{"d-comfy-api"}}, 0});
    journal.put(left);
    open({locked});
    drain();
    show("c-1");
    EXPECT_TRUE(maker.made.at(0)->platform->applied().empty());
    const auto operations = pageServices.at(1)->platform.operations();
    ASSERT_EQ(operations.size(), 1U) << "its outcome stays open, not refused";
    EXPECT_EQ(operations[0].state, domain::OperationState::Unknown);
}

TEST_F(Rooms, ShowTheSimulatorWhenTheConnectionThatIsShownIsRemoved) {
    open({sampleConnection("c-1")});
    drain();
    show("c-1");
    std::vector<std::string> gone;
    QObject::connect(manager.get(), &ConnectionManager::removed, &context,
                     [&](const domain::ConnectionId& id) { gone.push_back(id.value); });
    remove("c-1");
    EXPECT_EQ(manager->current(), simulatorId());
    EXPECT_EQ(maker.made[0]->platform, nullptr);
    EXPECT_EQ(manager->views().size(), 1U);
    EXPECT_EQ(gone, std::vector<std::string>{"c-1"});
    EXPECT_EQ(manager->find({"c-1"}), nullptr);
}

TEST_F(Rooms, TellOfConnectionsThatAreRemovedWithoutHavingBeenOpened) {
    open({sampleConnection("c-1")});
    drain();
    int gone = 0;
    QObject::connect(manager.get(), &ConnectionManager::removed, &context, [&] { ++gone; });
    remove("c-1");
    EXPECT_EQ(gone, 1);
}

TEST_F(Rooms, StopWaitingForSecretsOfAConnectionThatIsRemoved) {
    open({sampleConnection("c-1")});
    drain();
    store.replies.hold(true);
    manager->show({"c-1"});
    store.replies.hold(false);
    remove("c-1");
    store.replies.release();
    drain();
    EXPECT_TRUE(maker.made.empty());
    EXPECT_EQ(manager->current(), simulatorId());
}

TEST_F(Rooms, NeverOpenWithSecretsThatAreOutOfDate) {
    open({sampleConnection("c-1")});
    drain();
    store.replies.hold(true);
    manager->show({"c-1"});
    store.replies.hold(false);
    edit(
        "c-1", [](auto&) {}, "newer");
    store.replies.release();
    drain();
    ASSERT_EQ(maker.made.size(), 1U);
    EXPECT_EQ(maker.made[0]->token, "newer");
}

TEST_F(Rooms, TellWhenALookAtAConnectionWouldShowSomethingElse) {
    open({sampleConnection("c-1")});
    drain();
    show("c-1");
    int told = 0;
    QObject::connect(manager.get(), &ConnectionManager::changed, &context, [&] { ++told; });
    maker.made[0]->platform->setConnection(ConnectionState::Lost);
    ASSERT_TRUE(runUntil([&] { return told > 0; }));
    EXPECT_EQ(manager->views()[1].link, ConnectionState::Lost);
    told = 0;
    auto same = std::make_shared<domain::Snapshot>(*support::sampleSnapshot());
    ++same->version;
    maker.made[0]->platform->publish(same);
    ASSERT_TRUE(
        runUntil([&] { return pageServices[1]->platform.snapshot()->version == same->version; }));
    EXPECT_EQ(told, 0) << "only its age is another";
}

TEST_F(Rooms, IgnoreAConnectionThatThereIsNot) {
    open();
    drain();
    show("c-1");
    EXPECT_EQ(manager->current(), simulatorId());
}

}  // namespace
}  // namespace berth::app
