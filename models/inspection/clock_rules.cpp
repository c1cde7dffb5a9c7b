// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cmath>

#include "models/inspection/rules.h"
#include "models/inspection/translate.h"

namespace berth::inspection {
namespace {

constexpr double kSkew = 30;       // s; signed requests to the platform are refused from minutes on
constexpr double kMostSkew = 9e9;  // s; what a Duration holds
constexpr std::chrono::minutes kJustStarted{10};

void skewRule(Case& look) {
    const auto theirs = look.now().host.identity.unixSeconds;
    const auto ours = look.context().ourUnixSeconds;
    if (!theirs || !ours) return;
    const double skew = static_cast<double>(*theirs) - static_cast<double>(*ours);
    const double doubt = std::chrono::duration<double>(look.context().roundTrip).count();
    if (std::abs(skew) - doubt < kSkew) return;
    const double seconds = std::min(std::abs(skew), kMostSkew);
    look.add(FindingKind::ClockSkewed, {},
             {{"skew", domain::Duration(static_cast<std::int64_t>(seconds * 1e9))},
              {"direction", Words{{skew > 0 ? QT_TRANSLATE_NOOP("berth::inspection", "ahead")
                                            : QT_TRANSLATE_NOOP("berth::inspection", "behind")}}}});
}

}  // namespace

void clockRules(Case& look) {
    const domain::HostIdentity& identity = look.now().host.identity;
    skewRule(look);
    if (identity.timeSynchronized == false) look.add(FindingKind::TimeNotSynchronized, {});
    if (!identity.uptime) return;
    const domain::Inspection* const before = look.context().before;
    const bool since = before != nullptr && before->host.identity.uptime > identity.uptime;
    if (since || *identity.uptime < kJustStarted)
        look.add(FindingKind::Restarted, {}, {{"uptime", *identity.uptime}});
}

}  // namespace berth::inspection
