// SPDX-License-Identifier: GPL-3.0-or-later
// Connections to OpenSSH's own server: finding it, checking it, keeping in touch with it.
#include <gtest/gtest.h>

#include "tests/platform_client/remote/host_fixture.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::ErrorCode;
using domain::RemoteStage;
using domain::RemoteState;
using domain::RemoteTrouble;
using namespace std::chrono_literals;

TEST(Connection, RunsAScriptAfterAPersonHasAcceptedTheHostKey) {
    LoginServer server;
    Bench bench;
    const auto host = bench.open(profileOf(server.stop(server.letIn())));
    const auto output = runOn(*host, "echo out; echo err >&2; exit 3\n");
    ASSERT_TRUE(output) << output.error().detail << server.log();
    EXPECT_EQ(output->output, "out\n");
    EXPECT_EQ(output->errors, "err\n");
    EXPECT_EQ(output->status, 3);
    EXPECT_FALSE(output->cut);
    const auto asked = bench.desk.hostKeys();
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked.front().keyType, "ssh-ed25519");
    EXPECT_EQ(asked.front().host, "[127.0.0.1]:" + std::to_string(server.port()));
    EXPECT_TRUE(asked.front().fingerprint.starts_with("SHA256:"));
    EXPECT_FALSE(asked.front().changed);
    EXPECT_TRUE(bench.knownHosts().starts_with("|1|")) << "the name is hashed";
    EXPECT_EQ(ssh::testing::modeOf(bench.folder / "known_hosts"), 0600);
}

TEST(Connection, GoesThroughItsStagesInOrder) {
    LoginServer server;
    Bench bench;
    const auto host = bench.open(profileOf(server.stop(server.letIn())));
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Ready));
    std::vector<RemoteStage> stages;
    for (const RemoteState& state : bench.desk.states())
        stages.push_back(state.stage);
    EXPECT_EQ(stages, (std::vector{RemoteStage::Connecting, RemoteStage::CheckingHost,
                                   RemoteStage::LoggingIn, RemoteStage::Ready}));
    EXPECT_EQ(host->state().stage, RemoteStage::Ready);
}

TEST(Connection, AsksForAKnownHostNoMore) {
    LoginServer server;
    Bench bench;
    const auto profile = profileOf(server.stop(server.letIn()));
    ASSERT_TRUE(runOn(*bench.open(profile), "true"));
    ASSERT_TRUE(runOn(*bench.open(profile), "true"));
    EXPECT_EQ(bench.desk.hostKeys().size(), 1u);
}

TEST(Connection, TakesNoOtherKeyThanTheOneThatIsExpected) {
    LoginServer server;
    Bench bench;
    auto profile = profileOf(server.stop(server.letIn()));
    ASSERT_TRUE(runOn(*bench.open(profile), "true"));
    const std::string known = bench.knownHosts();
    profile.target.pinnedKey = bench.desk.hostKeys().front().fingerprint;
    ASSERT_TRUE(runOn(*bench.open(profile), "true"));
    // Although known_hosts has it.
    profile.target.pinnedKey = "SHA256:another";
    const auto host = bench.open(profile);
    ASSERT_FALSE(runOn(*host, "true"));
    EXPECT_EQ(host->state().trouble, RemoteTrouble::HostKeyChanged);
    EXPECT_EQ(bench.desk.hostKeys().size(), 1u) << "nobody is asked";
    EXPECT_EQ(bench.knownHosts(), known);
}

TEST(Connection, SendsNothingToAServerWhoseKeyIsDeclined) {
    LoginServer server;
    Bench bench;
    bench.desk.hostKey = [](const domain::HostKeyNews&) { return false; };
    const auto host = bench.open(profileOf(server.stop(server.letIn())));
    const auto output = runOn(*host, "true");
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(host->state().trouble, RemoteTrouble::HostKeyDeclined);
    EXPECT_EQ(bench.knownHosts(), "");
    EXPECT_EQ(server.log().find("Accepted"), std::string::npos) << server.log();
    EXPECT_EQ(server.log().find("for invalid user"), std::string::npos);
}

