// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "models/support_bundle/bundle.h"

namespace berth::support_bundle {

// README.txt: what the bundle is, what is in it and what was taken out. English, like all of it.
[[nodiscard]] std::string readMe(const Bundle& bundle);

[[nodiscard]] const char* describe(PartKind kind);
// "2026-11-27 15:02:11 UTC", and "20261127T150211Z" for names of files.
[[nodiscard]] std::string utcText(std::int64_t unixMs);
[[nodiscard]] std::string utcStamp(std::int64_t unixMs);

}  // namespace berth::support_bundle
