// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "sim/engine/require.h"
#include "sim/engine/time.h"

namespace berth::sim::engine {

struct EventRecord {
    std::uint32_t kind = 0;
    std::uint32_t a = 0;
    std::uint64_t b = 0;

    friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

// Names one scheduled event; stays harmless after the event is gone.
struct EventHandle {
    std::uint64_t value = 0;  // 0 = none
    [[nodiscard]] bool valid() const { return value != 0; }
};

// Pending events, earliest first; equal times leave in the order they came. Cancelling is O(1); the
// entry of a cancelled event stays in the heap until it would have been due, or until such entries
// outnumber the live ones, when all are swept out. At most 2^22 events are pending at once, and
// 2^42 are pushed in the life of a queue.
//
// A flat heap of arity four (Johnson, "Priority queues with update", 1975; LaMarca and Ladner, "The
// influence of caches on the performance of heaps", 1996): the four children of an entry share one
// cache line. An entry holds the time, its number and the slot of its record. A popped root is left
// open, since the handling of an event mostly pushes another: that one takes the open place, at the
// price of one walk down instead of two walks.
class EventQueue {
  public:
    struct Due {
        Time at = 0;
        EventRecord event;
    };

    EventHandle push(Time at, EventRecord event) {
        const std::uint64_t key = takeSlot(event);
        const Entry entry{biased(at), key};
        if (m_rootOpen) {
            m_rootOpen = false;
            sinkFromRoot(entry);
        } else {
            append(entry);
        }
        return {key};
    }

    bool cancel(EventHandle handle);

    // Removes and returns the earliest event if it lies at or before `limit`.
    std::optional<Due> pop(Time limit) {
        const Entry* top = liveTop();
        if (top == nullptr || top->at > biased(limit)) return std::nullopt;
        Slot& slot = m_slots[slotOf(top->key)];
        const Due due{unbiased(top->at), slot.event};
        freeSlot(slot, slotOf(top->key));
        m_rootOpen = true;
        return due;
    }

    // What probably comes after the event that was popped last, unless its handling pushes an
    // earlier one; asks for the records of those that may follow. Null where the queue is so small
    // that the caches hold it anyway, and where that entry has been cancelled.
    [[nodiscard]] const EventRecord* likelyNext() const {
        if (m_slots.size() < kCachedSlots || m_families.size() < 2) return nullptr;
        const Entry* const children = m_families[1].entries.data();
        for (unsigned i = 0; i < 4; ++i) {
            if (const std::uint64_t slot = slotOf(children[i].key); slot < m_slots.size())
                __builtin_prefetch(m_slots.data() + slot);
        }
        const Entry& least = children[leastOf(children)];
        const std::uint64_t slot = slotOf(least.key);
        if (slot >= m_slots.size() || m_slots[slot].key != least.key) return nullptr;
        return &m_slots[slot].event;
    }

    [[nodiscard]] std::optional<Time> nextTime() const {
        const Entry* top = liveTop();
        if (top == nullptr) return std::nullopt;
        return unbiased(top->at);
    }

    [[nodiscard]] std::size_t size() const { return m_live; }
    // Entries held, those of cancelled events included.
    [[nodiscard]] std::size_t entries() const { return m_live + m_cancelled; }

  private:
    static constexpr int kSlotBits = 22;
    static constexpr std::uint64_t kSlotMask = (std::uint64_t{1} << kSlotBits) - 1;
    static constexpr std::uint64_t kNumbers = std::uint64_t{1} << (64 - kSlotBits);
    static constexpr std::uint64_t kNoSlot = kSlotMask;
    static constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

    // 16 bytes, compared as one number of 128 bits.
    struct Entry {
        std::uint64_t at;   // with the sign bit turned, so that unsigned order is order in time
        std::uint64_t key;  // number << kSlotBits | slot; the number starts at 1
    };
    static constexpr Entry kNever{std::numeric_limits<std::uint64_t>::max(),
                                  std::numeric_limits<std::uint64_t>::max()};

    // Four siblings. Places that are not used hold kNever, so that four are always compared.
    struct alignas(64) Family {
        std::array<Entry, 4> entries{kNever, kNever, kNever, kNever};
    };

    // A record and the key of the entry that owns it; a free slot has key 0 and links to the next
    // one in event.b. An entry whose slot has another key has been cancelled.
    struct Slot {
        std::uint64_t key = 0;
        EventRecord event;
    };

    // Places are numbered through the families; the root is 3 (the rest of family 0 is unused), the
    // children of place p are family p−2, so the parent of family f is place f+2.
    static constexpr std::size_t kRoot = 3;
    static constexpr std::size_t kCachedSlots = 1024;  // records, likewise
    static constexpr std::size_t kCached = 256;  // families that the first-level cache holds anyway

