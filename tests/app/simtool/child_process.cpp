// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simtool/child_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace berth::app::testing {

ChildProcess::ChildProcess(const std::vector<std::string>& words) {
    std::array<int, 2> out{}, err{};
    EXPECT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(err.data(), O_CLOEXEC), 0);
    std::vector<std::string> all{BERTH_SIM};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> pointers;
    for (std::string& word : all)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    m_pid = ::fork();
    EXPECT_GE(m_pid, 0);
    if (m_pid == 0) {
        const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        ::dup2(err[1], STDERR_FILENO);
        ::execv(BERTH_SIM, pointers.data());
        ::_exit(127);
    }
    ::close(out[1]);
    ::close(err[1]);
    m_out = out[0];
    m_err = err[0];
}

ChildProcess::~ChildProcess() {
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    if (m_out >= 0) ::close(m_out);
    if (m_err >= 0) ::close(m_err);
}

void ChildProcess::signal(int number) const {
    ::kill(m_pid, number);
}

// False when both outputs have ended.
bool ChildProcess::readSome() {
    std::array<pollfd, 2> watched{{{m_out, POLLIN, 0}, {m_err, POLLIN, 0}}};
    if (m_out < 0 && m_err < 0) return false;
    if (::poll(watched.data(), watched.size(), -1) < 0) return errno == EINTR;
    const auto take = [](const pollfd& from, int& file, std::string& text) {
        if (from.fd < 0 || from.revents == 0) return;
        std::array<char, 4096> buffer{};
        const ssize_t got = ::read(file, buffer.data(), buffer.size());
        if (got > 0) {
            text.append(buffer.data(), static_cast<std::size_t>(got));
            return;
        }
        ::close(file);
        file = -1;
    };
    take(watched[0], m_out, m_outText);
    take(watched[1], m_err, m_errText);
    return true;
}

std::optional<std::string> ChildProcess::readLine() {
    for (;;) {
        const std::size_t end = m_outText.find('\n', m_lineStart);
        if (end != std::string::npos) {
            std::string line = m_outText.substr(m_lineStart, end - m_lineStart);
            m_lineStart = end + 1;
            return line;
        }
        if (m_out < 0 || !readSome()) return std::nullopt;
    }
}

Finished ChildProcess::finish() {
    while (readSome()) {
    }
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return {code, m_outText, m_errText};
}

Finished run(const std::vector<std::string>& words) {
    return ChildProcess(words).finish();
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "berth-sim-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::size_t TemporaryFolder::entries() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(m_path),
                                                  std::filesystem::directory_iterator()));
}

std::string readAll(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void writeAll(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

}  // namespace berth::app::testing
