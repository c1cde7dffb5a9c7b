// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/mark.h"

#include <array>
#include <cstddef>

namespace berth::ui {
namespace {

// In the order of the enumeration.
constexpr std::array<const char*, kMarkCount> kMarkFiles = {
    "pending", "pulling", "starting", "running", "notready", "crash",
    "imgpull", "failed",  "term",     "ended",   "unknown",  "paused",
};

}  // namespace

const char* markFile(Mark mark) {
    return kMarkFiles.at(static_cast<std::size_t>(mark));
}

}  // namespace berth::ui
