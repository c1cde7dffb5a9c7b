// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/file_browser.h"

#include <gtest/gtest.h>

#include <memory>

#include "tests/support/event_loop.h"
#include "tests/support/fake_hosts.h"

namespace berth::bridge {
namespace {

using namespace domain;

RemoteFile fileNamed(std::string name, RemoteFileKind kind = RemoteFileKind::File) {
    RemoteFile made;
    made.name = std::move(name);
    made.kind = kind;
    return made;
}

struct Browsing : testing::Test {
    void SetUp() override {
        remote.files.put("/root", fileNamed("a"));
        remote.files.put("/root/inner", fileNamed("b"));
        support::drain();
        browser.openHome();
        settle();
    }
    void settle() {
        ASSERT_TRUE(support::runUntil([&] { return !browser.isReading(); }));
    }
    // What an action answered.
    std::optional<Result<bool>> answered;
    [[nodiscard]] auto note() {
        return [this](Result<bool> done) { answered = std::move(done); };
    }
    void wait() {
        ASSERT_TRUE(support::runUntil([&] { return answered.has_value(); }));
        settle();
    }

    support::FakeRemoteHosts remote;
    std::unique_ptr<RemoteSession> session =
        std::make_unique<RemoteSession>(remote, support::sampleHost());
    FileBrowser browser{*session};
    QObject context;
};

TEST_F(Browsing, BeginsAtHomeAndWalks) {
    EXPECT_EQ(browser.folder(), "/root");
    ASSERT_EQ(browser.entries().size(), 1U);
    browser.open("/root/./inner/");
    settle();
    EXPECT_EQ(browser.folder(), "/root/inner");
    EXPECT_EQ(browser.entries()[0].name, "b");
    browser.openAbove();
    settle();
    EXPECT_EQ(browser.folder(), "/root");
    browser.openAbove();
    settle();
    browser.openAbove();
    settle();
    EXPECT_EQ(browser.folder(), "/");
}

TEST_F(Browsing, StaysWhereItIsWhenAFolderCannotBeRead) {
    browser.open("/nowhere");
    settle();
    EXPECT_EQ(browser.folder(), "/root");
    EXPECT_EQ(browser.entries().size(), 1U);
    ASSERT_TRUE(browser.problem());
    EXPECT_EQ(browser.problem()->code, ErrorCode::NotFound);
    EXPECT_EQ(browser.asked(), "/nowhere");
    browser.refresh();
    settle();
    EXPECT_FALSE(browser.problem());
}

TEST_F(Browsing, ShowsWhereOneWentLastWhateverIsAnsweredFirst) {
    remote.files.replies.hold(true);
    browser.open("/root/inner");
    browser.open("/");
    remote.files.replies.release();
    settle();
    EXPECT_EQ(browser.folder(), "/");
}

TEST_F(Browsing, MakesRenamesAndRemovesAndReadsAgain) {
    browser.makeFolder("new", &context, note());
    wait();
    EXPECT_TRUE(answered->has_value());
    EXPECT_EQ(browser.entries().size(), 2U);
    answered.reset();
    browser.makeFolder("new", &context, note());
    wait();
    EXPECT_EQ(answered->error().code, ErrorCode::AlreadyExists);
    answered.reset();
    browser.rename("a", "z", &context, note());
    wait();
    EXPECT_EQ(remote.files.namesIn("/root"), (std::vector<std::string>{"new", "z"}));
    answered.reset();
    browser.remove({"new", "z"}, &context, note());
    wait();
    EXPECT_TRUE(answered->has_value());
    EXPECT_TRUE(browser.entries().empty());
}

TEST_F(Browsing, StopsRemovingAtTheFirstThatFails) {
    remote.files.put("/root", fileNamed("c"));
    browser.remove({"c", "not there", "a"}, &context, note());
    wait();
    EXPECT_EQ(answered->error().code, ErrorCode::NotFound);
    EXPECT_EQ(remote.files.namesIn("/root"), std::vector<std::string>{"c"});
    EXPECT_EQ(browser.entries().size(), 1U);
}

TEST_F(Browsing, EndsWithItsSession) {
    remote.files.replies.hold(true);
    browser.open("/");
    session.reset();
    remote.files.replies.release();
    settle();
    ASSERT_TRUE(browser.problem());
    EXPECT_EQ(browser.problem()->code, ErrorCode::Unavailable);
    EXPECT_EQ(browser.folder(), "/root");
    browser.remove({"a"}, &context, note());
    ASSERT_TRUE(answered);
    EXPECT_EQ(answered->error().code, ErrorCode::Unavailable);
    browser.openHome();
    EXPECT_FALSE(browser.isReading());
}

}  // namespace
}  // namespace berth::bridge
