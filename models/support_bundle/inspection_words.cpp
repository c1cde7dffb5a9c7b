// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/inspection_words.h"

namespace berth::support_bundle {

const char* wordOf(domain::DriverTrouble trouble) {
    switch (trouble) {
        case domain::DriverTrouble::None:
            return "none";
        case domain::DriverTrouble::ToolMissing:
            return "nvidia-smi is missing";
        case domain::DriverTrouble::NotLoaded:
            return "not loaded";
        case domain::DriverTrouble::VersionMismatch:
            return "versions differ";
        case domain::DriverTrouble::NoDevices:
            return "no devices";
        case domain::DriverTrouble::Hangs:
            return "hangs";
        case domain::DriverTrouble::Failed:
            break;
    }
    return "failed";
}

const char* wordOf(domain::Persistence persistence) {
    switch (persistence) {
        case domain::Persistence::Lost:
            return "lost";
        case domain::Persistence::Disk:
            return "disk";
        case domain::Persistence::Network:
            return "network";
        case domain::Persistence::None:
            break;
    }
    return "kernel";
}

const char* wordOf(domain::ContainerRuntime runtime) {
    switch (runtime) {
        case domain::ContainerRuntime::Cri:
            return "cri";
        case domain::ContainerRuntime::Docker:
            return "docker";
        case domain::ContainerRuntime::Podman:
            break;
    }
    return "podman";
}

const char* wordOf(domain::ContainerStatus status) {
    switch (status) {
        case domain::ContainerStatus::Created:
            return "created";
        case domain::ContainerStatus::Running:
            return "running";
        case domain::ContainerStatus::Restarting:
            return "restarting";
        case domain::ContainerStatus::Paused:
            return "paused";
        case domain::ContainerStatus::Exited:
            return "exited";
        case domain::ContainerStatus::Dead:
            return "dead";
        case domain::ContainerStatus::Unknown:
            break;
    }
    return "unknown";
}

const char* wordOf(domain::SectionOutcome outcome) {
    switch (outcome) {
        case domain::SectionOutcome::Answered:
            return "answered";
        case domain::SectionOutcome::Failed:
            return "failed";
        case domain::SectionOutcome::Missing:
            return "missing";
        case domain::SectionOutcome::TimedOut:
            return "timed out";
        case domain::SectionOutcome::Unfinished:
            break;
    }
    return "unfinished";
}

const char* wordOf(inspection::Severity severity) {
    switch (severity) {
        case inspection::Severity::Critical:
            return "critical";
        case inspection::Severity::Warning:
            return "warning";
        case inspection::Severity::Notice:
            break;
    }
    return "notice";
}

}  // namespace berth::support_bundle
