// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/shell.h"

#include <utility>

#include "sim/shell/interpreter.h"
#include "sim/shell/new_shell.h"
#include "sim/shell/paths.h"
#include "sim/shell/program.h"

namespace berth::sim::shell {

ShellState newShellState(Session& session) {
    ShellState state;
    const ShellOptions& options = session.options();
    const auto give = [&state](const std::string& name, const std::string& value) {
        if (state.set(name, value).empty()) state.exportVariable(name);
    };
    give("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    if (const auto facts = session.tree().facts())
        for (const auto& [name, value] : facts->environment)
            give(name, value);
    for (const auto& [name, value] : options.environment)
        give(name, value);
    give("HOME", "/root");
    give("USER", options.user);
    give("LOGNAME", options.user);
    give("SHELL", "/bin/sh");
    if (session.terminal() != nullptr && !state.value("TERM")) give("TERM", "xterm");
    const std::string folder = absolutePath("/", options.folder);
    const auto status = session.tree().status(folder);
    state.folder = status && status->folder ? folder : "/";
    give("PWD", state.folder);
    state.pid = session.nextPid();
    return state;
}

struct Shell::State {
    State(NodeHost& host, Streams streams, ShellOptions options)
        : session(host, std::move(options), nullptr),
          interpreter(session, newShellState(session), descriptorsOf(streams), {}, 0) {}

    static Descriptors descriptorsOf(Streams streams) {
        Descriptors descriptors;
        descriptors[0] = std::make_shared<SourceFile>(streams.in, false);
        descriptors[1] = std::make_shared<SinkFile>(streams.out, false);
        descriptors[2] = std::make_shared<SinkFile>(streams.error, false);
        return descriptors;
    }

    int run(ScriptInput& input) {
        interpreter.setStop(session.beginRun());
        const int status = interpreter.runAll(input);
        session.endRun();
        lastStatus = status;
        return status;
    }

    Session session;
    Interpreter interpreter;
    int lastStatus = 0;
};

Shell::Shell(NodeHost& host, Streams streams, ShellOptions options)
    : m_state(std::make_unique<State>(host, streams, std::move(options))) {}

Shell::~Shell() {
    stop();
}

int Shell::run(std::string_view script) {
    constexpr std::size_t kMostScript = std::size_t{1} << 20;
    std::string text(script.substr(0, kMostScript));
    std::erase(text, '\0');
    ScriptInput input(std::move(text));
    return m_state->run(input);
}

int Shell::runInput() {
    const OpenFilePtr source = m_state->interpreter.descriptors()[0];
    ScriptInput input(
        [this, source](bool) { return readScriptLine(*source, m_state->interpreter.stopToken()); });
    return m_state->run(input);
}

void Shell::interrupt() {
    m_state->session.stopRun(false);
}

void Shell::stop() {
    m_state->session.stopRun(true);
}

int Shell::lastStatus() const {
    return m_state->lastStatus;
}

}  // namespace berth::sim::shell
