// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/builtin_known.h"

#include <utility>

#include "sim/images/builtin_images.h"
#include "sim/scenario/sample_cluster.h"

namespace berth::sim::scenario {

Known builtinKnown() {
    return {images::builtinImages(), sampleCluster().cluster};
}

std::string_view sampleScenarioText() {
    return R"yaml(# The cluster that a new console starts with: three regions, pools of 4090, 4090 x 8, 5090, H20 x 8,
# A800 and 3080 Ti, two volumes, the built-in images, and nothing deployed.
scenario: Sample cluster
seed: 42
duration: 24h
cluster: sample
volumes:
  - id: vol-models
    name: models-shared
    capacity: 500GiB
  - id: vol-team
    name: team-data
    capacity: 100GiB
)yaml";
}

domain::Result<Scenario> parseWithBuiltins(std::string_view text) {
    auto scenario = parseScenario(text, builtinKnown());
    if (scenario) return std::move(*scenario);
    return tl::unexpected(toDomainError(scenario.error(), "scenario"));
}

}  // namespace berth::sim::scenario
