// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/redactor.h"

#include <algorithm>
#include <utility>

#include "models/support_bundle/assignments.h"
#include "models/support_bundle/command_secrets.h"
#include "models/support_bundle/key_blocks.h"
#include "models/support_bundle/token_shapes.h"

namespace berth::support_bundle {

namespace {

// A mark in place of a secret may make its neighbour recognizable. Each round takes out something,
// and the rounds are few, so that time stays linear.
constexpr int kMostRounds = 8;

// Spans that lie inside marks do not count; those that reach into one take it in.
std::vector<Span> outsideMarks(std::string_view text, const std::vector<Span>& spans) {
    std::vector<Span> result;
    Ahead marks(text, kRedactionMark);
    Span before;  // the last mark that begins before where we are
    Span next{marks.from(0), 0};
    const auto passMark = [&] {
        before = {next.begin, next.begin + kRedactionMark.size()};
        next.begin = marks.from(before.end);
    };
    for (Span span : spans) {
        while (next.begin < span.begin)
            passMark();
        std::size_t at = span.begin;
        if (at < before.end) {
            span.begin = before.begin;
            at = before.end;
        }
        bool more = false;
        while (at < span.end) {
            if (at == next.begin) {
                passMark();
                at = before.end;
            } else {
                more = true;
                at = std::min(next.begin, span.end);
            }
        }
        span.end = std::max(span.end, at);
        if (more) result.push_back(span);
    }
    return merged(std::move(result));
}

std::string withMarks(std::string_view text, const std::vector<Span>& spans) {
    std::string result;
    result.reserve(text.size());
    std::size_t done = 0;
    for (const Span& span : spans) {
        result += text.substr(done, span.begin - done);
        // Each line that it reaches over keeps its end.
        std::size_t at = span.begin;
        while (at < span.end) {
            const std::size_t lineEnd = std::min(text.find('\n', at), span.end);
            std::size_t last = lineEnd;
            if (last > at && text[last - 1] == '\r') --last;
            if (last > at) result += kRedactionMark;
            result += text.substr(last, std::min(lineEnd + 1, span.end) - last);
            at = lineEnd + 1;
        }
        done = span.end;
    }
    result += text.substr(done);
    return result;
}

}  // namespace

Redactor::Redactor(const std::vector<domain::SecretString>& secrets) : m_known(secrets) {}

std::vector<Span> Redactor::secretsIn(std::string_view text) const {
    std::vector<Span> spans = m_known.find(text);
    for (const auto& find :
         {findKeyBlocks, findAssignedSecrets, findCommandSecrets, findTokens, findUrlPasswords}) {
        const std::vector<Span> found = find(text);
        spans.insert(spans.end(), found.begin(), found.end());
    }
    return merged(std::move(spans));
}

std::string Redactor::redact(std::string_view text) const {
    std::string result(text);
    for (int round = 0; round < kMostRounds; ++round) {
        const std::vector<Span> spans = outsideMarks(result, secretsIn(result));
        if (spans.empty()) break;
        result = withMarks(result, spans);
    }
    return result;
}

}  // namespace berth::support_bundle
