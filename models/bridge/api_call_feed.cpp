// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/api_call_feed.h"

#include <mutex>
#include <utility>

namespace berth::bridge {

using domain::ApiCall;

// What the callers' threads leave for the GUI thread. At most one letter is under way.
struct ApiCallFeed::Inbox {
    std::mutex mutex;
    std::deque<ApiCall> calls;
    bool called = false;
};

ApiCallFeed::ApiCallFeed(const domain::Clock& clock, std::chrono::milliseconds interval,
                         QObject* parent)
    : QObject(parent),
      m_batches(clock, interval, [this] { show(); }),
      m_mailbox(std::make_shared<Mailbox>(this)),
      m_inbox(std::make_shared<Inbox>()) {}

ApiCallFeed::~ApiCallFeed() {
    m_mailbox->close();
}

domain::ApiCallObserver ApiCallFeed::observer() {
    return [this, inbox = m_inbox, mailbox = m_mailbox](const ApiCall& call) {
        const std::lock_guard lock(inbox->mutex);
        inbox->calls.push_back(call);
        // Older ones would fall out of the list anyway.
        if (inbox->calls.size() > kCapacity) inbox->calls.pop_front();
        if (std::exchange(inbox->called, true)) return;
        // `this` is used only when the mailbox opens the letter: the feed is alive then.
        mailbox->post([this] { m_batches.request(); });
    };
}

void ApiCallFeed::show() {
    std::vector<ApiCall> fresh;
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->called = false;
        fresh.assign(std::make_move_iterator(m_inbox->calls.begin()),
                     std::make_move_iterator(m_inbox->calls.end()));
        m_inbox->calls.clear();
    }
    if (fresh.empty()) return;
    m_calls.insert(m_calls.end(), fresh.begin(), fresh.end());
    while (m_calls.size() > kCapacity)
        m_calls.pop_front();
    Q_EMIT callsArrived(fresh);
}

}  // namespace berth::bridge
