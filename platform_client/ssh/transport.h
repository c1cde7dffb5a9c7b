// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/domain/remote_host.h"
#include "platform_client/ssh/channel.h"
#include "platform_client/ssh/login_memory.h"
#include "platform_client/ssh/ssh_options.h"

namespace berth::platform_client::ssh {

// A connection to one computer that is kept up, with any number of channels over it, on a thread of
// its own. What libssh does it does on that thread, which waits in poll(2) alone.
//
// A connection that was up and broke, or does not answer to keep-alives, is made anew after a pause
// that doubles from try to try, or at once when this computer has slept. One that is refused is
// not. Channels that are wished while there is no connection wait for one, as long as it is not
// Closed. Thread-safe.
class Transport {
  public:
    // `memory` is shared with further connections to the same computer.
    Transport(domain::HostProfile profile, domain::RemoteCallbacks callbacks,
              const SshOptions& options, std::shared_ptr<LoginMemory> memory);
    // Ends everything (ShuttingDown) and waits for a call that is running, unless it is made from
    // inside that call.
    ~Transport();
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    [[nodiscard]] domain::RemoteState state() const;
    void reconnect();
    [[nodiscard]] std::unique_ptr<Channel> open(ChannelWish wish, ChannelCallbacks callbacks);

  private:
    class Worker;
    std::shared_ptr<Worker> m_worker;
};

}  // namespace berth::platform_client::ssh
