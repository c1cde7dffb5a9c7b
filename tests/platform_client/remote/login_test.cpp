// SPDX-License-Identifier: GPL-3.0-or-later
// Logging in at OpenSSH's own server with keys of its own making, and with its own agent.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "platform_client/ssh/private_key_file.h"
#include "tests/platform_client/remote/host_fixture.h"
#include "tests/platform_client/remote/memory_store.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::HostLoginKind;
using domain::RemoteStage;
using domain::RemoteTrouble;
using domain::SecretKind;

class Logins : public ::testing::Test {
  protected:
    LoginServer server;
    Bench bench;
    MemoryStore store;

    ssh::SshOptions options() {
        auto made = bench.options();
        made.secrets = &store;
        return made;
    }
    domain::RemoteState triedWith(const std::string& keyFile) {
        const auto host = bench.open(profileOf(server.stop(keyFile)), options());
        (void)runOn(*host, "true");
        return host->state();
    }
    // Under what its passphrase is kept.
    std::string passphraseEntry(const std::string& keyFile) const {
        return domain::hostSecretKey(profileOf(server.stop(keyFile)).id, server.stop(keyFile),
                                     domain::HostSecret::Passphrase);
    }
};

TEST_F(Logins, TakeEveryAcceptedTypeOfKey) {
    for (const char* type : {"ed25519", "ecdsa", "rsa"})
        EXPECT_EQ(triedWith(server.letIn(type)).stage, RemoteStage::Ready)
            << type << bench.desk.last().detail;
    EXPECT_NE(server.log().find("Accepted publickey"), std::string::npos);
}

TEST_F(Logins, AskForThePassphraseOfAnEncryptedKeyUntilItIsRight) {
    const std::string key = server.letIn("ed25519", "right \xE5\xAF\x86");
    bench.desk.secret = [](const domain::SecretQuestion& question) {
        return question.attempt < 3 ? given("wrong") : given("right \xE5\xAF\x86");
    };
    EXPECT_EQ(triedWith(key).stage, RemoteStage::Ready);
    const auto asked = bench.desk.questions();
    ASSERT_EQ(asked.size(), 3u);
    EXPECT_EQ(asked[2].kind, SecretKind::Passphrase);
    EXPECT_EQ(asked[2].keyFile, key);
    EXPECT_EQ(asked[2].attempt, 3);
}

TEST_F(Logins, AskForAPassphraseThreeTimesAtMost) {
    bench.desk.secret = [](const auto&) { return given("wrong"); };
    const auto state = triedWith(server.letIn("rsa", "right"));
    EXPECT_EQ(state.trouble, RemoteTrouble::PassphraseWrong);
    EXPECT_EQ(state.detail.find("wrong"), std::string::npos) << "no secret in a detail";
    EXPECT_EQ(bench.desk.questions().size(), 3u);
}

TEST_F(Logins, EndWhenAPersonGivesNoAnswer) {
    EXPECT_EQ(triedWith(server.letIn("ed25519", "right")).trouble, RemoteTrouble::LoginCancelled);
}

TEST_F(Logins, KeepAPassphraseOnlyWhenAskedToAndUseItLater) {
    const std::string key = server.letIn("ed25519", "right");
    const std::string entry = passphraseEntry(key);
    bench.desk.secret = [](const auto&) { return given("right"); };
    EXPECT_EQ(triedWith(key).stage, RemoteStage::Ready);
    EXPECT_FALSE(store.find(entry));
    bench.desk.secret = [](const auto&) { return given("right", true); };
    EXPECT_EQ(triedWith(key).stage, RemoteStage::Ready);
    EXPECT_EQ(store.find(entry), "right");
    bench.desk.secret = nullptr;
    EXPECT_EQ(triedWith(key).stage, RemoteStage::Ready);
    EXPECT_EQ(bench.desk.questions().size(), 2u);
}

TEST_F(Logins, AskAfterAKeptPassphraseThatIsWrong) {
    const std::string key = server.letIn("ed25519", "right");
    const std::string entry = passphraseEntry(key);
    store.kept[entry] = "old";
    bench.desk.secret = [](const auto&) { return given("right", true); };
    EXPECT_EQ(triedWith(key).stage, RemoteStage::Ready);
    EXPECT_EQ(bench.desk.questions().size(), 1u);
    EXPECT_EQ(store.find(entry), "right");
}

TEST_F(Logins, DoNotAskAgainAfterALossOrForFiles) {
    bench.desk.secret = [](const auto&) { return given("right"); };
    const auto host =
        bench.open(profileOf(server.stop(server.letIn("ed25519", "right"))), options());
    ASSERT_TRUE(runOn(*host, "true"));
    ASSERT_TRUE(await<std::string>([&](auto reply) { host->files().home(std::move(reply)); }));
    server.kill();
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
    server.start();
    ASSERT_TRUE(runOn(*host, "true"));
    EXPECT_EQ(bench.desk.questions().size(), 1u);
}

