// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/domain/platform.h"
#include "models/domain/simulator_control.h"

namespace berth::support {

// A sample account on a cluster of three regions: eleven deployments in every state, nodes in every
// state, warnings, volumes, a catalogue with stock. Always the same; Day 1, 10:42:00.
[[nodiscard]] domain::Catalogue sampleCatalogue();
[[nodiscard]] domain::SnapshotPtr sampleSnapshot();
// What happened in the sample's last hour, oldest first, sequences from 1.
[[nodiscard]] std::vector<domain::Event> sampleEvents();
// `lines` log lines of the sample's deployment "comfy-api", with colours, control characters, a
// long line and a gap among them.
[[nodiscard]] domain::LogBatch sampleLogs(int lines = 400);
// Half an hour of traffic of one link with a dent where a node left, and the share of each node.
[[nodiscard]] domain::Metrics sampleMetrics();
[[nodiscard]] domain::ClusterMapPtr sampleMap();
[[nodiscard]] domain::SimulatorStatus sampleStatus();

// `nodes` nodes of `nodes / 8` deployments; the state of some nodes depends on `round`, so that
// successive rounds differ in about `changes` nodes. For load.
[[nodiscard]] domain::SnapshotPtr largeSnapshot(int nodes, int changes, int round);

}  // namespace berth::support
