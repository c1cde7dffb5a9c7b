// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPair>
#include <QString>
#include <QVector>
#include <vector>

#include "models/domain/simulator_control.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// Faults that go on until they are cleared or their time is up.
[[nodiscard]] bool lasts(domain::FaultKind kind);
[[nodiscard]] Icon iconOf(domain::FaultKind kind);
// In the order of the panel and of menus: by what they are done to, and then as in the table of
// faults.
[[nodiscard]] const std::vector<domain::FaultKind>& allFaults();

// How many GPUs a node has; 0: none, or it has not been placed.
[[nodiscard]] int cardsOf(const domain::NodeId& node, const domain::ClusterMap& map);

// What a fault could be done to: id and a name that people know it by. For nodes, those that have a
// container; for GPUs, the nodes that have some; for machines, the busy ones first; for regions,
// "everywhere" first, but where there is none; areas are regions, racks and machines. Nothing for
// the platform's API, which is one.
[[nodiscard]] QVector<QPair<QString, QString>> targetsFor(domain::FaultKind kind,
                                                          const domain::Snapshot& snapshot,
                                                          const domain::ClusterMap& map,
                                                          const UiContext& ui);

}  // namespace berth::ui
