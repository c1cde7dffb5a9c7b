// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace berth::sim::scenario {

// One kind of map in a scenario file and every key it may have. The JSON schema
// (resources/scenarios/scenario.schema.json) has a definition of the same name with the same keys.
struct Section {
    std::string_view name;
    std::span<const std::string_view> keys;
};

namespace sections {
extern const Section kScenario;
extern const Section kCluster;
extern const Section kOptions;
extern const Section kRegion;
extern const Section kGpuSpec;
extern const Section kPool;
extern const Section kImage;
extern const Section kLayer;
extern const Section kImagePort;
extern const Section kDistribution;
extern const Section kVolume;
extern const Section kDeployment;
extern const Section kPort;
extern const Section kHashKey;
extern const Section kQueue;
extern const Section kEjection;
extern const Section kRetries;
extern const Section kMount;
extern const Section kHealth;
extern const Section kProbe;
extern const Section kRollingUpdate;
extern const Section kJob;
extern const Section kJobIndexes;
extern const Section kWorkload;
extern const Section kFault;
extern const Section kFailures;
extern const Section kFailureRate;
extern const Section kChange;
extern const Section kCanary;
extern const Section kObjective;
extern const Section kAutoscaling;
extern const Section kWarmPool;
extern const Section kAlarm;
extern const Section kWeightedValue;
extern const Section kMmppState;
extern const Section kFront;
extern const Section kFrontMember;
extern const Section kCopiesFront;
}  // namespace sections

[[nodiscard]] std::span<const Section* const> allSections();

}  // namespace berth::sim::scenario
