// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace berth::domain {

struct ListeningSocket {
    std::string address;  // "0.0.0.0", "127.0.0.1", "::", "::1"
    int port = 0;
    bool loopbackOnly = false;

    friend bool operator==(const ListeningSocket&, const ListeningSocket&) = default;
};

// Counters since the interface came up.
struct NetworkInterface {
    std::string name;
    std::int64_t receivedBytes = 0, sentBytes = 0;
    std::int64_t receivedPackets = 0, sentPackets = 0;
    std::int64_t receiveErrors = 0, sendErrors = 0;
    std::int64_t receiveDrops = 0, sendDrops = 0;

    friend bool operator==(const NetworkInterface&, const NetworkInterface&) = default;
};

struct NetworkState {
    // Absent: could not be read. Empty: there are none.
    std::optional<std::vector<ListeningSocket>> listening;
    std::vector<NetworkInterface> interfaces;
    std::optional<bool> defaultRoute;
    std::optional<std::vector<std::string>> nameServers;

    friend bool operator==(const NetworkState&, const NetworkState&) = default;
};

}  // namespace berth::domain
