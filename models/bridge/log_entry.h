// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/bridge/log_text.h"
#include "models/domain/stream.h"

namespace berth::bridge {

// One row of a log view: a line, or something to know about the lines around it.
struct LogEntry {
    enum class Kind {
        Line,
        Missing,       // `missing` lines of `node` (of anyone when empty) are not here
        Reconnected,   // the platform was away for `away`
        NodeReplaced,  // `node` was replaced; `text` is its name, `detail` the evidence
    };

    Kind kind = Kind::Line;
    domain::Severity severity = domain::Severity::Info;
    int ordinal = 0;
    domain::Instant at;
    domain::NodeId node;
    std::uint64_t sequence = 0;
    std::string text;            // UTF-8 without SGR sequences, cut at LogFeed::kLongestLine
    std::vector<StyleRun> runs;  // over the bytes of `text`
    std::shared_ptr<const std::string> full;  // the line as sent, when `text` was cut
    std::uint64_t missing = 0;
    domain::Duration away{0};
    std::string detail;
};

}  // namespace berth::bridge