    static std::uint64_t biased(Time at) { return static_cast<std::uint64_t>(at) ^ kSign; }
    static Time unbiased(std::uint64_t at) { return static_cast<Time>(at ^ kSign); }
    static std::uint64_t slotOf(std::uint64_t key) { return key & kSlotMask; }
    static bool before(const Entry& a, const Entry& b) {
        __extension__ using Wide = unsigned __int128;
        return ((Wide{a.at} << 64) | a.key) < ((Wide{b.at} << 64) | b.key);
    }

    // Which of four siblings is the least. Arithmetic instead of branches: the outcome is anybody's
    // guess, and a wrong guess costs more than the comparisons.
    static unsigned leastOf(const Entry* family) {
        const auto first = static_cast<unsigned>(before(family[1], family[0]));
        const unsigned second = 2u | static_cast<unsigned>(before(family[3], family[2]));
        const unsigned chooseSecond =
            0u - static_cast<unsigned>(before(family[second], family[first]));
        return first ^ ((first ^ second) & chooseSecond);
    }

    // Walking down without branches leaves the processor nothing to guess ahead with. In a great
    // heap each level would wait for memory in turn: so the four families of which one comes next
    // but one are asked for now.
    void fetchGrandchildren(std::size_t family) const {
        const std::size_t first = 4 * family - 2;
        if (first < kCached || first + 4 > m_families.size()) return;
        for (std::size_t i = 0; i < 4; ++i)
            __builtin_prefetch(m_families.data() + first + i);
    }

    [[nodiscard]] Entry& place(std::size_t p) const {
        return m_families.data()[p / 4].entries.data()[p % 4];
    }
    [[nodiscard]] bool cancelled(const Entry& entry) const {
        return m_slots.data()[slotOf(entry.key)].key != entry.key;
    }

    // The key of a new event that now owns a slot.
    std::uint64_t takeSlot(const EventRecord& event) {
        if (m_freeSlot == kNoSlot) growSlots();
        require(m_nextNumber < kNumbers, "more than 2^42 events were scheduled");
        const std::uint64_t index = m_freeSlot;
        Slot& slot = m_slots.data()[index];
        m_freeSlot = slot.event.b;
        slot.event = event;
        slot.key = (m_nextNumber++ << kSlotBits) | index;
        ++m_live;
        return slot.key;
    }
    void freeSlot(Slot& slot, std::uint64_t index) {
        slot.key = 0;
        slot.event.b = m_freeSlot;
        m_freeSlot = index;
        --m_live;
    }

    // The root after it has been made a live event, or nullptr when nothing is pending.
    const Entry* liveTop() const {
        while (m_end > kRoot) {
            if (m_rootOpen) {
                closeRoot();
            } else if (cancelled(place(kRoot))) {
                m_rootOpen = true;
                --m_cancelled;
            } else {
                return &place(kRoot);
            }
        }
        return nullptr;
    }

    // Puts `entry` at the root, whose own is gone, and lets it sink.
    void sinkFromRoot(const Entry& entry) const {
        std::size_t p = kRoot;
        const std::size_t families = m_families.size();
        while (p - 2 < families) {
            const Entry* child = m_families.data()[p - 2].entries.data();
            fetchGrandchildren(p - 2);
            const unsigned least = leastOf(child);
            if (!before(child[least], entry)) break;
            place(p) = child[least];
            p = 4 * (p - 2) + least;
        }
        place(p) = entry;
    }

    // Puts `entry` at the end and lets it rise.
    void append(const Entry& entry) {
        if (m_end / 4 >= m_families.size()) m_families.emplace_back();
        rise(m_end++, entry);
    }
    void rise(std::size_t p, const Entry& entry) const {
        while (p != kRoot) {
            const std::size_t parent = p / 4 + 2;
            if (!before(entry, place(parent))) break;
            place(p) = place(parent);
            p = parent;
        }
        place(p) = entry;
    }

    void closeRoot() const;
    void growSlots();
    void sweep();

    // Settling an open or cancelled root changes where entries lie, not what is pending.
    mutable std::vector<Family> m_families{1};
    mutable std::size_t m_end = kRoot;  // one past the last place in use
    mutable std::size_t m_cancelled = 0;
    mutable bool m_rootOpen = false;

    std::vector<Slot> m_slots;
    std::uint64_t m_freeSlot = kNoSlot;
    std::uint64_t m_nextNumber = 1;
    std::size_t m_live = 0;
};

}  // namespace berth::sim::engine
