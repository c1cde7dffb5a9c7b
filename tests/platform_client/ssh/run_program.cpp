// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/run_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace berth::platform_client::ssh::testing {

ProgramEnd runProgram(std::vector<std::string> arguments) {
    const std::string inSbin = "/usr/sbin/" + arguments.front();
    if (arguments.front().find('/') == std::string::npos && std::filesystem::exists(inSbin))
        arguments.front() = inSbin;
    std::vector<char*> pointers;
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    pid_t pid = 0;
    const int failed =
        ::posix_spawnp(&pid, pointers.front(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    ProgramEnd end;
    if (failed == 0) {
        std::array<char, 4096> buffer{};
        for (;;) {
            const ssize_t count = ::read(ends[0], buffer.data(), buffer.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) break;
            end.output.append(buffer.data(), static_cast<std::size_t>(count));
        }
        int status = 0;
        while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        if (WIFEXITED(status)) end.status = WEXITSTATUS(status);
    }
    ::close(ends[0]);
    return end;
}

ScratchFolder::ScratchFolder() {
    m_path = (std::filesystem::temp_directory_path() / "berth-ssh-XXXXXX").string();
    if (::mkdtemp(m_path.data()) == nullptr) throw std::runtime_error("no temporary folder");
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string ScratchFolder::write(const std::string& name, const std::string& bytes) const {
    std::ofstream(m_path + "/" + name, std::ios::binary) << bytes;
    return m_path + "/" + name;
}

std::string ScratchFolder::read(const std::string& name) const {
    std::ifstream in(m_path + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

int modeOf(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? static_cast<int>(status.st_mode & 0777) : -1;
}

}  // namespace berth::platform_client::ssh::testing
