// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/terminal/pty_session.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <utility>
#include <vector>

namespace berth::ui {

PtySession::PtySession(const QStringList& command, QObject* owner) : TerminalSession(owner) {
    m_master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0) abort();
    std::array<char, 64> slave{};
    if (ptsname_r(m_master, slave.data(), slave.size()) != 0) abort();
    std::vector<QByteArray> words;
    for (const QString& word : command)
        words.push_back(word.toLocal8Bit());
    std::vector<char*> arguments;
    for (QByteArray& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    m_child = fork();
    if (m_child == 0) {
        setsid();
        const int terminal = open(slave.data(), O_RDWR);
        if (terminal < 0) _exit(126);
        ioctl(terminal, TIOCSCTTY, 0);
        for (int i = 0; i < 3; ++i)
            dup2(terminal, i);
        setenv("TERM", "xterm-256color", 1);
        setenv("PS1", "$ ", 1);
        unsetenv("LD_PRELOAD");
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    fcntl(m_master, F_SETFL, O_NONBLOCK);
    m_notifier = new QSocketNotifier(m_master, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &PtySession::read);
}

PtySession::~PtySession() {
    reap();
    if (m_master >= 0) close(m_master);
}

void PtySession::reap() {
    const pid_t child = std::exchange(m_child, -1);
    if (child <= 0) return;
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
}

void PtySession::write(const QByteArray& bytes) {
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto sent =
            ::write(m_master, bytes.constData() + at, static_cast<std::size_t>(bytes.size() - at));
        if (sent <= 0) return;
        at += sent;
    }
}

void PtySession::resize(int rows, int columns) {
    winsize size{};
    size.ws_row = static_cast<unsigned short>(rows);
    size.ws_col = static_cast<unsigned short>(columns);
    ioctl(m_master, TIOCSWINSZ, &size);
}

void PtySession::read() {
    std::array<char, 32 * 1024> bytes{};
    const auto count = ::read(m_master, bytes.data(), bytes.size());
    if (count > 0) {
        Q_EMIT received(QByteArray(bytes.data(), static_cast<qsizetype>(count)));
    } else if (count == 0 || errno != EAGAIN) {
        m_notifier->setEnabled(false);
        reap();
        Q_EMIT ended(QStringLiteral("The program has ended."));
    }
}

}  // namespace berth::ui
