// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/stop_signals.h"

#include <cerrno>
#include <ctime>

namespace berth::app {

StopSignals::StopSignals() {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    // Whoever has it ignored (nohup) wants to outlive the terminal; blocked, it would be kept.
    struct sigaction hangup {};
    if (sigaction(SIGHUP, nullptr, &hangup) == 0 && hangup.sa_handler != SIG_IGN) {
        sigaddset(&m_signals, SIGHUP);
    }
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
}

StopSignals::~StopSignals() {
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

bool StopSignals::waitFor(domain::Duration most) const {
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    timespec limit{};
    limit.tv_sec = static_cast<time_t>(most.count() / kNanoseconds);
    limit.tv_nsec = static_cast<long>(most.count() % kNanoseconds);
    return sigtimedwait(&m_signals, nullptr, &limit) > 0;
}

void StopSignals::wait() const {
    while (sigwaitinfo(&m_signals, nullptr) < 0 && errno == EINTR) {
    }
}

}  // namespace berth::app
