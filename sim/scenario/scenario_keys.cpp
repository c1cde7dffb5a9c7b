// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/scenario_keys.h"

#include <array>

namespace berth::sim::scenario {
namespace {

template <std::size_t N>
using Keys = std::array<std::string_view, N>;

constexpr Keys<15> kScenarioKeys{"scenario", "seed",       "duration",    "warm_up",   "cluster",
                                 "images",   "volumes",    "deployments", "workloads", "faults",
                                 "changes",  "objectives", "alarms",      "noise",     "fronts"};
constexpr Keys<4> kClusterKeys{"regions", "gpu_specs", "pools", "options"};
constexpr Keys<7> kOptionsKeys{"placement",
                               "wipe_disk_on_container_restart",
                               "replace_on_readiness_failure",
                               "machine_silent_after",
                               "replace_silent_after",
                               "settle_every",
                               "drain_for"};
constexpr Keys<8> kRegionKeys{
    "id",        "name",       "name_zh",          "registry_rate", "registry_total_rate",
    "peer_rate", "pull_limit", "pull_limit_window"};
constexpr Keys<8> kGpuSpecKeys{"name",      "gpu_model", "cards", "gpu_memory",
                               "cpu_cores", "memory",    "disk",  "share"};
constexpr Keys<11> kPoolKeys{
    "region",     "gpu",    "price",       "machines",          "cards_per_machine",
    "cpu_cores",  "memory", "image_cache", "machines_per_rack", "failures",
    "warm_images"};
constexpr Keys<21> kImageKeys{"name",
                              "reference",
                              "category",
                              "summary",
                              "layers",
                              "behaviour",
                              "ports",
                              "listens",
                              "health_path",
                              "gpu_memory_needed",
                              "start_time",
                              "service_time",
                              "concurrency",
                              "queue_limit",
                              "crash_after",
                              "crash_exit_code",
                              "gpu_use",
                              "gpu_memory_used",
                              "cold_service_time",
                              "cold_requests",
                              "keep_warm"};
constexpr Keys<2> kLayerKeys{"digest", "size"};
constexpr Keys<3> kImagePortKeys{"port", "stateful", "purpose"};
constexpr Keys<7> kDistributionKeys{"distribution", "mean",   "cv",           "values",
                                    "file",         "column", "weight_column"};
constexpr Keys<2> kWeightedValueKeys{"value", "weight"};
constexpr Keys<8> kVolumeKeys{"id",     "name",         "capacity",    "kind",
                              "region", "upload_after", "upload_rate", "seen_after"};
constexpr Keys<19> kDeploymentKeys{"name",
                                   "gpu",
                                   "regions",
                                   "image",
                                   "nodes",
                                   "ports",
                                   "environment",
                                   "command",
                                   "mounts",
                                   "health",
                                   "rolling_update",
                                   "shared_memory",
                                   "termination_grace",
                                   "stop_after",
                                   "job",
                                   "keep_apart",
                                   "autoscaling",
                                   "copies",
                                   "front"};
constexpr Keys<9> kPortKeys{"port",       "balancing", "hash_key", "load_above_mean", "queue",
                            "slow_start", "ejection",  "retries",  "drain_limit"};
constexpr Keys<2> kHashKeyKeys{"source", "name"};
constexpr Keys<4> kQueueKeys{"limit", "per_node", "wait_timeout", "processing_timeout"};
constexpr Keys<3> kEjectionKeys{"failures", "base_time", "most"};
constexpr Keys<2> kRetriesKeys{"attempts", "budget"};
constexpr Keys<2> kMountKeys{"volume", "path"};
constexpr Keys<3> kHealthKeys{"startup", "liveness", "readiness"};
constexpr Keys<7> kProbeKeys{
    "kind", "port", "path", "initial_delay", "period", "timeout", "failure_threshold"};
constexpr Keys<2> kRollingUpdateKeys{"max_surge", "max_unavailable"};
constexpr Keys<6> kJobKeys{"completions", "run_time",      "timeout",
                           "restart",     "backoff_limit", "indexes"};
constexpr Keys<2> kJobIndexesKeys{"backoff_limit", "max_failed"};
constexpr Keys<9> kAutoscalingKeys{"kind",         "minimum",     "maximum", "target", "port",
                                   "idle_timeout", "concurrency", "metric",  "warm"};
constexpr Keys<2> kWarmPoolKeys{"nodes", "share"};
constexpr Keys<8> kFrontKeys{
    "name", "port", "members", "balancing", "hash_key", "load_above_mean", "ejection", "retries"};
constexpr Keys<2> kFrontMemberKeys{"deployment", "port"};
constexpr Keys<7> kCopiesFrontKeys{"name",     "port",   "balancing", "hash_key", "load_above_mean",
                                   "ejection", "retries"};
constexpr Keys<20> kWorkloadKeys{
    "deployment", "port",         "arrivals",          "rate",        "from",
    "until",      "states",       "transitions",       "hourly",      "peak",
    "trough",     "peak_at",      "burst_rate",        "burst_every", "burst_length",
    "trace",      "service_time", "cold_service_time", "clients",     "front"};
constexpr Keys<2> kMmppStateKeys{"rate", "mean"};
constexpr Keys<15> kFaultKeys{"at",          "every",     "rate",   "fault", "target",
                              "for",         "exit_code", "factor", "card",  "xid",
                              "probability", "delay",     "skew",   "cut",   "status"};
constexpr Keys<5> kFailuresKeys{"machine", "rack", "card_lost", "card_xid", "xid"};
constexpr Keys<2> kFailureRateKeys{"every", "repair"};
constexpr Keys<7> kChangeKeys{"at",          "change", "deployment", "nodes",
                              "environment", "image",  "canary"};
constexpr Keys<10> kCanaryKeys{
    "image",           "environment",         "share",      "nodes", "watch", "limit",
    "fewest_requests", "lowest_availability", "extra_cost", "p95"};
constexpr Keys<10> kObjectiveKeys{
    "name",        "deployment",   "port",           "availability_at_least", "p95_at_most",
    "p99_at_most", "cost_at_most", "ready_at_least", "answered_at_least",     "restarts_at_most"};
constexpr Keys<16> kAlarmKeys{"name",
                              "deployment",
                              "port",
                              "availability_below",
                              "answered_below",
                              "p95_over",
                              "gpu_use_over",
                              "disk_use_over",
                              "burn_rate_over",
                              "target",
                              "clear_at",
                              "window",
                              "for",
                              "action",
                              "add",
                              "most"};

}  // namespace

namespace sections {
const Section kScenario{"scenario", kScenarioKeys};
const Section kCluster{"cluster", kClusterKeys};
const Section kOptions{"options", kOptionsKeys};
const Section kRegion{"region", kRegionKeys};
const Section kGpuSpec{"gpu_spec", kGpuSpecKeys};
const Section kPool{"pool", kPoolKeys};
const Section kImage{"image", kImageKeys};
const Section kLayer{"layer", kLayerKeys};
const Section kImagePort{"image_port", kImagePortKeys};
const Section kDistribution{"distribution", kDistributionKeys};
const Section kVolume{"volume", kVolumeKeys};
const Section kDeployment{"deployment", kDeploymentKeys};
const Section kPort{"port", kPortKeys};
const Section kHashKey{"hash_key", kHashKeyKeys};
const Section kQueue{"queue", kQueueKeys};
const Section kEjection{"ejection", kEjectionKeys};
const Section kRetries{"retries", kRetriesKeys};
const Section kMount{"mount", kMountKeys};
const Section kHealth{"health", kHealthKeys};
const Section kProbe{"probe", kProbeKeys};
const Section kRollingUpdate{"rolling_update", kRollingUpdateKeys};
const Section kJob{"job", kJobKeys};
const Section kJobIndexes{"job_indexes", kJobIndexesKeys};
const Section kWorkload{"workload", kWorkloadKeys};
const Section kFault{"fault", kFaultKeys};
const Section kFailures{"failures", kFailuresKeys};
const Section kFailureRate{"failure_rate", kFailureRateKeys};
const Section kChange{"change", kChangeKeys};
const Section kCanary{"canary", kCanaryKeys};
const Section kObjective{"objective", kObjectiveKeys};
const Section kAutoscaling{"autoscaling", kAutoscalingKeys};
const Section kWarmPool{"warm_pool", kWarmPoolKeys};
const Section kAlarm{"alarm", kAlarmKeys};
const Section kWeightedValue{"weighted_value", kWeightedValueKeys};
const Section kMmppState{"mmpp_state", kMmppStateKeys};
const Section kFront{"front", kFrontKeys};
const Section kFrontMember{"front_member", kFrontMemberKeys};
const Section kCopiesFront{"copies_front", kCopiesFrontKeys};
}  // namespace sections

std::span<const Section* const> allSections() {
    using namespace sections;
    static constexpr std::array kAll{
        &kScenario,      &kCluster,   &kOptions,   &kRegion,       &kGpuSpec,       &kPool,
        &kImage,         &kLayer,     &kImagePort, &kDistribution, &kVolume,        &kDeployment,
        &kPort,          &kMount,     &kHealth,    &kProbe,        &kRollingUpdate, &kJob,
        &kJobIndexes,    &kWorkload,  &kFault,     &kChange,       &kObjective,     &kAutoscaling,
        &kWarmPool,      &kAlarm,     &kHashKey,   &kQueue,        &kEjection,      &kRetries,
        &kWeightedValue, &kMmppState, &kFailures,  &kFailureRate,  &kFront,         &kFrontMember,
        &kCopiesFront,   &kCanary};
    return kAll;
}

}  // namespace berth::sim::scenario
