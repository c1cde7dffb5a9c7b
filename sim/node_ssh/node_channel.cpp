// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/node_channel.h"

#include <algorithm>
#include <utility>

#include "sim/node_ssh/sftp_server.h"

namespace berth::sim::node_ssh {

namespace {

constexpr std::size_t kKeysAtOnce = 4096;  // of a terminal
constexpr int kMostColumns = 1000;

bool mayBeSet(std::string_view name) {
    return name == "LANG" || name == "TERM" || name.starts_with("LC_");
}

shell::WindowSize sane(shell::WindowSize size) {
    // 0: the client does not know.
    if (size.columns <= 0) size.columns = 80;
    if (size.rows <= 0) size.rows = 24;
    return {std::min(size.columns, kMostColumns), std::min(size.rows, kMostColumns)};
}

}  // namespace

NodeChannel::NodeChannel(std::unique_ptr<shell::NodeHost> host, std::function<void()> changed)
    : m_changed(std::move(changed)),
      m_host(std::move(host)),
      m_in(kPipe, m_changed),
      m_out(kPipe, m_changed),
      m_error(kPipe, m_changed) {}

NodeChannel::~NodeChannel() {
    end({});
    m_out.breakOff();
    m_error.breakOff();
    if (m_thread.joinable()) m_thread.join();
}

bool NodeChannel::setVariable(const std::string& name, const std::string& value) {
    if (started() || !mayBeSet(name) || m_variables.size() >= kMostVariables ||
        name.size() + value.size() > kMostVariable) {
        return false;
    }
    m_variables.emplace_back(name, value);
    return true;
}

bool NodeChannel::requestTerminal(const std::string& name, shell::WindowSize size) {
    if (started() || m_window) return false;
    m_window = sane(size);
    return setVariable("TERM", name.empty() ? "dumb" : name);
}

shell::ShellOptions NodeChannel::options() const {
    shell::ShellOptions options;
    options.environment = m_variables;
    options.folder = "/root";
    return options;
}

bool NodeChannel::startCommand(std::string command) {
    if (started()) return false;
    m_shell = m_window ? std::make_unique<shell::Shell>(
                             *m_host, shell::Streams{m_in, m_shown, m_shown}, options())
                       : std::make_unique<shell::Shell>(
                             *m_host, shell::Streams{m_in, m_out, m_error}, options());
    return start([this, command = std::move(command)](const std::stop_token&) {
        return m_shell->run(command);
    });
}

bool NodeChannel::startShell() {
    if (started()) return false;
    if (m_window) {
        m_terminal =
            std::make_unique<shell::InteractiveSession>(*m_host, m_out, *m_window, options());
        return start([this](const std::stop_token&) { return m_terminal->run(); });
    }
    m_shell =
        std::make_unique<shell::Shell>(*m_host, shell::Streams{m_in, m_out, m_error}, options());
    return start([this](const std::stop_token&) { return m_shell->runInput(); });
}

bool NodeChannel::startSftp() {
    if (started()) return false;
    return start(
        [this](const std::stop_token& stop) { return SftpServer(*m_host, m_in, m_out).run(stop); });
}

bool NodeChannel::start(std::function<int(const std::stop_token&)> program) {
    m_onTerminal = m_window.has_value();
    m_thread = std::jthread(
        [this, program = std::move(program)](const std::stop_token& stop) { run(program, stop); });
    return true;
}

void NodeChannel::run(const std::function<int(const std::stop_token&)>& program,
                      const std::stop_token& stop) {
    int status = 1;
    if (const auto facts = m_host->facts(); facts) {
        status = program(stop);
    } else {
        BytePipe& sink = m_onTerminal ? m_out : m_error;
        (void)sink.write(facts.error().detail + (m_onTerminal ? "\r\n" : "\n"), stop);
    }
    m_status = status;
    m_hasEnded = true;
    m_changed();
}

void NodeChannel::resize(shell::WindowSize size) {
    if (!m_window) return;
    m_window = sane(size);
    if (m_terminal) m_terminal->resize(*m_window);
}

void NodeChannel::signal(std::string_view name) {
    if (name == "INT") {
        if (m_terminal) (void)m_terminal->feed("\x03");
        if (m_shell) m_shell->interrupt();
    } else if (name == "HUP" || name == "KILL" || name == "QUIT" || name == "TERM") {
        end({});
    }
}

std::size_t NodeChannel::inputRoom() const {
    if (!started() || m_hasEnded) return 0;
    return m_terminal ? kKeysAtOnce : m_in.room();
}

void NodeChannel::input(std::string_view bytes) {
    if (m_terminal) {
        (void)m_terminal->feed(bytes);
    } else if (m_onTerminal && m_shell) {
        // A command on a terminal: nobody edits its lines, but two keys mean what they say.
        if (bytes.find('\x03') != std::string_view::npos) m_shell->interrupt();
        std::string lines(bytes);
        std::replace(lines.begin(), lines.end(), '\r', '\n');
        m_in.push(lines);
    } else {
        m_in.push(bytes);
    }
}

void NodeChannel::inputEnds() {
    m_in.end();
    // A terminal whose keyboard is gone: as Ctrl-D.
    if (m_terminal) (void)m_terminal->feed("\x04");
}

std::optional<int> NodeChannel::ended() const {
    if (!m_hasEnded) return std::nullopt;
    return m_cutOff ? 1 : m_status.load();
}

void NodeChannel::end(std::string_view text) {
    if (m_ending) return;
    m_ending = true;
    // Asked before it is stopped: it may be over a moment later, cut off all the same.
    const bool wasOver = m_hasEnded;
    if (m_shell) m_shell->stop();
    if (m_terminal) m_terminal->hangUp();
    m_thread.request_stop();
    m_in.end();
    if (text.empty() || wasOver) return;
    m_cutOff = true;
    // Beyond what the pipe may hold, once: a program that is stopped writes nothing any more.
    BytePipe& sink = m_onTerminal ? m_out : m_error;
    sink.push(std::string(text) + (m_onTerminal ? "\r\n" : "\n"));
}

}  // namespace berth::sim::node_ssh
