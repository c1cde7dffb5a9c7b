// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/attention.h"

#include <algorithm>

namespace berth::ui {

namespace {

int rankOf(domain::WarningKind kind) {
    switch (kind) {
        case domain::WarningKind::NodesCrashing:
            return 0;
        case domain::WarningKind::ImagePullFailing:
            return 1;
        case domain::WarningKind::OfferUnknown:  // it never mends by itself
            return 2;
        case domain::WarningKind::PortNobodyListens:
            return 3;
        case domain::WarningKind::NodesUnknown:
            return 4;
        case domain::WarningKind::NodesNotReady:
            return 5;
        case domain::WarningKind::NodesPending:
            return 6;
        case domain::WarningKind::StopsSoon:
            return 7;
        case domain::WarningKind::DataOnNodesOnly:
            return 8;
    }
    return 9;
}

}  // namespace

std::vector<Attention> attentionOf(const domain::Snapshot& snapshot) {
    std::vector<Attention> all;
    for (const domain::Deployment& deployment : snapshot.deployments) {
        for (const domain::Warning& warning : deployment.warnings) {
            all.push_back({deployment.id, QString::fromStdString(deployment.spec.name), warning,
                           rankOf(warning.kind)});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Attention& a, const Attention& b) { return a.rank < b.rank; });
    return all;
}

}  // namespace berth::ui
