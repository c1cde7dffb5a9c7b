// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/transfer_queue.h"

#include <algorithm>
#include <utility>

namespace berth::bridge {

TransferQueue::TransferQueue(RemoteSession& session, const domain::Clock& clock, QObject* parent)
    : QObject(parent),
      m_session(&session),
      m_clock(clock),
      m_mailbox(std::make_shared<Mailbox>(this)) {
    connect(&session, &RemoteSession::closing, this, &TransferQueue::close);
}

TransferQueue::~TransferQueue() {
    m_running.clear();
    m_mailbox->close();
}

std::uint64_t TransferQueue::add(domain::TransferRequest request) {
    TransferJob added;
    added.id = ++m_lastId;
    added.request = std::move(request);
    m_jobs.push_back(std::move(added));
    const std::uint64_t id = m_lastId;
    startNext();
    Q_EMIT changed();
    return id;
}

void TransferQueue::startNext() {
    if (m_session == nullptr) return close();
    for (TransferJob& each : m_jobs) {
        if (m_running.size() >= static_cast<std::size_t>(kAtOnce)) return;
        if (each.stage == TransferStage::Waiting) start(each);
    }
}

void TransferQueue::start(TransferJob& job) {
    job.stage = TransferStage::Running;
    const std::uint64_t id = job.id;
    domain::TransferCallbacks calls;
    // `this` is used only when the mailbox opens the letter: it is alive then.
    calls.onProgress = [this, mailbox = m_mailbox, id](const domain::TransferProgress& progress) {
        mailbox->post([this, id, progress] { took(id, progress); });
    };
    calls.onEnded = [this, mailbox = m_mailbox, id](domain::Result<domain::TransferReport> how) {
        mailbox->post([this, id, how = std::move(how)]() mutable { finish(id, std::move(how)); });
    };
    m_running.push_back(
        {id, {}, m_session->host().files().transfer(job.request, std::move(calls))});
}

void TransferQueue::took(std::uint64_t id, const domain::TransferProgress& progress) {
    TransferJob* known = job(id);
    Running* at = running(id);
    if (known == nullptr || at == nullptr) return;
    known->progress = progress;
    if (progress.paused) {
        at->rate.interrupt();
    } else {
        at->rate.add(m_clock.monotonic(), progress.bytesDone);
    }
    known->bytesPerSecond = at->rate.bytesPerSecond();
    Q_EMIT changed();
}

void TransferQueue::finish(std::uint64_t id, domain::Result<domain::TransferReport> how) {
    TransferJob* known = job(id);
    if (known == nullptr || known->stage == TransferStage::Ended) return;
    std::erase_if(m_running, [id](const Running& each) { return each.id == id; });
    known->stage = TransferStage::Ended;
    known->endedUnixMs = m_clock.unixMilliseconds();
    if (how) {
        known->report = std::move(*how);
    } else {
        known->error = std::move(how.error());
    }
    const TransferJob told = *known;
    startNext();
    Q_EMIT ended(told);
    Q_EMIT changed();
}

void TransferQueue::pause(std::uint64_t id) {
    Running* at = running(id);
    if (at == nullptr) return;
    at->transfer->pause();
    job(id)->stage = TransferStage::Paused;
    Q_EMIT changed();
}

void TransferQueue::resume(std::uint64_t id) {
    Running* at = running(id);
    if (at == nullptr) return;
    at->rate.interrupt();
    at->transfer->resume();
    job(id)->stage = TransferStage::Running;
    Q_EMIT changed();
}

void TransferQueue::remove(std::uint64_t id) {
    std::erase_if(m_running, [id](const Running& each) { return each.id == id; });
    std::erase_if(m_jobs, [id](const TransferJob& each) { return each.id == id; });
    startNext();
    Q_EMIT changed();
}

void TransferQueue::close() {
    m_session = nullptr;
    m_running.clear();
    std::vector<std::uint64_t> open;
    for (const TransferJob& each : m_jobs) {
        if (each.stage != TransferStage::Ended) open.push_back(each.id);
    }
    for (const std::uint64_t id : open) {
        if (TransferJob* each = job(id)) {
            each->stage = TransferStage::Ended;
            each->endedUnixMs = m_clock.unixMilliseconds();
            each->error = domain::Error{
                domain::ErrorCode::Unavailable, "the connection was closed", true, {}};
            const TransferJob told = *each;
            Q_EMIT ended(told);
        }
    }
    if (!open.empty()) Q_EMIT changed();
}

TransferJob* TransferQueue::job(std::uint64_t id) {
    const auto found = std::ranges::find(m_jobs, id, &TransferJob::id);
    return found == m_jobs.end() ? nullptr : &*found;
}

const TransferJob* TransferQueue::find(std::uint64_t id) const {
    const auto found = std::ranges::find(m_jobs, id, &TransferJob::id);
    return found == m_jobs.end() ? nullptr : &*found;
}

TransferQueue::Running* TransferQueue::running(std::uint64_t id) {
    const auto found = std::ranges::find(m_running, id, &Running::id);
    return found == m_running.end() ? nullptr : &*found;
}

}  // namespace berth::bridge
