// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/batch_splitter.h"

#include <algorithm>
#include <optional>

#include "platform_client/inspector/batch.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

// A line that begins with the mark: where it begins and ends, and the words behind the mark.
struct MarkLine {
    std::size_t begin = 0;
    std::size_t next = 0;  // of the line after it
    std::string_view words;
};

std::optional<MarkLine> nextMark(std::string_view text, std::string_view mark, std::size_t from) {
    for (std::size_t at = text.find(mark, from); at != std::string_view::npos;
         at = text.find(mark, at + 1)) {
        if (at != 0 && text[at - 1] != '\n') continue;
        const std::size_t end = text.find('\n', at);
        // Without its end of line it may be half of a status.
        if (end == std::string_view::npos) return std::nullopt;
        return MarkLine{at, end + 1, text.substr(at + mark.size(), end - at - mark.size())};
    }
    return std::nullopt;
}

std::string_view withoutLastLineEnd(std::string_view body) {
    if (!body.empty() && body.back() == '\n') body.remove_suffix(1);
    return body;
}

}  // namespace

const SectionOutput* BatchOutput::find(std::string_view name) const {
    const auto found = std::ranges::find(sections, name, &SectionOutput::name);
    return found == sections.end() ? nullptr : &*found;
}

BatchOutput splitBatch(std::string_view text, std::string_view nonce) {
    BatchOutput output;
    if (!isNonce(nonce)) return output;
    const std::string mark = "@berth " + std::string(nonce) + ' ';

    const BatchSection* open = nullptr;
    std::size_t bodyBegin = 0;
    const auto close = [&](std::size_t bodyEnd, int status, bool finished) {
        std::string_view body = text.substr(bodyBegin, bodyEnd - bodyBegin);
        if (finished) body = withoutLastLineEnd(body);
        const bool cut = body.size() >= open->limit;
        body = body.substr(0, open->limit);
        if (output.find(open->name) == nullptr)
            output.sections.push_back({open->name, body, status, finished, cut});
        open = nullptr;
    };

    for (auto line = nextMark(text, mark, 0); line; line = nextMark(text, mark, line->next)) {
        const auto words = splitWords(line->words, 3);
        if (words.size() == 1 && words[0] == "done") {
            output.complete = open == nullptr;
            break;
        }
        if (words.size() == 2 && words[0] == "begin") {
            if (open != nullptr) close(line->begin, 0, false);
            open = batchSection(words[1]);
            bodyBegin = line->next;
        } else if (words.size() >= 2 && words[0] == "end" && open != nullptr &&
                   words[1] == open->name) {
            const auto status = words.size() == 3 ? toInteger(words[2]) : std::nullopt;
            const bool known = status && *status >= 0 && *status <= 255;
            close(line->begin, known ? static_cast<int>(*status) : 255, true);
        }
    }
    if (open != nullptr) close(text.size(), 0, false);
    return output;
}

domain::SectionOutcome outcomeOf(const SectionOutput& section) {
    using domain::SectionOutcome;
    if (!section.finished) return SectionOutcome::Unfinished;
    switch (section.status) {
        case 0:
            return SectionOutcome::Answered;
        case 124:
        case 137:
        case 143:
            return SectionOutcome::TimedOut;
        case 126:
        case 127:
            return SectionOutcome::Missing;
        default:
            return SectionOutcome::Failed;
    }
}

}  // namespace berth::platform_client::inspector
