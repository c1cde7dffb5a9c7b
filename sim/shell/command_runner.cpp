// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "sim/shell/builtins.h"
#include "sim/shell/expander.h"
#include "sim/shell/interpreter.h"
#include "sim/shell/level_guard.h"
#include "sim/shell/pattern.h"
#include "sim/shell/program.h"

namespace berth::sim::shell {

int Interpreter::runCommand(const Command& command) {
    const LevelGuard level(m_depth);
    m_line = command.line;
    if (m_depth > Session::kMostDepth) return fatal("nested too deeply");
    if (stopped()) return kInterrupted;
    if (const auto* simple = std::get_if<SimpleCommand>(&command.form))
        return runSimple(*simple, command);
    if (command.redirections.empty()) return runForm(command);
    const Descriptors before = m_descriptors;
    const int status = redirect(command.redirections) ? runForm(command) : 2;
    m_descriptors = before;
    return status;
}

int Interpreter::runForm(const Command& command) {
    if (const auto* group = std::get_if<GroupCommand>(&command.form)) {
        if (!group->subshell) return runList(*group->body);
        const std::unique_ptr<Interpreter> shell = subshell();
        int status = shell->runList(*group->body);
        if (shell->m_flow == Flow::Exit || shell->m_flow == Flow::Return)
            status = shell->m_state.status;
        shell->waitForJobs();
        return status;
    }
    if (const auto* form = std::get_if<IfCommand>(&command.form)) return runIf(*form);
    if (const auto* form = std::get_if<LoopCommand>(&command.form)) return runLoop(*form);
    if (const auto* form = std::get_if<ForCommand>(&command.form)) return runFor(*form);
    if (const auto* form = std::get_if<CaseCommand>(&command.form)) return runCase(*form);
    const auto* definition = std::get_if<FunctionDefinition>(&command.form);
    if (definition == nullptr) return 0;
    const std::string refused = m_state.define(*definition);
    return refused.empty() ? 0 : fatal(refused);
}

int Interpreter::runIf(const IfCommand& command) {
    for (const auto& [condition, body] : command.branches) {
        ++m_tested;
        const int status = runList(*condition);
        --m_tested;
        if (m_flow != Flow::None || stopped()) return status;
        if (status == 0) return runList(*body);
    }
    return command.otherwise ? runList(*command.otherwise) : 0;
}

bool Interpreter::goesOn() {
    if (stopped()) return false;
    if (m_flow == Flow::None) return true;
    if (m_flow != Flow::Break && m_flow != Flow::Continue) return false;
    if (m_levels > 1) {
        --m_levels;
        return false;
    }
    const bool again = m_flow == Flow::Continue;
    clearFlow();
    return again;
}

int Interpreter::runLoop(const LoopCommand& command) {
    const LevelGuard loop(m_loops);
    int status = 0;
    for (;;) {
        ++m_tested;
        const int condition = runList(*command.condition);
        --m_tested;
        if (m_flow != Flow::None || stopped()) {
            if (!goesOn()) return m_flow == Flow::None ? 0 : m_state.status;
            continue;
        }
        if ((condition == 0) == command.until) return status;
        status = runList(*command.body);
        if (!goesOn()) return m_flow == Flow::None ? 0 : m_state.status;
    }
}

int Interpreter::runFor(const ForCommand& command) {
    const LevelGuard loop(m_loops);
    std::vector<std::string> values = m_state.arguments;
    if (command.words) {
        Expander expander(*this);
        values = expander.fields(*command.words);
        if (expander.failure()) return fatal(*expander.failure());
    }
    int status = 0;
    for (const std::string& value : values) {
        const std::string refused = m_state.set(command.variable, value);
        if (!refused.empty()) return fatal(refused);
        status = runList(*command.body);
        if (!goesOn()) return m_flow == Flow::None ? 0 : m_state.status;
    }
    return status;
}

int Interpreter::runCase(const CaseCommand& command) {
    Expander expander(*this);
    const std::string subject = expander.text(command.subject);
    for (const CaseCommand::Item& item : command.items) {
        for (const Word& each : item.patterns) {
            const std::string pattern = expander.pattern(each);
            if (expander.failure()) return fatal(*expander.failure());
            if (!matchesPattern(pattern, subject)) continue;
            m_state.status = 0;
            return runList(*item.body);
        }
    }
    if (expander.failure()) return fatal(*expander.failure());
    return 0;
}

int Interpreter::runSimple(const SimpleCommand& simple, const Command& command) {
    Expander expander(*this);
    m_substitution = 0;
    std::vector<std::string> words = expander.fields(simple.words);
    if (expander.failure()) return fatal(*expander.failure());
    const Descriptors before = m_descriptors;
    const Builtin* const builtin =
        words.empty() || m_state.function(words[0]) != nullptr ? nullptr : findBuiltin(words[0]);
    if (!redirect(command.redirections)) {
        m_descriptors = before;
        if (builtin != nullptr && builtin->special) leave(Flow::Exit);
        return m_state.status = 2;
    }
    std::vector<std::pair<std::string, std::string>> assignments;
    for (const Assignment& each : simple.assignments) {
        std::string value = expander.text(each.value);
        if (expander.failure()) {
            m_descriptors = before;
            return fatal(*expander.failure());
        }
        if (words.empty() || (builtin != nullptr && builtin->special)) {
            const std::string refused = m_state.set(each.name, std::move(value));
            if (!refused.empty()) return fatal(refused);
        } else {
            assignments.emplace_back(each.name, std::move(value));
        }
    }
    if (stopped()) return kInterrupted;
    if (m_state.options.trace) {
        std::vector<std::string> shown;
        for (const Assignment& each : simple.assignments)
            shown.push_back(each.name + '=' + expander.text(each.value));
        shown.insert(shown.end(), words.begin(), words.end());
        trace(shown);
    }
    // `exec` without a command keeps what was opened.
    const bool kept = words.size() == 1 && words[0] == "exec" && builtin != nullptr;
    const int status = words.empty() ? m_substitution : runWords(std::move(words), assignments);
    if (!kept) m_descriptors = before;
    return status;
}

int Interpreter::runWords(std::vector<std::string> words,
                          const std::vector<std::pair<std::string, std::string>>& assignments,
                          bool functions) {
    const ShellState::Function* const found = functions ? m_state.function(words[0]) : nullptr;
    const Builtin* const builtin = found != nullptr ? nullptr : findBuiltin(words[0]);
    if (found == nullptr && builtin == nullptr) {
        Invocation start;
        start.environment = m_state.environment();
        for (const auto& [name, value] : assignments)
            start.environment[name] = value;
        start.words = std::move(words);
        start.folder = m_state.folder;
        start.descriptors = m_descriptors;
        start.stop = m_stop;
        start.depth = m_depth + 1;
        return runProgram(m_session, std::move(start),
                          m_state.name + ": " + std::to_string(m_line));
    }
    std::vector<std::pair<std::string, std::optional<Variable>>> saved;
    for (const auto& [name, value] : assignments) {
        saved.emplace_back(name, m_state.saved(name));
        const std::string refused = m_state.set(name, value);
        if (!refused.empty()) return fatal(refused);
        m_state.exportVariable(name);
    }
    int status = 0;
    if (found != nullptr) {
        const ShellState::Function function = *found;  // it may define itself anew
        status = runFunction(function, std::move(words));
    } else {
        status = builtin->run(*this, words);
    }
    for (auto it = saved.rbegin(); it != saved.rend(); ++it)
        m_state.restore(it->first, std::move(it->second));
    return status;
}

int Interpreter::runFunction(const ShellState::Function& function, std::vector<std::string> words) {
    const LevelGuard call(m_calls);
    words.erase(words.begin());
    std::vector<std::string> arguments = std::exchange(m_state.arguments, std::move(words));
    const int loops = std::exchange(m_loops, 0);
    m_locals.emplace_back();
    int status = runCommand(*function.body);
    if (m_flow == Flow::Return) {
        clearFlow();
        status = m_state.status;
    }
    Locals locals = std::move(m_locals.back());
    m_locals.pop_back();
    for (auto it = locals.saved.rbegin(); it != locals.saved.rend(); ++it)
        m_state.restore(it->first, std::move(it->second));
    m_loops = loops;
    m_state.arguments = std::move(arguments);
    return status;
}

}  // namespace berth::sim::shell
