// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libssh/libssh.h>
#include <libssh/server.h>

#include <memory>
#include <type_traits>

// What libssh gives out, given back on every way out.
namespace berth::sim::node_ssh {

template <auto Function>
struct Free {
    template <class T>
    void operator()(T* handle) const {
        Function(handle);
    }
};
template <class Handle, auto Function>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Free<Function>>;

using KeyHandle = Owned<ssh_key, ssh_key_free>;
using SessionHandle = Owned<ssh_session, ssh_free>;
using BindHandle = Owned<ssh_bind, ssh_bind_free>;
using EventHandle = Owned<ssh_event, ssh_event_free>;
using TextHandle = Owned<char*, ssh_string_free_char>;

}  // namespace berth::sim::node_ssh
