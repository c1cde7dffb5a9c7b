// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/open_file.h"
#include "sim/shell/session.h"
#include "sim/shell/shell_state.h"

namespace berth::sim::shell {

inline constexpr int kNotFound = 127;
inline constexpr int kBrokenPipe = 141;
inline constexpr int kInterrupted = 130;

// What a program is started with.
struct Invocation {
    std::vector<std::string> words;  // its name first
    Environment environment;
    std::string folder = "/";
    Descriptors descriptors;
    std::stop_token stop;
    int depth = 0;
};

// A running program: its words, and what it reads and writes. What goes to the standard output is
// collected and written when it has grown, on flush(), and at the end.
class Program {
  public:
    Program(Session& session, Invocation invocation);

    [[nodiscard]] const std::string& name() const { return m_start.words[0]; }
    // Without the name.
    [[nodiscard]] std::span<const std::string> arguments() const {
        return std::span(m_start.words).subspan(1);
    }
    [[nodiscard]] const Environment& environment() const { return m_start.environment; }
    [[nodiscard]] const std::string& folder() const { return m_start.folder; }
    [[nodiscard]] const std::stop_token& stop() const { return m_start.stop; }
    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] FileTree& tree() { return m_session.tree(); }
    [[nodiscard]] const Descriptors& descriptors() const { return m_start.descriptors; }

    // False: it is to end, since nobody reads its output or it was stopped.
    bool put(std::string_view text);
    bool flush();
    [[nodiscard]] bool goesOn() const { return !m_broken && !stop().stop_requested(); }
    // "name: text" to the standard error; gives `status`.
    int complain(const std::string& text, int status = 1);
    void putError(std::string_view text);
    // At the end: flushes, and says what status that makes.
    int finish(int status);

    // From a descriptor, up to `most` bytes; empty: its end, or a problem that was told.
    [[nodiscard]] std::string readSome(int descriptor, std::size_t most);

    [[nodiscard]] std::string absolute(std::string_view path) const;
    // Nothing: complained, the node has gone.
    [[nodiscard]] std::optional<NodeFacts> facts();
    // Runs another program in its place, with these words.
    int call(std::vector<std::string> words, const std::stop_token& until);
    int call(std::vector<std::string> words, Environment environment, const std::stop_token& until);
    int call(std::vector<std::string> words, Environment environment, OpenFilePtr input,
             const std::stop_token& until);
    // A script in a shell of its own; "-" as the name of its file: the standard input.
    int runShell(const std::string* text, std::vector<std::string> words);

  private:
    Session& m_session;
    Invocation m_start;
    std::string m_output;
    std::string m_writeProblem;
    bool m_broken = false;
};

// Runs a program by its name, which may be a path into a folder of programs. Says and gives 127
// when there is none, 126 when it is a file that is none.
int runProgram(Session& session, Invocation invocation, const std::string& complainAs);

struct ProgramEntry {
    std::string_view name;
    int (*run)(Program& program);
    std::string_view summary;  // for help, in English
    bool builtin = false;      // a shell knows it without looking for it
};
// By name; null: there is none.
[[nodiscard]] const ProgramEntry* findProgram(std::string_view name);
[[nodiscard]] std::span<const ProgramEntry> programTable();
// "/usr/bin/ls" → "ls"; other paths and names stay.
[[nodiscard]] std::string_view programName(std::string_view path);

// Opens a file for reading; null: complained.
struct Opened {
    OpenFilePtr file;
    std::string problem;  // empty: it is open
};
[[nodiscard]] Opened openToRead(FileTree& tree, const std::string& path,
                                const Descriptors& descriptors);
// Makes it, and empties it unless it is appended to.
[[nodiscard]] Opened openToWrite(FileTree& tree, const std::string& path, bool append,
                                 const Descriptors& descriptors, bool keep = false);

}  // namespace berth::sim::shell
