// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace berth::sim::engine {

// XXH64 of the bytes, the same on every machine. Source: the xxHash specification, "XXH64
// algorithm description" (Yann Collet, doc/xxhash_spec.md). Not cryptographic.
[[nodiscard]] std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace berth::sim::engine
