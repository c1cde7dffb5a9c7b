// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/span.h"

#include <algorithm>

namespace berth::support_bundle {

std::vector<Span> merged(std::vector<Span> spans) {
    std::ranges::sort(spans, {}, &Span::begin);
    std::vector<Span> result;
    for (const Span& span : spans) {
        if (span.begin >= span.end) continue;
        if (!result.empty() && span.begin <= result.back().end) {
            result.back().end = std::max(result.back().end, span.end);
        } else {
            result.push_back(span);
        }
    }
    return result;
}

std::size_t countMarks(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(kRedactionMark); at != std::string_view::npos;
         at = text.find(kRedactionMark, at + kRedactionMark.size()))
        ++count;
    return count;
}

}  // namespace berth::support_bundle
