// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords and questions of OpenSSH's own server and of Debian's own PAM modules.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <map>

#include "tests/platform_client/remote/host_fixture.h"
#include "tests/platform_client/remote/memory_store.h"
#include "tests/platform_client/ssh/account_server.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::RemoteStage;
using domain::RemoteState;
using domain::RemoteTrouble;
using domain::SecretKind;
using domain::SecretQuestion;
using ssh::testing::AccountServer;

const std::string kByPassword = "KbdInteractiveAuthentication no";
const std::string kByQuestions = "PasswordAuthentication no";
const std::string kChinese = "\xE5\xAF\x86\xE7\xA0\x81 \xE2\x82\xAC 1";
// Debian's libpam-google-authenticator: its spare codes depend on no clock.
const std::string kSecondFactor =
    "auth required pam_google_authenticator.so secret=/etc/codes no_strict_owner "
    "allowed_perm=0600 user=" +
    ssh::testing::userName() + "\n";

bool asksFor(const SecretQuestion& question, std::string_view what) {
    return question.prompt.find(what) != std::string::npos;
}

class Accounts : public ::testing::Test {
  protected:
    Bench bench;
    MemoryStore store;
    ssh::SshOptions options = bench.options();

    Accounts() {
        options.secrets = &store;
        options.patience.firstRetry = std::chrono::milliseconds(20);
    }

    RemoteState tried(const domain::HostStop& stop) {
        const auto host = bench.open(profileOf(stop), options);
        const auto output = runOn(*host, "echo in");
        EXPECT_EQ(output.has_value(), host->state().stage == RemoteStage::Ready);
        EXPECT_EQ(output ? output->output : "in\n", "in\n");
        return host->state();
    }
    // Answers the first question with the first text, and so on; nothing once they are used up.
    void answer(std::vector<std::string> texts, bool keep = false) {
        bench.desk.secret = [texts = std::move(texts), keep,
                             next = std::size_t{0}](const SecretQuestion&) mutable {
            return next < texts.size() ? std::optional(given(texts[next++], keep)) : std::nullopt;
        };
    }
    [[nodiscard]] static std::string entry(const domain::HostStop& stop) {
        return domain::hostSecretKey(profileOf(stop).id, stop, domain::HostSecret::Password);
    }
};

TEST_F(Accounts, LetInWhoeverKnowsThePassword) {
    for (const auto& [way, accepted] :
         std::map<std::string, std::string>{{kByPassword, "Accepted password"},
                                            {kByQuestions, "Accepted keyboard-interactive/pam"},
                                            {"", "Accepted password"}}) {
        AccountServer accounts({way, {}});
        accounts.setPassword(kChinese);
        answer({kChinese});
        const RemoteState state = tried(accounts.stop());
        EXPECT_EQ(state.stage, RemoteStage::Ready) << way << state.detail;
        EXPECT_NE(accounts.server().log().find(accepted), std::string::npos)
            << accounts.server().log();
        EXPECT_EQ(bench.desk.questions().back().kind, SecretKind::Password);
    }
    EXPECT_EQ(bench.desk.questions().size(), 3u);
}

TEST_F(Accounts, AreAskedForThePasswordAgainAndItIsKeptOnlyOnceItWasRight) {
    for (const std::string& way : {kByPassword, kByQuestions}) {
        AccountServer accounts({way, {}});
        accounts.setPassword(kChinese);
        std::map<int, std::optional<std::string>> keptAt;
        bench.desk.secret = [&](const SecretQuestion& question) {
            keptAt[question.attempt] = store.find(entry(accounts.stop()));
            return given(question.attempt == 3 ? kChinese : "wrong", true);
        };
        const RemoteState state = tried(accounts.stop());
        EXPECT_EQ(state.stage, RemoteStage::Ready) << way << state.detail;
        EXPECT_EQ(keptAt, (std::map<int, std::optional<std::string>>{
                              {1, std::nullopt}, {2, std::nullopt}, {3, std::nullopt}}));
        EXPECT_EQ(store.find(entry(accounts.stop())), kChinese);

        // It is used, until it is the password no more.
        const std::size_t asked = bench.desk.questions().size();
        EXPECT_EQ(tried(accounts.stop()).stage, RemoteStage::Ready);
        EXPECT_EQ(bench.desk.questions().size(), asked);
        accounts.setPassword("newer");
        answer({"newer"}, true);
        EXPECT_EQ(tried(accounts.stop()).stage, RemoteStage::Ready);
        EXPECT_EQ(store.find(entry(accounts.stop())), "newer");
    }
}

TEST_F(Accounts, GiveUpAfterThreeWrongPasswordsAndKeepNone) {
    for (const std::string& way : {kByPassword, kByQuestions}) {
        const AccountServer accounts({way, {}});
        answer({"wrong1", "wrong2", "wrong3", "secret"}, true);
        const RemoteState state = tried(accounts.stop());
        EXPECT_EQ(state.trouble, RemoteTrouble::LoginRefused) << way << state.detail;
        EXPECT_EQ(state.stage, RemoteStage::Closed);
        EXPECT_EQ(state.detail.find("wrong"), std::string::npos);
        EXPECT_EQ(bench.desk.questions().back().attempt, 3);
    }
    EXPECT_TRUE(store.kept.empty());
}

