// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/needle_search.h"

#include <algorithm>

namespace berth::support_bundle {

namespace {

std::uint64_t edgeKey(std::uint32_t state, unsigned char byte) {
    return (std::uint64_t{state} << 8U) | byte;
}

}  // namespace

NeedleSearch::NeedleSearch(const std::vector<std::string>& needles)
    : m_states(1), m_bytes(1), m_parents(1) {
    std::vector<std::vector<std::uint32_t>> levels;
    for (const std::string& needle : needles) {
        if (!needle.empty()) m_first.set(static_cast<unsigned char>(needle.front()));
        std::uint32_t state = 0;
        for (std::size_t depth = 0; depth < needle.size(); ++depth) {
            const auto byte = static_cast<unsigned char>(needle[depth]);
            std::uint32_t next = child(state, byte);
            if (next == 0) {
                next = static_cast<std::uint32_t>(m_states.size());
                m_states.emplace_back();
                m_bytes.push_back(byte);
                m_parents.push_back(state);
                m_children.emplace(edgeKey(state, byte), next);
                if (levels.size() <= depth) levels.emplace_back();
                levels[depth].push_back(next);
            }
            state = next;
        }
        if (state != 0) m_states[state].longest = static_cast<std::uint32_t>(needle.size());
    }
    link(levels);
}

// From the root outwards, since a failure leads to a state that is less deep.
void NeedleSearch::link(const std::vector<std::vector<std::uint32_t>>& levels) {
    for (std::size_t depth = 1; depth < levels.size(); ++depth) {
        for (const std::uint32_t state : levels[depth]) {
            State& linked = m_states[state];
            linked.fail = next(m_states[m_parents[state]].fail, m_bytes[state]);
            linked.longest = std::max(linked.longest, m_states[linked.fail].longest);
        }
    }
}

std::uint32_t NeedleSearch::child(std::uint32_t state, unsigned char byte) const {
    const auto found = m_children.find(edgeKey(state, byte));
    return found == m_children.end() ? 0 : found->second;
}

std::uint32_t NeedleSearch::next(std::uint32_t state, unsigned char byte) const {
    for (;; state = m_states[state].fail) {
        const std::uint32_t found = child(state, byte);
        if (found != 0 || state == 0) return found;
    }
}

std::vector<Span> NeedleSearch::find(std::string_view text) const {
    std::vector<Span> spans;
    if (empty()) return spans;
    std::uint32_t state = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (state == 0 && !m_first[byte]) continue;
        state = next(state, byte);
        const std::size_t length = m_states[state].longest;
        if (length == 0) continue;
        Span span{i + 1 - length, i + 1};
        while (!spans.empty() && spans.back().end >= span.begin) {
            span.begin = std::min(span.begin, spans.back().begin);
            spans.pop_back();
        }
        spans.push_back(span);
    }
    return spans;
}

}  // namespace berth::support_bundle
