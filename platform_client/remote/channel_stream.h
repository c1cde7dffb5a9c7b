// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include "platform_client/remote/byte_stream.h"
#include "platform_client/ssh/transport.h"

namespace berth::platform_client::remote {

// A channel for a thread that waits for it.
class ChannelStream final : public ByteStream {
  public:
    ChannelStream(ssh::Transport& transport, std::string subsystem);
    ~ChannelStream() override;

    // Waits for the channel to be open, as long as the connection needs for that.
    [[nodiscard]] domain::Result<void> opened();
    [[nodiscard]] domain::Result<std::string> read(
        std::chrono::steady_clock::time_point deadline) override;
    void write(std::string_view bytes) override;
    // From any thread: whoever reads is let go, now and later.
    void stop();

  private:
    struct Inbox {
        std::mutex mutex;
        std::condition_variable changed;
        std::string bytes;
        bool open = false;
        std::optional<domain::Error> end;
    };
    const std::shared_ptr<Inbox> m_inbox = std::make_shared<Inbox>();
    std::unique_ptr<ssh::Channel> m_channel;
};

}  // namespace berth::platform_client::remote
