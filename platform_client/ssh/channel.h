// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "models/domain/error.h"
#include "models/domain/remote_host.h"
#include "platform_client/ssh/waiting.h"

namespace berth::platform_client::ssh {

enum class ChannelKind {
    Command,    // text: the command; its two streams are told apart
    Shell,      // in a terminal
    Subsystem,  // text: its name
};

struct ChannelWish {
    ChannelKind kind = ChannelKind::Command;
    std::string text;
    domain::ShellSize size;                     // Shell
    std::optional<domain::Duration> deadline;   // from when it begins to be opened
    std::size_t window = domain::kShellWindow;  // bytes given and not yet taken, at most
};

// On the connection's thread; must not block. Nothing is called after onEnded.
struct ChannelCallbacks {
    std::function<void()> onOpened;
    std::function<void(std::string bytes, bool errors)> onBytes;
    // Once: its exit status if the server told one. Errors: Unavailable (no connection, or it
    // broke), NotSupported (the server refuses), TimedOut, ShuttingDown.
    std::function<void(domain::Result<std::optional<int>>)> onEnded;
};

// One channel of a connection; what is wished before it is open waits. Thread-safe. Destroying it
// closes the channel; once the destructor has returned nothing is called any more, except when it
// runs inside a call.
class Channel {
  public:
    struct Shared {
        explicit Shared(std::shared_ptr<WakeUp> bell) : wakeUp(std::move(bell)) {}

        std::mutex mutex;  // of what follows
        std::string outgoing;
        bool outgoingEnds = false;
        std::size_t given = 0;  // and not taken
        std::optional<domain::ShellSize> newSize;
        bool dropped = false;
        bool touched = false;  // the connection has something to do with it

        // A call is made under this one, so that whoever drops the channel waits for it.
        std::recursive_mutex calls;
        bool open = true;  // under `calls`
        ChannelCallbacks callbacks;
        const std::shared_ptr<WakeUp> wakeUp;
    };

    explicit Channel(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}
    ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    void write(std::string_view bytes);
    void writeEnd();
    void resize(domain::ShellSize size);
    void taken(std::size_t bytes);

  private:
    void touch() const;

    std::shared_ptr<Shared> m_shared;
};

}  // namespace berth::platform_client::ssh