TEST(Connection, RefusesAChangedHostKeyAndTellsBothFingerprints) {
    LoginServer server;
    Bench bench;
    const auto profile = profileOf(server.stop(server.letIn()));
    ASSERT_TRUE(runOn(*bench.open(profile), "true"));
    const std::string before = bench.desk.hostKeys().front().fingerprint;
    server.kill();
    server.changeHostKey();
    server.start();
    const auto host = bench.open(profile);
    EXPECT_FALSE(runOn(*host, "true"));
    const RemoteState state = host->state();
    EXPECT_EQ(state.trouble, RemoteTrouble::HostKeyChanged);
    EXPECT_EQ(state.stage, RemoteStage::Closed);
    EXPECT_NE(state.detail.find(before), std::string::npos) << state.detail;
    const auto told = bench.desk.hostKeys();
    ASSERT_EQ(told.size(), 2u);
    EXPECT_TRUE(told.back().changed);
    EXPECT_NE(told.back().fingerprint, before);
    ASSERT_EQ(told.back().knownFingerprints.size(), 1u);
    EXPECT_NE(told.back().knownFingerprints.front().find(before), std::string::npos);
}

TEST(Connection, RefusesARevokedHostKeyFromAnyOfTheFiles) {
    for (const char* file : {"known_hosts", "known_hosts2", "global", "global2"}) {
        LoginServer server;
        Bench bench;
        bench.folder.write(file, "@revoked * " + server.hostKeyLine() + "\n");
        const auto host = bench.open(profileOf(server.stop(server.letIn())));
        EXPECT_FALSE(runOn(*host, "true")) << file;
        EXPECT_EQ(host->state().trouble, RemoteTrouble::HostKeyRevoked) << file;
        EXPECT_TRUE(bench.desk.hostKeys().empty());
    }
}

TEST(Connection, TrustsNothingWhileAKnownHostsFileCannotBeRead) {
    LoginServer server;
    Bench bench;
    auto options = bench.options();
    options.knownHostsFiles.emplace_back(bench.folder.path());  // a folder is no file
    const auto host = bench.open(profileOf(server.stop(server.letIn())), options);
    EXPECT_FALSE(runOn(*host, "true"));
    EXPECT_EQ(host->state().trouble, RemoteTrouble::KnownHostsUnreadable);
}

TEST(Connection, SaysWhatIsWrongWithAnAddress) {
    Bench bench;
    const auto troubleOf = [&](const std::string& name, int port) {
        const auto host = bench.open(profileOf({name, port, "nobody", {}}));
        EXPECT_FALSE(runOn(*host, "true"));
        EXPECT_EQ(host->state().stage, RemoteStage::Closed);
        return host->state().trouble;
    };
    EXPECT_EQ(troubleOf("127.0.0.1", ssh::testing::freePort()), RemoteTrouble::Refused);
    EXPECT_EQ(troubleOf("two names", 22), RemoteTrouble::BadAddress);
    EXPECT_EQ(troubleOf("127.0.0.1", 0), RemoteTrouble::BadAddress);
}

TEST(Connection, PassesThreeServersEachWithAKeyAndALoginOfItsOwn) {
    LoginServer first, second, third, target;
    Bench bench;
    const auto host = bench.open(profileOf(
        target.stop(target.letIn()), {first.stop(first.letIn()), second.stop(second.letIn("ecdsa")),
                                      third.stop(third.letIn())}));
    // More than fits into any buffer on the way.
    const auto output =
        runOn(*host, "head -c 3000000 /dev/zero | tr '\\0' x; echo $SSH_CONNECTION >&2");
    ASSERT_TRUE(output) << output.error().detail;
    EXPECT_EQ(output->output, std::string(3'000'000, 'x'));
    EXPECT_NE(output->errors.find(std::to_string(target.port())), std::string::npos);
    EXPECT_EQ(bench.desk.hostKeys().size(), 4u);
    EXPECT_EQ(host->state().stop, 3u);
}

TEST(Connection, NamesTheStopThatCannotBePassed) {
    LoginServer first, second;
    Bench bench;
    const auto host =
        bench.open(profileOf(second.stop(first.letIn()), {first.stop(first.letIn())}));
    EXPECT_FALSE(runOn(*host, "true"));
    EXPECT_EQ(host->state().trouble, RemoteTrouble::LoginRefused);
    EXPECT_EQ(host->state().stop, 1u);

    domain::HostStop gone = second.stop(first.letIn());
    gone.port = ssh::testing::freePort();
    const auto other = bench.open(profileOf(gone, {first.stop(first.letIn())}));
    EXPECT_FALSE(runOn(*other, "true"));
    EXPECT_EQ(other->state().trouble, RemoteTrouble::JumpRefused);
    EXPECT_EQ(other->state().stop, 1u);
}

