// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ascii.h"
#include "sim/shell/expander.h"
#include "sim/shell/pattern.h"

namespace berth::sim::shell {
namespace {

// `$-`
std::string optionLetters(const ShellState::Options& options) {
    std::string letters;
    if (options.errorExit) letters += 'e';
    if (options.noGlob) letters += 'f';
    if (options.unsetIsError) letters += 'u';
    if (options.verbose) letters += 'v';
    if (options.trace) letters += 'x';
    return letters;
}

// The part of the value that a pattern takes off its start or its end.
std::string trimmedBy(const std::string& value, const std::string& pattern, ParameterUse use,
                      const std::stop_token& stop) {
    const bool prefix = use == ParameterUse::RemovePrefix || use == ParameterUse::RemovePrefixes;
    const bool longest = use == ParameterUse::RemoveSuffixes || use == ParameterUse::RemovePrefixes;
    const std::string_view text = value;
    for (std::size_t i = 0; i <= text.size() && !stop.stop_requested(); ++i) {
        const std::size_t length = longest ? text.size() - i : i;
        const std::string_view part =
            prefix ? text.substr(0, length) : text.substr(text.size() - length);
        if (!matchesPattern(pattern, part)) continue;
        return std::string(prefix ? text.substr(length) : text.substr(0, text.size() - length));
    }
    return value;
}

}  // namespace

std::optional<std::string> Expander::valueOf(const std::string& name) const {
    const ShellState& state = m_shell.state();
    if (domain::isDigit(name[0])) {
        if (name.size() > 6) return std::nullopt;
        const auto number = static_cast<std::size_t>(std::stoul(name));
        if (number == 0) return state.name;
        if (number > state.arguments.size()) return std::nullopt;
        return state.arguments[number - 1];
    }
    if (name == "?") return std::to_string(state.status);
    if (name == "#") return std::to_string(state.arguments.size());
    if (name == "$") return std::to_string(state.pid);
    if (name == "-") return optionLetters(state.options);
    if (name == "!") {
        if (state.lastBackground == 0) return std::nullopt;
        return std::to_string(state.lastBackground);
    }
    if (name == "@" || name == "*") {
        if (state.arguments.empty()) return std::nullopt;
        const std::string ifs = separators();
        std::string all;
        for (const std::string& each : state.arguments) {
            if (&each != &state.arguments.front() && !ifs.empty()) all += ifs[0];
            all += each;
        }
        return all;
    }
    return state.value(name);
}

// $@ and $* where they stand alone.
void Expander::expandAll(const WordPart& part, std::vector<Segment>& into) {
    const auto& arguments = m_shell.state().arguments;
    if (part.quoted && part.text == "*")
        return add(into, Segment::Kind::Quoted, valueOf("*").value_or(""));
    bool first = true;
    for (const std::string& each : arguments) {
        if (!first) into.push_back({Segment::Kind::Break, {}});
        first = false;
        add(into, part.quoted ? Segment::Kind::Quoted : Segment::Kind::Expanded, each);
    }
}

void Expander::expandParameter(const WordPart& part, std::vector<Segment>& into) {
    const bool all = part.text == "@" || part.text == "*";
    const auto kind = part.quoted ? Segment::Kind::Quoted : Segment::Kind::Expanded;
    const std::optional<std::string> value = valueOf(part.text);
    const bool missing = !value || (part.orEmpty && value->empty());
    switch (part.use) {
        case ParameterUse::Default:
        case ParameterUse::Assign:
        case ParameterUse::Error:
            if (missing) return expandWithoutValue(part, into);
            break;
        case ParameterUse::Alternative:
            if (!missing) {
                expand(*part.operand, part.quoted ? Place::Quoted : Place::Operand, into);
            } else if (part.quoted) {
                add(into, kind, {});
            }
            return;
        default:
            if (!value && !all && m_shell.state().options.unsetIsError)
                return fail(part.text + ": parameter not set");
    }
    if (part.use == ParameterUse::Length)
        return add(into, kind, std::to_string(value.value_or("").size()));
    if (part.use >= ParameterUse::RemoveSuffix)
        return expandTrimmed(part, value.value_or(""), into);
    if (all) return expandAll(part, into);
    add(into, kind, value.value_or(""));
}

void Expander::expandWithoutValue(const WordPart& part, std::vector<Segment>& into) {
    if (part.use == ParameterUse::Default) {
        const std::size_t before = into.size();
        expand(*part.operand, part.quoted ? Place::Quoted : Place::Operand, into);
        if (part.quoted && into.size() == before) add(into, Segment::Kind::Quoted, {});
        return;
    }
    std::string word = text(*part.operand);
    if (m_failure) return;
    if (part.use == ParameterUse::Error) {
        if (word.empty()) word = part.orEmpty ? "parameter not set or null" : "parameter not set";
        return fail(part.text + ": " + word);
    }
    if (!domain::isLetter(part.text[0]) && part.text[0] != '_') return fail("Bad substitution");
    const std::string refused = m_shell.state().set(part.text, word);
    if (!refused.empty()) return fail(refused);
    add(into, part.quoted ? Segment::Kind::Quoted : Segment::Kind::Expanded, std::move(word));
}

void Expander::expandTrimmed(const WordPart& part, const std::string& value,
                             std::vector<Segment>& into) {
    const std::string trimPattern = pattern(*part.operand);
    if (m_failure) return;
    add(into, part.quoted ? Segment::Kind::Quoted : Segment::Kind::Expanded,
        trimmedBy(value, trimPattern, part.use, m_shell.stopToken()));
}

}  // namespace berth::sim::shell
