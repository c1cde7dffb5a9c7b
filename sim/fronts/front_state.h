// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/balancing/balancer.h"
#include "sim/engine/random.h"
#include "sim/fronts/fronts.h"
#include "sim/serving/link_metrics.h"
#include "sim/serving/retry_budget.h"

namespace berth::sim::fronts {

inline constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

// One that has left the list stays in its place as long as the front is there: requests that are
// still with it count for it.
struct Member {
    domain::FrontMember member;
    balancing::BackendKey key = 0;
    bool listed = true;
    bool inRotation = false;
    std::optional<serving::LinkKey> link;
    serving::LinkMetrics::ShareIndex share = 0;
    int inProgress = 0;
    std::int64_t offered = 0, completed = 0, failed = 0;  // since measuring began
    // As serving::Seat.
    int failuresInARow = 0;
    bool ejected = false;
    std::int64_t ejections = 0;
    engine::Time returned = 0;
    engine::EventHandle ejectionTimer;
};

struct OneFront {
    OneFront(domain::FrontSpec theSpec, serving::LinkKey theKey, std::uint64_t seed);

    domain::FrontSpec spec;
    serving::LinkKey key;
    bool open = true;
    std::vector<Member> members;
    std::unordered_map<balancing::BackendKey, std::uint32_t> byKey;  // their places
    std::unique_ptr<balancing::Balancer> balancer;
    engine::RandomStream random;
    serving::RetryBudget budget;
    serving::LinkMetrics metrics;
    serving::LinkMetrics::Epoch epoch = 0;
    int ejectedMembers = 0;
    std::int64_t begun = 0, over = 0;  // requests, ever
};

// One request at a front. Slots are used again.
struct Visit {
    std::uint32_t front = kNobody;   // kNobody: the slot is free
    std::uint32_t generation = 0;    // grows with every use
    std::uint32_t member = kNobody;  // that has it
    std::uint32_t last = kNobody;    // that had it before
    std::uint32_t attempt = 0;
    serving::LinkMetrics::Epoch epoch = 0;
    engine::Time arrived = 0;
    std::optional<balancing::RequestKey> key;
    int retriesLeft = 0;
    engine::EventHandle again;
    bool real = false;
    // Generated load:
    serving::GeneratedRequest generated;
    // Real requests:
    serving::HttpRequest request;  // until it cannot be sent again
    std::shared_ptr<serving::ResponseSink> client;
    std::uint64_t exchange = 0;  // at its member's link
    int headStatus = 0;          // once the answer has begun
};

struct Fronts::State {
    State(engine::Engine& engineRef, std::uint64_t seedValue, serving::Serving& servingRef,
          FrontsListener& listenerRef)
        : engine(engineRef), seed(seedValue), serving(servingRef), listener(listenerRef) {}

    engine::Engine& engine;
    std::uint64_t seed;
    serving::Serving& serving;
    FrontsListener& listener;
    std::vector<std::unique_ptr<OneFront>> fronts;  // never fewer: a number is used once
    std::map<std::string, std::uint32_t> open;      // by name
    std::map<std::pair<std::string, int>, serving::LinkKey> links;  // by deployment and port
    std::vector<Visit> visits;
    std::vector<std::uint32_t> free;

    [[nodiscard]] OneFront* openFront(serving::LinkKey key) const;

    // front_rotation.cpp: who is in the balancer.
    void take(std::uint32_t front, const domain::FrontSpec& spec);
    void resetEjection(OneFront& front, Member& member);
    void look(OneFront& front, Member& member);  // at its link
    void join(OneFront& front, Member& member);
    void leave(OneFront& front, Member& member);
    void rebuild(OneFront& front);
    void answered(OneFront& front, Member& member, bool well);
    void ejectionOver(std::uint32_t front, std::uint32_t member);

    // front_requests.cpp: the way of a request.
    // The low half of an id of Serving is the slot of a request there, which never has that bit.
    static constexpr std::uint32_t kFrontBit = 0x8000'0000U;
    [[nodiscard]] std::uint64_t idOf(std::uint32_t slot) const {
        return (std::uint64_t{visits[slot].generation} << 32U) | kFrontBit | slot;
    }
    // kNobody when that request has ended.
    [[nodiscard]] std::uint32_t findVisit(std::uint64_t id) const;
    [[nodiscard]] std::uint32_t admit(OneFront& front, bool idempotent);
    [[nodiscard]] std::uint32_t choose(OneFront& front, const Visit& visit) const;
    void send(std::uint32_t slot);
    void head(std::uint64_t id, std::uint32_t attempt, serving::HttpHead head,
              std::int64_t bodyLength);
    void data(std::uint64_t id, std::uint32_t attempt, std::string_view data, bool last);
    void attemptOver(std::uint32_t slot, int status, std::string_view node,
                     std::string_view detail);
    void leaveMember(std::uint32_t slot, int status);
    [[nodiscard]] bool mayTryAgain(const Visit& visit, int status) const;
    void end(std::uint32_t slot, int status, std::string_view node, std::string_view detail);
};

}  // namespace berth::sim::fronts
