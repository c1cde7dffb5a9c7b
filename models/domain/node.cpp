// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/node.h"

namespace berth::domain {

const char* toText(NodeState state) {
    switch (state) {
        case NodeState::Pending:
            return "Pending";
        case NodeState::Pulling:
            return "Pulling";
        case NodeState::Starting:
            return "Starting";
        case NodeState::Running:
            return "Running";
        case NodeState::NotReady:
            return "NotReady";
        case NodeState::CrashLoop:
            return "CrashLoop";
        case NodeState::ImagePullBackOff:
            return "ImagePullBackOff";
        case NodeState::Failed:
            return "Failed";
        case NodeState::Terminating:
            return "Terminating";
        case NodeState::Ended:
            return "Ended";
        case NodeState::Unknown:
            return "Unknown";
    }
    return "?";
}

const char* toText(ReasonKind reason) {
    switch (reason) {
        case ReasonKind::None:
            return "None";
        case ReasonKind::NoCapacity:
            return "NoCapacity";
        case ReasonKind::PullFailed:
            return "PullFailed";
        case ReasonKind::ContainerExited:
            return "ContainerExited";
        case ReasonKind::StartupProbeFailed:
            return "StartupProbeFailed";
        case ReasonKind::LivenessProbeFailed:
            return "LivenessProbeFailed";
        case ReasonKind::ReadinessProbeFailed:
            return "ReadinessProbeFailed";
        case ReasonKind::MachineDown:
            return "MachineDown";
        case ReasonKind::MachineSilent:
            return "MachineSilent";
        case ReasonKind::Draining:
            return "Draining";
        case ReasonKind::DiskFull:
            return "DiskFull";
        case ReasonKind::ReplacedByEdit:
            return "ReplacedByEdit";
        case ReasonKind::ReplacedByUser:
            return "ReplacedByUser";
        case ReasonKind::ScaledDown:
            return "ScaledDown";
        case ReasonKind::Paused:
            return "Paused";
        case ReasonKind::Deleted:
            return "Deleted";
        case ReasonKind::Killed:
            return "Killed";
        case ReasonKind::OfferUnknown:
            return "OfferUnknown";
        case ReasonKind::Completed:
            return "Completed";
        case ReasonKind::JobFailed:
            return "JobFailed";
        case ReasonKind::KeptWarm:
            return "KeptWarm";
        case ReasonKind::CanaryEnded:
            return "CanaryEnded";
    }
    return "?";
}

}  // namespace berth::domain
