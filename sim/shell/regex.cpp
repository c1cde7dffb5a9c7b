// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/regex.h"

#include <utility>

#include "sim/shell/regex_parser.h"

namespace berth::sim::shell {

// The ways that are gone along, first those that began earlier; a step is in it once.
struct Regex::Threads {
    explicit Threads(std::size_t steps) : seen(steps, 0) {}

    void clear() {
        list.clear();
        ++round;
    }

    std::vector<Thread> list;
    std::vector<unsigned> seen;
    unsigned round = 1;
};

domain::Result<Regex> Regex::parse(std::string_view expression, Syntax syntax, bool ignoreCase) {
    return RegexParser(expression, syntax, ignoreCase).run();
}

// Follows what reads no character.
void Regex::follow(Threads& threads, Thread thread, std::string_view text, std::size_t at) const {
    std::vector<Thread> open{thread};
    while (!open.empty()) {
        Thread next = open.back();
        open.pop_back();
        if (threads.seen[next.step] == threads.round) continue;
        threads.seen[next.step] = threads.round;
        const Step& step = m_steps[next.step];
        switch (step.kind) {
            case Step::Kind::Split: {
                Thread other = next;
                other.step = step.other;
                open.push_back(other);
                next.step = step.next;
                open.push_back(next);
                break;
            }
            case Step::Kind::Jump:
                next.step = step.next;
                open.push_back(next);
                break;
            case Step::Kind::Save:
                next.match.at[step.other] = at;
                next.step = step.next;
                open.push_back(next);
                break;
            case Step::Kind::Begin:
            case Step::Kind::End:
                if (at != (step.kind == Step::Kind::Begin ? 0 : text.size())) break;
                next.step = step.next;
                open.push_back(next);
                break;
            case Step::Kind::Set:
            case Step::Kind::Done:
                threads.list.push_back(next);
                break;
        }
    }
}

std::optional<Regex::Match> Regex::find(std::string_view text, std::size_t from) const {
    Threads now(m_steps.size()), next(m_steps.size());
    std::optional<Match> best;
    for (std::size_t at = from; at <= text.size(); ++at) {
        if (!best) {
            Thread begin;
            begin.match.at.fill(std::string_view::npos);
            follow(now, begin, text, at);
        }
        if (now.list.empty() && best) break;
        next.clear();
        for (Thread& thread : now.list) {
            // Whatever began behind the first match is of no use.
            if (best && thread.match.at[0] > best->at[0]) continue;
            const Step& step = m_steps[thread.step];
            if (step.kind == Step::Kind::Done) {
                const bool better =
                    !best || thread.match.at[0] < best->at[0] || thread.match.at[1] > best->at[1];
                if (better) best = thread.match;
            } else if (at < text.size() &&
                       m_sets[step.set].test(static_cast<unsigned char>(text[at]))) {
                thread.step = step.next;
                follow(next, thread, text, at + 1);
            }
        }
        std::swap(now, next);
    }
    return best;
}

}  // namespace berth::sim::shell
