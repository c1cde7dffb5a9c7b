// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace berth::platform_client::ssh::testing {

// A program that runs beside the test, and is ended with this object, by its pid.
class ChildProcess {
  public:
    ChildProcess() = default;
    // `log`: where both of its streams go; empty: to the test's own.
    explicit ChildProcess(std::vector<std::string> arguments, const std::string& log = {});
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess() { stop(); }

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] bool ended();
    void signal(int number) const;
    void stop();  // SIGCONT, SIGTERM, and SIGKILL if that does not end it

  private:
    pid_t m_pid = -1;
};

// A port of 127.0.0.1 that nobody listens on just now.
[[nodiscard]] int freePort();
// Whether somebody listens there.
[[nodiscard]] bool listens(int port);

}  // namespace berth::platform_client::ssh::testing
