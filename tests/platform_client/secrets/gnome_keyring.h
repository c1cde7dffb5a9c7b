// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace berth::platform_client::fixtures {

// How a program ended, and what it wrote on its standard output.
struct Ended {
    int status = -1;
    std::string output;
};
// Runs a program to its end. `input` goes to its standard input.
[[nodiscard]] Ended runProgram(const std::vector<std::string>& command,
                               const std::string& input = {});

// GNOME's keyring daemon on the session bus of this process, stopped by its process id. Its one
// keyring lies below $HOME and outlives it.
class GnomeKeyring {
  public:
    enum class State { Unlocked, Locked };

    // Ready when it returns. Locked: only after it has been there unlocked.
    explicit GnomeKeyring(State state = State::Unlocked);
    GnomeKeyring(const GnomeKeyring&) = delete;
    GnomeKeyring& operator=(const GnomeKeyring&) = delete;
    ~GnomeKeyring();

    void lock();
    void kill();
    // Unlocked, as after a log-in.
    void restart();
    // It stays, and answers nothing until it goes on.
    void holdStill();
    void goOn();

  private:
    void begin(State state);

    pid_t m_process = -1;
};

}  // namespace berth::platform_client::fixtures
