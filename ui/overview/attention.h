// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "models/domain/snapshot.h"

namespace berth::ui {

// Something that needs a person: a warning of a deployment that looking at will not mend by itself.
struct Attention {
    domain::DeploymentId deployment;
    QString name;
    domain::Warning warning;
    int rank = 0;  // 0 is worst

    friend bool operator==(const Attention&, const Attention&) = default;
};

// Worst first; one per deployment and kind. Data that lies on nodes and links nobody listens behind
// count, nodes that are merely pulling do not.
[[nodiscard]] std::vector<Attention> attentionOf(const domain::Snapshot& snapshot);

}  // namespace berth::ui
