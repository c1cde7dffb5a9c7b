// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Duration kMaxGrace = hours(1);
constexpr Duration kMinStopAfter = minutes(1);
constexpr Duration kMaxStopAfter = hours(24 * 365);
constexpr Duration kUsualStopAfter = hours(6);

void checkSharedMemory(Check& check) {
    const Bytes wanted = check.spec.sharedMemory;
    const GpuSpec* gpu = check.gpu();
    const bool tooMuch = gpu != nullptr && gpu->memory.count > 0 && wanted > gpu->memory;
    if (wanted.count >= 0 && !tooMuch) return;
    check.add(FindingLevel::Problem, FindingKind::SharedMemoryBad, "sharedMemory", toText(wanted),
              tooMuch ? fmt::format("{} of shared memory is more than the node's memory of {}: "
                                    "choose less",
                                    toText(wanted), toText(gpu->memory))
                      : std::string("shared memory cannot be negative: choose 0 for the default"),
              [&](DeploymentSpec& mended) {
                  mended.sharedMemory = tooMuch ? Bytes{gpu->memory.count / 2} : Bytes{0};
              });
}

void checkRollingUpdate(Check& check) {
    const RollingUpdate& rolling = check.spec.rollingUpdate;
    if (rolling.maxSurge >= 0 && rolling.maxUnavailable >= 0 &&
        (rolling.maxSurge > 0 || rolling.maxUnavailable > 0)) {
        return;
    }
    check.add(
        FindingLevel::Problem, FindingKind::RollingUpdateStuck, "rollingUpdate",
        fmt::format("{}/{}", rolling.maxSurge, rolling.maxUnavailable),
        "an update could never replace a node: allow at least one node more or one fewer, and "
        "no negative number",
        [&](DeploymentSpec& mended) {
            mended.rollingUpdate.maxUnavailable = std::max(rolling.maxUnavailable, 0);
            mended.rollingUpdate.maxSurge =
                std::max(rolling.maxSurge, mended.rollingUpdate.maxUnavailable == 0 ? 1 : 0);
        });
}

void checkStopAfter(Check& check) {
    const Capabilities* can = check.context.capabilities;
    const bool supported = can == nullptr || can->stopAfter;
    const std::optional<Duration>& after = check.spec.stopAfter;
    if (!after) {
        if (!supported || !check.context.editing.empty() || check.spec.job) return;
        return check.add(
            FindingLevel::Warning, FindingKind::RunsForEver, "stopAfter", "",
            "it runs, and costs, until somebody stops it: for a trial, stop after some hours",
            [](DeploymentSpec& mended) { mended.stopAfter = kUsualStopAfter; });
    }
    if (supported && *after >= kMinStopAfter && *after <= kMaxStopAfter) return;
    check.add(FindingLevel::Problem, FindingKind::StopAfterBad, "stopAfter", toText(*after),
              supported ? std::string("stop after 1 minute to 365 days, or never")
                        : std::string("the platform cannot stop a deployment by itself: choose "
                                      "never, and stop it by hand"),
              [&](DeploymentSpec& mended) {
                  if (supported) {
                      mended.stopAfter = kUsualStopAfter;
                  } else {
                      mended.stopAfter.reset();
                  }
              });
}

}  // namespace

void checkRunning(Check& check) {
    checkSharedMemory(check);
    checkRollingUpdate(check);
    const Duration grace = check.spec.terminationGrace;
    if (grace < Duration{0} || grace > kMaxGrace) {
        check.add(FindingLevel::Problem, FindingKind::GraceOutOfRange, "terminationGrace",
                  toText(grace), "a node's grace period is 0 seconds to 1 hour",
                  [&](DeploymentSpec& mended) {
                      mended.terminationGrace = std::clamp(grace, Duration{0}, kMaxGrace);
                  });
    }
    checkStopAfter(check);
}

}  // namespace berth::domain
