// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/change.h"
#include "models/domain/front.h"
#include "models/domain/service_levels.h"
#include "models/domain/simulator_control.h"
#include "sim/engine/distribution.h"
#include "sim/engine/time.h"
#include "sim/images/image_model.h"
#include "sim/workload/arrival_spec.h"

namespace berth::sim::scenario {

// How often something breaks and how long it takes to be well again.
struct FailureRate {
    engine::Distribution every;   // from well again to broken, seconds
    engine::Distribution repair;  // seconds
};

struct FailureConfig {
    std::optional<FailureRate> machine;   // power off, or taken away by whoever owns it
    std::optional<FailureRate> rack;      // power off of all its machines
    std::optional<FailureRate> cardLost;  // falls off the bus
    std::optional<FailureRate> cardXid;   // reports `xid`; what breaks is well at once
    int xid = 31;

    [[nodiscard]] bool any() const { return machine || rack || cardLost || cardXid; }
};

// How fast a machine's own line to the registry is, one draw a machine: most are of a usual kind,
// some of a slow one. Rates in bytes per second.
struct PullRates {
    engine::Distribution usual, slow;
    double slowShare = 0;
};

struct PoolConfig {
    domain::RegionId region;
    domain::GpuSpec spec;  // of one node that takes a whole machine's cards or fewer
    domain::Rate price;
    int machines = 1;
    int cardsPerMachine = 1;      // a machine of 8 cards can run 8 one-card nodes
    int cpuCores = 16;            // of a machine
    std::int64_t memory = 0;      // bytes, of a machine
    std::int64_t cacheBytes = 0;  // for image layers, of a machine
    int machinesPerRack = 8;
    FailureConfig failures;
    std::optional<PullRates> pullRates;   // absent: as fast as the registry lets them
    std::vector<std::string> warmImages;  // names of images that its machines have from the start
};

struct RegionConfig {
    domain::Region region;
    double registryBytesPerSecond = 200e6;   // what one machine can pull
    double registryTotalBytesPerSecond = 0;  // what all of them can together; 0: no limit
    double peerBytesPerSecond = 0;  // of a layer that another machine has; 0: none come from there
    int pullLimit = 0;              // pulls that the registry lets in per window; 0: all
    engine::Time pullLimitWindow = engine::kHour;
};

// Behaviour of the platform itself, with this platform's values as defaults.
struct PlatformOptions {
    std::string placement = "spread";  // scheduling::placementPolicyNames()
    bool wipeDiskOnContainerRestart = true;
    bool replaceOnReadinessFailure = true;
    engine::Time machineSilentAfter = 40 * engine::kSecond;
    engine::Time replaceSilentAfter = 60 * engine::kSecond;  // after it became Unknown
    engine::Time settleEvery = 300 * engine::kSecond;
    engine::Time drainFor = 5 * engine::kSecond;  // at most, before SIGTERM
};

struct ClusterConfig {
    std::vector<RegionConfig> regions;
    std::vector<PoolConfig> pools;
    PlatformOptions options;
};

struct VolumeConfig {
    domain::VolumeId id;
    std::string name;
    std::int64_t capacity = 0;
    domain::VolumeKind kind = domain::VolumeKind::Shared;
    domain::RegionId region = {};  // of a Nas
    // Of a Bucket, as storage::BucketOptions.
    engine::Time uploadAfter = 5 * engine::kSecond;
    double uploadBytesPerSecond = 50e6;
    engine::Time seenAfter = 5 * engine::kSecond;
};

struct WorkloadConfig {
    std::string deployment;  // by name; empty: of a front
    int port = 0;
    domain::ArrivalKind arrivals = domain::ArrivalKind::Poisson;
    double ratePerSecond = 1;
    engine::Time from = 0;
    std::optional<engine::Time> until;
    int clients = 1000;  // callers that the requests come from
    // What kind and rate cannot say; they are then what comes nearest.
    std::optional<workload::ArrivalSpec> process = {};
    // Instead of those of the image. Cold ones come with warm ones only.
    std::optional<engine::Distribution> serviceTime = {}, coldServiceTime = {};
    std::string front = {};  // by name; instead of a deployment
};

struct FaultConfig {
    engine::Time at = 0;
    std::optional<engine::Time> every;
    domain::Fault fault;
    // The target may be a node name, a deployment name (a random node of it), a machine, a region
    // or empty (a random one); resolved when it fires.
    double ratePerSecond = 0;  // above 0: from `at` on at random, so often on average
};

enum class ChangeVerb { Scale, Edit, Pause, Resume, Restart, Delete, Canary, Promote, RollBack };

struct ChangeConfig {
    engine::Time at = 0;
    ChangeVerb verb = ChangeVerb::Scale;
    std::string deployment;
    int nodes = 0;  // Scale
    // Edit, Canary: set or replaced.
    std::vector<domain::EnvironmentVariable> environment;
    std::string image;               // likewise; empty: unchanged
    domain::CanaryRule canary = {};  // Canary
};

// In the order of domain::ObjectiveFigure.
enum class ObjectiveKind {
    AvailabilityAtLeast,
    P95AtMost,
    P99AtMost,
    CostAtMost,
    ReadyAtLeast,
    AnsweredAtLeast,
    RestartsAtMost,
};

struct ObjectiveConfig {
    std::string name;
    ObjectiveKind kind = ObjectiveKind::AvailabilityAtLeast;
    std::string deployment;
    int port = 0;
    double target = 0;  // ratio, milliseconds, yuan, nodes or restarts, as the kind says
};

// A figure of a deployment that is looked at once a minute, and what is done when it is bad.
struct AlarmConfig {
    std::string name;  // no two have one
    domain::AlarmFigure figure = domain::AlarmFigure::Availability;
    std::string deployment;
    int port = 0;          // of figures of requests
    double threshold = 0;  // in the unit of the figure
    double clearAt = 0;    // likewise, not worse than the threshold
    double target = 0;     // BurnRate: share of requests that are to be answered
    engine::Time window = 5 * engine::kMinute;  // what the figure is of
    engine::Time holdFor = 0;                   // so long beyond the threshold before it is raised
    domain::AlarmAction action = domain::AlarmAction::Notice;
    int addNodes = 1, mostNodes = 0;  // Scale
};

// A scenario file, checked and with every default filled in.
struct Scenario {
    std::string name;
    std::uint64_t seed = 1;
    engine::Time duration = engine::kHour;
    engine::Time warmUp = 0;
    ClusterConfig cluster;
    std::vector<images::ImageModel> images;  // built-in ones first
    std::vector<VolumeConfig> volumes;
    std::vector<domain::DeploymentSpec> deployments;  // created at 0
    std::vector<domain::FrontSpec> fronts;            // likewise, after them
    std::vector<WorkloadConfig> workloads;
    std::vector<FaultConfig> faults;
    std::vector<ChangeConfig> changes;
    std::vector<ObjectiveConfig> objectives;
    std::vector<AlarmConfig> alarms;
};

}  // namespace berth::sim::scenario
