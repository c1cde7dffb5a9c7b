// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

using Member = std::optional<Probe> HealthChecks::*;

struct Limits {
    Duration lowest, highest;
    [[nodiscard]] bool holds(Duration value) const { return value >= lowest && value <= highest; }
    [[nodiscard]] Duration nearest(Duration value) const {
        return std::clamp(value, lowest, highest);
    }
};
// Kubernetes counts all of these in whole seconds from one; the upper ends catch a wrong unit.
constexpr Limits kInitialDelay{seconds(0), hours(1)};
constexpr Limits kPeriod{seconds(1), hours(1)};
constexpr Limits kTimeout{seconds(1), minutes(5)};
constexpr int kMaxFailures = 1000;

bool publishes(const DeploymentSpec& spec, int port) {
    return std::any_of(spec.ports.begin(), spec.ports.end(),
                       [&](const PortSpec& each) { return each.port == port; });
}

bool listens(const ImagePreset& preset, int port) {
    return std::any_of(preset.ports.begin(), preset.ports.end(),
                       [&](const ImagePort& each) { return each.port == port; });
}

// A port to knock at: published and listened on, else any that the image listens on, else any that
// is published; 0 when there is none.
int portToKnock(const DeploymentSpec& spec, const ImagePreset* preset) {
    const bool portsKnown = preset != nullptr && !preset->ports.empty();
    for (const PortSpec& each : spec.ports) {
        const bool possible = each.port >= 1 && each.port <= kMaxPort;
        if (portsKnown ? listens(*preset, each.port) : possible) return each.port;
    }
    return portsKnown ? preset->ports.front().port : 0;
}

bool validUrlPath(const std::string& path) {
    return !path.empty() && path.size() <= 2048 && path.front() == '/' &&
           std::all_of(path.begin(), path.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

std::string mendedPath(const std::string& path) {
    std::string clean = "/";
    for (const char c : path) {
        if (c == '/' && clean == "/") continue;
        if (c == ' ') clean += "%20";
        if (c > 0x20 && c < 0x7F) clean += c;
    }
    return clean.substr(0, 2048);
}

void checkTiming(Check& check, const std::string& field, const Probe& probe, Member member) {
    if (kInitialDelay.holds(probe.initialDelay) && kPeriod.holds(probe.period) &&
        kTimeout.holds(probe.timeout) && probe.failureThreshold >= 1 &&
        probe.failureThreshold <= kMaxFailures) {
        return;
    }
    check.add(FindingLevel::Problem, FindingKind::ProbeTimingBad, field, toText(probe.period),
              fmt::format("the times of this check are out of range: initial delay 0 s to 1 h, "
                          "period 1 s to 1 h, time-out 1 s to 5 min, 1 to {} failures",
                          kMaxFailures),
              [&](DeploymentSpec& mended) {
                  Probe& better = *(mended.health.*member);
                  better.initialDelay = kInitialDelay.nearest(probe.initialDelay);
                  better.period = kPeriod.nearest(probe.period);
                  better.timeout = kTimeout.nearest(probe.timeout);
                  better.failureThreshold = std::clamp(probe.failureThreshold, 1, kMaxFailures);
              });
}

struct ExpectedFailure {
    std::string why;  // empty: nothing speaks against the probe
    bool certain = true;
};

// Why the image will not pass the probe, as far as its preset tells.
ExpectedFailure expectedFailure(const Probe& probe, const ImagePreset& preset) {
    if (!preset.ports.empty() && !listens(preset, probe.port)) {
        return {fmt::format("the image does not listen on port {}", probe.port)};
    }
    if (probe.kind == ProbeKind::Tcp || probe.path == preset.healthPath) return {};
    // What is served elsewhere than at the health path is not known, but the paths that consoles
    // fill in by default are no accident. An image of which no such path is known may answer there.
    const bool filledIn = probe.path == "/live" || probe.path == "/ready" ||
                          probe.path == "/healthz" || probe.path == "/health";
    if (!filledIn) return {};
    if (preset.healthPath.empty()) {
        return {fmt::format("the image is not known to answer GET {} on port {}", probe.path,
                            probe.port),
                false};
    }
    return {fmt::format("the image does not answer GET {} on port {}", probe.path, probe.port)};
}

// Puts a check in place that the image passes, as far as that is known: its health path, else a
// knock at one of its ports, else none. A liveness check only knocks: the health path does not
// answer before the program is ready, and nodes that load long would be restarted for ever.
void useOneThatWorks(const Check& check, DeploymentSpec& mended, Member member) {
    const ImagePreset* preset = check.preset();
    std::optional<Probe>& probe = mended.health.*member;
    const bool hasPath = preset != nullptr && !preset->healthPath.empty() && !preset->ports.empty();
    if (probe->kind == ProbeKind::Http && hasPath && member != &HealthChecks::liveness) {
        probe->port = preset->ports.front().port;
        probe->path = preset->healthPath;
        return;
    }
    const int port = portToKnock(check.spec, preset);
    if (port == 0) {
        probe.reset();
        return;
    }
    probe->kind = ProbeKind::Tcp;
    probe->port = port;
}

void checkProbe(Check& check, const char* name, Member member) {
    const std::optional<Probe>& probe = check.spec.health.*member;
    if (!probe) return;
    const std::string field = std::string("health.") + name;
    const ImagePreset* preset = check.preset();
    const auto mend = [&](DeploymentSpec& mended) { useOneThatWorks(check, mended, member); };
    const bool portsKnown = preset != nullptr && !preset->ports.empty();
    if (probe->port < 1 || probe->port > kMaxPort ||
        (!portsKnown && !publishes(check.spec, probe->port))) {
        check.add(FindingLevel::Problem, FindingKind::ProbePortUnused, field + ".port",
                  std::to_string(probe->port),
                  fmt::format("the {} check asks port {}, which the deployment does not publish: "
                              "check a published port, or switch the check off",
                              name, probe->port),
                  mend);
    } else if (preset != nullptr) {
        const auto [failure, certain] = expectedFailure(*probe, *preset);
        if (!failure.empty()) {
            check.add(certain ? FindingLevel::Problem : FindingLevel::Warning,
                      FindingKind::ProbeWillFail, field, failure,
                      fmt::format("the {} check {} fail for ever, {}: {}check TCP on a port of the "
                                  "image, or switch the check off",
                                  name, certain ? "will" : "may", failure,
                                  preset->healthPath.empty()
                                      ? std::string()
                                      : fmt::format("ask {}, ", preset->healthPath)),
                      mend);
        }
    }
    if (probe->kind == ProbeKind::Http && !validUrlPath(probe->path)) {
        check.add(FindingLevel::Problem, FindingKind::ProbePathBad, field + ".path", probe->path,
                  fmt::format("\"{}\" is no path of a URL: begin with \"/\", without spaces",
                              probe->path),
                  [&](DeploymentSpec& mended) {
                      (mended.health.*member)->path = mendedPath(probe->path);
                  });
    }
    checkTiming(check, field, *probe, member);
}

}  // namespace

void checkHealth(Check& check) {
    checkProbe(check, "startup", &HealthChecks::startup);
    checkProbe(check, "liveness", &HealthChecks::liveness);
    checkProbe(check, "readiness", &HealthChecks::readiness);
}

}  // namespace berth::domain
