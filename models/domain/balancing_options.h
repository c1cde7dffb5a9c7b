// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "models/domain/units.h"

namespace berth::domain {

// What tells one caller of a link from another, for the policies that hash.
enum class HashKeySource { Address, Header, Cookie, Query };

// Requests with the same key go to the same node. A request without that header, cookie or query
// parameter (or with an empty one) goes to a node drawn by chance.
struct HashKey {
    HashKeySource source = HashKeySource::Address;
    std::string name;  // of the header, cookie or query parameter; empty for Address

    friend bool operator==(const HashKey&, const HashKey&) = default;
};

// Of BalancingPolicy::Queue: one line of waiting requests for the whole link.
struct RequestQueue {
    int limit = 1000;  // waiting; a further request is answered with 429
    int perNode = 1;   // requests that one node is given at once
    // Longer waits, and longer work once a node has the request, are answered with 504.
    Duration waitTimeout = std::chrono::seconds(60);
    Duration processingTimeout = std::chrono::minutes(5);

    friend bool operator==(const RequestQueue&, const RequestQueue&) = default;
};

// A node that fails several requests in a row gets none for a while, though it says it is ready.
struct Ejection {
    int failures = 5;  // in a row
    // The first time out; the n-th in short succession lasts n times as long, at most 5 minutes.
    Duration baseTime = std::chrono::seconds(30);
    int mostPercent = 10;  // of the ready nodes are out at once, but one may always be (of two)

    friend bool operator==(const Ejection&, const Ejection&) = default;
};

// Requests whose method is idempotent and whose answer had not begun go to another node when theirs
// fails.
struct RetryPolicy {
    int attempts = 1;        // retries of one request
    int budgetPercent = 20;  // retries per requests offered, over ten seconds; ten are always free

    friend bool operator==(const RetryPolicy&, const RetryPolicy&) = default;
};

// How a link balances beyond its policy. As constructed, none of it is in use.
struct BalancingOptions {
    HashKey hashKey;
    // Policies that hash: no node is given more than so many percent above its share of the
    // requests in progress; what is too much goes to the next node. Absent: no bound.
    std::optional<int> loadAboveMeanPercent;
    RequestQueue queue;
    Duration slowStart{0};  // a node that has just become ready gets its full share after this long
    std::optional<Ejection> ejection;
    std::optional<RetryPolicy> retries;
    // Requests in progress on a node that has left the rotation are cut off after this long.
    // Absent: they may take as long as the node is there.
    std::optional<Duration> drainLimit;

    friend bool operator==(const BalancingOptions&, const BalancingOptions&) = default;
};

// Limits of the forms.
inline constexpr int kMostLoadAboveMean = 1000;  // percent
inline constexpr int kMostQueued = 1'000'000;
inline constexpr int kMostPerNode = 10'000;
inline constexpr int kMostFailuresInARow = 1000;
inline constexpr int kMostRequestRetries = 10;
inline constexpr Duration kLongestBalancingSpan = std::chrono::hours(1);
inline constexpr std::size_t kMostKeyNameLength = 100;

[[nodiscard]] const char* toText(HashKeySource source);  // "address" …

}  // namespace berth::domain