TEST_F(Accounts, EndWhenTheServerHasHadEnough) {
    for (const std::string& way : {kByPassword, kByQuestions}) {
        const AccountServer accounts({way + "\nMaxAuthTries 2", {}});
        answer({"wrong", "wrong", "secret"}, true);
        const RemoteState state = tried(accounts.stop());
        EXPECT_EQ(state.trouble, RemoteTrouble::LoginRefused) << way;
        EXPECT_NE(state.detail.find("Too many authentication failures"), std::string::npos)
            << state.detail;
    }
    EXPECT_TRUE(store.kept.empty());
}

TEST_F(Accounts, ThatAreLockedLetNobodyIn) {
    for (const std::string& way : {kByPassword, kByQuestions}) {
        AccountServer accounts({way, {}});
        accounts.lock();
        answer({"secret", "secret", "secret"}, true);
        EXPECT_EQ(tried(accounts.stop()).trouble, RemoteTrouble::LoginRefused) << way;
    }
    EXPECT_TRUE(store.kept.empty());
}

// The password is right, but the account is over. By password, PAM's words for that are passed on;
// by questions, sshd breaks off.
TEST_F(Accounts, ThatHaveExpiredAreRefusedInTheWordsOfTheServer) {
    for (const std::string& way : {kByPassword, kByQuestions}) {
        AccountServer accounts({way, {}});
        accounts.expire();
        answer({"secret", "secret", "secret"}, true);
        const RemoteState state = tried(accounts.stop());
        EXPECT_EQ(state.stage, RemoteStage::Closed);
        EXPECT_EQ(state.trouble, RemoteTrouble::LoginRefused) << way << state.detail;
        if (way == kByPassword) {
            EXPECT_EQ(state.detail,
                      "Your account has expired; please contact your system administrator. ");
        }
    }
    EXPECT_TRUE(store.kept.empty());
}

TEST_F(Accounts, WithoutAPasswordAreOpenOnlyWhereTheServerWillHaveIt) {
    AccountServer open({"PermitEmptyPasswords yes", {}});
    open.setNoPassword();
    EXPECT_EQ(tried(open.stop()).stage, RemoteStage::Ready) << bench.desk.last().detail;
    EXPECT_TRUE(bench.desk.questions().empty()) << "it is in before anything was asked";
    for (const std::string& way : {kByPassword, kByQuestions}) {
        AccountServer closed({way + "\nPermitEmptyPasswords no", {}});
        closed.setNoPassword();
        answer({"", "", ""}, true);
        EXPECT_EQ(tried(closed.stop()).trouble, RemoteTrouble::LoginRefused) << way;
    }
    EXPECT_TRUE(store.kept.empty());
}

TEST_F(Accounts, TakeNoEmptyAnswerForAPassword) {
    for (const std::string& way : {kByPassword, kByQuestions}) {
        const AccountServer accounts({way, {}});
        answer({"", "secret"});
        EXPECT_EQ(tried(accounts.stop()).stage, RemoteStage::Ready) << way;
        EXPECT_EQ(bench.desk.questions().back().attempt, 2);
    }
}

TEST_F(Accounts, AskForASecondFactorThatIsNeverKept) {
    AccountServer accounts({kByQuestions, kSecondFactor});
    accounts.etc().write("codes", "JBSWY3DPEHPK3PXPJBSWY3DPEE\n\" TOTP_AUTH\n12345678\n23456789\n");
    ::chmod((accounts.etc() / "codes").c_str(), 0600);
    std::vector<std::string> codes{"12345678", "23456789"};
    bench.desk.secret = [&](const SecretQuestion& question) -> std::optional<domain::GivenSecret> {
        if (!asksFor(question, "Verification code")) return given("secret", true);
        if (codes.empty()) return std::nullopt;
        const std::string code = codes.front();
        codes.erase(codes.begin());
        return given(code, true);
    };
    const auto host = bench.open(profileOf(accounts.stop()), options);
    ASSERT_TRUE(runOn(*host, "true")) << host->state().detail << accounts.server().log();
    auto asked = bench.desk.questions();
    ASSERT_EQ(asked.size(), 2u);
    EXPECT_EQ(asked[0].kind, SecretKind::Password);
    EXPECT_EQ(asked[1].kind, SecretKind::Question);
    EXPECT_FALSE(asked[1].echo);
    EXPECT_EQ(store.kept, (std::map<std::string, std::string>{{entry(accounts.stop()), "secret"}}));

    // After a loss the password is known, and a new code is asked for.
    accounts.server().kill();
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
    accounts.server().start();
    ASSERT_TRUE(runOn(*host, "true")) << host->state().detail;
    asked = bench.desk.questions();
    ASSERT_EQ(asked.size(), 3u);
    EXPECT_TRUE(asksFor(asked[2], "Verification code"));
}

