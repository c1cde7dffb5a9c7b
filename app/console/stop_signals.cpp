// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/stop_signals.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QApplication>
#include <QSocketNotifier>
#include <atomic>
#include <csignal>

namespace berth::app {

namespace {

// The only way to reach anything from a signal handler.
std::atomic<int> wakeUpEnd = -1;

void onSignal(int /*number*/) {
    const char byte = 1;
    const int end = wakeUpEnd;
    // A full pipe has woken the loop already.
    if (end >= 0 && write(end, &byte, 1) < 0) return;
}

}  // namespace

StopSignals::StopSignals(QObject* parent) : QObject(parent) {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, m_ends) != 0) return;
    wakeUpEnd = m_ends[1];
    m_notifier = new QSocketNotifier(m_ends[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        QApplication::closeAllWindows();
        QApplication::quit();
    });
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    struct sigaction hangup {};
    m_takesHangup = sigaction(SIGHUP, nullptr, &hangup) == 0 && hangup.sa_handler != SIG_IGN;
    if (m_takesHangup) sigaction(SIGHUP, &action, nullptr);
}

StopSignals::~StopSignals() {
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    if (m_takesHangup) std::signal(SIGHUP, SIG_DFL);
    wakeUpEnd = -1;
    for (const int end : m_ends) {
        if (end >= 0) ::close(end);
    }
}

}  // namespace berth::app
