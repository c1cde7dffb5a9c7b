// SPDX-License-Identifier: GPL-3.0-or-later
// The same configuration files, given to the reader and to "ssh -G".
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <stdlib.h>

#include <cctype>
#include <map>
#include <random>
#include <sstream>

#include "models/domain/ascii.h"
#include "platform_client/ssh/known_hosts.h"
#include "platform_client/ssh/ssh_config.h"
#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::ssh::testing {
namespace {

constexpr int kFiles = 250;
constexpr int kNeeded = 150;  // how many of them ssh has to take

// What "ssh -G" prints: each keyword with its values, in order.
using Printed = std::multimap<std::string, std::string>;

Printed readPrinted(const std::string& output) {
    Printed printed;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t blank = line.find(' ');
        if (blank != std::string::npos)
            printed.emplace(line.substr(0, blank), line.substr(blank + 1));
    }
    return printed;
}

std::string one(const Printed& printed, const std::string& keyword) {
    const auto found = printed.find(keyword);
    return found == printed.end() ? "" : found->second;
}

std::vector<std::string> all(const Printed& printed, const std::string& keyword) {
    std::vector<std::string> values;
    const auto [first, last] = printed.equal_range(keyword);
    for (auto each = first; each != last; ++each)
        values.push_back(each->second);
    return values;
}

class FileMaker {
  public:
    explicit FileMaker(unsigned seed) : m_engine(seed) {}

    std::size_t below(std::size_t bound) { return m_engine() % bound; }
    bool once(std::size_t in) { return below(in) == 0; }

    template <std::size_t size>
    std::string oneOf(const char* const (&texts)[size]) {
        return texts[below(size)];
    }

    std::string letters(std::string word) {
        for (char& c : word)
            if (once(3)) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        return word;
    }

    std::string hostLine() {
        std::string line = letters("host") + oneOf({" ", "=", "\t", " = "});
        for (std::size_t i = 1 + below(3); i > 0; --i)
            line += oneOf({"gpu", "gpu", "node.lab", "*", "*.lab", "g?u", "!gpu", "!*.lab",
                           "\"gpu\"", "other", "GPU", "n*e.*", "'node.lab'", "a\\ b"}) +
                    (i > 1 ? " " : "");
        return line;
    }

    std::string value() {
        switch (below(6)) {
            case 0:
                return letters("hostname") + oneOf({" ", "=", " =", "= "}) +
                       oneOf({"10.0.0.1", "%h", "%h.example.com", "\"x.example.com\"",
                              "Big.Example", "a%%b", "2001:db8::1", "y # comment"});
            case 1:
                return letters("port") + " " +
                       oneOf({"22", "2222", "65535", "022", "\"8022\"", "1"});
            case 2:
                return letters("user") + oneOf({" ", "="}) +
                       oneOf({"root", "me", "\"two words\"", "o\\'clock", "a\\ b", "c#d", "'q'"});
            case 3:
                return letters("identityfile") + " " +
                       oneOf({"~/.ssh/a", "/k/%h", "\"~/my key\"", "none", "%d/x", "~/.ssh/a"});
            case 4:
                return letters("proxyjump") + oneOf({" ", "="}) +
                       oneOf({"jump", "me@jump:2022", "a,b", "none", "u@[::1]:22",
                              "a:1,b@c:2,d # e", "ssh://u@h:7", "10.0.0.9", "NONE"});
            default:
                return oneOf({"ProxyCommand none", "ProxyCommand false %h", "ProxyCommand=None",
                              "ProxyCommand none # x", "ForwardAgent no", "Compression yes \f",
                              "ServerAliveInterval 5", "# comment", "", "LogLevel QUIET",
                              "  # User x"});
        }
    }

    // One line in some files that ssh takes the whole file amiss for.
    std::string badLine() {
        return oneOf({"Port 0", "Port x", "User", "User a b", "User \"a", "HostName", "Host",
                      "ProxyJump", "ProxyJump a:0", "IdentityFile", "Host \"\"", "Port 70000"});
    }

    std::string file() {
        std::string text;
        const std::size_t count = 2 + below(10);
        const std::size_t bad = once(8) ? below(count) : count;
        for (std::size_t i = 0; i < count; ++i) {
            if (once(4)) text += oneOf({" ", "\t", "    "});
            text += i == bad ? badLine() : once(3) ? hostLine() : value();
            text += oneOf({"\n", "\n", "\n", "\r\n", "  \n"});
        }
        if (once(6)) text.pop_back();
        return text;
    }

