// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords and questions.
#include <gtest/gtest.h>

#include "tests/platform_client/remote/host_fixture.h"
#include "tests/platform_client/ssh/asking_server.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::GivenSecret;
using domain::RemoteStage;
using domain::RemoteState;
using domain::RemoteTrouble;
using domain::SecretKind;
using domain::SecretQuestion;
using domain::SecretString;
using ssh::testing::AskingRules;
using ssh::testing::AskingServer;

class Questions : public ::testing::Test {
  protected:
    Bench bench;

    static domain::HostProfile profile(const AskingServer& server) {
        return profileOf({"127.0.0.1", server.port(), "me", {domain::HostLoginKind::Password, {}}});
    }
    RemoteState tried(const AskingServer& server) {
        const auto host = bench.open(profile(server));
        const auto output = runOn(*host, "true");
        EXPECT_EQ(output ? output->output : "done", "done");
        return host->state();
    }
    void answerWith(const std::string& text) {
        bench.desk.secret = [text](const auto&) { return GivenSecret{SecretString(text), false}; };
    }
};

TEST_F(Questions, APasswordIsAskedForAndTaken) {
    AskingRules rules;
    rules.password = true;
    rules.secret = "\xE4\xB8\xAD\xE6\x96\x87 x";
    const AskingServer server(rules);
    answerWith(rules.secret);
    EXPECT_EQ(tried(server).stage, RemoteStage::Ready);
    const auto asked = bench.desk.questions();
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0].kind, SecretKind::Password);
    EXPECT_EQ(asked[0].user, "me");
    EXPECT_EQ(asked[0].host, "127.0.0.1");
}

TEST_F(Questions, AWrongPasswordIsAskedForThreeTimesAndToldToNobody) {
    AskingRules rules;
    rules.password = true;
    const AskingServer server(rules);
    answerWith("canary-of-this-test");
    const RemoteState state = tried(server);
    EXPECT_EQ(state.trouble, RemoteTrouble::LoginRefused);
    EXPECT_EQ(state.stage, RemoteStage::Closed);
    EXPECT_EQ(server.passwordsTried(), 3);
    EXPECT_EQ(bench.desk.questions().back().attempt, 3);
    for (const RemoteState& each : bench.desk.states())
        EXPECT_EQ(each.detail.find("canary"), std::string::npos);
}

TEST_F(Questions, OneHiddenQuestionIsTheOneForThePassword) {
    AskingRules rules;
    rules.questions = true;
    rules.rounds = {{{"Password: ", false, "secret"}}};
    const AskingServer server(rules);
    answerWith("secret");
    EXPECT_EQ(tried(server).stage, RemoteStage::Ready);
    ASSERT_EQ(bench.desk.questions().size(), 1u);
    EXPECT_EQ(bench.desk.questions()[0].kind, SecretKind::Password);
    EXPECT_EQ(bench.desk.questions()[0].prompt, "Password: ");
}

TEST_F(Questions, SeveralRoundsWithSeveralPromptsAreAnswered) {
    AskingRules rules;
    rules.questions = true;
    rules.rounds = {{{"Name of your dog?", true, "rex"}, {"PIN", false, "1234"}},
                    {},
                    {{"Code\x1b[31m\n", false, "999"}}};
    const AskingServer server(rules);
    bench.desk.secret = [](const SecretQuestion& question) {
        const std::string answer = question.prompt.starts_with("Name") ? "rex"
                                   : question.prompt == "PIN"          ? "1234"
                                                                       : "999";
        return GivenSecret{SecretString(answer), false};
    };
    EXPECT_EQ(tried(server).stage, RemoteStage::Ready);
    const auto asked = bench.desk.questions();
    ASSERT_EQ(asked.size(), 3u);
    EXPECT_EQ(asked[0].kind, SecretKind::Question);
    EXPECT_TRUE(asked[0].echo);
    EXPECT_FALSE(asked[1].echo);
    EXPECT_EQ(asked[2].prompt, "Code [31m ") << "no control characters";
}

TEST_F(Questions, ASecondFactorIsAskedForAfterThePassword) {
    AskingRules rules;
    rules.password = rules.questions = rules.both = true;
    rules.rounds = {{{"One-time code: ", false, "42"}}};
    const AskingServer server(rules);
    bench.desk.secret = [](const SecretQuestion& question) {
        return GivenSecret{SecretString(question.prompt.empty() ? "secret" : "42"), false};
    };
    const RemoteState state = tried(server);
    EXPECT_EQ(state.stage, RemoteStage::Ready) << state.detail;
    EXPECT_EQ(bench.desk.questions().size(), 2u);
}

TEST_F(Questions, AServerThatAsksWithoutEndIsGivenUp) {
    AskingRules rules;
    rules.questions = true;
    rules.rounds.assign(1000, {{"More?", true, "yes"}});
    const AskingServer server(rules);
    answerWith("yes");
    EXPECT_EQ(tried(server).trouble, RemoteTrouble::LoginRefused);
    EXPECT_LT(server.roundsAsked(), 20);
}

TEST_F(Questions, NoAnswerEndsTheLogin) {
    AskingRules rules;
    rules.password = true;
    const AskingServer server(rules);
    EXPECT_EQ(tried(server).trouble, RemoteTrouble::LoginCancelled);
    EXPECT_EQ(server.passwordsTried(), 0);
}

TEST_F(Questions, AServerThatOpensChannelsWithoutEndIsGivenUp) {
    AskingRules rules;
    rules.password = rules.floods = true;
    const AskingServer server(rules);
    answerWith("secret");
    const auto host = bench.open(profile(server));
    ASSERT_TRUE(bench.desk.waitFor(
        [](const RemoteState& state) { return state.trouble == RemoteTrouble::ServerFailed; }));
}

TEST_F(Questions, AServerThatIsSilentAfterTheLoginIsNoticed) {
    AskingRules rules;
    rules.password = rules.silentAfterwards = true;
    const AskingServer server(rules);
    answerWith("secret");
    auto options = bench.options();
    options.patience.quiet = std::chrono::milliseconds(50);
    options.patience.dead = std::chrono::milliseconds(200);
    const auto host = bench.open(profile(server), options);
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
    EXPECT_EQ(bench.desk.last().trouble, RemoteTrouble::ConnectionLost);
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
