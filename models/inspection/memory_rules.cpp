// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include "models/inspection/rules.h"

namespace berth::inspection {
namespace {

constexpr double kLittleLeft = 0.05;        // of all memory
constexpr double kNearGroupLimit = 0.95;    // of the group's limit
constexpr double kSwapRate = 1000;          // pages a second, in and out: 4 MiB with usual pages
constexpr double kMemoryStandsStill = 0.1;  // of the last minute

void swapRule(Case& look) {
    if (look.before() == nullptr) return;
    const domain::VmCounters& then = look.before()->host.vm;
    const domain::VmCounters& now = look.now().host.vm;
    const auto in = growth(then.swappedIn, now.swappedIn);
    const auto out = growth(then.swappedOut, now.swappedOut);
    const double seconds = std::chrono::duration<double>(look.elapsed()).count();
    const double rate =
        (static_cast<double>(in.value_or(0)) + static_cast<double>(out.value_or(0))) / seconds;
    if (rate >= kSwapRate)
        look.add(FindingKind::SwapHeavilyUsed, {}, {{"rate", Measure{rate, ""}}});
}

// "Out of memory: Killed process 1234 (python) total-vm:…", and "Memory cgroup out of memory: …".
void killRules(Case& look) {
    const auto inGroup = look.now().host.group.oomKills;
    const auto grown =
        look.before() == nullptr ? inGroup : growth(look.before()->host.group.oomKills, inGroup);
    if (grown.value_or(0) > 0) look.add(FindingKind::OomKillInGroup, {}, {{"count", *inGroup}});

    constexpr std::string_view kKilled = "Killed process ";
    for (auto each = look.now().kernelLog.messages.rbegin();
         each != look.now().kernelLog.messages.rend(); ++each) {
        const std::size_t at = each->text.find(kKilled);
        if (at == std::string::npos || each->text.find("ut of memory") == std::string::npos)
            continue;
        const std::size_t end = each->text.find(')', at);
        Finding& finding = look.add(
            FindingKind::OomKillOnMachine, {},
            {{"process",
              each->text.substr(at + kKilled.size(),
                                end == std::string::npos ? end : end + 1 - at - kKilled.size())},
             {"message", each->text}});
        finding.age = look.ageOf(each->at);
        break;  // the last one; the others are in the log
    }
}

}  // namespace

void memoryRules(Case& look) {
    const domain::HostState& host = look.now().host;
    const domain::MemoryState& memory = host.memory;
    if (memory.total && memory.available && shareOf(*memory.available, *memory.total) < kLittleLeft)
        look.add(FindingKind::MemoryNearlyFull, {},
                 {{"available", *memory.available}, {"total", *memory.total}});
    const domain::GroupLimits& group = host.group;
    if (group.memoryLimit && group.memoryUsed &&
        shareOf(*group.memoryUsed, *group.memoryLimit) >= kNearGroupLimit)
        look.add(FindingKind::GroupMemoryNearlyFull, {},
                 {{"used", *group.memoryUsed}, {"limit", *group.memoryLimit}});
    killRules(look);
    swapRule(look);
    if (host.pressure.memoryFull.value_or(0) >= kMemoryStandsStill)
        look.add(FindingKind::MemoryPressure, {}, {{"share", Share{*host.pressure.memoryFull}}});
}

}  // namespace berth::inspection