TEST_F(Accounts, RefuseAWrongSecondFactorAlthoughThePasswordIsRight) {
    AccountServer accounts({kByQuestions, kSecondFactor});
    accounts.etc().write("codes", "JBSWY3DPEHPK3PXPJBSWY3DPEE\n\" TOTP_AUTH\n12345678\n");
    ::chmod((accounts.etc() / "codes").c_str(), 0600);
    answer({"secret", "1", "secret", "2", "secret", "3"}, true);
    const RemoteState state = tried(accounts.stop());
    EXPECT_EQ(state.trouble, RemoteTrouble::LoginRefused) << state.detail;
    EXPECT_TRUE(store.kept.empty());
    EXPECT_EQ(bench.desk.questions().size(), 6u);
}

TEST_F(Accounts, WhosePasswordMustBeChangedAskForANewOneAndThatIsKept) {
    for (const bool kept : {false, true}) {
        AccountServer accounts({kByQuestions, {}});
        accounts.forceChange();
        const std::string fresh = "Ek7-" + kChinese + "-vorwaerts";
        if (kept) store.kept[entry(accounts.stop())] = "secret";
        bench.desk.secret = [&](const SecretQuestion& question) {
            return given(asksFor(question, "ew password") ? fresh : "secret", !kept);
        };
        const std::size_t before = bench.desk.questions().size();
        const RemoteState state = tried(accounts.stop());
        ASSERT_EQ(state.stage, RemoteStage::Ready) << state.detail << accounts.server().log();
        auto asked = bench.desk.questions();
        asked.erase(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(before));
        ASSERT_EQ(asked.size(), kept ? 3u : 4u);
        if (!kept) {
            EXPECT_EQ(asked[0].kind, SecretKind::Password);
            asked.erase(asked.begin());
        }
        EXPECT_TRUE(asksFor(asked[0], "required to change your password")) << asked[0].prompt;
        EXPECT_TRUE(asksFor(asked[0], "Current password")) << asked[0].prompt;
        EXPECT_TRUE(asksFor(asked[1], "New password")) << asked[1].prompt;
        EXPECT_TRUE(asksFor(asked[2], "Retype new password")) << asked[2].prompt;
        for (const SecretQuestion& each : asked) {
            EXPECT_EQ(each.kind, SecretKind::Question);
            EXPECT_FALSE(each.echo) << each.prompt;
        }
        EXPECT_TRUE(accounts.passwordIs(fresh));
        EXPECT_EQ(store.find(entry(accounts.stop())), fresh);
        EXPECT_EQ(tried(accounts.stop()).stage, RemoteStage::Ready);
        EXPECT_EQ(bench.desk.questions().size(), before + asked.size() + (kept ? 0 : 1))
            << "the new one is known";
    }
}

// By password alone sshd lets them in, and has the change made in a terminal.
TEST_F(Accounts, WhosePasswordMustBeChangedSayThatCommandsDoNotRun) {
    AccountServer accounts({kByPassword, {}});
    accounts.forceChange();
    answer({"secret"});
    const auto host = bench.open(profileOf(accounts.stop()), options);
    const auto output = runOn(*host, "echo in");
    ASSERT_TRUE(output) << output.error().detail;
    EXPECT_EQ(output->output, "");
    EXPECT_NE(output->errors.find("Your password has expired"), std::string::npos)
        << output->errors;
    EXPECT_EQ(output->status, 1);
}

TEST_F(Accounts, KeepTheOldPasswordWhenTheNewOneWasNotTaken) {
    AccountServer accounts({kByQuestions, {}});
    accounts.forceChange();
    int news = 0;
    bench.desk.secret = [&](const SecretQuestion& question) {
        return given(
            asksFor(question, "ew password") ? "differs" + std::to_string(news++) : "secret", true);
    };
    EXPECT_EQ(tried(accounts.stop()).trouble, RemoteTrouble::LoginRefused);
    EXPECT_TRUE(accounts.passwordIs("secret"));
    EXPECT_TRUE(store.kept.empty());
}

// Several factors by the rules of sshd itself.
TEST_F(Accounts, WantAKeyAndAPassword) {
    for (const char* rest : {"password", "keyboard-interactive"}) {
        AccountServer accounts({std::string("AuthenticationMethods publickey,") + rest, {}});
        domain::HostStop stop = accounts.server().stop(accounts.server().letIn());
        answer({"wrong", "secret"}, true);
        const RemoteState state = tried(stop);
        EXPECT_EQ(state.stage, RemoteStage::Ready) << rest << state.detail;
        EXPECT_NE(accounts.server().log().find("Partial publickey"), std::string::npos);
        EXPECT_EQ(bench.desk.questions().back().attempt, 2);

        stop = accounts.stop();
        const auto without = tried(stop);
        EXPECT_EQ(without.trouble, RemoteTrouble::MethodNotOffered);
        EXPECT_NE(without.detail.find("publickey"), std::string::npos) << without.detail;
    }
}

TEST_F(Accounts, WantAPasswordAndThenAnswers) {
    AccountServer accounts({"AuthenticationMethods password,keyboard-interactive", {}});
    answer({"secret", "secret"}, true);
    const RemoteState state = tried(accounts.stop());
    EXPECT_EQ(state.stage, RemoteStage::Ready) << state.detail;
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
