// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::domain {

using Duration = std::chrono::nanoseconds;

// Towards zero.
[[nodiscard]] constexpr std::int64_t wholeSeconds(Duration duration) {
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

// A point in time as nanoseconds since the zero of a TimeBase (see snapshot.h): the start of the
// simulation, or the Unix epoch in UTC.
struct Instant {
    std::int64_t ns = 0;

    friend auto operator<=>(const Instant&, const Instant&) = default;
    friend Instant operator+(Instant t, Duration d) { return {t.ns + d.count()}; }
    friend Instant operator-(Instant t, Duration d) { return {t.ns - d.count()}; }
    friend Duration operator-(Instant a, Instant b) { return Duration{a.ns - b.ns}; }
};

// A size in bytes.
struct Bytes {
    std::int64_t count = 0;

    friend auto operator<=>(const Bytes&, const Bytes&) = default;
    friend Bytes operator+(Bytes a, Bytes b) { return {a.count + b.count}; }
    Bytes& operator+=(Bytes other) {
        count += other.count;
        return *this;
    }
};

inline constexpr std::int64_t kKiB = 1024;
inline constexpr std::int64_t kMiB = 1024 * kKiB;
inline constexpr std::int64_t kGiB = 1024 * kMiB;
inline constexpr std::int64_t kTiB = 1024 * kGiB;

// Units are always written. Sizes: B, kB, MB, GB, TB (powers of 1000), KiB, MiB, GiB, TiB (powers
// of 1024). Durations: ns, us, ms, s, m, h, d, and sums of them, largest first ("1h30m"). Rates: a
// number and "/s", "/m" or "/h". A decimal fraction is accepted as long as the result is a whole
// number of bytes or nanoseconds after rounding. Nothing is negative.
// Errors: Malformed, naming what is accepted.
[[nodiscard]] Result<Bytes> parseBytes(std::string_view text);
[[nodiscard]] Result<Duration> parseDuration(std::string_view text);
[[nodiscard]] Result<double> parseRatePerSecond(std::string_view text);

// The shortest exact or one-decimal form in powers of 1024 ("24 GiB", "1.5 GiB", "312 B"); for logs
// and reports. The user interface formats by locale.
[[nodiscard]] std::string toText(Bytes bytes);
// "1h30m", "300s" as "5m", "250ms"; parseDuration reads it back exactly, unless it is negative:
// then it begins with "-".
[[nodiscard]] std::string toText(Duration duration);

}  // namespace berth::domain