TEST(Connection, EndsWhatIsBehindAStopThatDies) {
    LoginServer first, target;
    Bench bench;
    const auto host =
        bench.open(profileOf(target.stop(target.letIn()), {first.stop(first.letIn())}));
    ASSERT_TRUE(runOn(*host, "true"));
    std::promise<domain::Result<domain::CommandOutput>> ended;
    host->run("sleep 600", {}, [&](auto result) { ended.set_value(std::move(result)); });
    first.kill();
    const auto result = ended.get_future().get();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
}

TEST(Connection, ComesBackAfterTheServerWasStartedAnew) {
    LoginServer server;
    Bench bench;
    const auto host = bench.open(profileOf(server.stop(server.letIn())));
    ASSERT_TRUE(runOn(*host, "true"));
    server.kill();
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
    EXPECT_TRUE(bench.desk.last().retryIn || bench.desk.last().stage != RemoteStage::Waiting);
    server.start();
    const auto output = runOn(*host, "echo back");  // waits for the connection
    ASSERT_TRUE(output) << output.error().detail;
    EXPECT_EQ(output->output, "back\n");
    EXPECT_EQ(bench.desk.hostKeys().size(), 1u);
}

TEST(Connection, DoesNotTryAgainByItselfWhatWasRefused) {
    LoginServer server;
    Bench bench;
    const std::string stranger = bench.folder / "stranger";
    ASSERT_EQ(
        ssh::testing::runProgram({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", stranger})
            .status,
        0);
    const auto host = bench.open(profileOf(server.stop(stranger)));
    EXPECT_FALSE(runOn(*host, "true"));
    EXPECT_EQ(host->state().stage, RemoteStage::Closed);
    EXPECT_EQ(host->state().trouble, RemoteTrouble::LoginRefused);
    EXPECT_FALSE(host->state().retryIn);
    // A person who has put the key there asks for it.
    server.letInBy(stranger + ".pub");
    host->reconnect();
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Ready));
}

TEST(Connection, NoticesAServerThatHangs) {
    LoginServer server;
    Bench bench;
    auto options = bench.options();
    options.patience.quiet = 100ms;
    options.patience.dead = 2s;
    const auto host = bench.open(profileOf(server.stop(server.letIn())), options);
    ASSERT_TRUE(runOn(*host, "true"));
    server.freeze();
    EXPECT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
    EXPECT_EQ(bench.desk.last().trouble, RemoteTrouble::ConnectionLost);
    server.thaw();
    EXPECT_TRUE(runOn(*host, "true"));
}

TEST(Connection, OutlivesLongSilenceOfAServerThatAnswers) {
    LoginServer server;
    Bench bench;
    auto options = bench.options();
    options.patience.quiet = 20ms;
    const auto host = bench.open(profileOf(server.stop(server.letIn())), options);
    ASSERT_TRUE(runOn(*host, "sleep 3; true"));
    ASSERT_TRUE(runOn(*host, "true"));
    EXPECT_EQ(bench.desk.states().size(), 4u) << "it was never lost";
}

TEST(Connection, EndsEveryRequestWhenItIsDestroyed) {
    LoginServer server;
    Bench bench;
    auto host = bench.open(profileOf(server.stop(server.letIn())));
    ASSERT_TRUE(runOn(*host, "true"));
    std::vector<ErrorCode> codes;
    for (int i = 0; i < 3; ++i)
        host->run("sleep 600", {}, [&](const auto& result) {
            codes.push_back(result ? ErrorCode::Internal : result.error().code);
        });
    host.reset();
    EXPECT_EQ(codes, std::vector(3, ErrorCode::ShuttingDown));
}

TEST(Connection, CanBeGivenUpWhileAPersonIsAsked) {
    LoginServer server;
    Bench bench;
    bench.desk.silent = true;
    auto host = bench.open(profileOf(server.stop(server.letIn())));
    ASSERT_TRUE(bench.desk.waitForQuestion());
    host.reset();
    EXPECT_EQ(bench.knownHosts(), "");
}

TEST(Connection, CanBeDestroyedFromInsideAReply) {
    LoginServer server;
    Bench bench;
    auto host = bench.open(profileOf(server.stop(server.letIn())));
    ASSERT_TRUE(runOn(*host, "true"));
    std::promise<void> gone;
    host->run("true", {}, [&](const auto&) {
        host.reset();
        gone.set_value();
    });
    EXPECT_EQ(gone.get_future().wait_for(kPatience), std::future_status::ready);
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
