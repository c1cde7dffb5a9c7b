// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "sim/serving/link_key.h"

namespace berth::sim::platform {

// One change that a session makes to the files of a node.
struct FileChange {
    enum class Kind : std::uint8_t { Write, Resize, MakeFolder, Remove, Rename };

    // One change writes at most so many bytes: what bounds a record of the command log.
    static constexpr std::size_t kMostBytes = 256 * 1024;

    Kind kind = Kind::Write;
    serving::NodeKey node = 0;
    std::string path;         // absolute
    std::int64_t number = 0;  // Write: the offset; Resize: the size
    std::string text;         // Write: the content; Rename: the new path

    friend bool operator==(const FileChange&, const FileChange&) = default;
};

}  // namespace berth::sim::platform
