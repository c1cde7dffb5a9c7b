// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/warnings.h"

namespace berth::domain {

int severityRank(WarningKind kind) {
    switch (kind) {
        case WarningKind::NodesCrashing:
            return 0;
        case WarningKind::ImagePullFailing:
            return 1;
        case WarningKind::OfferUnknown:
            return 2;
        case WarningKind::NodesPending:
            return 3;
        case WarningKind::NodesNotReady:
            return 4;
        case WarningKind::NodesUnknown:
            return 5;
        case WarningKind::DataOnNodesOnly:
            return 6;
        case WarningKind::PortNobodyListens:
            return 7;
        case WarningKind::StopsSoon:
            return 8;
    }
    return 9;
}

std::optional<WarningKind> warningOf(NodeState state, ReasonKind reason) {
    switch (state) {
        case NodeState::CrashLoop:
            return WarningKind::NodesCrashing;
        case NodeState::ImagePullBackOff:
            return WarningKind::ImagePullFailing;
        case NodeState::Pending:
            return reason == ReasonKind::OfferUnknown ? WarningKind::OfferUnknown
                                                      : WarningKind::NodesPending;
        case NodeState::NotReady:
            return WarningKind::NodesNotReady;
        case NodeState::Unknown:
            return WarningKind::NodesUnknown;
        case NodeState::Pulling:
        case NodeState::Starting:
        case NodeState::Running:
        case NodeState::Failed:
        case NodeState::Terminating:
        case NodeState::Ended:
            break;
    }
    return std::nullopt;
}

}  // namespace berth::domain
