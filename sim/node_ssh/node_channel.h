// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "sim/node_ssh/byte_pipe.h"
#include "sim/node_ssh/terminal_sink.h"
#include "sim/shell/interactive_session.h"
#include "sim/shell/node_host.h"
#include "sim/shell/shell.h"
#include "sim/shell/terminal.h"

namespace berth::sim::node_ssh {

// One session channel: what was asked for before its program, then the program on a thread of its
// own, with pipes to it. Everything but the program belongs to the connection's thread and never
// waits, except for the destructor, which waits for the program to end.
class NodeChannel {
  public:
    static constexpr std::size_t kPipe = 128 * 1024;  // bytes in each of its three pipes
    static constexpr std::size_t kMostVariables = 32;
    static constexpr std::size_t kMostVariable = 1024;  // bytes of a name with its value

    // `changed` is told on the program's thread: there is output, room for input, or an end.
    NodeChannel(std::unique_ptr<shell::NodeHost> host, std::function<void()> changed);
    ~NodeChannel();
    NodeChannel(const NodeChannel&) = delete;
    NodeChannel& operator=(const NodeChannel&) = delete;

    // Before a program; false: refused. Only LANG, LC_… and TERM are taken from a client.
    [[nodiscard]] bool setVariable(const std::string& name, const std::string& value);
    [[nodiscard]] bool requestTerminal(const std::string& name, shell::WindowSize size);
    // One program a channel; false: there is one.
    [[nodiscard]] bool startCommand(std::string command);
    [[nodiscard]] bool startShell();
    [[nodiscard]] bool startSftp();
    [[nodiscard]] bool started() const { return m_thread.joinable(); }

    void resize(shell::WindowSize size);
    void signal(std::string_view name);  // "INT", without SIG
    // How much input is taken now, and input.
    [[nodiscard]] std::size_t inputRoom() const;
    void input(std::string_view bytes);
    void inputEnds();
    [[nodiscard]] BytePipe& output() { return m_out; }
    [[nodiscard]] BytePipe& errors() { return m_error; }
    // Its program has ended with this; set once all it wrote lies in the pipes.
    [[nodiscard]] std::optional<int> ended() const;
    // Ends the program; `text` is shown as the last line, unless it is empty, and the status is 1.
    void end(std::string_view text);

  private:
    [[nodiscard]] bool start(std::function<int(const std::stop_token&)> program);
    void run(const std::function<int(const std::stop_token&)>& program,
             const std::stop_token& stop);
    [[nodiscard]] shell::ShellOptions options() const;

    const std::function<void()> m_changed;
    std::unique_ptr<shell::NodeHost> m_host;
    BytePipe m_in, m_out, m_error;
    TerminalSink m_shown{m_out};  // what a command prints to a terminal
    std::vector<std::pair<std::string, std::string>> m_variables;
    std::optional<shell::WindowSize> m_window;  // a terminal was asked for
    bool m_onTerminal = false;                  // fixed once the program has started
    std::unique_ptr<shell::Shell> m_shell;
    std::unique_ptr<shell::InteractiveSession> m_terminal;
    std::atomic<bool> m_hasEnded = false;
    std::atomic<int> m_status = 0;
    bool m_ending = false;
    bool m_cutOff = false;  // before its program came to its own end
    std::jthread m_thread;
};

}  // namespace berth::sim::node_ssh
