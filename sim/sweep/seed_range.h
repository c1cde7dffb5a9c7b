// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace berth::sim::sweep {

// Seeds from `first` on, `count` of them.
struct SeedRange {
    std::uint64_t first = 0;
    std::uint64_t count = 0;

    friend bool operator==(const SeedRange&, const SeedRange&) = default;
};

inline constexpr std::uint64_t kMostSeeds = 1'000'000'000;

// One of several programs that share the seeds of a sweep.
struct Shard {
    std::uint64_t index = 0;  // from 0
    std::uint64_t of = 1;

    friend bool operator==(const Shard&, const Shard&) = default;
};

// "A..B", both included. The error is one English sentence.
[[nodiscard]] tl::expected<SeedRange, std::string> parseSeedRange(std::string_view text);

// "K/N", or "/N" with `index` as Kubernetes gives it to a pod of an indexed Job in
// JOB_COMPLETION_INDEX (nullopt: it is not set). The error is one English sentence.
[[nodiscard]] tl::expected<Shard, std::string> parseShard(std::string_view text,
                                                          const std::optional<std::string>& index);

// The part of the shard: neighbouring seeds, the sizes of any two parts differ by one at most.
[[nodiscard]] SeedRange partOf(const SeedRange& whole, const Shard& shard);

}  // namespace berth::sim::sweep
