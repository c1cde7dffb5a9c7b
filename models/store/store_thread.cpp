// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/store_thread.h"

#include <utility>

namespace berth::store {

using domain::ErrorCode;
using domain::fail;
using domain::Result;

namespace {

// Pages of 4 KiB. When nothing waits the log is emptied early; under load only when it grows long,
// because whoever waits behind it waits for two syncs more.
constexpr std::uint64_t kIdlePages = 250;
constexpr std::uint64_t kMostPages = 4000;

}  // namespace

StoreThread::StoreThread(Opening opening, Closing closing)
    : m_opening(std::move(opening)),
      m_closing(std::move(closing)),
      m_database(fail(ErrorCode::Unavailable, "the profile is not open yet")) {
    m_thread = std::thread([this] { run(); });
}

StoreThread::~StoreThread() {
    stop();
}

void StoreThread::post(Job job) {
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopping) {
            m_jobs.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
    }
    job(fail(ErrorCode::ShuttingDown, "the profile is closed"));
}

void StoreThread::stop() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable()) m_thread.join();
}

Result<Database*> StoreThread::available() {
    if (!m_database) return tl::unexpected(m_database.error());
    return m_database->get();
}

void StoreThread::run() {
    m_database = m_opening();
    for (;;) {
        Job job;
        bool idle = false;
        {
            std::unique_lock lock(m_mutex);
            if (m_jobs.empty() && !m_stopping) {
                lock.unlock();
                checkpointWhenDue(true);
                lock.lock();
            }
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty()) break;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
            idle = m_jobs.empty();
        }
        job(available());
        if (!idle) checkpointWhenDue(false);
    }
    if (m_database) m_closing(**m_database);
    m_database = fail(ErrorCode::ShuttingDown, "the profile is closed");
}

void StoreThread::checkpointWhenDue(bool idle) {
    if (!m_database || (*m_database)->mode() != OpenMode::ReadWrite) return;
    if ((*m_database)->pagesInLog() < (idle ? kIdlePages : kMostPages)) return;
    // A failure costs nothing: all is in the log, and the next one tries again.
    static_cast<void>((*m_database)->checkpoint());
}

}  // namespace berth::store
