// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

#include "models/bridge/mailbox.h"
#include "models/bridge/throttle.h"
#include "models/domain/clock.h"
#include "models/domain/connection.h"

namespace berth::bridge {

// The calls that were made to one platform's API, the newest 10,000. Lives on the GUI thread; the
// clock outlives it.
class ApiCallFeed final : public QObject {
    Q_OBJECT
  public:
    static constexpr std::size_t kCapacity = 10'000;

    explicit ApiCallFeed(const domain::Clock& clock,
                         std::chrono::milliseconds interval = std::chrono::milliseconds(200),
                         QObject* parent = nullptr);
    ~ApiCallFeed() override;

    // To be handed to whoever makes the calls: may be called on any thread, also once the feed is
    // gone.
    [[nodiscard]] domain::ApiCallObserver observer();
    // Oldest first.
    [[nodiscard]] const std::deque<domain::ApiCall>& calls() const { return m_calls; }

  Q_SIGNALS:
    // Oldest first, at most one signal an interval; already in calls().
    void callsArrived(const std::vector<berth::domain::ApiCall>& calls);

  private:
    struct Inbox;

    void show();

    std::deque<domain::ApiCall> m_calls;
    Throttle m_batches;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<Inbox> m_inbox;
};

}  // namespace berth::bridge
