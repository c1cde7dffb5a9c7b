// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

using std::chrono::hours;

constexpr double kMostTarget = 1e6;
constexpr int kMostConcurrency = 10'000;

int mostNodesOf(const Check& check) {
    const Capabilities* can = check.context.capabilities;
    return can == nullptr ? 1000 : std::max(can->maxNodes, 1);
}

// The HorizontalPodAutoscaler never comes back from zero.
int leastMinimum(const AutoscalingSpec& spec) {
    return spec.kind == AutoscalingKind::Hpa ? 1 : 0;
}

bool canDo(Check& check, const AutoscalingSpec& spec) {
    if (check.spec.job) {
        check.add(FindingLevel::Problem, FindingKind::AutoscalingOfAJob, "autoscaling", "",
                  "a job is not autoscaled: it has as many nodes as runs are missing, at most its "
                  "own number",
                  [](DeploymentSpec& mended) { mended.autoscaling.reset(); });
        return false;
    }
    const Capabilities* can = check.context.capabilities;
    if (can == nullptr) return true;
    const auto& kinds = can->autoscaling;
    if (std::find(kinds.begin(), kinds.end(), spec.kind) != kinds.end()) return true;
    check.add(FindingLevel::Problem, FindingKind::AutoscalingUnsupported, "autoscaling.kind",
              toText(spec.kind),
              fmt::format("the platform cannot autoscale by {}: {}", toText(spec.kind),
                          kinds.empty() ? "scale by hand" : "choose another policy"),
              [&kinds](DeploymentSpec& mended) {
                  if (kinds.empty()) return mended.autoscaling.reset();
                  mended.autoscaling->kind = kinds.front();
                  mended.autoscaling->target.reset();
              });
    return false;
}

void checkBounds(Check& check, const AutoscalingSpec& spec) {
    const int least = leastMinimum(spec);
    const int most = mostNodesOf(check);
    if (spec.minimum < least || spec.minimum > most) {
        check.add(
            FindingLevel::Problem, FindingKind::AutoscalingBoundsBad, "autoscaling.minimum",
            std::to_string(spec.minimum),
            fmt::format("the least number of nodes is {} to {} with this policy", least, most),
            [&](DeploymentSpec& mended) {
                mended.autoscaling->minimum = std::clamp(spec.minimum, least, most);
            });
        return;
    }
    const int first = std::max(spec.minimum, 1);
    if (spec.maximum < first || spec.maximum > most) {
        check.add(FindingLevel::Problem, FindingKind::AutoscalingBoundsBad, "autoscaling.maximum",
                  std::to_string(spec.maximum),
                  fmt::format("the greatest number of nodes is {} to {} here", first, most),
                  [&](DeploymentSpec& mended) {
                      mended.autoscaling->maximum = std::clamp(spec.maximum, first, most);
                  });
        return;
    }
    const int nodes = check.spec.nodes;
    if (nodes >= spec.minimum && nodes <= spec.maximum) return;
    check.add(FindingLevel::Problem, FindingKind::AutoscalingBoundsBad, "nodes",
              std::to_string(nodes),
              fmt::format("autoscaling keeps {} to {} nodes: begin with one of these", spec.minimum,
                          spec.maximum),
              [&](DeploymentSpec& mended) {
                  mended.nodes = std::clamp(nodes, spec.minimum, spec.maximum);
              });
}

