// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/gongji/certain_sender.h"
#include "platform_client/gongji/poller.h"

namespace berth::platform_client::gongji {

struct LogPace {
    domain::Duration every = std::chrono::seconds(2);
    std::size_t atOnce = 4;      // calls under way, of one follower
    std::size_t mostNodes = 64;  // followed at once; more are taken up as others end
};

struct GongjiOptions {
    bool live = true;  // false: what answers is a simulator's API, and its money is play money
    PollPace poll;
    SendPatience send;
    LogPace logs;
    domain::Duration attempt = std::chrono::seconds(15);   // deadline of one call
    domain::Duration patience = std::chrono::seconds(30);  // of a call with its repetitions
};

}  // namespace berth::platform_client::gongji
