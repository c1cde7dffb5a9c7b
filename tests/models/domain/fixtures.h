// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <string>

#include "models/domain/validation.h"

namespace berth::domain::fixtures {

// Three regions, four GPU specs, four images. 4090 is sold everywhere, 5090 in hebei only and sold
// out, 3080 Ti is too small for flux, A800 is sold nowhere.
[[nodiscard]] Catalogue catalogue();
// A spec without any finding in the context of catalogue(), capabilities() and snapshot().
[[nodiscard]] DeploymentSpec goodSpec();
[[nodiscard]] Capabilities capabilities();
// One deployment "taken" and two volumes.
[[nodiscard]] Snapshot snapshot();
// Any spec that can be written, mostly with values that no platform takes.
[[nodiscard]] DeploymentSpec randomSpec(std::mt19937_64& random);

}  // namespace berth::domain::fixtures
