// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation_warnings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "models/domain/warnings.h"

namespace berth::sim::platform {

namespace {

using cluster::NodeRecord;
using domain::NodeState;
using domain::WarningKind;

const char* words(domain::PlacementRejection::Filter filter) {
    using Filter = domain::PlacementRejection::Filter;
    switch (filter) {
        case Filter::Region:
            return "other region";
        case Filter::GpuModel:
            return "other GPU";
        case Filter::GpuBusy:
            return "GPU busy";
        case Filter::Cores:
            return "too few cores left";
        case Filter::Memory:
            return "too little memory left";
        case Filter::Cordoned:
            return "cordoned";
        case Filter::DiskFull:
            return "disk full";
        case Filter::Down:
            return "down";
        case Filter::AntiAffinity:
            return "one of its nodes there";
    }
    return "";
}

std::string evidence(const NodeRecord& node) {
    switch (node.state) {
        case NodeState::CrashLoop:
            return node.lastExit
                       ? fmt::format("exit {}: {}", node.lastExit->code, node.reasonDetail)
                       : node.reasonDetail;
        case NodeState::Pending: {
            if (node.offerUnknown) return "the platform does not know its offer";
            std::string text;
            for (const domain::PlacementRejection& rejection : node.rejections) {
                if (rejection.filter == domain::PlacementRejection::Filter::GpuModel) continue;
                text +=
                    fmt::format("{}{} machine{}: {}", text.empty() ? "" : "; ", rejection.machines,
                                rejection.machines == 1 ? "" : "s", words(rejection.filter));
            }
            return text.empty() ? "no machine has this GPU" : text;
        }
        default:
            return node.reasonDetail;
    }
}

constexpr engine::Time kSoon = engine::kHour;

}  // namespace

std::vector<domain::Warning> warningsOf(const deployments::DeploymentRecord& deployment,
                                        const cluster::NodeTable& nodes, engine::Time now) {
    std::vector<domain::Warning> warnings;
    const auto warn = [&warnings](WarningKind kind, domain::Instant since) -> domain::Warning& {
        for (domain::Warning& known : warnings) {
            if (known.kind != kind || kind == WarningKind::PortNobodyListens) continue;
            known.since = std::min(known.since, since);
            return known;
        }
        domain::Warning& fresh = warnings.emplace_back();
        fresh.kind = kind;
        fresh.since = since;
        return fresh;
    };
    for (const serving::NodeKey key : deployment.nodes) {
        const NodeRecord& node = *nodes.at(key);
        if (!node.active()) continue;
        if (const auto kind = domain::warningOf(node.state, node.reason)) {
            domain::Warning& warning = warn(*kind, {node.stateSince});
            ++warning.nodes;
            if (warning.detail.empty()) warning.detail = evidence(node);
        }
        if (node.disk && node.disk->bytes() > 0) {
            domain::Warning& warning =
                warn(WarningKind::DataOnNodesOnly, {node.disk->lastWrite().value_or(now)});
            ++warning.nodes;
            warning.bytes += domain::Bytes{node.disk->bytes()};
        }
    }
    for (const auto& [port, since] : deployment.refusedPorts) {
        domain::Warning& warning = warn(WarningKind::PortNobodyListens, {since});
        warning.port = port;
        std::string listens;
        if (deployment.image != nullptr) {
            for (const int open : deployment.image->listens)
                listens += (listens.empty() ? "" : ", ") + std::to_string(open);
        }
        warning.detail = fmt::format("connection refused on {}; the image listens on {}", port,
                                     listens.empty() ? "no port" : listens);
    }
    if (deployment.stopsAt && *deployment.stopsAt - now <= kSoon)
        warn(WarningKind::StopsSoon, {std::max<engine::Time>(0, *deployment.stopsAt - kSoon)});
    std::stable_sort(warnings.begin(), warnings.end(), [](const auto& a, const auto& b) {
        return domain::severityRank(a.kind) < domain::severityRank(b.kind);
    });
    return warnings;
}

}  // namespace berth::sim::platform