  private:
    std::mt19937 m_engine;
};

void compare(const SshHostSettings& ours, const Printed& theirs, const std::string& name,
             const std::string& localUser) {
    EXPECT_EQ(ours.hostName.value_or(domain::lowerCase(name)), one(theirs, "hostname"));
    EXPECT_EQ(std::to_string(ours.port.value_or(22)), one(theirs, "port"));
    EXPECT_EQ(ours.user.value_or(localUser), one(theirs, "user"));
    if (!ours.identityFiles.empty()) {
        EXPECT_EQ(ours.identityFiles, all(theirs, "identityfile"));
    } else {
        EXPECT_EQ(one(theirs, "identityfile"), "~/.ssh/id_rsa");  // the first of its own
    }
    EXPECT_EQ(ours.needsProgram, !one(theirs, "proxycommand").empty());
    const std::string jumps = one(theirs, "proxyjump");
    EXPECT_EQ(ours.jumps, *readJumpHosts(jumps.empty() ? "none" : jumps));
}

TEST(SshConfigBesideSsh, SaysTheSameOfEveryHost) {
    const ScratchFolder folder;
    FileMaker maker(11);
    const std::string localUser =
        one(readPrinted(runProgram({"ssh", "-G", "-F", "/dev/null", "gpu"}).output), "user");
    ASSERT_FALSE(localUser.empty());
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < kFiles; ++i) {
        const std::string text = maker.file();
        const std::string path = folder.write("config", text);
        const auto config = SshConfig::load(path);
        ASSERT_TRUE(config);
        for (const std::string name : {"gpu", "node.lab"}) {
            SCOPED_TRACE("file " + std::to_string(i) + " for " + name + "\n" + text);
            const ProgramEnd end = runProgram({"ssh", "-G", "-F", path, name});
            if (end.status != 0) {
                ++refused;
                EXPECT_FALSE(config->findings().empty()) << end.output;
                continue;
            }
            ++taken;
            compare(config->settingsOf(name), readPrinted(end.output), name, localUser);
            for (const SshConfigFinding& finding : config->findings())
                EXPECT_EQ(finding.problem, SshConfigProblem::RunsProgram)
                    << finding.line << " " << describe(finding.problem);
        }
    }
    EXPECT_GE(taken, 2 * kNeeded);
    EXPECT_GE(refused, 10);
    RecordProperty("taken", taken);
    RecordProperty("refused", refused);
}

TEST(KnownHostsBesideSsh, LieInTheSameFiles) {
    const Printed printed = readPrinted(runProgram({"ssh", "-G", "-F", "/dev/null", "gpu"}).output);
    const std::string user = one(printed, "userknownhostsfile");
    const std::string home = user.substr(0, user.find("/.ssh/"));
    std::string ours;
    for (const std::string& file : defaultKnownHostsFiles(home))
        ours += (ours.empty() ? "" : " ") + file;
    EXPECT_EQ(ours, user + " " + one(printed, "globalknownhostsfile"));
}

// "ssh -G" shows the files of keys as they stand; only a connection shows what becomes of them.
TEST(SshConfigBesideSsh, FindsTheSameKeyFiles) {
    const ScratchFolder folder;
    const Printed defaults =
        readPrinted(runProgram({"ssh", "-G", "-F", "/dev/null", "gpu"}).output);
    for (const char* value :
         {"~/.ssh/a", "%d/b", "/k/%h-%n-%p-%r-%u", "/k/100%%", "/k/~", "~/%%d"}) {
        const std::string path = folder.write(
            "config",
            fmt::format("HostName box.lab\nPort 2200\nUser you\nIdentityFile {}\n", value));
        const ProgramEnd end = runProgram(
            {"ssh", "-v", "-F", path, "-o", "ProxyCommand=false", "-o", "BatchMode=yes", "gpu"});
        const std::string home = ::getenv("HOME") == nullptr ? "/" : ::getenv("HOME");
        const auto ours =
            expandIdentityFile(value, {home, "box.lab", "gpu", "you", one(defaults, "user"), 2200});
        ASSERT_TRUE(ours);
        EXPECT_NE(end.output.find("identity file " + *ours + " type"), std::string::npos)
            << *ours << "\n"
            << end.output;
    }
}

}  // namespace
}  // namespace berth::platform_client::ssh::testing
