// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/ssh_profiles.h"

#include <gtest/gtest.h>

namespace berth::platform_client::ssh {
namespace {

using domain::HostLogin;
using domain::HostLoginKind;
using domain::HostStop;

SshProfiles profilesOf(const char* text) {
    return readSshProfiles(SshConfig::read(text), {"/home/me", "me"});
}

TEST(SshProfiles, ComeFromTheNamesThatStandForOneHost) {
    const auto read = profilesOf(
        "Host gpu\n HostName gpu.example\n Port 2200\n User root\n IdentityFile ~/.ssh/gpu\n"
        "Host plain\nHost *.example !gpu\n User nobody\n");
    ASSERT_EQ(read.profiles.size(), 2u);
    EXPECT_EQ(read.profiles[0].name, "gpu");
    EXPECT_EQ(read.profiles[0].target,
              (HostStop{"gpu.example", 2200, "root",
                        HostLogin{HostLoginKind::KeyFile, "/home/me/.ssh/gpu"}}));
    EXPECT_EQ(read.profiles[1].target,
              (HostStop{"plain", 22, "me", HostLogin{HostLoginKind::Agent, {}}}));
    EXPECT_TRUE(read.left.empty());
}

TEST(SshProfiles, TakeTheJumpsOfJumpsBeforeThem) {
    const auto read = profilesOf(
        "Host inner\n ProxyJump second,third:44\nHost second\n HostName second.example\n"
        " ProxyJump other@first\nHost third\n User three\n ProxyJump ignored\nHost first\n");
    ASSERT_FALSE(read.profiles.empty());
    const auto& jumps = read.profiles[0].jumps;
    ASSERT_EQ(jumps.size(), 3u);
    EXPECT_EQ(jumps[0].host, "first");
    EXPECT_EQ(jumps[0].user, "other");
    EXPECT_EQ(jumps[1].host, "second.example");
    EXPECT_EQ(jumps[2].host, "third");
    EXPECT_EQ(jumps[2].user, "three");
    EXPECT_EQ(jumps[2].port, 44);
}

TEST(SshProfiles, LeaveOutWhatTheyCannotReachAndSayWhy) {
    const auto read = profilesOf(
        "Host program\n ProxyCommand nc %h %p\nHost a\n ProxyJump b\nHost b\n ProxyJump a\n"
        "Host good\n");
    ASSERT_EQ(read.profiles.size(), 1u);
    EXPECT_EQ(read.profiles[0].name, "good");
    EXPECT_EQ(read.left, (std::vector<UnreadHost>{{"program", ProfileGap::NeedsProgram},
                                                  {"a", ProfileGap::TooManyJumps},
                                                  {"b", ProfileGap::TooManyJumps}}));
}

TEST(SshProfiles, TakeTheFirstKeyFileThatCanBeExpanded) {
    const auto read = profilesOf(
        "Host x\n IdentityFile none\n IdentityFile ~other/key\n IdentityFile /keys/%h-%r\n User "
        "u\n");
    ASSERT_EQ(read.profiles.size(), 1u);
    EXPECT_EQ(read.profiles[0].target.login, (HostLogin{HostLoginKind::KeyFile, "/keys/x-u"}));
}

}  // namespace
}  // namespace berth::platform_client::ssh
