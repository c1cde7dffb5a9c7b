// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/line_completion.h"

#include <algorithm>

#include "sim/shell/builtins.h"
#include "sim/shell/paths.h"
#include "sim/shell/program.h"

namespace berth::sim::shell {
namespace {

constexpr std::size_t kMostChoices = 200;

// In a path as it is typed, a backslash before what a shell would read otherwise.
std::string typed(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (std::string_view(" \t'\"\\$`&|;<>()*?[]#~!{}").find(c) != std::string_view::npos)
            text += '\\';
        text += c;
    }
    return text;
}

// What all begin with.
std::string commonStart(const std::vector<std::string>& texts) {
    std::string start = texts.front();
    for (const std::string& each : texts) {
        const auto end = std::ranges::mismatch(start, each).in1;
        start.erase(end, start.end());
    }
    // Not in the midst of a character.
    std::size_t whole = 0;
    while (whole < start.size() && whole + characterLength(texts.front(), whole) <= start.size())
        whole += characterLength(texts.front(), whole);
    start.resize(whole);
    return start;
}

Completion among(std::vector<std::string> names, std::string_view begun, char ending) {
    std::erase_if(names, [begun](const std::string& name) { return !name.starts_with(begun); });
    std::ranges::sort(names);
    const auto repeated = std::ranges::unique(names);
    names.erase(repeated.begin(), repeated.end());
    Completion completion;
    if (names.empty()) return completion;
    if (names.size() > kMostChoices) names.resize(kMostChoices);
    completion.added = typed(commonStart(names).substr(begun.size()));
    if (names.size() == 1 && !names[0].ends_with('/')) completion.added += ending;
    completion.choices = std::move(names);
    return completion;
}

}  // namespace

Completion completeLine(const FileTree& tree, std::string_view folder,
                        std::string_view upToCursor) {
    std::size_t begin = upToCursor.size();
    std::string word;
    while (begin > 0) {
        const char c = upToCursor[begin - 1];
        const bool escaped = begin > 1 && upToCursor[begin - 2] == '\\';
        if (!escaped && std::string_view(" \t;|&<>(`=").find(c) != std::string_view::npos) break;
        begin -= escaped ? 2 : 1;
        word.insert(word.begin(), c);
    }
    std::string_view ahead = upToCursor.substr(0, begin);
    while (ahead.ends_with(' ') || ahead.ends_with('\t'))
        ahead.remove_suffix(1);
    const bool command =
        ahead.empty() || std::string_view(";|&(`").find(ahead.back()) != std::string_view::npos;
    if (command && word.find('/') == std::string::npos) {
        std::vector<std::string> names;
        for (const std::string_view each : builtinNames())
            names.emplace_back(each);
        for (const ProgramEntry& each : programTable())
            names.emplace_back(each.name);
        return among(std::move(names), word, ' ');
    }
    const std::size_t slash = word.rfind('/');
    const std::string parent = slash == std::string::npos ? "" : word.substr(0, slash + 1);
    const std::string begun = slash == std::string::npos ? word : word.substr(slash + 1);
    const auto files = tree.list(absolutePath(folder, parent));
    if (!files) return {};
    std::vector<std::string> names;
    for (const FileStatus& each : *files) {
        const std::string name = nameOf(each.path);
        if (!name.starts_with('.') || begun.starts_with('.'))
            names.push_back(each.folder ? name + '/' : name);
    }
    return among(std::move(names), begun, ' ');
}

}  // namespace berth::sim::shell
