// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/domain/validation_examples.h"

#include <string>

namespace berth::domain::fixtures {
namespace {

using namespace std::chrono_literals;
using Level = FindingLevel;
using Kind = FindingKind;

Probe http(int port, const char* path) {
    Probe probe;
    probe.port = port;
    probe.path = path;
    return probe;
}

using S = DeploymentSpec;
using W = World;

std::vector<Example> names() {
    return {
        {Kind::NameEmpty, Level::Problem, "name", [](S& s, W&) { s.name = ""; },
         [](const S& s) { return s.name == "echo"; }},
        {Kind::NameEmpty, Level::Problem, "name",
         [](S& s, W&) {
             s.name = "";
             s.image = "harbor.example.cn/hub/my.app:1.0";
         },
         [](const S& s) { return s.name == "my-app"; }},
        {Kind::NameTooLong, Level::Problem, "name",
         [](S& s, W&) { s.name = std::string(39, 'a') + "-bc"; },
         [](const S& s) { return s.name == std::string(39, 'a'); }},
        {Kind::NameBadCharacters, Level::Problem, "name", [](S& s, W&) { s.name = "My App_2"; },
         [](const S& s) { return s.name == "my-app-2"; }},
        {Kind::NameBadCharacters, Level::Problem, "name", [](S& s, W&) { s.name = "8bit"; },
         [](const S& s) { return s.name == "bit"; }},
        {Kind::NameBadCharacters, Level::Problem, "name", [](S& s, W&) { s.name = "echo-"; },
         [](const S& s) { return s.name == "echo"; }},
        {Kind::NameBadCharacters, Level::Problem, "name", [](S& s, W&) { s.name = "泊位"; },
         [](const S& s) { return s.name == "app"; }},
        {Kind::NameBadCharacters, Level::Problem, "name", [](S& s, W&) { s.name = "Taken"; },
         [](const S& s) { return s.name == "taken-2"; }},
        {Kind::NameTaken, Level::Problem, "name", [](S& s, W&) { s.name = "taken"; },
         [](const S& s) { return s.name == "taken-2"; }},
        {Kind::NameTaken, Level::Problem, "name",
         [](S& s, W& w) {
             s.name = std::string(40, 'a');
             w.snapshot.deployments[0].spec.name = s.name;
         },
         [](const S& s) { return s.name == std::string(38, 'a') + "-2"; }},
    };
}

std::vector<Example> gpus() {
    return {
        {Kind::GpuMissing, Level::Problem, "gpuSpec", [](S& s, W&) { s.gpuSpec = ""; },
         [](const S& s) { return s.gpuSpec == "3080 Ti"; }},
        {Kind::GpuMissing, Level::Problem, "gpuSpec",
         [](S& s, W&) {
             s.gpuSpec = "";
             s.image = "flux";
             s.ports = {{3000, {}}};
             s.mounts = {{{"vol-1"}, "/data"}};
         },
         [](const S& s) { return s.gpuSpec == "4090"; }},
        {Kind::GpuUnknown, Level::Problem, "gpuSpec", [](S& s, W&) { s.gpuSpec = "4090 × 8"; },
         [](const S& s) { return s.gpuSpec == "4090 x 8"; }},
        {Kind::GpuUnknown, Level::Problem, "gpuSpec", [](S& s, W&) { s.gpuSpec = "TPU"; },
         [](const S& s) { return s.gpuSpec == "3080 Ti"; }},
        {Kind::GpuMemoryTooSmall, Level::Problem, "gpuSpec",
         [](S& s, W&) {
             s.gpuSpec = "3080 Ti";
             s.image = "flux";
             s.ports = {{3000, {}}};
         },
         [](const S& s) { return s.gpuSpec == "4090"; }},
        {Kind::GpuNotInRegion, Level::Problem, "gpuSpec",
         [](S& s, W&) {
             s.gpuSpec = "3080 Ti";
             s.regions = {{"hebei-1"}};
         },
         [](const S& s) { return s.gpuSpec == "3080 Ti" && s.regions.empty(); }},
        {Kind::GpuNotInRegion, Level::Problem, "gpuSpec", [](S& s, W&) { s.gpuSpec = "A800"; },
         [](const S& s) { return s.gpuSpec == "3080 Ti"; }},
        {Kind::NoStock, Level::Warning, "gpuSpec", [](S& s, W&) { s.gpuSpec = "5090"; },
         [](const S& s) { return s.gpuSpec == "3080 Ti"; }},
        {Kind::NoStock, Level::Warning, "gpuSpec", [](S& s, W&) { s.regions = {{"henan"}}; },
         [](const S& s) { return s.regions.empty() && s.gpuSpec == "4090"; }},
        {Kind::NoStock, Level::Warning, "gpuSpec",
         [](S&, W& w) {
             for (Pool& pool : w.catalogue.pools)
                 pool.free = 0;
         },
         nullptr},
        {Kind::StockShort, Level::Warning, "nodes",
         [](S& s, W&) {
             s.regions = {{"hebei-1"}};
             s.nodes = 5;
         },
         [](const S& s) { return s.regions.empty() && s.nodes == 5; }},
        {Kind::StockShort, Level::Warning, "nodes", [](S& s, W&) { s.nodes = 36; },
         [](const S& s) { return s.nodes == 35; }},
        {Kind::NoStock, Level::Warning, "gpuSpec",
         [](S& s, W& w) {
             // Nothing of it anywhere, and what else is sold there is out of stock too.
             s.regions = {{"hebei-1"}};
             s.gpuSpec = "5090";
             for (Pool& pool : w.catalogue.pools) {
                 if (pool.gpuSpec == "4090") pool.free = 0;
             }
         },
         [](const S& s) { return s.gpuSpec == "3080 Ti" && s.regions.empty(); }},
        {Kind::OfferUnknown, Level::Warning, "offers[0]",
         [](S& s, W&) { s.offers = {"b2xkIG9mZmVy"}; },
         [](const S& s) { return s.offers.empty() && s.gpuSpec == "4090"; }},
        {Kind::OfferUnknown, Level::Warning, "offers[1]", [](S& s, W&) { s.offers.push_back(""); },
         [](const S& s) { return s.offers.empty(); }},
        {Kind::RegionUnknown, Level::Problem, "regions[1]",
         [](S& s, W&) {
             s.regions = {{"beijing-1"}, {"mars"}};
         },
         [](const S& s) { return s.regions == std::vector<RegionId>{{"beijing-1"}}; }},
    };
}

std::vector<Example> imagesAndPorts() {
    return {
        {Kind::ImageEmpty, Level::Problem, "image", [](S& s, W&) { s.image = ""; }, nullptr},
        {Kind::ImageMalformed, Level::Problem, "image",
         [](S& s, W&) { s.image = "docker pull https://harbor.example.cn/Hub/App:V1"; },
         [](const S& s) { return s.image == "harbor.example.cn/hub/app:V1"; }},
        {Kind::ImageMalformed, Level::Problem, "image", [](S& s, W&) { s.image = "a//b"; },
         nullptr},
        {Kind::ImageMalformed, Level::Problem, "image", [](S& s, W&) { s.image = "a/b:"; },
         [](const S& s) { return s.image == "a/b"; }},
        {Kind::ImageMalformed, Level::Problem, "image", [](S& s, W&) { s.image = "a/b@sha256:12"; },
         nullptr},
        {Kind::ImageUnknown, Level::Problem, "image", [](S& s, W&) { s.image = "ehco"; },
         [](const S& s) { return s.image == "echo"; }},
        {Kind::ImageUnknown, Level::Problem, "image", [](S& s, W&) { s.image = "echo:1.0"; },
         [](const S& s) { return s.image == "echo"; }},
        {Kind::ImageUnknown, Level::Problem, "image", [](S& s, W&) { s.image = "postgres"; },
         nullptr},
        {Kind::RegistryBlocked, Level::Warning, "image",
         [](S& s, W&) { s.image = "docker.io/library/echo:latest"; },
         [](const S& s) { return s.image == "echo"; }},
        {Kind::RegistryBlocked, Level::Warning, "image", [](S& s, W&) { s.image = "me/app:2"; },
         nullptr},
        {Kind::NodesOutOfRange, Level::Problem, "nodes", [](S& s, W&) { s.nodes = -2; },
         [](const S& s) { return s.nodes == 1; }},
        {Kind::NodesOutOfRange, Level::Problem, "nodes",
         [](S& s, W& w) {
             s.nodes = 21;
             w.capabilities.maxNodes = 20;
         },
         [](const S& s) { return s.nodes == 20; }},
        {Kind::PortOutOfRange, Level::Problem, "ports[0].port",
         [](S& s, W&) { s.ports[0].port = 65536; },
         [](const S& s) {
             return s.ports == std::vector<PortSpec>{{80, {}}};
         }},
        {Kind::PortOutOfRange, Level::Problem, "ports[1].port",
         [](S& s, W&) {
             s.ports.push_back({0, {}});
         },
         [](const S& s) {
             return s.ports == std::vector<PortSpec>{{80, {}}};
         }},
        {Kind::PortTwice, Level::Problem, "ports[1].port",
         [](S& s, W&) {
             s.ports.push_back({80, BalancingPolicy::Random});
         },
         [](const S& s) {
             return s.ports == std::vector<PortSpec>{{80, {}}};
         }},
        {Kind::PortNotInImage, Level::Warning, "ports[0].port",
         [](S& s, W&) {
             s.ports[0] = {8080, BalancingPolicy::Random};
         },
         [](const S& s) {
             return s.ports == std::vector<PortSpec>{{80, BalancingPolicy::Random}};
         }},
        {Kind::PortNotInImage, Level::Warning, "ports[0].port",
         [](S& s, W&) {
             s.ports = {{8080, {}}, {8080, {}}, {80, {}}};
         },
         [](const S& s) {
             return s.ports == std::vector<PortSpec>{{80, {}}};
         }},
        {Kind::NoPorts, Level::Warning, "ports", [](S& s, W&) { s.ports.clear(); },
         [](const S& s) {
             return s.ports == std::vector<PortSpec>{{80, {}}} && s.nodes == 3;
         }},
        {Kind::StatefulOnSeveralNodes, Level::Problem, "ports[0].port",
         [](S& s, W&) {
             s.image = "flux";
             s.ports = {{8188, {}}, {3000, {}}};
         },
         [](const S& s) {
             return s.ports == std::vector<PortSpec>{{3000, {}}} && s.nodes == 3;
         }},
        {Kind::StatefulOnSeveralNodes, Level::Problem, "ports[0].port",
         [](S& s, W&) {
             s.image = "flux";
             s.ports = {{8188, {}}};
         },
         [](const S& s) { return s.nodes == 1 && s.ports.size() == 1; }},
        {Kind::BalancingUnsupported, Level::Problem, "ports[0].balancing",
         [](S& s, W&) { s.ports[0].balancing = BalancingPolicy::LeastConnections; },
         [](const S& s) { return s.ports[0].balancing == BalancingPolicy::RoundRobin; }},
    };
}

std::vector<Example> insides() {
    return {
        {Kind::EnvironmentNameBad, Level::Problem, "environment[0].name",
         [](S& s, W&) {
             s.environment = {{"8 BIT", "x"}};
         },
         [](const S& s) { return s.environment[0].name == "_8_BIT"; }},
        {Kind::EnvironmentNameBad, Level::Problem, "environment[0].name",
         [](S& s, W&) {
             s.environment = {{"", "x"}};
         },
         [](const S& s) { return s.environment.empty(); }},
        {Kind::EnvironmentNameTwice, Level::Problem, "environment[2].name",
         [](S& s, W&) {
             s.environment = {{"A", "1"}, {"B", "2"}, {"A", "3"}};
         },
         [](const S& s) {
             return s.environment == std::vector<EnvironmentVariable>{{"B", "2"}, {"A", "3"}};
         }},
        {Kind::EnvironmentValueBad, Level::Problem, "environment[0].value",
         [](S& s, W&) {
             s.environment = {{"A", std::string("a\0b\xff泊", 7)}};
         },
         [](const S& s) { return s.environment[0].value == "ab泊"; }},
        {Kind::EnvironmentValueBad, Level::Problem, "environment[0].value",
         [](S& s, W&) {
             s.environment = {{"A", std::string(32 * 1024 + 1, 'a')}};
         },
         [](const S& s) { return s.environment[0].value.size() == 32 * 1024; }},
        {Kind::CommandBad, Level::Problem, "command[0]",
         [](S& s, W&) {
             s.command = {"", "", "bash"};
         },
         [](const S& s) { return s.command == std::vector<std::string>{"bash"}; }},
        {Kind::CommandBad, Level::Problem, "command[1]",
         [](S& s, W&) {
             s.command = {"bash", "\xff-c"};
         },
         [](const S& s) { return s.command[1] == "-c"; }},
        {Kind::MountPathBad, Level::Problem, "mounts[0].path",
         [](S& s, W&) {
             s.mounts = {{{"vol-1"}, "srv//../models/"}};
         },
         [](const S& s) { return s.mounts[0].path == "/srv/models"; }},
        {Kind::MountPathBad, Level::Problem, "mounts[0].path",
         [](S& s, W&) {
             s.mounts = {{{"vol-1"}, "/proc/x"}};
         },
         [](const S& s) { return s.mounts[0].path == "/data"; }},
        {Kind::MountPathTwice, Level::Problem, "mounts[1].path",
         [](S& s, W&) {
             s.mounts = {{{"vol-1"}, "/data"}, {{"vol-2"}, "/data"}};
         },
         [](const S& s) { return s.mounts[1].path == "/data-2"; }},
        {Kind::VolumeUnknown, Level::Problem, "mounts[0].volume",
         [](S& s, W&) {
             s.mounts = {{{"vol-9"}, "/data"}};
         },
         [](const S& s) { return s.mounts.empty(); }},
        {Kind::VolumeUnknown, Level::Problem, "mounts[0].volume",
         [](S& s, W& w) {
             s.mounts = {{{"vol-9"}, "/data"}};
             w.snapshot.volumes.pop_back();
         },
         [](const S& s) { return s.mounts[0].volume == VolumeId{"vol-1"}; }},
        {Kind::VolumeUnknown, Level::Problem, "mounts[0].volume",
         [](S& s, W& w) {
             s.mounts = {{{"vol-1"}, "/data"}};
             w.capabilities.volumes = false;
         },
         [](const S& s) { return s.mounts.empty(); }},
        {Kind::VolumeElsewhere, Level::Problem, "mounts[0].volume",
         [](S& s, W& w) {
             s.mounts = {{{"vol-1"}, "/data"}};
             w.snapshot.volumes[0].kind = VolumeKind::Nas;
             w.snapshot.volumes[0].region = s.regions.empty() ? RegionId{"beijing"} : s.regions[0];
             s.regions.clear();
         },
         [](const S& s) { return s.regions.size() == 1; }},
        {Kind::DataOnNodesOnly, Level::Warning, "mounts", [](S& s, W&) { s.image = "files"; },
         [](const S& s) {
             return s.mounts == std::vector<VolumeMount>{{{"vol-1"}, "/data"}};
         }},
        {Kind::DataOnNodesOnly, Level::Warning, "mounts",
         [](S& s, W& w) {
             s.image = "files";
             w.snapshot.volumes.clear();
         },
         nullptr},
    };
}

std::vector<Example> checksAndLimits() {
    return {
        {Kind::ProbePortUnused, Level::Problem, "health.readiness.port",
         [](S& s, W&) {
             s.image = "harbor.example.cn/me/own:1";
             s.ports = {{7860, {}}};
             s.health.readiness = http(80, "/");
         },
         [](const S& s) {
             return s.health.readiness->kind == ProbeKind::Tcp && s.health.readiness->port == 7860;
         }},
        {Kind::ProbePortUnused, Level::Problem, "health.readiness.port",
         [](S& s, W&) {
             s.image = "worker";
             s.ports.clear();
             s.health.readiness = http(80, "/");
         },
         [](const S& s) { return !s.health.readiness.has_value(); }},
        {Kind::ProbeWillFail, Level::Problem, "health.liveness",
         [](S& s, W&) { s.health.liveness = http(80, "/live"); },
         [](const S& s) {
             return s.health.liveness->kind == ProbeKind::Tcp && s.health.liveness->port == 80;
         }},
        {Kind::ProbeWillFail, Level::Problem, "health.startup",
         [](S& s, W&) {
             s.image = "flux";
             s.ports = {{3000, {}}};
             s.mounts = {{{"vol-1"}, "/data"}};
             s.health.startup = http(80, "/");
         },
         [](const S& s) {
             return s.health.startup->kind == ProbeKind::Tcp && s.health.startup->port == 3000;
         }},
        {Kind::ProbeWillFail, Level::Problem, "health.startup",
         [](S& s, W&) { s.health.startup = http(80, "/health"); },
         [](const S& s) { return s.health.startup == http(80, "/ready"); }},
        {Kind::ProbeWillFail, Level::Problem, "health.readiness",
         [](S& s, W&) { s.health.readiness = http(8080, "/"); },
         [](const S& s) { return s.health.readiness == http(80, "/ready"); }},
        {Kind::ProbeWillFail, Level::Problem, "health.readiness",
         [](S& s, W&) {
             s.health.readiness = http(8080, "/");
             s.health.readiness->kind = ProbeKind::Tcp;
         },
         [](const S& s) {
             return s.health.readiness->kind == ProbeKind::Tcp && s.health.readiness->port == 80;
         }},
        {Kind::ProbeWillFail, Level::Problem, "health.readiness",
         [](S& s, W& w) {
             w.catalogue.presets[0].healthPath = "/health";
             s.health.readiness = http(80, "/ready");
         },
         [](const S& s) { return s.health.readiness == http(80, "/health"); }},
        // Nobody knows what it answers: it is said, and locks nothing.
        {Kind::ProbeWillFail, Level::Warning, "health.readiness",
         [](S& s, W& w) {
             w.catalogue.presets[0].healthPath.clear();
             s.health.readiness = http(80, "/ready");
         },
         [](const S& s) {
             return s.health.readiness->kind == ProbeKind::Tcp && s.health.readiness->port == 80;
         }},
        {Kind::ProbePathBad, Level::Problem, "health.liveness.path",
         [](S& s, W&) { s.health.liveness = http(80, "is ready"); },
         [](const S& s) { return s.health.liveness->path == "/is%20ready"; }},
        {Kind::ProbeTimingBad, Level::Problem, "health.liveness",
         [](S& s, W&) {
             s.health.liveness = http(80, "/ready");
             s.health.liveness->period = 0s;
             s.health.liveness->failureThreshold = 0;
         },
         [](const S& s) {
             return s.health.liveness->period == 1s && s.health.liveness->failureThreshold == 1;
         }},
        {Kind::RollingUpdateStuck, Level::Problem, "rollingUpdate",
         [](S& s, W&) {
             s.rollingUpdate = {0, 0};
         },
         [](const S& s) {
             return s.rollingUpdate == RollingUpdate{1, 0};
         }},
        {Kind::RollingUpdateStuck, Level::Problem, "rollingUpdate",
         [](S& s, W&) {
             s.rollingUpdate = {-1, 2};
         },
         [](const S& s) {
             return s.rollingUpdate == RollingUpdate{0, 2};
         }},
        {Kind::GraceOutOfRange, Level::Problem, "terminationGrace",
         [](S& s, W&) { s.terminationGrace = 2h; },
         [](const S& s) { return s.terminationGrace == 1h; }},
        {Kind::StopAfterBad, Level::Problem, "stopAfter", [](S& s, W&) { s.stopAfter = 1s; },
         [](const S& s) { return s.stopAfter == 6h; }},
        {Kind::StopAfterBad, Level::Problem, "stopAfter",
         [](S&, W& w) { w.capabilities.stopAfter = false; },
         [](const S& s) { return !s.stopAfter.has_value(); }},
        {Kind::SharedMemoryBad, Level::Problem, "sharedMemory",
         [](S& s, W&) { s.sharedMemory = {64 * kGiB}; },
         [](const S& s) { return s.sharedMemory.count == 63 * kGiB / 2; }},
        {Kind::SharedMemoryBad, Level::Problem, "sharedMemory",
         [](S& s, W&) { s.sharedMemory = {-1}; },
         [](const S& s) { return s.sharedMemory.count == 0; }},
        {Kind::RunsForEver, Level::Warning, "stopAfter", [](S& s, W&) { s.stopAfter.reset(); },
         [](const S& s) { return s.stopAfter == 6h; }},
    };
}

S& makeJob(S& spec) {
    spec.job.emplace();
    spec.stopAfter.reset();
    return spec;
}

std::vector<Example> jobs() {
    return {
        {Kind::JobUnsupported, Level::Problem, "job",
         [](S& s, W& w) {
             makeJob(s);
             w.capabilities.jobs = false;
         },
         [](const S& s) { return !s.job.has_value(); }},
        {Kind::JobCompletionsOutOfRange, Level::Problem, "job.completions",
         [](S& s, W&) { makeJob(s).job->completions = 0; },
         [](const S& s) { return s.job->completions == 1; }},
        {Kind::JobCompletionsOutOfRange, Level::Problem, "job.completions",
         [](S& s, W&) { makeJob(s).job->completions = 10'001; },
         [](const S& s) { return s.job->completions == 10'000; }},
        {Kind::JobTimeBad, Level::Problem, "job.runTime",
         [](S& s, W&) { makeJob(s).job->runTime = 25h; },
         [](const S& s) { return s.job->runTime == 24h; }},
        {Kind::JobTimeBad, Level::Problem, "job.timeout",
         [](S& s, W&) { makeJob(s).job->timeout = 0s; },
         [](const S& s) { return s.job->timeout == 1s; }},
        {Kind::JobTimeoutShort, Level::Warning, "job.timeout",
         [](S& s, W&) { makeJob(s).job->timeout = 1min; },
         [](const S& s) { return s.job->timeout == 30min; }},
        {Kind::JobRetriesOutOfRange, Level::Problem, "job.backoffLimit",
         [](S& s, W&) { makeJob(s).job->backoffLimit = -1; },
         [](const S& s) { return s.job->backoffLimit == 0; }},
        {Kind::JobRetriesOutOfRange, Level::Problem, "job.indexes.backoffLimit",
         [](S& s, W&) {
             makeJob(s).job->indexes = {1001, 0};
         },
         [](const S& s) { return s.job->indexes->backoffLimit == 1000; }},
        {Kind::JobRetriesOutOfRange, Level::Problem, "job.indexes.maxFailed",
         [](S& s, W&) {
             makeJob(s).job->indexes = {0, -5};
         },
         [](const S& s) { return s.job->indexes->maxFailed == 0; }},
    };
}

AutoscalingSpec& scaled(S& spec) {
    spec.autoscaling.emplace();
    spec.autoscaling->kind = AutoscalingKind::Hpa;
    return *spec.autoscaling;
}

std::vector<Example> autoscaling() {
    return {
        {Kind::AutoscalingUnsupported, Level::Problem, "autoscaling.kind",
         [](S& s, W&) { scaled(s).kind = AutoscalingKind::Knative; },
         [](const S& s) { return s.autoscaling->kind == AutoscalingKind::QueueDelay; }},
        {Kind::AutoscalingUnsupported, Level::Problem, "autoscaling.kind",
         [](S& s, W& w) {
             scaled(s);
             w.capabilities.autoscaling.clear();
         },
         [](const S& s) { return !s.autoscaling.has_value(); }},
        {Kind::AutoscalingOfAJob, Level::Problem, "autoscaling",
         [](S& s, W&) { scaled(makeJob(s)); },
         [](const S& s) { return !s.autoscaling.has_value(); }},
        {Kind::AutoscalingBoundsBad, Level::Problem, "autoscaling.minimum",
         [](S& s, W&) { scaled(s).minimum = 0; },
         [](const S& s) { return s.autoscaling->minimum == 1; }},
        {Kind::AutoscalingBoundsBad, Level::Problem, "autoscaling.maximum",
         [](S& s, W&) { scaled(s).maximum = 1001; },
         [](const S& s) { return s.autoscaling->maximum == 1000; }},
        {Kind::AutoscalingBoundsBad, Level::Problem, "nodes",
         [](S& s, W&) { scaled(s).maximum = 2; }, [](const S& s) { return s.nodes == 2; }},
        {Kind::AutoscalingTargetBad, Level::Problem, "autoscaling.target",
         [](S& s, W&) { scaled(s).target = 1.5; },
         [](const S& s) { return !s.autoscaling->target.has_value(); }},
        {Kind::AutoscalingTargetBad, Level::Problem, "autoscaling.target",
         [](S& s, W&) {
             scaled(s).kind = AutoscalingKind::QueueDelay;
             s.autoscaling->target = 0;
         },
         [](const S& s) { return !s.autoscaling->target.has_value(); }},
        {Kind::AutoscalingTargetBad, Level::Problem, "autoscaling.idleTimeout",
         [](S& s, W&) { scaled(s).idleTimeout = 25h; },
         [](const S& s) { return s.autoscaling->idleTimeout == 24h; }},
        {Kind::AutoscalingTargetBad, Level::Problem, "autoscaling.concurrency",
         [](S& s, W&) { scaled(s).concurrency = 0; },
         [](const S& s) { return s.autoscaling->concurrency == 1; }},
        {Kind::AutoscalingTargetBad, Level::Problem, "autoscaling.port",
         [](S& s, W&) { scaled(s).port = 81; },
         [](const S& s) { return !s.autoscaling->port.has_value(); }},
        {Kind::WarmPoolBad, Level::Problem, "autoscaling.warm",
         [](S& s, W& w) {
             scaled(s).warm.nodes = 1;
             w.capabilities.warmPool = false;
         },
         [](const S& s) { return s.autoscaling->warm == WarmPool{}; }},
        {Kind::WarmPoolBad, Level::Problem, "autoscaling.warm.share",
         [](S& s, W&) { scaled(s).warm.share = 1.5; },
         [](const S& s) { return s.autoscaling->warm.share == 0; }},
        {Kind::WarmPoolBad, Level::Problem, "autoscaling.warm.nodes",
         [](S& s, W&) { scaled(s).warm.nodes = 991; },
         [](const S& s) { return s.autoscaling->warm.nodes == 990; }},
        {Kind::WarmPoolBad, Level::Problem, "autoscaling.warm.nodes",
         [](S& s, W&) { scaled(s).warm.nodes = -1; },
         [](const S& s) { return s.autoscaling->warm.nodes == 0; }},
    };
}

// Makes the spec one with options on a platform that has them.
BalancingOptions& options(S& spec, W& world) {
    world.capabilities.balancingOptions = true;
    return spec.ports[0].options.emplace();
}

std::vector<Example> balancing() {
    constexpr auto kRange = Kind::BalancingOptionOutOfRange;
    return {
        {Kind::BalancingOptionsUnsupported, Level::Problem, "ports[0].options",
         [](S& s, W&) { s.ports[0].options.emplace(); },
         [](const S& s) { return !s.ports[0].options; }},
        {Kind::HashKeyNameBad, Level::Problem, "ports[0].hashKey.name",
         [](S& s, W& w) { options(s, w).hashKey.source = HashKeySource::Header; },
         [](const S& s) { return s.ports[0].options->hashKey == HashKey{}; }},
        {Kind::HashKeyNameBad, Level::Problem, "ports[0].hashKey.name",
         [](S& s, W& w) {
             options(s, w).hashKey = {HashKeySource::Cookie, "a b"};
         },
         [](const S& s) { return s.ports[0].options->hashKey == HashKey{}; }},
        {kRange, Level::Problem, "ports[0].loadAboveMean",
         [](S& s, W& w) { options(s, w).loadAboveMeanPercent = 0; },
         [](const S& s) { return s.ports[0].options->loadAboveMeanPercent == 1; }},
        {kRange, Level::Problem, "ports[0].queue.limit",
         [](S& s, W& w) { options(s, w).queue.limit = -1; },
         [](const S& s) { return s.ports[0].options->queue.limit == 0; }},
        {kRange, Level::Problem, "ports[0].queue.perNode",
         [](S& s, W& w) { options(s, w).queue.perNode = 10'001; },
         [](const S& s) { return s.ports[0].options->queue.perNode == 10'000; }},
        {kRange, Level::Problem, "ports[0].queue.waitTimeout",
         [](S& s, W& w) { options(s, w).queue.waitTimeout = 0s; },
         [](const S& s) { return s.ports[0].options->queue.waitTimeout == 1ms; }},
        {kRange, Level::Problem, "ports[0].queue.processingTimeout",
         [](S& s, W& w) { options(s, w).queue.processingTimeout = 2h; },
         [](const S& s) { return s.ports[0].options->queue.processingTimeout == 1h; }},
        {kRange, Level::Problem, "ports[0].slowStart",
         [](S& s, W& w) { options(s, w).slowStart = -1s; },
         [](const S& s) { return s.ports[0].options->slowStart == 0s; }},
        {kRange, Level::Problem, "ports[0].ejection.failures",
         [](S& s, W& w) { options(s, w).ejection.emplace().failures = 0; },
         [](const S& s) { return s.ports[0].options->ejection->failures == 1; }},
        {kRange, Level::Problem, "ports[0].ejection.baseTime",
         [](S& s, W& w) { options(s, w).ejection.emplace().baseTime = 0s; },
         [](const S& s) { return s.ports[0].options->ejection->baseTime == 1ms; }},
        {kRange, Level::Problem, "ports[0].ejection.mostPercent",
         [](S& s, W& w) { options(s, w).ejection.emplace().mostPercent = 101; },
         [](const S& s) { return s.ports[0].options->ejection->mostPercent == 100; }},
        {kRange, Level::Problem, "ports[0].retries.attempts",
         [](S& s, W& w) { options(s, w).retries.emplace().attempts = 11; },
         [](const S& s) { return s.ports[0].options->retries->attempts == 10; }},
        {kRange, Level::Problem, "ports[0].retries.budgetPercent",
         [](S& s, W& w) { options(s, w).retries.emplace().budgetPercent = -1; },
         [](const S& s) { return s.ports[0].options->retries->budgetPercent == 0; }},
        {kRange, Level::Problem, "ports[0].drainLimit",
         [](S& s, W& w) { options(s, w).drainLimit = -1s; },
         [](const S& s) { return s.ports[0].options->drainLimit == 0s; }},
    };
}

}  // namespace

std::vector<Example> allExamples() {
    std::vector<Example> all;
    for (auto& part : {names(), gpus(), imagesAndPorts(), insides(), checksAndLimits(), jobs(),
                       autoscaling(), balancing()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace berth::domain::fixtures
