// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace berth::bench {

// nginx as a round-robin proxy with one worker before eight small servers, which are one worker of
// a second nginx. The yardstick for the gateway: both take a request in, choose a node in turn, and
// bring its answer back.
class NginxProxy {
  public:
    // `backendCore`: where the small servers run; the proxy runs where the caller does.
    explicit NginxProxy(int backendCore);
    ~NginxProxy();
    NginxProxy(const NginxProxy&) = delete;
    NginxProxy& operator=(const NginxProxy&) = delete;

    [[nodiscard]] static bool present();
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] double workerCpuSeconds() const;

  private:
    pid_t launch(const std::string& name, const std::string& servers, int core);

    std::filesystem::path m_folder;
    pid_t m_backends = -1;
    pid_t m_proxy = -1;
    std::uint16_t m_port = 0;
    bool m_running = false;
};

}  // namespace berth::bench
