// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/state_texts.h"

#include <QCoreApplication>

namespace berth::ui {
namespace {

struct States {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::States)
};

}  // namespace

QString stateText(domain::NodeState state) {
    using domain::NodeState;
    switch (state) {
        case NodeState::Pending:
            return States::tr("Pending");
        case NodeState::Pulling:
            return States::tr("Pulling");
        case NodeState::Starting:
            return States::tr("Starting");
        case NodeState::Running:
            return States::tr("Running");
        case NodeState::NotReady:
            return States::tr("Not ready");
        case NodeState::CrashLoop:
            return States::tr("CrashLoop");
        case NodeState::ImagePullBackOff:
            return States::tr("ImagePullBackOff");
        case NodeState::Failed:
            return States::tr("Failed");
        case NodeState::Terminating:
            return States::tr("Terminating");
        case NodeState::Ended:
            return States::tr("Ended");
        case NodeState::Unknown:
            return States::tr("Unknown");
    }
    Q_UNREACHABLE();
}

QString stateText(domain::DeploymentState state) {
    using domain::DeploymentState;
    switch (state) {
        case DeploymentState::Pending:
            return States::tr("Pending");
        case DeploymentState::Starting:
            return States::tr("Starting");
        case DeploymentState::Running:
            return States::tr("Running");
        //: State of a deployment: some nodes are ready, not all
        case DeploymentState::Degraded:
            return States::tr("Degraded");
        //: State of a deployment: its nodes crash or cannot be pulled
        case DeploymentState::Failing:
            return States::tr("Failing");
        case DeploymentState::Paused:
            return States::tr("Paused");
        case DeploymentState::Deleting:
            return States::tr("Deleting");
        //: State of a job: all its runs have succeeded
        case DeploymentState::Completed:
            return States::tr("Completed");
        //: State of a job: it was given up
        case DeploymentState::Failed:
            return States::tr("Failed");
    }
    Q_UNREACHABLE();
}

QString jobFailureText(domain::JobFailure failure) {
    using domain::JobFailure;
    switch (failure) {
        case JobFailure::None:
            return {};
        case JobFailure::TooManyFailures:
            //: Why a job has failed
            return States::tr("too many failures");
        case JobFailure::TimedOut:
            //: Why a job has failed
            return States::tr("its time was up");
        case JobFailure::PiecesGivenUp:
            //: Why a job has failed: pieces of its work
            return States::tr("pieces were given up");
    }
    Q_UNREACHABLE();
}

QString connectionText(domain::ConnectionState state) {
    using domain::ConnectionState;
    switch (state) {
        case ConnectionState::Connecting:
            return States::tr("Connecting");
        case ConnectionState::Connected:
            return States::tr("Connected");
        case ConnectionState::Lost:
            return States::tr("Connection lost");
    }
    Q_UNREACHABLE();
}

QString severityText(domain::Severity severity) {
    using domain::Severity;
    switch (severity) {
        case Severity::Debug:
            return States::tr("debug");
        case Severity::Info:
            return States::tr("info");
        case Severity::Warning:
            return States::tr("warn");
        case Severity::Error:
            return States::tr("error");
    }
    Q_UNREACHABLE();
}

QString policyText(domain::BalancingPolicy policy) {
    using domain::BalancingPolicy;
    switch (policy) {
        case BalancingPolicy::RoundRobin:
            return States::tr("Round robin");
        case BalancingPolicy::Random:
            return States::tr("Random");
        case BalancingPolicy::LeastConnections:
            return States::tr("Least connections");
        case BalancingPolicy::LeastOfTwo:
            return States::tr("Least of two");
        case BalancingPolicy::RingHash:
            return States::tr("Same caller, same node (ring)");
        case BalancingPolicy::MaglevHash:
            return States::tr("Same caller, same node (Maglev)");
        case BalancingPolicy::JumpHash:
            return States::tr("Same caller, same node (jump)");
        case BalancingPolicy::Queue:
            return States::tr("Request queue");
    }
    Q_UNREACHABLE();
}

QString policyHint(domain::BalancingPolicy policy) {
    using domain::BalancingPolicy;
    switch (policy) {
        case BalancingPolicy::RoundRobin:
            return States::tr("Each request goes to the next ready node in turn.");
        case BalancingPolicy::Random:
            return States::tr("Each request goes to a ready node drawn by chance.");
        case BalancingPolicy::LeastConnections:
            return States::tr("Each request goes to the ready node with the fewest open requests.");
        case BalancingPolicy::LeastOfTwo:
            return States::tr(
                "Two ready nodes are drawn by chance; the request goes to the less busy of them.");
        case BalancingPolicy::RingHash:
            return States::tr(
                "A caller stays with its node. When nodes come or go, only callers of those nodes "
                "move.");
        case BalancingPolicy::MaglevHash:
            return States::tr(
                "A caller stays with its node, and nodes have equally many callers. When nodes "
                "come "
                "or go, a few other callers move too.");
        case BalancingPolicy::JumpHash:
            return States::tr(
                "A caller stays with its node, and nodes have equally many callers. Best where "
                "nodes "
                "are only added.");
        case BalancingPolicy::Queue:
            return States::tr(
                "Requests wait in one line until a node is free; each node gets only so many at "
                "once.");
    }
    Q_UNREACHABLE();
}

QString probeText(domain::ProbeKind kind) {
    switch (kind) {
        case domain::ProbeKind::Http:
            return States::tr("HTTP request");
        case domain::ProbeKind::Tcp:
            return States::tr("TCP connection");
    }
    Q_UNREACHABLE();
}

QString operationText(domain::OperationState state) {
    using domain::OperationState;
    switch (state) {
        case OperationState::Planned:
            return States::tr("Planned");
        case OperationState::Sent:
            return States::tr("Sent");
        case OperationState::Acknowledged:
            return States::tr("Done");
        case OperationState::Refused:
            return States::tr("Refused");
        case OperationState::Unknown:
            return States::tr("Outcome unknown");
    }
    Q_UNREACHABLE();
}

QString cardText(domain::CardState state) {
    using domain::CardState;
    switch (state) {
        case CardState::Free:
            return States::tr("free");
        case CardState::Busy:
            return States::tr("in use");
        case CardState::Pulling:
            return States::tr("pulling");
        case CardState::Lost:
            return States::tr("lost");
    }
    Q_UNREACHABLE();
}

QString arrivalText(domain::ArrivalKind kind) {
    switch (kind) {
        //: How requests arrive: in equal intervals
        case domain::ArrivalKind::Constant:
            return States::tr("Constant");
        //: How requests arrive: by chance, as a Poisson process
        case domain::ArrivalKind::Poisson:
            return States::tr("Poisson");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
