// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "models/domain/platform.h"

namespace berth::support {

// The listeners of one kind of message, with the contract of domain::Subscription: once its
// destructor has returned no call is running or will be made, except the one it is destroyed from.
template <class Callback>
class Listeners {
    struct Entry {
        std::recursive_mutex mutex;  // held while the callback runs
        std::atomic<bool> alive = true;
        Callback callback;
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
    // `greet(callback)` is the listener's first call: what is told meanwhile comes after it.
    template <class Greet>
    [[nodiscard]] std::unique_ptr<domain::Subscription> add(Callback callback, Greet greet) {
        auto entry = std::make_shared<Entry>();
        entry->callback = std::move(callback);
        const std::lock_guard entryLock(entry->mutex);
        {
            const std::lock_guard lock(m_mutex);
            std::erase_if(m_entries, [](const auto& other) { return !other->alive; });
            m_entries.push_back(entry);
        }
        greet(entry->callback);
        return std::make_unique<Handle>(entry);
    }

    // Calls `tell(callback)` for each listener that is alive.
    template <class Tell>
    void each(Tell tell) {
        std::vector<std::shared_ptr<Entry>> entries;
        {
            const std::lock_guard lock(m_mutex);
            entries = m_entries;
        }
        for (const auto& entry : entries) {
            const std::lock_guard lock(entry->mutex);
            if (entry->alive) tell(entry->callback);
        }
    }

    [[nodiscard]] int count() const {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(),
                                              [](auto& e) { return e->alive.load(); }));
    }

  private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<Entry>> m_entries;
};

}  // namespace berth::support
