// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/open_file.h"
#include "sim/shell/parser.h"
#include "sim/shell/session.h"
#include "sim/shell/shell_state.h"
#include "sim/shell/syntax.h"

namespace berth::sim::shell {

class BackgroundJobs;

// Runs commands of one shell process: a subshell is a copy with a state and descriptors of its own.
// One thread at a time.
class Interpreter {
  public:
    Interpreter(Session& session, ShellState state, Descriptors descriptors, std::stop_token stop,
                int depth);
    ~Interpreter();  // waits for what runs in the background
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    // Commands as they come, up to `exit` or the end of the input; gives the status.
    int runAll(ScriptInput& input);
    // One list; what it asks for (exit, return …) is kept.
    int runList(const List& list);
    // As a process of its own would: nothing is left to leave.
    int runSubshell(const Command& command);

    // What a command asks of those around it.
    enum class Flow { None, Break, Continue, Return, Exit };
    void leave(Flow flow, int levels = 1) {
        m_flow = flow;
        m_levels = levels;
    }
    [[nodiscard]] Flow flow() const { return m_flow; }
    void clearFlow() {
        m_flow = Flow::None;
        m_failed = false;
    }
    // An error asked for the exit, which an interactive shell does not follow.
    [[nodiscard]] bool failed() const { return m_failed; }

    [[nodiscard]] bool stopped() const { return m_stop.stop_requested(); }
    void setStop(std::stop_token stop) { m_stop = std::move(stop); }

    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] ShellState& state() { return m_state; }
    [[nodiscard]] Descriptors& descriptors() { return m_descriptors; }
    [[nodiscard]] const std::stop_token& stopToken() const { return m_stop; }
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] int depth() const { return m_depth; }
    [[nodiscard]] int loops() const { return m_loops; }
    [[nodiscard]] int calls() const { return m_calls; }

    // "sh: 3: text" to the standard error.
    void complain(const std::string& text);
    // The same, for what ends a shell that is not interactive.
    int fatal(const std::string& text);
    void write(int descriptor, std::string_view text);

    // The output of a command substitution without its last line ends; nothing: it was too long.
    std::optional<std::string> outputOf(const List& list);
    // Of the last command substitution.
    void noteSubstitution(int status) { m_substitution = status; }

    // The words of a command that has them all; `assignments` hold for it only.
    int runWords(std::vector<std::string> words,
                 const std::vector<std::pair<std::string, std::string>>& assignments = {},
                 bool functions = true);
    // A script in this very shell: eval and the dot.
    int runText(std::string text);
    // `local`: puts the variable back when the function ends.
    bool keepLocal(const std::string& variable);
    // Replaces this shell by a program.
    int exec(std::vector<std::string> words);
    int waitForJobs();

  private:
    friend class DepthGuard;

    struct Locals {
        std::vector<std::pair<std::string, std::optional<Variable>>> saved;
    };

    int refuseFork();
    int runAndOr(const AndOr& andOr);
    int runInBackground(const AndOr& andOr);
    int runPipeline(const Pipeline& pipeline, bool tested);
    int runPiped(const Pipeline& pipeline);
    int runCommand(const Command& command);
    int runForm(const Command& command);
    int runSimple(const SimpleCommand& simple, const Command& command);
    int runFunction(const ShellState::Function& function, std::vector<std::string> words);
    int runIf(const IfCommand& command);
    int runLoop(const LoopCommand& command);
    int runFor(const ForCommand& command);
    int runCase(const CaseCommand& command);
    // Whether the loop goes on after what its body asked for.
    bool goesOn();
    void trace(const std::vector<std::string>& words);

    // Opens what stands there; false: complained.
    bool redirect(const Redirections& redirections);
    bool redirectOne(const Redirection& redirection);
    bool copyDescriptor(const Redirection& redirection, const std::string& target);

    [[nodiscard]] std::unique_ptr<Interpreter> subshell() const;

    Session& m_session;
    ShellState m_state;
    Descriptors m_descriptors;
    std::stop_token m_stop;
    std::unique_ptr<BackgroundJobs> m_jobs;
    std::vector<Locals> m_locals;
    Flow m_flow = Flow::None;
    int m_levels = 0;
    int m_depth = 0, m_loops = 0, m_calls = 0, m_line = 1;
    int m_tested = 0;  // in a condition, where -e does not count
    int m_substitution = 0;
    bool m_failed = false;
};

}  // namespace berth::sim::shell
