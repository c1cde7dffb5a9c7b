// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "models/domain/platform.h"

namespace berth::sim::platform {

// Subscribers of one kind, each with a state of its own. Delivery happens outside the list's lock,
// so that a callback may subscribe and unsubscribe; an entry's lock makes its destruction wait for
// a call that is running on another thread (and not for one that is running on the same thread).
template <class Subscriber>
class CallbackList {
    struct Entry {
        std::recursive_mutex mutex;
        bool alive = true;
        Subscriber subscriber;

        explicit Entry(Subscriber s) : subscriber(std::move(s)) {}
    };

    class Handle final : public domain::Subscription {
      public:
        explicit Handle(std::shared_ptr<Entry> entry) : m_entry(std::move(entry)) {}
        ~Handle() override {
            const std::lock_guard lock(m_entry->mutex);
            m_entry->alive = false;
        }

      private:
        std::shared_ptr<Entry> m_entry;
    };

  public:
    [[nodiscard]] std::unique_ptr<domain::Subscription> add(Subscriber subscriber) {
        auto entry = std::make_shared<Entry>(std::move(subscriber));
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_entries, [](const auto& e) { return !isAlive(*e); });
        m_entries.push_back(entry);
        return std::make_unique<Handle>(std::move(entry));
    }

    template <class Function>
    void forEach(Function&& function) {
        std::vector<std::shared_ptr<Entry>> entries;
        {
            const std::lock_guard lock(m_mutex);
            entries = m_entries;
        }
        for (const auto& entry : entries) {
            const std::lock_guard lock(entry->mutex);
            if (entry->alive) function(entry->subscriber);
        }
    }

    [[nodiscard]] bool empty() const {
        const std::lock_guard lock(m_mutex);
        for (const auto& entry : m_entries) {
            if (isAlive(*entry)) return false;
        }
        return true;
    }

  private:
    // An entry whose lock is taken is being called right now, or about to end: count it as alive.
    static bool isAlive(Entry& entry) {
        const std::unique_lock lock(entry.mutex, std::try_to_lock);
        return !lock.owns_lock() || entry.alive;
    }

    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<Entry>> m_entries;
};

}  // namespace berth::sim::platform
