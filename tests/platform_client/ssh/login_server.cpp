// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/login_server.h"

#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

namespace berth::platform_client::ssh::testing {

namespace {

// All that came of a process, itself first. A session of sshd is a child of the listener.
std::vector<pid_t> familyOf(pid_t root) {
    std::vector<pid_t> family{root};
    std::set<pid_t> known{root};
    for (std::size_t i = 0; i < family.size(); ++i) {
        for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
            const std::string name = entry.path().filename();
            if (name.find_first_not_of("0123456789") != std::string::npos) continue;
            std::ifstream file(entry.path() / "stat");
            std::string text;
            std::getline(file, text, '\0');  // nothing, where the process has just ended
            const std::size_t end = text.rfind(')');
            if (end == std::string::npos || end + 4 > text.size()) continue;
            const pid_t pid = std::stoi(name);
            if (std::atoi(text.c_str() + end + 4) == family[i] && known.insert(pid).second)
                family.push_back(pid);
        }
    }
    return family;
}

}  // namespace

std::string userName() {
    const passwd* user = ::getpwuid(::geteuid());
    if (user == nullptr) throw std::runtime_error("nobody runs this");
    return user->pw_name;
}

LoginServer::LoginServer(const std::string& configuration, PrivateMounts mounts)
    : m_mounts(std::move(mounts)) {
    changeHostKey();
    m_folder.write("allowed", "");
    m_folder.write("config", configuration +
                                 "\nListenAddress 127.0.0.1\nUsePAM no\nStrictModes no\n"
                                 "PermitRootLogin yes\nPasswordAuthentication no\n"
                                 "KbdInteractiveAuthentication no\nMaxStartups 200\n"
                                 "MaxSessions 50\nMaxAuthTries 20\nPidFile none\nLogLevel VERBOSE\n"
                                 // What a person's shell does when it starts is no part of it.
                                 "SetEnv HOME=" +
                                 (m_folder / "") + "\nHostKey " + (m_folder / "host") +
                                 "\nAuthorizedKeysFile " + (m_folder / "allowed") + "\n");
    if (configuration.find("Subsystem") == std::string::npos)
        std::ofstream(m_folder / "config", std::ios::app) << "Subsystem sftp internal-sftp\n";
    // As root the server wants the folder that its service makes.
    if (::geteuid() == 0) ::mkdir("/run/sshd", 0755);
    m_port = freePort();
    start();
}

void LoginServer::start() {
    // It ends with the test, however that ends.
    m_server = ChildProcess(
        m_mounts.around({"setpriv", "--pdeathsig", "TERM", "/usr/sbin/sshd", "-D", "-e", "-f",
                         m_folder / "config", "-p", std::to_string(m_port)}),
        m_folder / "log");
    while (!listens(m_port)) {
        if (m_server.ended()) throw std::runtime_error("sshd does not start: " + log());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void LoginServer::signalSessions(int number) const {
    for (const pid_t pid : familyOf(m_server.pid()))
        ::kill(pid, number);
}

void LoginServer::kill() {
    const auto family = familyOf(m_server.pid());
    for (const pid_t pid : family)
        if (pid != m_server.pid()) ::kill(pid, SIGKILL);
    m_server.stop();
}

void LoginServer::freeze() const {
    signalSessions(SIGSTOP);
}

void LoginServer::thaw() const {
    signalSessions(SIGCONT);
}

std::string LoginServer::letIn(const std::string& type, const std::string& passphrase) {
    const std::string file = m_folder / ("key" + std::to_string(m_keys++));
    const ProgramEnd end =
        runProgram({"ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file});
    if (end.status != 0) throw std::runtime_error("ssh-keygen: " + end.output);
    letInBy(file + ".pub");
    return file;
}

void LoginServer::letInBy(const std::string& publicFile) const {
    std::ifstream in(publicFile, std::ios::binary);
    std::ofstream(m_folder / "allowed", std::ios::app) << in.rdbuf();
}

domain::HostStop LoginServer::stop(const std::string& keyFile) const {
    return {"127.0.0.1", m_port, userName(), {domain::HostLoginKind::KeyFile, keyFile}};
}

void LoginServer::changeHostKey() {
    std::filesystem::remove(m_folder / "host");
    std::filesystem::remove(m_folder / "host.pub");
    const ProgramEnd end = runProgram(
        {"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", m_folder / "host"});
    if (end.status != 0) throw std::runtime_error("ssh-keygen: " + end.output);
}

std::string LoginServer::hostKeyLine() const {
    std::string line = m_folder.read("host.pub");
    line.resize(line.find_last_not_of(" \n") + 1);
    return line;
}

}  // namespace berth::platform_client::ssh::testing
