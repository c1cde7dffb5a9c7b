// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libssh/libssh.h>

#include <memory>

namespace berth::platform_client::ssh {

struct LibsshFree {
    void operator()(ssh_session session) const {
        ssh_disconnect(session);
        ssh_free(session);
    }
    void operator()(ssh_channel channel) const { ssh_channel_free(channel); }
    void operator()(ssh_event event) const { ssh_event_free(event); }
    void operator()(ssh_key key) const { ssh_key_free(key); }
    void operator()(char* text) const { ssh_string_free_char(text); }
};

using SessionHandle = std::unique_ptr<ssh_session_struct, LibsshFree>;
using ChannelHandle = std::unique_ptr<ssh_channel_struct, LibsshFree>;
using EventHandle = std::unique_ptr<ssh_event_struct, LibsshFree>;
using LibsshKey = std::unique_ptr<ssh_key_struct, LibsshFree>;
using LibsshText = std::unique_ptr<char, LibsshFree>;

}  // namespace berth::platform_client::ssh
