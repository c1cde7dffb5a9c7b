// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_visual.h"

#include <QtGlobal>

namespace berth::ui {
namespace {

constexpr StateVisual kOff{Mark::Pending, Token::Off, Token::OffTint};

StateVisual off(Mark mark) {
    return {mark, kOff.color, kOff.tint};
}

}  // namespace

StateVisual visualOf(domain::NodeState state) {
    using domain::NodeState;
    switch (state) {
        case NodeState::Pending:
            return off(Mark::Pending);
        case NodeState::Pulling:
            return {Mark::Pulling, Token::Info, Token::InfoTint};
        case NodeState::Starting:
            return {Mark::Starting, Token::Start, Token::StartTint};
        case NodeState::Running:
            return {Mark::Running, Token::Ok, Token::OkTint};
        case NodeState::NotReady:
            return {Mark::NotReady, Token::Warn, Token::WarnTint};
        case NodeState::CrashLoop:
            return {Mark::Crash, Token::Bad, Token::BadTint};
        case NodeState::ImagePullBackOff:
            return {Mark::ImagePull, Token::Bad, Token::BadTint};
        case NodeState::Failed:
            return {Mark::Failed, Token::Bad, Token::BadTint};
        case NodeState::Terminating:
            return off(Mark::Terminating);
        case NodeState::Ended:
            return off(Mark::Ended);
        case NodeState::Unknown:
            return off(Mark::Unknown);
    }
    Q_UNREACHABLE();
}

StateVisual visualOf(domain::DeploymentState state) {
    using domain::DeploymentState;
    switch (state) {
        case DeploymentState::Pending:
            return off(Mark::Pending);
        case DeploymentState::Starting:
            return {Mark::Starting, Token::Start, Token::StartTint};
        case DeploymentState::Running:
            return {Mark::Running, Token::Ok, Token::OkTint};
        case DeploymentState::Degraded:
            return {Mark::NotReady, Token::Warn, Token::WarnTint};
        case DeploymentState::Failing:
            return {Mark::Crash, Token::Bad, Token::BadTint};
        case DeploymentState::Paused:
            return off(Mark::Paused);
        case DeploymentState::Deleting:
            return off(Mark::Terminating);
        case DeploymentState::Completed:
            return off(Mark::Ended);
        case DeploymentState::Failed:
            return {Mark::Failed, Token::Bad, Token::BadTint};
    }
    Q_UNREACHABLE();
}

StateVisual visualOf(domain::Severity severity) {
    using domain::Severity;
    switch (severity) {
        case Severity::Debug:
            return off(Mark::Ended);
        case Severity::Info:
            return {Mark::Running, Token::Info, Token::InfoTint};
        case Severity::Warning:
            return {Mark::NotReady, Token::Warn, Token::WarnTint};
        case Severity::Error:
            return {Mark::Crash, Token::Bad, Token::BadTint};
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
