// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/interactive_session.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include "sim/shell/interpreter.h"
#include "sim/shell/line_completion.h"
#include "sim/shell/line_editor.h"
#include "sim/shell/new_shell.h"

namespace berth::sim::shell {
namespace {

constexpr std::size_t kMostTyped = std::size_t{64} << 10;
constexpr char kInterrupt = 3;

// What was typed and not yet read. Any thread.
class Keyboard {
  public:
    std::size_t add(std::string_view bytes) {
        const std::lock_guard lock(m_mutex);
        const std::size_t count = std::min(bytes.size(), kMostTyped - m_bytes.size());
        m_bytes += bytes.substr(0, count);
        m_changed.notify_all();
        return count;
    }
    void clear() {
        const std::lock_guard lock(m_mutex);
        m_bytes.clear();
    }
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }
    // Nothing: closed, stopped, or the time is over.
    std::optional<char> take(const std::stop_token& stop,
                             std::optional<std::chrono::steady_clock::time_point> until = {}) {
        std::unique_lock lock(m_mutex);
        const auto ready = [this] { return !m_bytes.empty() || m_closed; };
        const bool woken = until ? m_changed.wait_until(lock, stop, *until, ready)
                                 : m_changed.wait(lock, stop, ready);
        // What was typed behind a Ctrl-C is for whoever reads next.
        if (!woken || m_bytes.empty() || stop.stop_requested()) return std::nullopt;
        const char c = m_bytes.front();
        m_bytes.erase(0, 1);
        return c;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::string m_bytes;
    bool m_closed = false;
};

// Line ends as a terminal needs them.
class Screen final : public ByteSink {
  public:
    explicit Screen(ByteSink& channel) : m_channel(channel) {}

    bool write(std::string_view bytes, const std::stop_token& stop) override {
        std::string text;
        text.reserve(bytes.size() + bytes.size() / 16);
        for (const char c : bytes) {
            if (c == '\n') text += '\r';
            text += c;
        }
        return raw(text, stop);
    }
    // As it is.
    bool raw(std::string_view bytes, const std::stop_token& stop) {
        return bytes.empty() || m_channel.write(bytes, stop);
    }

  private:
    ByteSink& m_channel;
};

}  // namespace

struct InteractiveSession::State final : Terminal, ByteSource {
    State(NodeHost& host, ByteSink& channel, WindowSize size, ShellOptions options)
        : window(size),
          screen(channel),
          session(host, std::move(options), this),
          shell(session, newShellState(session), descriptors(), {}, 0),
          editor([this](std::string_view line) {
              return completeLine(session.tree(), shell.state().folder, line);
          }) {}

    Descriptors descriptors() {
        Descriptors made;
        made[0] = std::make_shared<SourceFile>(*this, true);
        made[1] = std::make_shared<SinkFile>(screen, true);
        made[2] = made[1];
        return made;
    }

    // ---- what programs see: the kernel's side of a terminal
    WindowSize size() const override {
        const std::lock_guard lock(mutex);
        return window;
    }
    void setRaw(bool wanted) override {
        const std::lock_guard lock(mutex);
        rawKeys = wanted;
    }
    bool waitForKey(char key, std::chrono::milliseconds most,
                    const std::stop_token& stop) override {
        const auto until = std::chrono::steady_clock::now() + most;
        while (const auto c = keyboard.take(stop, until))
            if (*c == key) return true;
        return false;
    }
    std::size_t read(std::span<char> into, const std::stop_token& stop) override {
        if (into.empty()) return 0;
        if (ready.empty() && isRaw()) {
            const auto c = keyboard.take(stop);
            if (!c) return 0;
            into[0] = *c;
            return 1;
        }
        if (ready.empty()) readCooked(stop);
        const std::size_t count = std::min(into.size(), ready.size());
        std::copy_n(ready.begin(), count, into.begin());
        ready.erase(0, count);
        return count;
    }
    bool isRaw() const {
        const std::lock_guard lock(mutex);
        return rawKeys;
    }

