// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/network_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>

#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

using domain::ListeningSocket;
using domain::NetworkInterface;

// Bytes of an address in the order of the network, from 32-bit words of a little-endian machine.
template <std::size_t Size>
std::optional<std::array<int, Size>> addressBytes(std::string_view hex) {
    if (hex.size() != Size * 2) return std::nullopt;
    std::array<int, Size> bytes{};
    for (std::size_t i = 0; i < Size; ++i) {
        const auto value = hexToInteger(hex.substr(i * 2, 2));
        if (!value) return std::nullopt;
        bytes[i / 4 * 4 + (3 - i % 4)] = static_cast<int>(*value);
    }
    return bytes;
}

std::string ipv4Text(const int* bytes) {
    return fmt::format("{}.{}.{}.{}", bytes[0], bytes[1], bytes[2], bytes[3]);
}

// By RFC 5952: groups without leading zeros, the longest run of empty ones as "::".
std::string ipv6Text(const std::array<int, 16>& bytes) {
    std::array<int, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = bytes[i * 2] * 256 + bytes[i * 2 + 1];
    std::size_t runBegin = 0, runSize = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::size_t size = 0;
        while (i + size < groups.size() && groups[i + size] == 0)
            ++size;
        if (size > runSize) {
            runBegin = i;
            runSize = size;
        }
    }
    if (runSize < 2) runSize = 0;
    std::string text;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (runSize != 0 && i == runBegin) {
            text += "::";
            i += runSize - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':') text += ':';
        text += fmt::format("{:x}", groups[i]);
    }
    return text;
}

std::optional<ListeningSocket> socketOf(std::string_view local) {
    const std::size_t colon = local.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto port = hexToInteger(local.substr(colon + 1));
    if (!port || *port < 1 || *port > 65535) return std::nullopt;
    const int number = static_cast<int>(*port);
    if (const auto four = addressBytes<4>(local.substr(0, colon)))
        return ListeningSocket{ipv4Text(four->data()), number, (*four)[0] == 127};
    const auto six = addressBytes<16>(local.substr(0, colon));
    if (!six) return std::nullopt;
    const bool leadingZeros =
        std::all_of(six->begin(), six->begin() + 10, [](int byte) { return byte == 0; });
    if (leadingZeros && (*six)[10] == 0xFF && (*six)[11] == 0xFF)
        return ListeningSocket{ipv4Text(six->data() + 12), number, (*six)[12] == 127};
    const std::string text = ipv6Text(*six);
    return ListeningSocket{text, number, text == "::1"};
}

// "  eth0: bytes packets errs drop fifo frame compressed multicast  bytes packets errs drop …"
std::optional<NetworkInterface> interfaceOf(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto words = splitWords(line.substr(colon + 1), 17);
    if (words.size() < 12) return std::nullopt;
    std::array<std::int64_t, 12> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto count = toInteger(words[i]);
        if (!count || *count < 0) return std::nullopt;
        counts[i] = *count;
    }
    NetworkInterface each;
    each.name = keptText(line.substr(0, colon), 32);
    each.receivedBytes = counts[0];
    each.receivedPackets = counts[1];
    each.receiveErrors = counts[2];
    each.receiveDrops = counts[3];
    each.sentBytes = counts[8];
    each.sentPackets = counts[9];
    each.sendErrors = counts[10];
    each.sendDrops = counts[11];
    return each;
}

// Iface Destination Gateway Flags RefCnt Use Metric Mask …
bool isDefaultRoute4(std::string_view line) {
    const auto words = splitWords(line, 9);
    return words.size() >= 8 && words[1] == "00000000" && words[7] == "00000000" &&
           (hexToInteger(words[3]).value_or(0) & 1) != 0;
}

// destination prefix source prefix next-hop metric refcnt use flags device; the kernel itself puts
// one that refuses everything on "lo".
bool isDefaultRoute6(std::string_view line) {
    const auto words = splitWords(line, 11);
    return words.size() >= 10 && words[1] == "00" && words[9] != "lo" &&
           words[0].find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

domain::NetworkState readNetwork(const FileLines& files) {
    domain::NetworkState network;
    for (const std::string_view line : files.of("/proc/net/dev")) {
        if (network.interfaces.size() == kMaxInterfaces) break;
        if (auto each = interfaceOf(line)) network.interfaces.push_back(std::move(*each));
    }
    if (files.has("/proc/net/route") || files.has("/proc/net/ipv6_route")) {
        network.defaultRoute =
            std::ranges::any_of(files.of("/proc/net/route"), isDefaultRoute4) ||
            std::ranges::any_of(files.of("/proc/net/ipv6_route"), isDefaultRoute6);
    }
    // A file that is there and empty prints nothing, just as one that is not there: both mean that
    // no name can be looked up. That much can be said only where other files were read.
    if (files.has("/proc/net/dev")) {
        network.nameServers.emplace();
        for (const std::string_view line : files.of("/etc/resolv.conf")) {
            const auto words = splitWords(line, 3);
            if (words.size() >= 2 && words[0] == "nameserver" && network.nameServers->size() < 16)
                network.nameServers->push_back(keptText(words[1], 64));
        }
    }
    return network;
}

std::vector<ListeningSocket> readSockets(std::string_view text) {
    std::vector<ListeningSocket> sockets;
    while (const auto line = takeLine(text)) {
        // "/proc/net/tcp:   0: 0100007F:1F90 00000000:0000 0A …"
        const std::size_t path = line->find(':');
        if (path == std::string_view::npos || !line->starts_with("/proc/net/tcp")) continue;
        const auto words = splitWords(line->substr(path + 1), 5);
        if (words.size() < 4 || words[3] != "0A" || sockets.size() == kMaxSockets) continue;
        if (auto socket = socketOf(words[1])) sockets.push_back(std::move(*socket));
    }
    return sockets;
}

}  // namespace berth::platform_client::inspector