TEST_F(Logins, UseNoKeyThatOthersMayReadOrThatIsWeakOrNone) {
    const std::string loose = server.letIn();
    ::chmod(loose.c_str(), 0644);
    EXPECT_EQ(triedWith(loose).trouble, RemoteTrouble::KeyFileUnusable);
    EXPECT_EQ(triedWith(loose + ".pub").trouble, RemoteTrouble::KeyFileUnusable);
    EXPECT_EQ(triedWith(bench.folder / "none").trouble, RemoteTrouble::KeyFileUnusable);
    // A form that does not tell its size before it is opened.
    const std::string weak = bench.folder / "weak";
    ASSERT_EQ(ssh::testing::runProgram({"openssl", "genrsa", "-traditional", "-out", weak, "1024"})
                  .status,
              0);
    ::chmod(weak.c_str(), 0600);
    EXPECT_EQ(triedWith(weak).trouble, RemoteTrouble::KeyFileUnusable);
    EXPECT_EQ(server.log().find("Accepted"), std::string::npos);
}

TEST_F(Logins, SayWhenTheServerOffersNoSuchWay) {
    auto stop = server.stop({});
    stop.login.kind = HostLoginKind::Password;
    const auto host = bench.open(profileOf(stop), options());
    EXPECT_FALSE(runOn(*host, "true"));
    EXPECT_EQ(host->state().trouble, RemoteTrouble::MethodNotOffered);
    EXPECT_NE(host->state().detail.find("publickey"), std::string::npos);
    EXPECT_TRUE(bench.desk.questions().empty()) << "nobody types what would go nowhere";
}

// ssh-agent on a socket of the test's.
class Agent {
  public:
    explicit Agent(const ScratchFolder& folder)
        : socket(folder / "agent"),
          m_process({"ssh-agent", "-D", "-a", socket}, folder / "agent-log") {
        while (!std::filesystem::exists(socket) && !m_process.ended())
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    void add(const std::string& keyFile) const {
        const auto end =
            ssh::testing::runProgram({"env", "SSH_AUTH_SOCK=" + socket, "ssh-add", keyFile});
        ASSERT_EQ(end.status, 0) << end.output;
    }
    ssh::testing::ChildProcess& process() { return m_process; }

    const std::string socket;

  private:
    ssh::testing::ChildProcess m_process;
};

class AgentLogins : public Logins {
  protected:
    Agent agent{bench.folder};

    domain::RemoteState tried(const std::string& socket) {
        auto stop = server.stop({});
        stop.login.kind = HostLoginKind::Agent;
        auto made = options();
        made.agentSocket = socket;
        const auto host = bench.open(profileOf(stop), made);
        (void)runOn(*host, "true");
        return host->state();
    }
    std::string stranger(int number) {
        const std::string file = bench.folder / ("stranger" + std::to_string(number));
        EXPECT_EQ(
            ssh::testing::runProgram({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file})
                .status,
            0);
        return file;
    }
};

TEST_F(AgentLogins, TakeAKeyOfAnyTypeFromTheAgent) {
    for (const char* type : {"rsa", "ecdsa", "ed25519"}) {
        Agent fresh{server.folder()};
        fresh.add(server.letIn(type));
        const auto state = tried(fresh.socket);
        EXPECT_EQ(state.stage, RemoteStage::Ready) << type << state.detail;
        fresh.process().stop();
        std::filesystem::remove(fresh.socket);
    }
}

TEST_F(AgentLogins, TrySixKeysAtMost) {
    for (int i = 0; i < 6; ++i)
        agent.add(stranger(i));
    agent.add(server.letIn());  // the seventh
    EXPECT_EQ(tried(agent.socket).trouble, RemoteTrouble::LoginRefused);
}

TEST_F(AgentLogins, TryOneKeyAfterTheOther) {
    for (int i = 0; i < 4; ++i)
        agent.add(stranger(i));
    agent.add(server.letIn());
    const auto state = tried(agent.socket);
    EXPECT_EQ(state.stage, RemoteStage::Ready) << state.detail;
}

TEST_F(AgentLogins, SayWhenThereIsNoAgentOrNoKey) {
    EXPECT_EQ(tried("").trouble, RemoteTrouble::AgentUnavailable);
    EXPECT_EQ(tried(bench.folder / "nothing").trouble, RemoteTrouble::AgentUnavailable);
    EXPECT_EQ(tried(agent.socket).trouble, RemoteTrouble::AgentUnavailable);
}

TEST_F(AgentLogins, CanBeGivenUpWhileTheAgentHangs) {
    agent.add(server.letIn());
    agent.process().signal(SIGSTOP);
    auto stop = server.stop({});
    stop.login.kind = HostLoginKind::Agent;
    auto made = options();
    made.agentSocket = agent.socket;
    auto host = bench.open(profileOf(stop), made);
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::LoggingIn));
    host.reset();
    EXPECT_EQ(server.log().find("Accepted"), std::string::npos);
}

TEST_F(AgentLogins, AskTheAgentOnlyWhenThatWasChosen) {
    agent.add(server.letIn());
    auto made = options();
    made.agentSocket = agent.socket;
    const auto host = bench.open(profileOf(server.stop(stranger(1))), made);
    EXPECT_FALSE(runOn(*host, "true"));
    EXPECT_EQ(host->state().trouble, RemoteTrouble::LoginRefused);
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
