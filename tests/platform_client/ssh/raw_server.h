// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace berth::platform_client::ssh::testing {

// Listens on a free port of 127.0.0.1 and treats everybody who comes as it is told to, on a thread
// for each.
class RawServer {
  public:
    class Peer {
      public:
        explicit Peer(int fd, const std::atomic<bool>& ending) : m_fd(fd), m_ending(ending) {}
        // False: the client is gone, or the test is over.
        bool send(std::string_view bytes) const;
        // Some bytes; empty: the client is gone, or the test is over.
        [[nodiscard]] std::string receive() const;
        void waitForEnd() const;
        [[nodiscard]] int fd() const { return m_fd; }
        [[nodiscard]] bool ending() const { return m_ending; }

      private:
        int m_fd;
        const std::atomic<bool>& m_ending;
    };

    explicit RawServer(std::function<void(Peer&)> behaviour);
    ~RawServer();
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    [[nodiscard]] int port() const { return m_port; }

  private:
    void accept();

    const std::function<void(Peer&)> m_behaviour;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_ending = false;
    std::vector<std::thread> m_peers;  // the accepting thread's, until it has ended
    std::thread m_thread;
};

// A connection to a port of 127.0.0.1, blocking.
[[nodiscard]] int connectTo(int port);

}  // namespace berth::platform_client::ssh::testing
