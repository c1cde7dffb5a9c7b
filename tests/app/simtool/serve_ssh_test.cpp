// SPDX-License-Identifier: GPL-3.0-or-later
// SSH into the nodes of "berth-sim serve".
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/app/simtool/child_process.h"
#include "tests/support/running_program.h"

namespace berth::app {
namespace {

using support::ProgramEnd;
using support::RunningProgram;
using testing::ChildProcess;
using testing::Finished;
using testing::readAll;
using testing::run;
using testing::TemporaryFolder;
using testing::writeAll;

constexpr auto kTimeToStart = std::chrono::seconds(60);

class SshServed {
  public:
    SshServed(const TemporaryFolder& folder, const std::vector<std::string>& more)
        : m_folder(folder), m_child(wordsOf(folder, more)) {
        const auto line = m_child.readLine();
        if (line) m_ready = nlohmann::json::parse(*line);
    }

    [[nodiscard]] std::string hostKey() const { return m_ready.value("hostKey", ""); }
    [[nodiscard]] std::string port() const {
        const std::string address = m_ready.value("ssh", "");
        EXPECT_EQ(address.rfind("127.0.0.1:", 0), 0U) << m_ready.dump();
        return address.substr(address.find(':') + 1);
    }
    // Runs commands of sftp until they succeed: the node may still be starting.
    [[nodiscard]] ProgramEnd sftp(const std::string& commands) const {
        writeAll(m_folder.at("known_hosts"), "[127.0.0.1]:" + port() + " " + hostKey() + "\n");
        const auto end = std::chrono::steady_clock::now() + kTimeToStart;
        for (;;) {
            RunningProgram program({"sftp", "-q", "-b", "-", "-F", "/dev/null", "-P", port(), "-i",
                                    m_folder.at("id"), "-o", "IdentitiesOnly=yes", "-o",
                                    "UserKnownHostsFile=" + m_folder.at("known_hosts"), "-o",
                                    "GlobalKnownHostsFile=/dev/null", "-o",
                                    "StrictHostKeyChecking=yes", "web-1@127.0.0.1"},
                                   {"SSH_AUTH_SOCK="});
            program.write(commands);
            ProgramEnd done = program.finish();
            if (done.status == 0 || std::chrono::steady_clock::now() > end) return done;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }
    Finished stop() {
        m_child.signal(SIGTERM);
        return m_child.finish();
    }

  private:
    static std::vector<std::string> wordsOf(const TemporaryFolder& folder,
                                            const std::vector<std::string>& more) {
        std::vector<std::string> words{"serve", "--speed", "50", "--authorized-keys",
                                       folder.at("id.pub")};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

    const TemporaryFolder& m_folder;
    mutable ChildProcess m_child;
    nlohmann::json m_ready;
};

void makeKey(const TemporaryFolder& folder) {
    const ProgramEnd made =
        RunningProgram({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.at("id")}, {})
            .finish();
    ASSERT_EQ(made.status, 0) << made.error;
    writeAll(folder.at("a.yaml"),
             "scenario: Served\nseed: 3\ndeployments:\n  - {name: web, gpu: '4090', image: echo, "
             "nodes: 1, ports: [80]}\n");
}

TEST(BerthSimServeSsh, KeepsItsKeyAndTheFilesOfItsNodesWithItsState) {
    const TemporaryFolder folder;
    makeKey(folder);
    writeAll(folder.at("file"), "kept over a restart");
    const std::vector<std::string> words{"--scenario", folder.at("a.yaml"), "--state",
                                         folder.at("state")};
    std::string hostKey;
    {
        SshServed served(folder, words);
        hostKey = served.hostKey();
        EXPECT_EQ(hostKey.rfind("ssh-ed25519 AAAA", 0), 0U);
        const ProgramEnd put = served.sftp("put " + folder.at("file") + " /there\n");
        ASSERT_EQ(put.status, 0) << put.error;
        EXPECT_EQ(served.stop().code, 0);
    }
    struct stat status {};
    ASSERT_EQ(::stat(folder.at("state/ssh_host_ed25519_key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    SshServed served(folder, words);
    EXPECT_EQ(served.hostKey(), hostKey);
    const ProgramEnd got = served.sftp("get /there " + folder.at("back") + "\n");
    ASSERT_EQ(got.status, 0) << got.error;
    EXPECT_EQ(readAll(folder.at("back")), "kept over a restart");
    EXPECT_EQ(served.stop().code, 0);
}

TEST(BerthSimServeSsh, HasAnotherKeyEachTimeWithoutAState) {
    const TemporaryFolder folder;
    makeKey(folder);
    SshServed first(folder, {});
    SshServed second(folder, {});
    EXPECT_NE(first.hostKey(), "");
    EXPECT_NE(first.hostKey(), second.hostKey());
    EXPECT_NE(first.port(), second.port());
    // A port that is taken is refused, not replaced.
    const Finished refused = run({"serve", "--ssh-port", first.port()});
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.err.find("SSH is not served: port " + first.port()), std::string::npos)
        << refused.err;
}

TEST(BerthSimServeSsh, DoesNotUseAKeyThatOthersCanRead) {
    const TemporaryFolder folder;
    makeKey(folder);
    const std::vector<std::string> words{"--state", folder.at("state")};
    { SshServed served(folder, words); }
    ASSERT_EQ(::chmod(folder.at("state/ssh_host_ed25519_key").c_str(), 0644), 0);
    const Finished refused = run({"serve", "--state", folder.at("state")});
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.err.find("others can read the key"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace berth::app
