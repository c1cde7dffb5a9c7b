// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace berth::sim::shell {

// A part of what a word has been expanded to.
struct Segment {
    enum class Kind {
        Written,   // stood in the word: patterns work, it is not split
        Quoted,    // nothing in it has a meaning, and it makes a field even when it is empty
        Expanded,  // came out of an expansion: patterns work, and it is split at IFS
        Break,     // a field ends: between those of "$@"
    };

    Kind kind = Kind::Written;
    std::string text;
};

// A field twice: as a pattern, in which a backslash stands before what was quoted, and plain.
struct Field {
    std::string pattern, text;
};

// Field splitting (XCU 2.6.5).
[[nodiscard]] std::vector<Field> splitFields(const std::vector<Segment>& segments,
                                             std::string_view separators);
// As one field, breaks being the first of the separators.
[[nodiscard]] Field joinSegments(const std::vector<Segment>& segments, std::string_view separators);

}  // namespace berth::sim::shell
