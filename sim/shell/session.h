// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <stop_token>

#include "sim/shell/file_tree.h"
#include "sim/shell/shell.h"
#include "sim/shell/terminal.h"

namespace berth::sim::shell {

// What all processes of one shell share. Any thread.
class Session {
  public:
    static constexpr int kMostProcesses = 48;
    // Levels of nesting and calls, over all that one process runs.
    static constexpr int kMostDepth = 400;

    Session(NodeHost& host, ShellOptions options, Terminal* terminal)
        : m_tree(host), m_options(std::move(options)), m_terminal(terminal) {}

    [[nodiscard]] FileTree& tree() { return m_tree; }
    [[nodiscard]] const ShellOptions& options() const { return m_options; }
    // Null: there is none.
    [[nodiscard]] Terminal* terminal() const { return m_terminal; }

    // Waits by the wall clock. False: it was stopped.
    bool sleep(std::chrono::nanoseconds duration, const std::stop_token& stop);

    // The number of a process that begins.
    [[nodiscard]] int nextPid() { return m_nextPid++; }
    // Whether another process may begin; each that did must be given back. Who is refused says so
    // and ends the whole run: whatever has multiplied that far would do so again.
    [[nodiscard]] bool takeProcess();
    void giveProcess() { --m_processes; }

    // A run begins: what ends it early.
    [[nodiscard]] std::stop_token beginRun();
    void endRun();
    // Ends the current run; `forEver`: and all later ones.
    void stopRun(bool forEver);

  private:
    FileTree m_tree;
    ShellOptions m_options;
    Terminal* m_terminal;
    std::atomic<int> m_processes = 0;
    std::atomic<int> m_nextPid = 20'000;
    std::mutex m_mutex;
    std::stop_source m_run;
    bool m_running = false, m_stopped = false;
};

}  // namespace berth::sim::shell
