// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/host_desk.h"

#include <gtest/gtest.h>

#include <QObject>

#include "tests/support/event_loop.h"
#include "tests/support/fake_connections.h"
#include "tests/support/fake_hosts.h"

namespace berth::bridge {
namespace {

using namespace domain;
using support::drain;
using support::sampleHost;

class Hosts : public testing::Test {
  protected:
    void SetUp() override {
        desk.start();
        drain();
    }
    Result<void> keep(const HostProfile& profile) {
        std::optional<Result<void>> answer;
        desk.keep(profile, &context, [&](const Result<void>& done) { answer = done; });
        EXPECT_FALSE(answer) << "never inside the call";
        EXPECT_TRUE(support::runUntil([&] { return answer.has_value(); }));
        return *answer;
    }
    Result<void> remove(const HostProfileId& id) {
        std::optional<Result<void>> answer;
        desk.remove(id, &context, [&](const Result<void>& done) { answer = done; });
        EXPECT_TRUE(support::runUntil([&] { return answer.has_value(); }));
        return *answer;
    }

    support::FakeHostBook book;
    support::FakeSecretStore secrets;
    support::FakeRemoteHosts remote;
    support::FakeHostTools tools;
    QObject context;
    HostDesk desk{{book, secrets, remote, tools}};
};

TEST_F(Hosts, AreKnownOnceTheyAreKept) {
    EXPECT_TRUE(desk.isRead());
    HostProfile padded = sampleHost();
    padded.name = "  训练机 1 ";
    ASSERT_TRUE(keep(padded).has_value());
    ASSERT_NE(desk.find(sampleHost().id), nullptr);
    EXPECT_EQ(*desk.find(sampleHost().id), sampleHost());
    HostProfile wrong = sampleHost();
    wrong.target.port = 0;
    EXPECT_EQ(keep(wrong).error().field, "target.port");
    EXPECT_EQ(*desk.find(sampleHost().id), sampleHost());
}

TEST_F(Hosts, HaveOneSessionEach) {
    ASSERT_TRUE(keep(sampleHost()).has_value());
    EXPECT_EQ(desk.open({"nobody"}), nullptr);
    RemoteSession* session = desk.open(sampleHost().id);
    ASSERT_NE(session, nullptr);
    EXPECT_EQ(desk.open(sampleHost().id), session);
    EXPECT_EQ(remote.open(), std::vector<std::string>{"h-sample"});
    desk.close(sampleHost().id);
    EXPECT_EQ(desk.session(sampleHost().id), nullptr);
    EXPECT_TRUE(remote.open().empty());
}

TEST_F(Hosts, ThatGoElsewhereEndTheirSessionAndForgetTheirSecrets) {
    ASSERT_TRUE(keep(sampleHost()).has_value());
    const std::string password =
        hostSecretKey(sampleHost().id, sampleHost().target, HostSecret::Password);
    secrets.put(password, "old");
    static_cast<void>(desk.open(sampleHost().id));
    HostProfile renamed = sampleHost();
    renamed.name = "other name";
    ASSERT_TRUE(keep(renamed).has_value());
    EXPECT_NE(desk.session(renamed.id), nullptr);
    EXPECT_EQ(secrets.kept().count(password), 1U);
    HostProfile moved = renamed;
    moved.target.host = "10.0.0.2";
    ASSERT_TRUE(keep(moved).has_value());
    EXPECT_EQ(desk.session(moved.id), nullptr);
    EXPECT_EQ(secrets.kept().count(password), 0U);
}

TEST_F(Hosts, ThatAreRemovedLeaveNoSecret) {
    HostProfile far = sampleHost();
    far.jumps = {{"bastion", 22, "me", {HostLoginKind::Password, ""}}};
    ASSERT_TRUE(keep(far).has_value());
    secrets.put(hostSecretKey(far.id, far.jumps[0], HostSecret::Password), "a");
    secrets.put(hostSecretKey(far.id, far.target, HostSecret::Passphrase), "b");
    static_cast<void>(desk.open(far.id));
    ASSERT_TRUE(remove(far.id).has_value());
    EXPECT_TRUE(secrets.kept().empty());
    EXPECT_TRUE(remote.open().empty());
    EXPECT_TRUE(desk.profiles().empty());
    EXPECT_EQ(remove(far.id).error().code, ErrorCode::NotFound);
}

TEST_F(Hosts, AskAPersonOneQuestionAfterTheOther) {
    ASSERT_TRUE(keep(sampleHost()).has_value());
    RemoteSession& session = *desk.open(sampleHost().id);
    int asked = 0;
    QObject::connect(&session, &RemoteSession::questionChanged, [&] { ++asked; });
    HostKeyNews news;
    news.fingerprint = "SHA256:abc";
    remote.askHostKey("h-sample", news);
    remote.askSecret("h-sample", {SecretKind::Password, 0, "10.0.0.1", "root", "", "", false, 1});
    EXPECT_EQ(asked, 0) << "never inside the call";
    ASSERT_TRUE(support::runUntil([&] { return session.hostKeyQuestion() != nullptr; }));
    drain();
    EXPECT_EQ(session.hostKeyQuestion()->fingerprint, "SHA256:abc");
    EXPECT_EQ(session.secretQuestion(), nullptr);
    session.answerSecret(GivenSecret{SecretString("never asked"), false});
    EXPECT_TRUE(remote.answers().empty());
    session.answerHostKey(true);
    ASSERT_NE(session.secretQuestion(), nullptr);
    session.answerSecret(GivenSecret{SecretString("s3cret"), true});
    session.answerHostKey(true);
    EXPECT_EQ(remote.answers(), (std::vector<std::string>{"yes", "s3cret (kept)"}));
    EXPECT_EQ(session.secretQuestion(), nullptr);
}

TEST_F(Hosts, AskNothingForAConnectionThatIsGone) {
    ASSERT_TRUE(keep(sampleHost()).has_value());
    RemoteSession& session = *desk.open(sampleHost().id);
    remote.askSecret("h-sample", {});
    ASSERT_TRUE(support::runUntil([&] { return session.secretQuestion() != nullptr; }));
    remote.tell("h-sample", {RemoteStage::Closed, 0, RemoteTrouble::TimedOut, "", std::nullopt});
    ASSERT_TRUE(support::runUntil([&] { return session.secretQuestion() == nullptr; }));
    EXPECT_EQ(session.state().trouble, RemoteTrouble::TimedOut);
    session.reconnect();
    EXPECT_EQ(remote.reconnects(), 1);
}

}  // namespace
}  // namespace berth::bridge
