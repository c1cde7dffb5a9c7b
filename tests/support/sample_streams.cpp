// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cmath>
#include <map>
#include <utility>

#include "tests/support/sample_snapshot.h"

namespace berth::support {

using namespace domain;
using namespace std::chrono_literals;

namespace {

Instant now() {
    return Instant{std::chrono::nanoseconds(10h + 42min).count()};
}

Event event(Duration ago, EventKind kind, Severity severity, const char* deployment,
            const char* node, const char* subject, std::int64_t value, const char* detail) {
    Event made;
    made.at = now() - ago;
    made.kind = kind;
    made.severity = severity;
    made.deploymentName = deployment;
    if (*deployment != '\0') made.deployment = DeploymentId{std::string("d-") + deployment};
    made.nodeName = node;
    if (*node != '\0') made.node = NodeId{std::string("n-") + node};
    made.subject = subject;
    made.value = value;
    made.detail = detail;
    return made;
}

}  // namespace

std::vector<Event> sampleEvents() {
    using K = EventKind;
    using S = Severity;
    std::vector<Event> made = {
        event(58min, K::DeploymentCreated, S::Info, "echo", "", "", 3, ""),
        event(57min, K::NodePlaced, S::Info, "echo", "echo-1", "beijing-1-4090-001", 0, ""),
        event(56min, K::NodeReady, S::Info, "echo", "echo-1", "", 0, ""),
        event(56min, K::LinkOpened, S::Info, "echo", "", "http://127.0.0.1:49240", 80, ""),
        event(44min, K::MachineDown, S::Warning, "", "", "beijing-1-4090-017", 0, ""),
        event(43min, K::NodeReplaced, S::Info, "comfy-api", "comfy-api-2", "", 0, "machine lost"),
        event(43min, K::NodeDataWiped, S::Warning, "comfy-api", "comfy-api-2", "", 39'845'888, ""),
        event(25min, K::DeploymentEdited, S::Info, "flux-api", "", "environment.BATCH", 0,
              "2 to 4"),
        event(22min, K::NodeContainerExited, S::Error, "flux-api", "flux-api-3", "", 137,
              "OutOfMemory"),
        event(21min, K::NodeRestarting, S::Warning, "flux-api", "flux-api-3", "", 1, ""),
        event(14min, K::NodePending, S::Warning, "whisper-batch", "whisper-batch-3", "", 0,
              "6 machines: GPU busy"),
        event(11min, K::DeploymentScaled, S::Info, "ollama-chat", "", "", 8, "6 to 8"),
        event(10min, K::NodePullFailed, S::Error, "sd35-preview", "sd35-preview-1", "", 401,
              "the registry answered 401"),
        event(6min, K::NodeNotReady, S::Warning, "comfy-api", "comfy-api-5", "", 0,
              "GET /system_stats timed out 3 times (1 s)"),
        event(4min, K::FaultInjected, S::Warning, "comfy-api", "comfy-api-8", "kill node", 0, ""),
        event(4min, K::NodeEnded, S::Info, "comfy-api", "comfy-api-8", "", 0, ""),
        event(2min, K::NodePullStarted, S::Info, "comfy-api", "comfy-api-7", "", 25'400'000'000,
              ""),
        event(48s, K::NodeUnknown, S::Warning, "voice-lab", "voice-lab-2", "", 0, "machine silent"),
        event(12s, K::DeploymentDeleted, S::Info, "files", "", "", 2, ""),
        event(0s, K::BillSettled, S::Info, "", "", "", 1'310'000, ""),
    };
    for (std::size_t i = 0; i < made.size(); ++i)
        made[i].sequence = i + 1;
    return made;
}

LogBatch sampleLogs(int lines) {
    LogBatch made;
    std::map<int, std::uint64_t> sequences;
    for (int i = 0; i < lines; ++i) {
        LogLine line;
        line.ordinal = 1 + (i * 5 + i / 7) % 6;
        line.node = NodeId{"n-comfy-api-" + std::to_string(line.ordinal)};
        line.at = now() - std::chrono::milliseconds(118 * (lines - i));
        line.sequence = ++sequences[line.ordinal];
        line.text = "POST /prompt 200 in " + std::to_string(36 + i % 9) + " ms, queued as " +
                    std::to_string(4127 + i);
        if (i % 37 == 5) {
            line.severity = Severity::Warning;
            line.text = "GET /system_stats took 1.004 s, limit 1.000 s";
        } else if (i % 53 == 7) {
            line.severity = Severity::Error;
            line.text =
                "\x1b[1;31mCUDA out of memory\x1b[0m: tried to allocate 2.40 GiB, "
                "1.92 GiB free";
        } else if (i % 61 == 11) {
            line.severity = Severity::Debug;
            line.text =
                "raw input \xE2\x80\xAE"
                "gpj.exe\xE2\x80\xAC and a bell \x07";
        } else if (i == lines / 2) {
            line.text = "{\"prompt\": \"" + std::string(40 * 1024, 'x') + "\"}";
        } else if (i == lines / 3) {
            line.sequence = sequences[line.ordinal] += 412;
        }
        made.lines.push_back(std::move(line));
    }
    return made;
}

Metrics sampleMetrics() {
    Metrics made;
    for (int i = 0; i < 180; ++i) {
        MetricPoint point;
        point.length = 10s;
        point.at = now() - std::chrono::seconds(10 * (179 - i));
        const double wave = std::sin(i / 9.0) + 0.4 * std::sin(i / 2.3);
        const bool dent = i > 140 && i < 155;
        point.offered = 182 + static_cast<std::int64_t>(14 * wave);
        point.failed = dent ? 9 : 0;
        point.completed = point.offered - point.failed;
        point.p50 = 0.039 + 0.002 * wave;
        point.p95 = 0.071 + 0.010 * wave + (dent ? 0.030 : 0);
        point.p99 = 0.110 + 0.018 * wave + (dent ? 0.075 : 0);
        point.gpuUse = 0.68 + 0.03 * wave;
        point.rate = {dent ? 2330 : 2796};
        made.points.push_back(point);
    }
    for (int ordinal = 1; ordinal <= 6; ++ordinal) {
        made.shares.push_back({NodeId{"n-comfy-api-" + std::to_string(ordinal)}, ordinal,
                               ordinal == 5 ? 0 : 6540 + ordinal * 13});
    }
    return made;
}

SimulatorStatus sampleStatus() {
    SimulatorStatus made;
    made.now = now();
    made.pace = {false, 60};
    made.achievedSpeed = 59.8;
    made.eventsPerSecond = 1204;
    made.events = 2'104'118;
    made.traceHash = 0x9f3c51d2a7e04b66;
    made.scenario = "sample";
    made.seed = 42;
    return made;
}

}  // namespace berth::support
