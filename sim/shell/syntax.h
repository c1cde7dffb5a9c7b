// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// A script as a tree, by the grammar of POSIX.1-2017, Shell Command Language (XCU 2). Nodes do not
// change once they are made, so that functions and subshells share them.

namespace berth::sim::shell {

struct List;
struct WordPart;

struct Word {
    std::vector<WordPart> parts;
    int line = 1;
};

// ${name}, ${name:-word} …
enum class ParameterUse {
    Plain,
    Length,          // ${#name}
    Default,         // -
    Assign,          // =
    Error,           // ?
    Alternative,     // +
    RemoveSuffix,    // %
    RemoveSuffixes,  // %%
    RemovePrefix,    // #
    RemovePrefixes,  // ##
};

struct WordPart {
    enum class Kind { Text, Parameter, Commands, Arithmetic };

    Kind kind = Kind::Text;
    bool quoted = false;
    std::string text;  // Text: itself; Parameter: its name
    ParameterUse use = ParameterUse::Plain;
    bool orEmpty = false;                  // the colon of ":-"
    std::shared_ptr<const Word> operand;   // of a parameter; the expression of $((…))
    std::shared_ptr<const List> commands;  // of $(…)
};

struct Redirection {
    enum class Kind {
        Read,
        Write,
        Append,
        ReadWrite,
        CopyIn,   // <&
        CopyOut,  // >&
        Both,     // &>
        BothAppend,
        Here,  // << and <<-
    };

    Kind kind = Kind::Read;
    int descriptor = 0;
    Word target;  // of Here: the text, which the parser fills in when its lines have come
};

struct Assignment {
    std::string name;
    Word value;
};

struct Command;
using CommandPtr = std::shared_ptr<const Command>;
using Redirections = std::vector<std::shared_ptr<Redirection>>;

struct Pipeline {
    bool negated = false;
    std::vector<CommandPtr> commands;
};

struct AndOr {
    enum class Join { First, And, Or };

    std::vector<std::pair<Join, Pipeline>> pipelines;
    bool background = false;
};

struct List {
    std::vector<AndOr> items;
};
using ListPtr = std::shared_ptr<const List>;

struct SimpleCommand {
    std::vector<Assignment> assignments;
    std::vector<Word> words;
};
struct GroupCommand {
    ListPtr body;
    bool subshell = false;
};
struct IfCommand {
    std::vector<std::pair<ListPtr, ListPtr>> branches;  // condition, body
    ListPtr otherwise;                                  // null: none
};
struct LoopCommand {
    ListPtr condition, body;
    bool until = false;
};
struct ForCommand {
    std::string variable;
    std::optional<std::vector<Word>> words;  // none: "$@"
    ListPtr body;
};
struct CaseCommand {
    struct Item {
        std::vector<Word> patterns;
        ListPtr body;
    };
    Word subject;
    std::vector<Item> items;
};
struct FunctionDefinition {
    std::string name;
    CommandPtr body;
    std::size_t sourceBytes = 0;  // what its text takes
};

struct Command {
    std::variant<SimpleCommand, GroupCommand, IfCommand, LoopCommand, ForCommand, CaseCommand,
                 FunctionDefinition>
        form;
    Redirections redirections;
    int line = 1;
};

}  // namespace berth::sim::shell
