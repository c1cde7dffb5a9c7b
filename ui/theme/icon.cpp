// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon.h"

#include <array>
#include <cstddef>

namespace berth::ui {
namespace {

// In the order of the enumeration.
constexpr std::array<const char*, kIconCount> kIconFiles = {
    "activity",    "back",     "bell",   "below",     "beside",      "bolt",     "branch",
    "bulb",        "check",    "clock",  "cloudx",    "connections", "copy",     "crash",
    "deployments", "disk",     "down",   "download",  "edit",        "eye",      "file",
    "filter",      "flag",     "folder", "functions", "globe",       "gpu",      "help",
    "images",      "import",   "info",   "left",      "link",        "lock",     "logs",
    "machine",     "memory",   "minus",  "money",     "more",        "network",  "nodes",
    "open",        "overview", "pause",  "play",      "plus",        "qr",       "queues",
    "restart",     "right",    "save",   "scale",     "search",      "settings", "simulator",
    "slow",        "split",    "star",   "step",      "stop",        "storage",  "terminal",
    "test",        "training", "trash",  "undo",      "up",          "upload",   "user",
    "warn",        "x",        "xid",
};

}  // namespace

const char* iconFile(Icon icon) {
    return kIconFiles.at(static_cast<std::size_t>(icon));
}

}  // namespace berth::ui
