// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/units.h"

namespace berth::domain {

struct KernelMessage {
    std::optional<Duration> at;  // since the machine started
    std::string text;

    friend bool operator==(const KernelMessage&, const KernelMessage&) = default;
};

// An error that NVIDIA's driver wrote to the kernel log.
struct XidEvent {
    std::optional<Duration> at;  // since the machine started
    std::string busId;           // as written: "0000:3b:00", without the function
    int code = 0;
    std::optional<std::int64_t> pid;
    std::string process;
    std::string text;  // the whole message

    friend bool operator==(const XidEvent&, const XidEvent&) = default;
};

struct KernelLog {
    bool readable = false;                // false: not permitted, or no such log
    std::vector<KernelMessage> messages;  // oldest first; the newest of what there was
    std::vector<XidEvent> xids;           // those among the messages

    friend bool operator==(const KernelLog&, const KernelLog&) = default;
};

}  // namespace berth::domain
