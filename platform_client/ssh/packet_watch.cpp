// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/packet_watch.h"

#include <libssh/callbacks.h>

#include <charconv>
#include <string_view>
#include <system_error>

namespace berth::platform_client::ssh {

namespace {

constexpr std::string_view kTeller = "ssh_packet_channel_open_conf";
constexpr std::string_view kBefore = "maxpacket : ";

}  // namespace

PacketWatch::PacketWatch()
    : m_levelBefore(ssh_get_log_level()), m_dataBefore(ssh_get_log_userdata()) {
    ssh_set_log_userdata(this);
    ssh_set_log_callback(&PacketWatch::hear);
    ssh_set_log_level(SSH_LOG_PROTOCOL);
}

PacketWatch::~PacketWatch() {
    ssh_set_log_level(m_levelBefore);
    ssh_set_log_userdata(m_dataBefore);
}

// A callback cannot be taken away any more, only its data.
void PacketWatch::hear(int priority, const char* function, const char* text, void* watch) {
    if (watch == nullptr || function == nullptr || text == nullptr || function != kTeller) return;
    auto& self = *static_cast<PacketWatch*>(watch);
    if (priority <= SSH_LOG_RARE) self.m_unsound = true;  // it complains
    const std::string_view line(text);
    const std::size_t at = line.find(kBefore);
    if (at == std::string_view::npos) return;
    const std::string_view number = line.substr(at + kBefore.size());
    std::uint32_t most = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), most);
    if (read.ec == std::errc() && most < kSmallest) self.m_unsound = true;
}

}  // namespace berth::platform_client::ssh
