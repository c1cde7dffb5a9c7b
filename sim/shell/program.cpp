// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/program.h"

#include <utility>

#include "sim/shell/interpreter.h"
#include "sim/shell/new_shell.h"
#include "sim/shell/paths.h"

namespace berth::sim::shell {
namespace {

constexpr std::size_t kOutputBuffer = std::size_t{32} << 10;
constexpr std::size_t kMostScript = std::size_t{1} << 20;

}  // namespace

std::optional<std::string> readScriptLine(OpenFile& input, const std::stop_token& stop) {
    std::string line;
    char c = 0;
    while (line.size() < kMostScript && input.read({&c, 1}, stop).bytes == 1) {
        if (c == '\0') continue;
        line += c;
        if (c == '\n') return line;
    }
    if (line.empty()) return std::nullopt;
    return line;
}

Program::Program(Session& session, Invocation invocation)
    : m_session(session), m_start(std::move(invocation)) {}

bool Program::put(std::string_view text) {
    if (!goesOn()) return false;
    m_output += text;
    return m_output.size() < kOutputBuffer || flush();
}

bool Program::flush() {
    if (m_output.empty()) return goesOn();
    if (!m_broken) {
        WriteOutcome outcome{false, "Bad file descriptor"};
        if (m_start.descriptors[1]) outcome = m_start.descriptors[1]->write(m_output, stop());
        m_broken = !outcome.taken;
        m_writeProblem = outcome.problem;
    }
    m_output.clear();
    return goesOn();
}

void Program::putError(std::string_view text) {
    if (m_start.descriptors[2]) (void)m_start.descriptors[2]->write(text, stop());
}

int Program::complain(const std::string& text, int status) {
    flush();
    putError(name() + ": " + text + '\n');
    return status;
}

int Program::finish(int status) {
    flush();
    if (stop().stop_requested()) return kInterrupted;
    if (!m_broken) return status;
    if (m_writeProblem.empty()) return kBrokenPipe;
    putError(name() + ": write error: " + m_writeProblem + '\n');
    return status == 0 ? 1 : status;
}

std::string Program::readSome(int descriptor, std::size_t most) {
    const OpenFilePtr& file = m_start.descriptors[static_cast<std::size_t>(descriptor)];
    if (!file || stop().stop_requested()) return {};
    std::string bytes(most, '\0');
    const ReadOutcome outcome = file->read(bytes, stop());
    if (!outcome.problem.empty()) complain("read error: " + outcome.problem);
    bytes.resize(outcome.bytes);
    return bytes;
}

std::string Program::absolute(std::string_view path) const {
    return absolutePath(folder(), path);
}

std::optional<NodeFacts> Program::facts() {
    auto facts = tree().facts();
    if (facts) return std::move(*facts);
    complain("this node has ended");
    return std::nullopt;
}

int Program::call(std::vector<std::string> words, const std::stop_token& until) {
    return call(std::move(words), environment(), until);
}

int Program::call(std::vector<std::string> words, Environment environment,
                  const std::stop_token& until) {
    return call(std::move(words), std::move(environment), m_start.descriptors[0], until);
}

int Program::call(std::vector<std::string> words, Environment environment, OpenFilePtr input,
                  const std::stop_token& until) {
    flush();
    Invocation start;
    start.words = std::move(words);
    start.environment = std::move(environment);
    start.folder = folder();
    start.descriptors = m_start.descriptors;
    start.descriptors[0] = std::move(input);
    start.stop = until;
    start.depth = m_start.depth + 1;
    return runProgram(m_session, std::move(start), name());
}

int Program::runShell(const std::string* text, std::vector<std::string> words) {
    flush();
    ShellState state;
    state.name = words.empty() ? "sh" : words[0];
    if (words.size() > 1) state.arguments.assign(words.begin() + 1, words.end());
    for (const auto& [variable, value] : environment()) {
        if (state.set(variable, value).empty()) state.exportVariable(variable);
    }
    state.folder = folder();
    (void)state.set("PWD", state.folder);
    state.pid = m_session.nextPid();
    Interpreter shell(m_session, std::move(state), m_start.descriptors, stop(), m_start.depth + 1);
    if (text != nullptr) {
        ScriptInput input(*text);
        return shell.runAll(input);
    }
    const OpenFilePtr source = m_start.descriptors[0];
    ScriptInput input([&](bool) -> std::optional<std::string> {
        if (!source) return std::nullopt;
        return readScriptLine(*source, stop());
    });
    return shell.runAll(input);
}

std::string_view programName(std::string_view path) {
    for (const std::string_view folder :
         {"/usr/local/bin/", "/usr/local/sbin/", "/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/"})
        if (path.starts_with(folder)) return path.substr(folder.size());
    return path;
}

int runProgram(Session& session, Invocation invocation, const std::string& complainAs) {
    const std::string name = invocation.words.empty() ? std::string() : invocation.words[0];
    const auto complain = [&](const std::string& text, int status) {
        if (invocation.descriptors[2])
            (void)invocation.descriptors[2]->write(complainAs + ": " + name + ": " + text + '\n',
                                                   invocation.stop);
        return status;
    };
    if (invocation.depth > Session::kMostDepth) return complain("nested too deeply", 126);
    if (const ProgramEntry* const entry = findProgram(programName(name))) {
        invocation.words[0] = entry->name;
        Program program(session, std::move(invocation));
        return program.finish(entry->run(program));
    }
    if (name.find('/') == std::string::npos) return complain("not found", kNotFound);
    const bool there = session.tree().status(absolutePath(invocation.folder, name)).has_value();
    return there ? complain("Permission denied", 126) : complain("not found", kNotFound);
}

}  // namespace berth::sim::shell
