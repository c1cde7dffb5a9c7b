// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/interpreter.h"

#include <utility>

#include "sim/shell/background_jobs.h"
#include "sim/shell/expander.h"
#include "sim/shell/level_guard.h"
#include "sim/shell/program.h"

namespace berth::sim::shell {

Interpreter::Interpreter(Session& session, ShellState state, Descriptors descriptors,
                         std::stop_token stop, int depth)
    : m_session(session),
      m_state(std::move(state)),
      m_descriptors(std::move(descriptors)),
      m_stop(std::move(stop)),
      m_jobs(std::make_unique<BackgroundJobs>(session)),
      m_depth(depth) {}

Interpreter::~Interpreter() {
    m_descriptors = {};
}

std::unique_ptr<Interpreter> Interpreter::subshell() const {
    auto copy =
        std::make_unique<Interpreter>(m_session, m_state, m_descriptors, m_stop, m_depth + 1);
    copy->m_line = m_line;
    copy->m_calls = m_calls;
    copy->m_loops = m_loops;
    copy->m_tested = m_tested;
    return copy;
}

void Interpreter::write(int descriptor, std::string_view text) {
    const OpenFilePtr& file = m_descriptors[static_cast<std::size_t>(descriptor)];
    if (file) (void)file->write(text, m_stop);
}

void Interpreter::complain(const std::string& text) {
    write(2, m_state.name + ": " + std::to_string(m_line) + ": " + text + "\n");
}

int Interpreter::fatal(const std::string& text) {
    complain(text);
    m_state.status = 2;
    leave(Flow::Exit);
    m_failed = true;
    return 2;
}

int Interpreter::runAll(ScriptInput& input) {
    while (m_flow == Flow::None && !stopped()) {
        const ParsedLine line = parseLine(input);
        if (line.error && !stopped()) {
            m_line = line.line;
            fatal(*line.error);
            break;
        }
        if (!line.list) break;
        if (!m_state.options.noExec) runList(*line.list);
        // Outside of loops and functions there is nothing to leave.
        if (m_flow == Flow::Break || m_flow == Flow::Continue) clearFlow();
    }
    clearFlow();
    m_jobs->wait();
    return stopped() ? kInterrupted : m_state.status;
}

int Interpreter::runText(std::string text) {
    const LevelGuard level(m_depth);
    if (m_depth > Session::kMostDepth) return fatal("nested too deeply");
    ScriptInput input(std::move(text));
    const int before = std::exchange(m_line, 1);
    int status = 0;
    while (m_flow == Flow::None && !stopped()) {
        const ParsedLine line = parseLine(input);
        if (line.error) {
            m_line = line.line;
            return fatal(*line.error);
        }
        if (!line.list) break;
        if (!line.list->items.empty()) status = runList(*line.list);
    }
    m_line = before;
    return status;
}

int Interpreter::runList(const List& list) {
    for (const AndOr& each : list.items) {
        if (m_flow != Flow::None || stopped()) break;
        m_state.status = each.background ? runInBackground(each) : runAndOr(each);
    }
    return m_state.status;
}

int Interpreter::runAndOr(const AndOr& andOr) {
    int status = m_state.status;
    for (std::size_t i = 0; i < andOr.pipelines.size(); ++i) {
        const auto& [join, pipeline] = andOr.pipelines[i];
        if (join == AndOr::Join::And && status != 0) continue;
        if (join == AndOr::Join::Or && status == 0) continue;
        const bool last = i + 1 == andOr.pipelines.size();
        status = m_state.status = runPipeline(pipeline, !last);
        if (m_flow != Flow::None || stopped()) break;
    }
    return status;
}

int Interpreter::runInBackground(const AndOr& andOr) {
    std::shared_ptr<Interpreter> job = subshell();
    job->m_descriptors[0] = std::make_shared<TextFile>();
    job->m_tested = 0;
    // The tree that it runs may be gone before it has ended.
    const auto copy = std::make_shared<const AndOr>(andOr);
    const bool begun = m_jobs->start([job, copy]() mutable {
        job->runAndOr(*copy);
        job->m_jobs->wait();
        job.reset();
    });
    if (!begun) return refuseFork();
    m_state.lastBackground = m_session.nextPid();
    return 0;
}

int Interpreter::waitForJobs() {
    m_jobs->wait();
    return 0;
}

int Interpreter::runPipeline(const Pipeline& pipeline, bool tested) {
    int status = 0;
    {
        const bool untested = !tested && !pipeline.negated;
        if (!untested) ++m_tested;
        status =
            pipeline.commands.size() == 1 ? runCommand(*pipeline.commands[0]) : runPiped(pipeline);
        if (!untested) --m_tested;
    }
    if (pipeline.negated) status = status == 0 ? 1 : 0;
    if (status != 0 && m_state.options.errorExit && m_tested == 0 && !tested && !pipeline.negated &&
        m_flow == Flow::None) {
        m_state.status = status;
        leave(Flow::Exit);
    }
    return status;
}

int Interpreter::runPiped(const Pipeline& pipeline) {
    BackgroundJobs parts(m_session);
    OpenFilePtr input = m_descriptors[0];
    for (std::size_t i = 0; i + 1 < pipeline.commands.size(); ++i) {
        auto [reader, writer] = makePipe();
        std::shared_ptr<Interpreter> part = subshell();
        part->m_descriptors[0] = std::exchange(input, std::move(reader));
        part->m_descriptors[1] = std::move(writer);
        const CommandPtr& command = pipeline.commands[i];
        const bool begun = parts.start([part, command]() mutable {
            part->runSubshell(*command);
            part.reset();
        });
        if (!begun) {
            part.reset();
            return refuseFork();
        }
    }
    const std::unique_ptr<Interpreter> last = subshell();
    last->m_descriptors[0] = std::move(input);
    const int status = last->runSubshell(*pipeline.commands.back());
    last->m_descriptors = {};  // so that those before it see that nobody reads any more
    return status;
}

int Interpreter::runSubshell(const Command& command) {
    const int status = runCommand(command);
    m_state.status = status;
    m_jobs->wait();
    m_descriptors = {};
    return status;
}

std::optional<std::string> Interpreter::outputOf(const List& list) {
    const std::unique_ptr<Interpreter> shell = subshell();
    const auto output = std::make_shared<CaptureFile>();
    shell->m_descriptors[1] = output;
    shell->m_state.status = m_state.status;
    if (shell->m_depth > Session::kMostDepth) {
        m_substitution = fatal("nested too deeply");
    } else {
        if (list.items.empty()) shell->m_state.status = 0;
        m_substitution = shell->runList(list);
        shell->m_jobs->wait();
    }
    if (output->overflowed()) return std::nullopt;
    std::string text = output->take();
    std::erase(text, '\0');
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

int Interpreter::exec(std::vector<std::string> words) {
    Invocation start;
    start.words = std::move(words);
    start.environment = m_state.environment();
    start.folder = m_state.folder;
    start.descriptors = m_descriptors;
    start.stop = m_stop;
    start.depth = m_depth + 1;
    const int status = runProgram(m_session, std::move(start),
                                  m_state.name + ": " + std::to_string(m_line) + ": exec");
    m_state.status = status;
    leave(Flow::Exit);
    return status;
}

bool Interpreter::keepLocal(const std::string& variable) {
    if (m_locals.empty()) return false;
    m_locals.back().saved.emplace_back(variable, m_state.saved(variable));
    return true;
}

int Interpreter::refuseFork() {
    const int status = fatal("Cannot fork");
    m_session.stopRun(false);
    return status;
}

void Interpreter::trace(const std::vector<std::string>& words) {
    std::string line = "+";
    for (const std::string& each : words)
        line += ' ' + each;
    write(2, line + '\n');
}

}  // namespace berth::sim::shell
