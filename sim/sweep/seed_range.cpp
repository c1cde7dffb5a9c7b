// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/seed_range.h"

#include <fmt/core.h>

#include <charconv>
#include <limits>

namespace berth::sim::sweep {
namespace {

using Problem = tl::unexpected<std::string>;

constexpr std::uint64_t kMostShards = 1'000'000;
constexpr std::size_t kMostQuoted = 60;

std::optional<std::uint64_t> numberOf(std::string_view text) {
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, status] = std::from_chars(text.data(), end, number);
    if (status != std::errc{} || stop != end) return std::nullopt;
    return number;
}

}  // namespace

tl::expected<SeedRange, std::string> parseSeedRange(std::string_view text) {
    const std::size_t dots = text.find("..");
    const auto first = numberOf(text.substr(0, dots));
    const auto last =
        dots == std::string_view::npos ? std::nullopt : numberOf(text.substr(dots + 2));
    if (!first || !last) {
        return Problem(
            fmt::format("--seeds must be two whole numbers from 0 to {} such as 0..99, not \"{}\"",
                        std::numeric_limits<std::uint64_t>::max(), text.substr(0, kMostQuoted)));
    }
    if (*first > *last) {
        return Problem(fmt::format("--seeds {}..{} has no seed: write the smaller number first",
                                   *first, *last));
    }
    if (*last - *first >= kMostSeeds) {
        return Problem(fmt::format("--seeds {}..{} is more than {} seeds: give fewer", *first,
                                   *last, kMostSeeds));
    }
    return SeedRange{*first, *last - *first + 1};
}

tl::expected<Shard, std::string> parseShard(std::string_view text,
                                            const std::optional<std::string>& index) {
    const std::size_t slash = text.find('/');
    const auto of =
        slash == std::string_view::npos ? std::nullopt : numberOf(text.substr(slash + 1));
    const bool fromOutside = slash == 0;
    if (fromOutside && !index) {
        return Problem(
            "--indexed-job /N takes its number from JOB_COMPLETION_INDEX, which is not "
            "set: write K/N");
    }
    const std::string_view own = fromOutside ? std::string_view{*index} : text.substr(0, slash);
    const auto number = numberOf(own);
    if (fromOutside && !number) {
        return Problem(fmt::format("JOB_COMPLETION_INDEX must be a whole number, not \"{}\"",
                                   own.substr(0, kMostQuoted)));
    }
    if (!number || !of || *of == 0 || *of > kMostShards) {
        return Problem(
            fmt::format("--indexed-job must be K/N such as 0/8, with N from 1 to {}, not \"{}\"",
                        kMostShards, text.substr(0, kMostQuoted)));
    }
    if (*number >= *of) {
        return Problem(fmt::format("--indexed-job {}/{} is none of them: K counts from 0 to {}",
                                   *number, *of, *of - 1));
    }
    return Shard{*number, *of};
}

SeedRange partOf(const SeedRange& whole, const Shard& shard) {
    // kMostSeeds · kMostShards is below 2^64.
    const std::uint64_t begin = whole.count * shard.index / shard.of;
    const std::uint64_t end = whole.count * (shard.index + 1) / shard.of;
    return {whole.first + begin, end - begin};
}

}  // namespace berth::sim::sweep
