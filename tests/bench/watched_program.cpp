// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/watched_program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <thread>
#include <utility>

extern char** environ;  // NOLINT: POSIX wants it declared

namespace berth::bench {
namespace {

constexpr int kReportDescriptor = 9;
constexpr int kPatienceMs = 30'000;

std::vector<std::string> environmentFor(bool settled) {
    std::vector<std::string> result;
    for (char** at = environ; *at != nullptr; ++at) {
        const std::string_view entry(*at);
        // The accessibility bus is for tests; who starts Berth without a reader does not load it.
        if (entry.starts_with("QT_LINUX_ACCESSIBILITY_ALWAYS_ON=") ||
            entry.starts_with("QT_PLUGIN_PATH=") || entry.starts_with("QT_QPA_GENERIC_PLUGINS=")) {
            continue;
        }
        result.emplace_back(entry);
    }
    result.emplace_back("QT_PLUGIN_PATH=" BERTH_BENCH_PLUGINS);
    result.push_back(fmt::format("QT_QPA_GENERIC_PLUGINS=start_watch:{}{}", kReportDescriptor,
                                 settled ? "/settled" : ""));
    return result;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// The number after "name:" in a file of /proc.
std::int64_t numberIn(const std::string& file, std::string_view name) {
    std::ifstream text(file);
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with(name)) return std::atoll(line.c_str() + name.size());
    }
    return 0;
}

}  // namespace

WatchedProgram::WatchedProgram(const std::vector<std::string>& command, bool settled) {
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) return;
    m_reading = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], kReportDescriptor);
    // Standard output is for the figures alone.
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    std::vector<std::string> arguments = command;
    std::vector<std::string> environment = environmentFor(settled);
    const std::vector<char*> argv = pointersTo(arguments);
    const std::vector<char*> envp = pointersTo(environment);
    m_started = monotonicNanoseconds();
    if (posix_spawn(&m_process, command.front().c_str(), &actions, nullptr, argv.data(),
                    envp.data()) != 0) {
        m_process = -1;
    }
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
}

WatchedProgram::~WatchedProgram() {
    (void)stop();
    if (m_reading >= 0) ::close(m_reading);
}

std::optional<StartMoments> WatchedProgram::waitUntilUsable() {
    pollfd end{m_reading, POLLIN, 0};
    StartMoments moments;
    if (m_process < 0 || poll(&end, 1, kPatienceMs) != 1) return std::nullopt;
    if (::read(m_reading, &moments, sizeof moments) != sizeof moments) return std::nullopt;
    return moments;
}

Usage WatchedProgram::usage() const {
    Usage usage;
    const std::string folder = fmt::format("/proc/{}", m_process);
    std::error_code error;
    for (const auto& task : std::filesystem::directory_iterator(folder + "/task", error)) {
        std::int64_t nanoseconds = 0;
        std::ifstream(task.path() / "schedstat") >> nanoseconds;
        usage.cpuSeconds += static_cast<double>(nanoseconds) / 1e9;
        usage.wakeUps += numberIn(task.path() / "status", "voluntary_ctxt_switches:");
    }
    usage.residentMiB = static_cast<double>(numberIn(folder + "/status", "VmRSS:")) / 1024;
    usage.proportionalMiB = static_cast<double>(numberIn(folder + "/smaps_rollup", "Pss:")) / 1024;
    return usage;
}

bool WatchedProgram::stop() {
    if (m_process < 0) return false;
    const pid_t process = std::exchange(m_process, -1);
    kill(process, SIGTERM);
    int status = 0;
    for (int waited = 0; waitpid(process, &status, WNOHANG) == 0; waited += 5) {
        if (waited >= kPatienceMs) {
            kill(process, SIGKILL);
            waitpid(process, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace berth::bench
