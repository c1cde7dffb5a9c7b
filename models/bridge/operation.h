// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <cstdint>
#include <optional>

#include "models/domain/change.h"
#include "models/domain/error.h"
#include "models/domain/journal.h"

namespace berth::bridge {

// A change on its way, for the status bar, toasts and the Activity page.
struct Operation {
    domain::OperationId id;
    domain::Change change;
    std::uint64_t basis = 0;
    QString summary;  // English, as journalled: "scale echo 3 → 5"
    domain::OperationState state = domain::OperationState::Planned;
    std::optional<domain::Error> error;  // Refused: why. Unknown: what kept us from knowing
    domain::DeploymentId deployment;     // Acknowledged: which one
    bool repeated = false;               // it had already been applied when we looked it up
    bool recovered = false;              // left behind by an earlier run of the console
};

}  // namespace berth::bridge

Q_DECLARE_METATYPE(berth::bridge::Operation)