void checkTarget(Check& check, const AutoscalingSpec& spec) {
    const bool share = spec.kind == AutoscalingKind::Hpa && spec.metric == AutoscalingMetric::Busy;
    const double most = share ? 1 : kMostTarget;
    const auto wrong = [&](const char* field, std::string value, std::string detail, auto mend) {
        check.add(FindingLevel::Problem, FindingKind::AutoscalingTargetBad, field, std::move(value),
                  std::move(detail), mend);
    };
    if (spec.target && !(*spec.target > 0 && *spec.target <= most))
        wrong("autoscaling.target", fmt::format("{:g}", *spec.target),
              share ? std::string("a share of a node that is aimed at is above 0 and at most 1")
                    : fmt::format("a target is above 0 and at most {:.0f}", kMostTarget),
              [](DeploymentSpec& mended) { mended.autoscaling->target.reset(); });
    if (spec.idleTimeout < Duration{0} || spec.idleTimeout > hours(24))
        wrong("autoscaling.idleTimeout", toText(spec.idleTimeout),
              "a node is idle for 0 seconds to 24 hours before it ends",
              [&](DeploymentSpec& mended) {
                  mended.autoscaling->idleTimeout =
                      std::clamp(spec.idleTimeout, Duration{0}, Duration{hours(24)});
              });
    if (spec.concurrency < 1 || spec.concurrency > kMostConcurrency)
        wrong("autoscaling.concurrency", std::to_string(spec.concurrency),
              fmt::format("a node works on 1 to {} requests at the same time", kMostConcurrency),
              [&](DeploymentSpec& mended) {
                  mended.autoscaling->concurrency =
                      std::clamp(spec.concurrency, 1, kMostConcurrency);
              });
    if (!spec.port) return;
    const auto& ports = check.spec.ports;
    const bool has = std::any_of(ports.begin(), ports.end(),
                                 [&](const PortSpec& each) { return each.port == *spec.port; });
    if (!has)
        wrong("autoscaling.port", std::to_string(*spec.port),
              fmt::format("port {} is not published: choose one that is, or all", *spec.port),
              [](DeploymentSpec& mended) { mended.autoscaling->port.reset(); });
}

void checkWarm(Check& check, const AutoscalingSpec& spec) {
    const auto wrong = [&](const char* field, std::string value, std::string detail, auto mend) {
        check.add(FindingLevel::Problem, FindingKind::WarmPoolBad, field, std::move(value),
                  std::move(detail), mend);
    };
    const Capabilities* can = check.context.capabilities;
    if (spec.warm != WarmPool{} && can != nullptr && !can->warmPool)
        return wrong("autoscaling.warm", "", "the platform keeps no nodes warm: leave it out",
                     [](DeploymentSpec& mended) { mended.autoscaling->warm = {}; });
    if (!(spec.warm.share >= 0 && spec.warm.share <= 1))
        return wrong("autoscaling.warm.share", fmt::format("{:g}", spec.warm.share),
                     "the share of nodes kept warm is 0 to 1",
                     [](DeploymentSpec& mended) { mended.autoscaling->warm.share = 0; });
    // With the nodes in service, whatever their number.
    const int most = std::max(mostNodesOf(check) - std::max(spec.maximum, 0), 0);
    if (spec.warm.nodes < 0 || spec.warmNodes(spec.maximum) > most)
        wrong(
            "autoscaling.warm.nodes", std::to_string(spec.warm.nodes),
            fmt::format("0 to {} nodes can be kept warm beside {} in service", most, spec.maximum),
            [&](DeploymentSpec& mended) {
                WarmPool& warm = mended.autoscaling->warm;
                warm.nodes = std::clamp(warm.nodes, 0, most);
                if (mended.autoscaling->warmNodes(spec.maximum) > most) warm.share = 0;
            });
}

}  // namespace

void takeFewer(DeploymentSpec& mended, int nodes) {
    mended.nodes = nodes;
    if (!mended.autoscaling) return;
    mended.autoscaling->minimum = std::min(mended.autoscaling->minimum, nodes);
    if (mended.nodesAtOnce() > nodes) mended.autoscaling->warm = {};
}

void takeOne(DeploymentSpec& mended) {
    mended.nodes = 1;
    if (!mended.autoscaling) return;
    mended.autoscaling->minimum = std::min(mended.autoscaling->minimum, 1);
    mended.autoscaling->maximum = std::min(mended.autoscaling->maximum, 1);
}

void checkAutoscaling(Check& check) {
    if (!check.spec.autoscaling) return;
    const AutoscalingSpec& spec = *check.spec.autoscaling;
    if (!canDo(check, spec)) return;
    checkBounds(check, spec);
    checkTarget(check, spec);
    checkWarm(check, spec);
}

}  // namespace berth::domain