    // A line for a program, which can be corrected until it is ended.
    void readCooked(const std::stop_token& stop) {
        std::string line;
        while (const auto c = keyboard.take(stop)) {
            if (*c == '\r' || *c == '\n') {
                screen.raw("\r\n", stop);
                ready = line + '\n';
                return;
            }
            if (*c == 4) {
                ready = line;
                return;
            }
            if (*c == 0x7f || *c == 8) {
                if (line.empty()) continue;
                std::size_t at = line.size() - 1;
                while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xc0U) == 0x80U)
                    --at;
                const int width = displayWidth(std::string_view(line).substr(at));
                line.resize(at);
                for (int i = 0; i < width; ++i)
                    screen.raw("\b \b", stop);
            } else if (*c == 21) {
                for (int i = displayWidth(line); i > 0; --i)
                    screen.raw("\b \b", stop);
                line.clear();
            } else if (line.size() < LineEditor::kMostBytes) {
                line += *c;
                screen.raw({&*c, 1}, stop);
            }
        }
    }

    // ---- the shell's side
    std::string prompt() {
        const auto facts = session.tree().facts();
        const std::string node = facts ? facts->node : "node";
        return session.options().user + '@' + node + ':' + shell.state().folder + "# ";
    }

    // The next line of the script; nothing: it ends, or was dropped by Ctrl-C.
    std::optional<std::string> readLine(bool continued) {
        editor.begin(continued ? "> " : prompt(), size().columns);
        for (;;) {
            if (!screen.raw(editor.takeOutput(), ending.get_token())) return std::nullopt;
            const auto c = keyboard.take(ending.get_token());
            if (!c) {
                ended = true;
                return std::nullopt;
            }
            editor.setColumns(size().columns);
            const auto outcome = editor.key(*c);
            if (!outcome) continue;
            screen.raw(editor.takeOutput(), ending.get_token());
            if (*outcome == LineEditor::Outcome::Line) {
                editor.remember(editor.line());
                return editor.line() + '\n';
            }
            dropped = *outcome == LineEditor::Outcome::Interrupted;
            ended = ended || (*outcome == LineEditor::Outcome::End && !continued);
            return std::nullopt;
        }
    }

    void setRunning(bool now) {
        const std::lock_guard lock(mutex);
        running = now;
    }

    int run() {
        while (!ended && !ending.stop_requested()) {
            ScriptInput input([this](bool continued) { return readLine(continued); });
            const ParsedLine line = parseLine(input);
            if (ended || ending.stop_requested()) break;
            if (std::exchange(dropped, false)) {
                shell.state().status = kInterruptedStatus;
                continue;
            }
            if (line.error) {
                shell.state().status = 2;
                screen.write("sh: " + *line.error + '\n', ending.get_token());
            }
            if (!line.list || line.list->items.empty()) continue;
            shell.setStop(session.beginRun());
            setRunning(true);
            shell.runList(*line.list);
            setRunning(false);
            session.endRun();
            if (shell.stopped()) shell.state().status = kInterruptedStatus;
            setRaw(false);
            const bool leaves = shell.flow() == Interpreter::Flow::Exit && !shell.failed();
            shell.clearFlow();
            if (leaves) break;
        }
        setRunning(false);
        session.stopRun(true);
        shell.waitForJobs();
        return shell.state().status;
    }

    static constexpr int kInterruptedStatus = 130;

    mutable std::mutex mutex;  // guards the next three
    WindowSize window;
    bool rawKeys = false, running = false;
    Keyboard keyboard;
    Screen screen;
    std::string ready;  // of a line that a program has read in part; its thread
    bool ended = false, dropped = false;
    std::stop_source ending;
    Session session;
    Interpreter shell;
    LineEditor editor;
};

InteractiveSession::InteractiveSession(NodeHost& host, ByteSink& channel, WindowSize window,
                                       ShellOptions options)
    : m_state(std::make_unique<State>(host, channel, window, std::move(options))) {}

InteractiveSession::~InteractiveSession() {
    hangUp();
}

int InteractiveSession::run() {
    return m_state->run();
}

std::size_t InteractiveSession::feed(std::string_view bytes) {
    bool running = false;
    {
        const std::lock_guard lock(m_state->mutex);
        running = m_state->running;
    }
    const std::size_t interrupt = bytes.rfind(kInterrupt);
    if (!running || interrupt == std::string_view::npos) {
        // At the prompt the editor hears it, in its turn; what is full gives way to it.
        const std::size_t taken = m_state->keyboard.add(bytes);
        if (taken == bytes.size() || interrupt == std::string_view::npos || interrupt < taken)
            return taken;
        m_state->keyboard.clear();
        m_state->keyboard.add({&kInterrupt, 1});
        return bytes.size();
    }
    m_state->keyboard.clear();
    m_state->session.stopRun(false);
    m_state->keyboard.add(bytes.substr(interrupt + 1));
    return bytes.size();
}

void InteractiveSession::resize(WindowSize window) {
    const std::lock_guard lock(m_state->mutex);
    m_state->window = window;
}

void InteractiveSession::hangUp() {
    m_state->ending.request_stop();
    m_state->keyboard.close();
    m_state->session.stopRun(true);
}

}  // namespace berth::sim::shell
