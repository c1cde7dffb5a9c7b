// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "platform_client/ssh/channel.h"
#include "platform_client/ssh/link.h"

namespace berth::platform_client::ssh {

// The connection's side of a channel: opens it, moves its bytes, notices its end. On the
// connection's thread only.
class ChannelRun {
  public:
    ChannelRun(ChannelWish wish, std::shared_ptr<Channel::Shared> shared)
        : m_wish(std::move(wish)), m_shared(std::move(shared)) {}

    // Does what can be done without waiting. True: the channel has ended, and its owner was told.
    [[nodiscard]] bool step(Link& link);
    // The connection is gone, or going.
    void abandon(domain::Error error);
    // Not yet begun, so that it can wait for another connection.
    [[nodiscard]] bool fresh() const { return m_phase == Phase::New; }
    [[nodiscard]] bool dropped() const;
    [[nodiscard]] std::optional<Moment> deadline() const { return m_deadline; }

  private:
    enum class Phase { New, Opening, Terminal, Starting, Open, Ended };

    [[nodiscard]] bool begin(Link& link);
    [[nodiscard]] bool advance(int result, Phase next, Link& link);
    [[nodiscard]] int request();
    void writeOut(Link& link);
    void readIn(Link& link);
    [[nodiscard]] bool readStream(bool errors, Link& link);
    void give(std::string bytes, bool errors);
    void end(domain::Result<std::optional<int>> result);
    void kill();

    const ChannelWish m_wish;
    const std::shared_ptr<Channel::Shared> m_shared;
    ChannelHandle m_channel;
    Phase m_phase = Phase::New;
    std::optional<Moment> m_deadline;
    bool m_endSent = false;
};

}  // namespace berth::platform_client::ssh
