// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/shell/real_shell.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>

namespace berth::sim::shell::testing {

RealResult runWithDash(const std::string& script) {
    std::string folder = (std::filesystem::temp_directory_path() / "berth-dash-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process");
    if (child == 0) {
        const int nothing = ::open("/dev/null", O_RDWR);
        ::dup2(nothing, 0);
        ::dup2(ends[1], 1);
        ::dup2(nothing, 2);
        const char* const words[] = {"sh", "-c", script.c_str(), nullptr};
        const char* const environment[] = {"PATH=/usr/bin:/bin", "HOME=/root", "LC_ALL=C", nullptr};
        if (::chdir(folder.c_str()) == 0)
            ::execve("/bin/dash", const_cast<char* const*>(words),
                     const_cast<char* const*>(environment));
        ::_exit(125);
    }
    ::close(ends[1]);
    RealResult result;
    std::array<char, 65536> bytes{};
    for (ssize_t count = 0; (count = ::read(ends[0], bytes.data(), bytes.size())) > 0;)
        result.out.append(bytes.data(), static_cast<std::size_t>(count));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return result;
}

}  // namespace berth::sim::shell::testing
