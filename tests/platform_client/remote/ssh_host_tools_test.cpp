// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/ssh_host_tools.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>

namespace berth::platform_client::remote {
namespace {

using domain::ErrorCode;
using domain::HostKeyFile;
using domain::HostLoginKind;
using domain::ImportableHost;
using domain::Result;
using domain::SecretString;

class Tools : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "berth-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        home = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(home); }

    template <class T, class Ask>
    Result<T> wait(Ask ask) {
        std::promise<Result<T>> promise;
        ask([&](Result<T> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    Result<HostKeyFile> make(SshHostTools& tools, const std::string& passphrase) {
        return wait<HostKeyFile>([&](auto reply) {
            tools.makeKey(tools.newKeyFile(), SecretString(passphrase), std::move(reply));
        });
    }
    Result<HostKeyFile> read(SshHostTools& tools, const std::string& file) {
        return wait<HostKeyFile>([&](auto reply) { tools.readKey(file, std::move(reply)); });
    }
    void writeConfig(const std::string& text) {
        std::filesystem::create_directory(home + "/.ssh");
        std::ofstream(home + "/.ssh/config") << text;
    }
    Result<std::vector<ImportableHost>> hosts() {
        SshHostTools tools(home, "me");
        return wait<std::vector<ImportableHost>>(
            [&](auto reply) { tools.findHosts(std::move(reply)); });
    }

    std::string home;
};

TEST_F(Tools, MakeKeysWhereNoneIsAndKnowThemAgain) {
    SshHostTools tools(home, "me");
    EXPECT_EQ(tools.keyFolder(), home + "/.ssh");
    const auto first = make(tools, "");
    ASSERT_TRUE(first.has_value()) << first.error().detail;
    EXPECT_EQ(first->file, home + "/.ssh/berth_ed25519");
    EXPECT_TRUE(first->publicLine.starts_with("ssh-ed25519 AAAA"));
    EXPECT_TRUE(first->publicLine.ends_with(" me@berth"));
    const auto second = make(tools, "open sesame");
    ASSERT_TRUE(second.has_value()) << second.error().detail;
    EXPECT_EQ(second->file, home + "/.ssh/berth_ed25519_2");
    EXPECT_TRUE(second->encrypted);
    for (const auto& made : {first, second}) {
        const auto known = read(tools, made->file);
        ASSERT_TRUE(known.has_value()) << known.error().detail;
        EXPECT_EQ(known->fingerprint, made->fingerprint);
        EXPECT_EQ(known->encrypted, made->encrypted);
        EXPECT_TRUE(made->publicLine.starts_with(known->publicLine));
    }
}

TEST_F(Tools, SayWhatIsWrongWithAKeyFile) {
    SshHostTools tools(home, "me");
    const auto made = make(tools, "");
    ASSERT_TRUE(made.has_value());
    ASSERT_EQ(::chmod(made->file.c_str(), 0644), 0);
    const auto open = read(tools, made->file);
    ASSERT_FALSE(open.has_value());
    EXPECT_EQ(open.error().code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(open.error().detail.empty());
    EXPECT_EQ(read(tools, home + "/none").error().code, ErrorCode::NotFound);
    std::ofstream(home + "/text") << "no key\n";
    ASSERT_EQ(::chmod((home + "/text").c_str(), 0600), 0);
    EXPECT_EQ(read(tools, home + "/text").error().code, ErrorCode::InvalidArgument);
}

TEST_F(Tools, FindTheComputersThatTheSettingsName) {
    writeConfig(
        "Host lab lab2 *.wild !no\n  HostName 10.0.0.7\n  User root\n  Port 2222\n"
        "  IdentityFile ~/.ssh/id_lab\n"
        "Host far\n  HostName far.example.org\n  ProxyJump admin@lab,other:2200\n"
        "Host program\n  ProxyCommand nc %h %p\n");
    const auto found = hosts();
    ASSERT_TRUE(found.has_value()) << found.error().detail;
    ASSERT_EQ(found->size(), 4U);
    const ImportableHost& lab = (*found)[0];
    EXPECT_EQ(lab.profile.name, "lab");
    EXPECT_EQ(lab.profile.target,
              (domain::HostStop{
                  "10.0.0.7", 2222, "root", {HostLoginKind::KeyFile, home + "/.ssh/id_lab"}}));
    EXPECT_TRUE(lab.obstacle.empty());
    const ImportableHost& far = (*found)[2];
    EXPECT_EQ(far.profile.target.user, "me");
    EXPECT_EQ(far.profile.target.login.kind, HostLoginKind::Agent);
    ASSERT_EQ(far.profile.jumps.size(), 2U);
    EXPECT_EQ(far.profile.jumps[0].host, "10.0.0.7");
    EXPECT_EQ(far.profile.jumps[0].user, "admin");
    EXPECT_EQ(far.profile.jumps[0].port, 2222);
    EXPECT_EQ(far.profile.jumps[1].host, "other");
    EXPECT_EQ(far.profile.jumps[1].port, 2200);
    EXPECT_FALSE((*found)[3].obstacle.empty());
}

TEST_F(Tools, SayThatThereAreNoSettings) {
    EXPECT_EQ(hosts().error().code, ErrorCode::NotFound);
}

TEST_F(Tools, AnswerEverythingAlsoWhenTheyGo) {
    std::atomic<int> answers = 0;
    {
        SshHostTools tools(home, "me");
        for (int i = 0; i < 50; ++i)
            tools.readKey("/none", [&](const Result<HostKeyFile>&) { ++answers; });
    }
    EXPECT_EQ(answers, 50);
}

}  // namespace
}  // namespace berth::platform_client::remote
