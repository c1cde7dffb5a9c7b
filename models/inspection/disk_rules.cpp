// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <set>
#include <tuple>

#include "models/inspection/rules.h"

namespace berth::inspection {
namespace {

using domain::Filesystem;
using domain::SectionOutcome;

constexpr double kDiskNearlyFull = 0.9;
constexpr double kFull = 0.99;
constexpr domain::Bytes kLittleRoom{64 * domain::kMiB};  // less is full, whatever the share
constexpr double kDiskStandsStill = 0.2;                 // of the last minute
constexpr std::chrono::hours kSoon{1};
constexpr std::chrono::seconds kShortestSpan{5};  // between two looks; less tells no rate

Subject diskSubject(const Filesystem& filesystem) {
    return {SubjectKind::Filesystem, filesystem.path};
}

// By what a program can get: some file systems keep a part for root.
double usedShare(const Filesystem& filesystem) {
    const auto used = static_cast<double>(filesystem.used->count);
    const double all = used + static_cast<double>(filesystem.available->count);
    return all <= 0 ? 0 : used / all;
}

void fillsSoonRule(Case& look, const Filesystem& now) {
    if (look.before() == nullptr || look.elapsed() < kShortestSpan) return;
    const auto& all = look.before()->filesystems;
    const auto then = std::ranges::find_if(all, [&now](const Filesystem& each) {
        return each.path == now.path && each.device == now.device && each.used;
    });
    if (then == all.end()) return;
    const auto grown = growth(then->used->count, now.used->count);
    if (grown.value_or(0) <= 0) return;
    const double perSecond =
        static_cast<double>(*grown) / std::chrono::duration<double>(look.elapsed()).count();
    const double left = static_cast<double>(now.available->count) / perSecond;
    if (left > std::chrono::duration<double>(kSoon).count()) return;
    const double perMinute = std::min(perSecond * 60, 9e18);
    look.add(FindingKind::DiskFillsSoon, diskSubject(now),
             {{"time", domain::Duration(static_cast<std::int64_t>(left * 1e9))},
              {"rate", domain::Bytes{static_cast<std::int64_t>(perMinute)}},
              {"available", *now.available}});
}

void sizeRules(Case& look, const Filesystem& filesystem) {
    const double share = usedShare(filesystem);
    if (share >= kFull || (share >= kDiskNearlyFull && *filesystem.available < kLittleRoom)) {
        look.add(FindingKind::DiskFull, diskSubject(filesystem),
                 {{"available", *filesystem.available}, {"size", *filesystem.size}});
        return;
    }
    if (share >= kDiskNearlyFull)
        look.add(FindingKind::DiskNearlyFull, diskSubject(filesystem),
                 {{"share", Share{share}}, {"available", *filesystem.available}});
    fillsSoonRule(look, filesystem);
}

void inodeRule(Case& look, const Filesystem& filesystem) {
    if (!filesystem.inodes || !filesystem.inodesUsed) return;
    const auto used = static_cast<double>(*filesystem.inodesUsed);
    if (used < kDiskNearlyFull * static_cast<double>(*filesystem.inodes)) return;
    look.add(FindingKind::InodesNearlyFull, diskSubject(filesystem),
             {{"left", growth(filesystem.inodesUsed, filesystem.inodes).value_or(0)}});
}

void readOnlyRule(Case& look, const Filesystem& now) {
    if (!now.readOnly || look.before() == nullptr) return;
    const auto& all = look.before()->filesystems;
    const bool wasWritable = std::ranges::any_of(all, [&now](const Filesystem& each) {
        return each.path == now.path && each.device == now.device && !each.readOnly;
    });
    if (wasWritable) look.add(FindingKind::DiskReadOnly, diskSubject(now));
}

}  // namespace

void diskRules(Case& look) {
    for (const domain::SectionReport& each : look.now().sections) {
        const bool hung =
            each.outcome == SectionOutcome::TimedOut || each.outcome == SectionOutcome::Unfinished;
        if (!hung || (each.name != "disks" && each.name != "inodes")) continue;
        look.add(FindingKind::DisksHang, {});
        break;
    }
    // A container shows one disk at many paths; it is told of at the first.
    std::set<std::tuple<std::string, std::int64_t, std::int64_t>> told;
    for (const Filesystem& each : look.now().filesystems) {
        readOnlyRule(look, each);
        if (each.readOnly || !each.size || !each.used || !each.available) continue;
        if (!told.insert({each.device, each.size->count, each.available->count}).second) continue;
        sizeRules(look, each);
        inodeRule(look, each);
    }
    if (look.now().host.pressure.ioFull.value_or(0) >= kDiskStandsStill)
        look.add(FindingKind::IoPressure, {}, {{"share", Share{*look.now().host.pressure.ioFull}}});
}

}  // namespace berth::inspection
