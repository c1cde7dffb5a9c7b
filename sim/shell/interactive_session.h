// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "sim/shell/node_host.h"
#include "sim/shell/shell.h"
#include "sim/shell/streams.h"
#include "sim/shell/terminal.h"

namespace berth::sim::shell {

// A shell on a terminal: prompt, line editing with history and completion, and what a kernel's
// terminal does in between (echo, Ctrl-C, line ends). A line has at most 64 KiB; 500 lines are
// remembered, and 1 MiB of them.
class InteractiveSession {
  public:
    // `channel` takes what is shown, "\r\n" at the end of lines. All must outlive it.
    InteractiveSession(NodeHost& host, ByteSink& channel, WindowSize window = {},
                       ShellOptions options = {});
    ~InteractiveSession();  // run() must have returned
    InteractiveSession(const InteractiveSession&) = delete;
    InteractiveSession& operator=(const InteractiveSession&) = delete;

    // Runs until `exit`, Ctrl-D, hangUp() or a channel that takes nothing any more; gives the
    // status. Once, on a thread of its own.
    int run();

    // These from any thread; none of them waits.
    // What was typed. Gives how many bytes were taken: at most 64 KiB wait to be read, what comes
    // beyond is dropped as a kernel does, except for Ctrl-C, which is always heard.
    std::size_t feed(std::string_view bytes);
    void resize(WindowSize window);
    // Nobody is there any more: ends what runs.
    void hangUp();

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace berth::sim::shell
