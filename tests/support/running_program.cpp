// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace berth::support {

namespace {

constexpr auto kPatience = std::chrono::seconds(60);

std::vector<char*> pointersTo(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

RunningProgram::RunningProgram(std::vector<std::string> words,
                               const std::vector<std::string>& environment) {
    ::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    std::array<int, 2> error{};
    for (auto* const ends : {&in, &out, &error}) {
        if (::pipe2(ends->data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_adddup2(&actions, error[1], 2);
    // A session of its own: ssh must not find the terminal of whoever runs the tests.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    std::vector<std::string> variables = environment;
    for (char** each = environ; *each != nullptr; ++each)
        variables.emplace_back(*each);
    const std::vector<char*> pointers = pointersTo(words);
    const std::vector<char*> variablePointers = pointersTo(variables);
    if (::posix_spawnp(&m_pid, pointers.front(), &actions, &attributes, pointers.data(),
                       variablePointers.data()) != 0)
        m_pid = -1;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    ::close(in[0]);
    ::close(out[1]);
    ::close(error[1]);
    m_in = in[1];
    m_out = out[0];
    m_error = error[0];
    ::fcntl(m_in, F_SETFL, O_NONBLOCK);
}

RunningProgram::~RunningProgram() {
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    for (const int descriptor : {m_in, m_out, m_error}) {
        if (descriptor >= 0) ::close(descriptor);
    }
}

void RunningProgram::write(std::string_view bytes) {
    while (!bytes.empty() && m_in >= 0) {
        const ssize_t written = ::write(m_in, bytes.data(), bytes.size());
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            readSome(5);  // it may want to be read before it reads
        } else if (errno != EINTR) {
            return;
        }
    }
}

void RunningProgram::closeInput() {
    if (m_in >= 0) ::close(m_in);
    m_in = -1;
}

bool RunningProgram::readSome(int milliseconds) {
    std::array<pollfd, 2> waits{{{m_out, POLLIN, 0}, {m_error, POLLIN, 0}}};
    if (::poll(waits.data(), waits.size(), milliseconds) <= 0) return m_out >= 0 || m_error >= 0;
    for (pollfd& wait : waits) {
        if (wait.fd < 0 || wait.revents == 0) continue;
        std::array<char, 65536> buffer{};
        const ssize_t got = ::read(wait.fd, buffer.data(), buffer.size());
        const bool isOut = wait.fd == m_out;
        if (got > 0) {
            (isOut ? m_end.out : m_end.error).append(buffer.data(), static_cast<std::size_t>(got));
        } else if (got == 0) {
            ::close(wait.fd);
            (isOut ? m_out : m_error) = -1;
        }
    }
    return m_out >= 0 || m_error >= 0;
}

bool RunningProgram::awaitOutput(std::string_view text) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (m_end.out.find(text) == std::string::npos) {
        if (!readSome(100) || std::chrono::steady_clock::now() > end) break;
    }
    return m_end.out.find(text) != std::string::npos;
}

ProgramEnd RunningProgram::finish() {
    closeInput();
    while (readSome(1000)) {
    }
    if (m_pid > 0) {
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        m_pid = -1;
        if (WIFEXITED(status)) m_end.status = WEXITSTATUS(status);
    }
    return m_end;
}

ScratchFolder::ScratchFolder() {
    m_path = (std::filesystem::temp_directory_path() / "berth-node-ssh-XXXXXX").string();
    if (::mkdtemp(m_path.data()) == nullptr) throw std::runtime_error("no temporary folder");
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string ScratchFolder::write(const std::string& name, std::string_view bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
    std::filesystem::permissions(at(name), std::filesystem::perms::owner_all);
    return at(name);
}

std::string ScratchFolder::read(const std::string& name) const {
    std::ifstream in(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace berth::support
