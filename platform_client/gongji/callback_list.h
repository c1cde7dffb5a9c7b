// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "models/domain/platform.h"

namespace berth::platform_client::gongji {

// Who listens, each with a lock of its own: a call is made under it, so that whoever unsubscribes
// waits for a call that is running on another thread, and not for the one that unsubscribes from
// inside. The list's own lock is never held during a call.
template <class Subscriber>
class CallbackList {
    struct Entry {
        std::recursive_mutex mutex;
        bool open = true;  // under mutex
        Subscriber subscriber;

        explicit Entry(Subscriber s) : subscriber(std::move(s)) {}
        void close() {
            const std::lock_guard lock(mutex);
            open = false;
        }
    };

    class Handle final : public domain::Subscription {
      public:
        explicit Handle(std::shared_ptr<Entry> entry) : m_entry(std::move(entry)) {}
        ~Handle() override { m_entry->close(); }

      private:
        std::shared_ptr<Entry> m_entry;
    };

  public:
    using Ticket = std::shared_ptr<Entry>;

    // Nobody is called before the ticket is admitted.
    [[nodiscard]] static Ticket ticket(Subscriber subscriber) {
        return std::make_shared<Entry>(std::move(subscriber));
    }
    [[nodiscard]] static std::unique_ptr<domain::Subscription> handle(const Ticket& ticket) {
        return std::make_unique<Handle>(ticket);
    }

    // Calls `first` for the subscriber, unless it has gone, and lists it; nothing any more once the
    // list is closed.
    template <class Function>
    void admit(const Ticket& ticket, Function&& first) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed) return;
            std::erase_if(m_entries, [](const Ticket& each) { return isGone(*each); });
            m_entries.push_back(ticket);
        }
        call(*ticket, first);
    }
    // Calls it, unless it has gone.
    template <class Function>
    static void deliver(const Ticket& ticket, Function&& function) {
        call(*ticket, function);
    }
    [[nodiscard]] static bool isGone(const Ticket& ticket) { return isGone(*ticket); }
    template <class Function>
    void forEach(Function&& function) {
        std::vector<Ticket> entries;
        {
            const std::lock_guard lock(m_mutex);
            entries = m_entries;
        }
        for (const Ticket& each : entries)
            call(*each, function);
    }
    // After it nobody is called, and no call is running but one that calls this.
    void close() {
        std::vector<Ticket> entries;
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            entries.swap(m_entries);
        }
        for (const Ticket& each : entries)
            each->close();
    }

  private:
    template <class Function>
    static void call(Entry& entry, Function& function) {
        const std::lock_guard lock(entry.mutex);
        if (entry.open) function(entry.subscriber);
    }
    // One whose lock is taken is being called, and so not gone.
    static bool isGone(Entry& entry) {
        const std::unique_lock lock(entry.mutex, std::try_to_lock);
        return lock.owns_lock() && !entry.open;
    }

    std::mutex m_mutex;
    std::vector<Ticket> m_entries;  // under m_mutex
    bool m_closed = false;          // under m_mutex
};

}  // namespace berth::platform_client::gongji
