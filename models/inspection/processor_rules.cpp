// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/inspection/processor_use.h"
#include "models/inspection/rules.h"

namespace berth::inspection {
namespace {

constexpr double kSaturated = 0.95;  // of all processors, between two looks
constexpr double kStolen = 0.1;
constexpr double kThrottled = 0.25;  // of the periods between two looks
constexpr double kLoadPerProcessor = 4;
constexpr std::int64_t kManyZombies = 20;
constexpr std::int64_t kManyBlocked = 8;
constexpr double kNearCountLimit = 0.9;

// Of counts that come from outside: as floating numbers, since a sum of them may fit no integer.
double ratio(double part, double whole) {
    return whole <= 0 ? 0 : part / whole;
}
double ratio(std::int64_t part, std::int64_t whole) {
    return ratio(static_cast<double>(part), static_cast<double>(whole));
}

void useRules(Case& look) {
    if (look.before() == nullptr) return;
    const auto& now = look.now().host.cpu;
    const auto use = processorUse(look.before()->host.cpu, now);
    if (!use) return;
    if (use->busy >= kSaturated)
        look.add(FindingKind::CpuSaturated, {},
                 {{"share", Share{use->busy}}, {"processors", now->processors}});
    if (use->stolen >= kStolen)
        look.add(FindingKind::CpuStolen, {}, {{"share", Share{use->stolen}}});
}

void throttleRule(Case& look) {
    if (look.before() == nullptr) return;
    const domain::GroupLimits& then = look.before()->host.group;
    const domain::GroupLimits& now = look.now().host.group;
    const auto periods = growth(then.periods, now.periods);
    const auto throttled = growth(then.throttledPeriods, now.throttledPeriods);
    const double share = ratio(throttled.value_or(0), periods.value_or(0));
    if (share >= kThrottled && now.cpuLimit)
        look.add(FindingKind::CpuThrottledByGroup, {},
                 {{"share", Share{share}}, {"limit", Measure{*now.cpuLimit, ""}}});
}

}  // namespace

void processorRules(Case& look) {
    const domain::HostState& host = look.now().host;
    useRules(look);
    throttleRule(look);
    if (host.load && host.cpu && host.cpu->processors > 0 &&
        host.load->five >= kLoadPerProcessor * host.cpu->processors)
        look.add(FindingKind::LoadFarAboveProcessors, {},
                 {{"load", Measure{host.load->five, ""}}, {"processors", host.cpu->processors}});
}

void processRules(Case& look) {
    const domain::HostState& host = look.now().host;
    const auto inState = [&host](char state) {
        return std::ranges::count(host.processes, state, &domain::HostProcess::state);
    };
    if (const auto zombies = inState('Z'); zombies >= kManyZombies)
        look.add(FindingKind::ManyZombies, {}, {{"count", static_cast<std::int64_t>(zombies)}});
    if (const auto blocked = inState('D'); blocked >= kManyBlocked) {
        const auto one = std::ranges::find(host.processes, 'D', &domain::HostProcess::state);
        look.add(FindingKind::ManyBlockedTasks, {},
                 {{"count", static_cast<std::int64_t>(blocked)},
                  {"process", processText(one->name, one->pid)}});
    }
    const domain::GroupLimits& group = host.group;
    if (group.processes && group.processLimit &&
        ratio(*group.processes, *group.processLimit) >= kNearCountLimit)
        look.add(FindingKind::ProcessLimitNear, {},
                 {{"count", *group.processes}, {"limit", *group.processLimit}});
    if (host.files && ratio(host.files->open, host.files->limit) >= kNearCountLimit)
        look.add(FindingKind::FileHandlesNearLimit, {},
                 {{"count", host.files->open}, {"limit", host.files->limit}});
}

}  // namespace berth::inspection
