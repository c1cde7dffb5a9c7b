// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/canary_words.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "ui/support/shown_text.h"

namespace berth::ui {

using domain::CanaryFigures;
using domain::CanaryReason;
using domain::CanaryState;

namespace {

QString share(std::optional<double> ratio, const Formatter& format) {
    return ratio ? format.percent(*ratio, 2) : Formatter::none();
}

QString price(std::optional<double> points, const Formatter& format) {
    return points ? format.money({std::llround(*points)}) : Formatter::none();
}

// Whole seconds would hide that 1.2 s is more than 1 s.
QString inMilliseconds(domain::Duration duration, const Formatter& format) {
    return format.milliseconds(std::chrono::duration<double>(duration).count());
}

QString latency(const CanaryFigures& figures, const Formatter& format) {
    return figures.completed > 0 ? inMilliseconds(figures.p95, format) : Formatter::none();
}

std::optional<double> mostCost(const domain::Canary& canary) {
    const auto before = canary.before.costPerThousand();
    if (!canary.rule.mostExtraCost || !before) return std::nullopt;
    return *before * (1 + *canary.rule.mostExtraCost);
}

}  // namespace

QString CanaryWords::state(CanaryState state) {
    switch (state) {
        case CanaryState::Watching:
            return tr("Being tried");
        case CanaryState::Promoted:
            return tr("Promoted");
        case CanaryState::RolledBack:
            return tr("Rolled back");
        case CanaryState::GivenUp:
            return tr("Given up");
    }
    Q_UNREACHABLE();
}

StateVisual CanaryWords::visual(CanaryState state) {
    switch (state) {
        case CanaryState::Watching:
            return {Mark::Starting, Token::Start, Token::StartTint};
        case CanaryState::Promoted:
            return {Mark::Running, Token::Ok, Token::OkTint};
        case CanaryState::RolledBack:
            return {Mark::Failed, Token::Bad, Token::BadTint};
        case CanaryState::GivenUp:
            return {Mark::Ended, Token::Off, Token::OffTint};
    }
    Q_UNREACHABLE();
}

QString CanaryWords::verdict(const domain::Canary& canary) {
    switch (canary.reason) {
        case CanaryReason::None:
            return canary.watchingSince ? tr("The new version is compared with the old one.")
                                        : tr("No node of the new version is ready yet.");
        case CanaryReason::Kept:
            return tr("The new version kept all its limits and has taken over.");
        case CanaryReason::ByHand:
            return canary.state == CanaryState::Promoted
                       ? tr("The new version has taken over because a person wanted it.")
                       : tr("The old version stays because a person wanted it.");
        case CanaryReason::AvailabilityLow:
            return tr("The old version stays: the new one failed too many requests.");
        case CanaryReason::CostHigh:
            return tr("The old version stays: answers of the new one cost too much.");
        case CanaryReason::LatencyHigh:
            return tr("The old version stays: the new one answered too slowly.");
        case CanaryReason::Crashing:
            return tr("The old version stays: the new one crashed again and again.");
        case CanaryReason::ImagePullFailing:
            return tr("The old version stays: the image of the new one could not be fetched.");
        case CanaryReason::Undecided:
            return tr("The old version stays: there were too few requests, or it was too close.");
        case CanaryReason::Paused:
            return tr("It ended because the deployment was paused.");
        case CanaryReason::Deleted:
            return tr("It ended because the deployment was deleted.");
        case CanaryReason::Edited:
            return tr("It ended because the deployment was edited.");
        case CanaryReason::NoNodesWanted:
            return tr("It ended because the deployment was scaled to 0 nodes.");
    }
    Q_UNREACHABLE();
}

QString CanaryWords::course(const domain::Canary& canary, domain::Instant now,
                            domain::TimeBase base, const Formatter& format) {
    const QString part = format.percent(canary.rule.sharePercent / 100.0);
    if (canary.state != CanaryState::Watching) {
        return tr("%1 of the requests went to the new version, until %2.")
            .arg(part, canary.ended ? format.moment(*canary.ended, base) : Formatter::none());
    }
    const domain::Duration left =
        std::max(domain::Duration::zero(), canary.started + canary.rule.limit - now);
    if (!canary.watchingSince) {
        return tr("%1 of the requests are for the new version once it is ready. Undecided in %2, "
                  "it is rolled back.")
            .arg(part, format.duration(left));
    }
    const domain::Duration watch = *canary.watchingSince + canary.rule.watch - now;
    if (watch > domain::Duration::zero()) {
        return tr("%1 of the requests go to the new version. It is watched for %2 more, and takes "
                  "over if it keeps its limits.")
            .arg(part, format.duration(watch));
    }
    return tr("%1 of the requests go to the new version. Its time is over and nothing is decided "
              "yet: undecided in %2, it is rolled back.")
        .arg(part, format.duration(left));
}

QVector<CanaryLine> CanaryWords::lines(const domain::Canary& canary, const Formatter& format) {
    const domain::CanaryRule& rule = canary.rule;
    const CanaryFigures& before = canary.before;
    const CanaryFigures& after = canary.after;
    const auto count = [&](std::int64_t value) { return format.number(qint64{value}); };
    QVector<CanaryLine> lines;
    lines.append({tr("Revision"), count(before.revision), count(after.revision), {}, false});
    lines.append({tr("Image"), shownText(before.image), shownText(after.image), {}, false});
    lines.append({tr("Nodes ready"), count(before.nodesReady), count(after.nodesReady), {}, false});
    lines.append({tr("Requests sent"), count(before.offered), count(after.offered), {}, false});
    lines.append({tr("Answered"), count(before.completed), count(after.completed), {}, false});
    lines.append({tr("Failed"), count(before.failed), count(after.failed), {}, false});
    lines.append({tr("Ended in all"), count(before.ended()), count(after.ended()),
                  tr("at least %1").arg(count(rule.fewestRequests)), false});
    const auto available = after.availability();
    lines.append({tr("Availability"), share(before.availability(), format),
                  share(available, format),
                  tr("at least %1").arg(format.percent(rule.lowestAvailability, 2)),
                  available && *available < rule.lowestAvailability});
    const bool slow = rule.p95Limit && after.completed > 0 && after.p95 > *rule.p95Limit;
    lines.append(
        {tr("Slowest of 20 answers (p95)"), latency(before, format), latency(after, format),
         rule.p95Limit ? tr("at most %1").arg(inMilliseconds(*rule.p95Limit, format)) : QString(),
         slow});
    const auto most = mostCost(canary);
    const auto cost = after.costPerThousand();
    QString limit;
    if (most) {
        limit = tr("at most %1").arg(price(most, format));
    } else if (rule.mostExtraCost) {
        limit = tr("at most %1 more").arg(format.percent(*rule.mostExtraCost));
    }
    lines.append({tr("Cost of 1,000 answers"), price(before.costPerThousand(), format),
                  price(cost, format), limit, most && cost && *cost > *most});
    return lines;
}

}  // namespace berth::ui
