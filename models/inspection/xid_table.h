// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "models/inspection/finding.h"

namespace berth::inspection {

// What an Xid error of NVIDIA's driver points at. Facts from NVIDIA's "XID Errors", its catalogue
// (docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html: cause and "resolution bucket") and
// "GPU Debug Guidelines"; of codes that the catalogue calls unused on Ampere and newer, what the
// older list says. The words are ours.
struct XidMeaning {
    int code = 0;
    FindingKind kind = FindingKind::XidUnknown;
    std::string_view meaning;  // goes behind "Xid 79, "
    std::string_view step;     // without its full stop
    Severity severity = Severity::Warning;
};

// By rising code.
[[nodiscard]] std::span<const XidMeaning> xidMeanings();
// Null: it is not in the list.
[[nodiscard]] const XidMeaning* xidMeaning(int code);

}  // namespace berth::inspection
