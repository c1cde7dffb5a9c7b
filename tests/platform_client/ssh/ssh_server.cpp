// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/ssh_server.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "platform_client/ssh/base64.h"

namespace berth::platform_client::ssh::testing {

namespace {

constexpr int kStarts = 5;

// The program's names of the key types, and how long the keys are to be.
struct KeyWish {
    KeyType type;
    const char* name;
    const char* bits;
    const char* algorithms;
};

constexpr std::array kWishes{KeyWish{KeyType::Ed25519, "ed25519", "256", "ssh-ed25519"},
                             KeyWish{KeyType::EcdsaP256, "ecdsa", "256", "ecdsa-sha2-nistp256"},
                             KeyWish{KeyType::Rsa, "rsa", "2048", "rsa-sha2-512"}};

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

SshServer::SshServer() {
    std::string configuration =
        "ListenAddress 127.0.0.1\nUsePAM no\nPasswordAuthentication no\n"
        "KbdInteractiveAuthentication no\nPubkeyAuthentication yes\nStrictModes no\n"
        "AuthorizedKeysFile /dev/null\nMaxStartups 200\nPidFile none\nLogLevel QUIET\n";
    for (const KeyWish& wish : kWishes) {
        const std::string file = m_folder / wish.name;
        const ProgramEnd end = runProgram(
            {"ssh-keygen", "-q", "-t", wish.name, "-b", wish.bits, "-N", "", "-C", "", "-f", file});
        if (end.status != 0) throw std::runtime_error("ssh-keygen: " + end.output);
        std::string line = m_folder.read(std::string(wish.name) + ".pub");
        line.resize(line.find_last_not_of(" \n") + 1);
        m_keys[wish.type] = line;
        configuration += "HostKey " + file + "\n";
    }
    m_folder.write("config", configuration);
    // As root the server wants the folder that its service makes.
    if (::geteuid() == 0) ::mkdir("/run/sshd", 0755);
    for (int i = 0; i < kStarts; ++i)
        if (start()) return;
    throw std::runtime_error("sshd does not start");
}

bool SshServer::start() {
    m_port = freePort();
    m_server = ChildProcess(
        {"/usr/sbin/sshd", "-D", "-f", m_folder / "config", "-p", std::to_string(m_port)});
    while (!listens(m_port)) {
        if (m_server.ended()) return false;  // somebody else has taken the port
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

std::string SshServer::blob(KeyType type) const {
    const std::string& line = keyLine(type);
    return decodeBase64(line.substr(line.find(' ') + 1))->bytes;
}

SshDecision SshServer::ask(KeyType type, const std::string& alias, const std::string& userFile,
                           const std::string& globalFile, std::string* output) const {
    std::string algorithms;
    for (const KeyWish& wish : kWishes)
        if (wish.type == type) algorithms = wish.algorithms;
    std::vector<std::string> arguments{"ssh",       "-F",
                                       "/dev/null", "-T",
                                       "-o",        "StrictHostKeyChecking=yes",
                                       "-o",        "BatchMode=yes",
                                       "-o",        "UpdateHostKeys=no",
                                       "-o",        "IdentityFile=none",
                                       "-o",        "IdentityAgent=none",
                                       "-o",        "UserKnownHostsFile=" + userFile,
                                       "-o",        "GlobalKnownHostsFile=" + globalFile,
                                       "-o",        "HostKeyAlgorithms=" + algorithms,
                                       "-p",        std::to_string(m_port)};
    if (!alias.empty()) {
        arguments.emplace_back("-o");
        arguments.emplace_back("HostKeyAlias=" + alias);
    }
    arguments.insert(arguments.end(), {"127.0.0.1", "true"});
    const ProgramEnd end = runProgram(std::move(arguments));
    if (output != nullptr) *output = end.output;
    if (contains(end.output, "REVOKED HOST KEY DETECTED")) return SshDecision::Revoked;
    if (contains(end.output, "REMOTE HOST IDENTIFICATION HAS CHANGED")) return SshDecision::Changed;
    if (contains(end.output, "host key is known for")) return SshDecision::Unknown;
    return contains(end.output, "Permission denied (publickey)") ? SshDecision::Trusted
                                                                 : SshDecision::Unclear;
}

}  // namespace berth::platform_client::ssh::testing
