// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/shell/node_host.h"
#include "sim/shell/streams.h"

namespace berth::sim::shell {

struct ShellOptions {
    std::string user = "root";
    // What the client asked to be set, over the environment of the node's container.
    std::vector<std::pair<std::string, std::string>> environment;
    std::string folder = "/";  // where it starts; "/" when there is no such folder
};

// A small POSIX shell on one simulated node. Its programs are built in; none of it touches the
// machine that the simulator runs on. `help` lists what there is.
//
// Bounds, so that no script can take the simulator's memory or its threads: 48 processes at once (a
// script that asks for more is ended whole), 1 MiB for a word, a script or the output of $( ), 4
// MiB of variables and functions, 400 levels of nesting and calls, pipes of 64 KiB. What runs for
// ever is ended by interrupt(), stop(), or by a sink that nobody reads.
//
// Runs on the thread that calls it, the parts of a pipeline on threads of their own that have ended
// when the call returns. One call to run at a time; interrupt() and stop() from any thread.
class Shell {
  public:
    // All that is referred to must outlive it.
    Shell(NodeHost& host, Streams streams, ShellOptions options = {});
    ~Shell();
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;

    // Runs one script, as `sh -c` does: what `ssh node COMMAND` asks for. Gives its status;
    // variables and the current folder stay for the next run.
    int run(std::string_view script);
    // Runs what comes from the standard input until that ends: a session without a terminal.
    int runInput();

    // As Ctrl-C: ends what runs now with status 130. Nothing runs: nothing happens.
    void interrupt();
    // Ends what runs now and whatever is run later: the session is over.
    void stop();

    [[nodiscard]] int lastStatus() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace berth::sim::shell
