// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/ssh_config.h"

#include <gtest/gtest.h>

#include "tests/platform_client/ssh/run_program.h"
#include "tests/support/seeded_random.h"

namespace berth::platform_client::ssh::testing {
namespace {

using ConfigProblem = SshConfigProblem;

constexpr std::string_view kSample =
    "# head\n"
    "Port 2200\n"
    "Host gpu-1 gpu-2 *.lab !bad.lab\n"
    "  HostName %h.example.com\n"
    "  user=root\n"
    "\tIdentityFile \"~/keys/my key\"\n"
    "  IdentityFile ~/.ssh/%r@%h\n"
    "  Port 22\n"
    "Host gpu-2 quoted\\ name\n"
    "  ProxyJump me@jump:2022,[2001:db8::1]:22 # twice\n"
    "  User late\n"
    "Host *\n"
    "  User everybody\r\n";

TEST(SshConfig, ListsTheNamesThatStandForOneHost) {
    EXPECT_EQ(SshConfig::read(kSample).names(),
              (std::vector<std::string>{"gpu-1", "gpu-2", "quoted name"}));
}

TEST(SshConfig, TakesTheFirstValueOfEachOption) {
    const SshConfig config = SshConfig::read(kSample);
    const SshHostSettings gpu = config.settingsOf("gpu-2");
    EXPECT_EQ(gpu.hostName, "gpu-2.example.com");
    EXPECT_EQ(gpu.port, 2200);
    EXPECT_EQ(gpu.user, "root");
    EXPECT_EQ(gpu.identityFiles, (std::vector<std::string>{"~/keys/my key", "~/.ssh/%r@%h"}));
    EXPECT_EQ(gpu.jumps, (std::vector<JumpHost>{{"me", "jump", 2022}, {"", "2001:db8::1", 22}}));
    EXPECT_FALSE(gpu.needsProgram);
    EXPECT_EQ(config.settingsOf("x.lab").user, "root");
    EXPECT_EQ(config.settingsOf("bad.lab").user, "everybody");
    EXPECT_TRUE(config.findings().empty());
}

TEST(SshConfig, NeverRunsAProgramAndSaysSo) {
    const SshConfig config = SshConfig::read(
        "Host a\nProxyCommand nc %h %p\nLocalCommand x\nKnownHostsCommand y\n"
        "Host b\nProxyJump j\nProxyCommand z\n"
        "Host c\nProxyCommand none\nProxyJump j\n");
    EXPECT_TRUE(config.settingsOf("a").needsProgram);
    EXPECT_FALSE(config.settingsOf("b").needsProgram);
    EXPECT_EQ(config.settingsOf("b").jumps.size(), 1U);
    EXPECT_FALSE(config.settingsOf("c").needsProgram);
    EXPECT_TRUE(config.settingsOf("c").jumps.empty());
    EXPECT_EQ(config.findings(),
              (std::vector<SshConfigFinding>{{2, ConfigProblem::RunsProgram, "proxycommand"},
                                             {3, ConfigProblem::RunsProgram, "localcommand"},
                                             {4, ConfigProblem::RunsProgram, "knownhostscommand"},
                                             {7, ConfigProblem::RunsProgram, "proxycommand"}}));
}

TEST(SshConfig, PassesOverMatchBlocksAndIncludes) {
    const SshConfig config = SshConfig::read(
        "Include ~/other\nMatch exec \"touch /tmp/x\"\nUser evil\nHost a\nUser good\n");
    EXPECT_EQ(config.settingsOf("a").user, "good");
    EXPECT_EQ(config.findings(),
              (std::vector<SshConfigFinding>{{1, ConfigProblem::IncludeNotFollowed, "include"},
                                             {2, ConfigProblem::MatchNotRead, "match"}}));
}

TEST(SshConfig, ReportsABadLineAndReadsTheOthers) {
    const std::string text = std::string("User\nPort 70000\nHostName %x\nUser \"a\nUser a b\n") +
                             std::string("Port 2\0 2\n", 10) + "ProxyJump a:b:c\nUser " +
                             std::string(20000, 'x') + "\nUser fine\n";
    const SshConfig config = SshConfig::read(text);
    EXPECT_EQ(config.settingsOf("a"), (SshHostSettings{{}, {}, "fine", {}, {}, false}));
    EXPECT_EQ(config.findings(),
              (std::vector<SshConfigFinding>{{1, ConfigProblem::NoValue, "user"},
                                             {2, ConfigProblem::BadValue, "port"},
                                             {3, ConfigProblem::BadValue, "hostname"},
                                             {4, ConfigProblem::OpenQuotes, "user"},
                                             {5, ConfigProblem::TooManyValues, "user"},
                                             {6, ConfigProblem::HoldsNul, "port"},
                                             {7, ConfigProblem::BadValue, "proxyjump"},
                                             {8, ConfigProblem::TooLong, "user"}}));
    for (const SshConfigFinding& finding : config.findings())
        EXPECT_FALSE(describe(finding.problem).empty());
}

TEST(SshConfig, BeginsABlockThatNothingFitsAtABadHostLine) {
    for (const char* line : {"Host\n", "Host \"a\n", "Host a \"\"\n", "Match\n"}) {
        const SshConfig config = SshConfig::read(line + std::string("User x\nHost a\nPort 5\n"));
        EXPECT_EQ(config.settingsOf("a"), (SshHostSettings{{}, 5, {}, {}, {}, false})) << line;
        EXPECT_EQ(config.findings().size(), 1U) << line;
    }
}

TEST(SshConfig, RefusesAFileThatIsTooLarge) {
    const ScratchFolder folder;
    const std::string path = folder.write("config", std::string(SshConfig::kMaxFileBytes + 1, ' '));
    EXPECT_EQ(SshConfig::load(path).error().code, domain::ErrorCode::LimitExceeded);
    EXPECT_EQ(SshConfig::load(folder / "none").error().code, domain::ErrorCode::NotFound);
}

TEST(SshConfig, ReadsAnyBytesWithoutMakingAnythingUp) {
    support::SeededRandom random(5);
    for (std::size_t at = 0; at < kSample.size(); ++at) {
        std::string other(kSample);
        other[at] = static_cast<char>(random.next());
        for (const std::string& text : {std::string(kSample.substr(0, at)), other}) {
            const SshConfig config = SshConfig::read(text);
            for (const std::string& name : config.names())
                EXPECT_NE(text.find(name.substr(0, 1)), std::string::npos);
            const SshHostSettings settings = config.settingsOf("gpu-2");
            EXPECT_TRUE(!settings.port || (*settings.port >= 1 && *settings.port <= 65535));
            EXPECT_LE(settings.jumps.size(), 16U);
        }
    }
}

TEST(IdentityFile, PutsTheTokensIn) {
    const IdentityTokens tokens{"/home/me", "gpu.example.com", "gpu", "root", "me", 2200};
    const auto expanded = [&](const char* value) {
        return expandIdentityFile(value, tokens).value_or("-");
    };
    EXPECT_EQ(expanded("~/.ssh/id"), "/home/me/.ssh/id");
    EXPECT_EQ(expanded("~"), "/home/me");
    EXPECT_EQ(expanded("%d/%r@%h-%n:%p.%u%%"), "/home/me/root@gpu.example.com-gpu:2200.me%");
    EXPECT_EQ(expanded("/a/~/b"), "/a/~/b");
    for (const char* bad : {"~other/x", "%k", "%", "${HOME}/x"})
        EXPECT_EQ(expandIdentityFile(bad, tokens).error().code, domain::ErrorCode::NotSupported);
}

TEST(JumpHosts, AreReadStrictly) {
    EXPECT_EQ(readJumpHosts("NONE"), std::vector<JumpHost>{});
    EXPECT_EQ(readJumpHosts("ssh://u@h:2/"), (std::vector<JumpHost>{{"u", "h", 2}}));
    EXPECT_EQ(readJumpHosts("a@b@h"), (std::vector<JumpHost>{{"a@b", "h", 0}}));
    for (const char* bad : {"", ",", "a,", "@h", "u@", "h:0", "h:65536", "h:x", "[::1", "[::1]x",
                            "::1", "-oProxyCommand=x", "u@-x", "a b", "h/x", "ssh://", "a,,b"})
        EXPECT_FALSE(readJumpHosts(bad)) << bad;
}

}  // namespace
}  // namespace berth::platform_client::ssh::testing
