// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/scenario/data_files.h"
#include "sim/scenario/map_reader.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::scenario {

// The readers of the sections, called in this order: each checks what it refers to in the parts of
// `scenario` read before it. What is wrong is kept as far as it has a name, so that one mistake
// does not make every reference to it a second one.

// duration must have been read.
inline constexpr engine::Time kDay = 24 * engine::kHour;
inline constexpr engine::Time kLongestSpan = 366 * kDay;
inline constexpr int kHighestPort = 65'535;
inline constexpr int kHighestExitCode = 255;
inline constexpr int kMostNodes = 1000;  // of one deployment, as the capabilities say
inline constexpr int kHighestXid = 9999;
inline constexpr int kMostCards = 64;  // of one machine

void readCluster(const YamlNode& value, const std::string& path, ClusterConfig& cluster,
                 ErrorList& errors);
// How often machines, racks and cards of a pool break (read_failures.cpp).
[[nodiscard]] FailureConfig readFailures(const YamlNode& value, const std::string& path,
                                         ErrorList& errors);
// The key "noise": what a cluster of other people's machines does to whoever rents it.
void readNoise(const MapReader& root, Scenario& scenario);
// Names of images in pools, once the images have been read.
void checkWarmImages(const MapReader& root, const Scenario& scenario);
void readImages(const MapReader& root, Scenario& scenario, const DataFiles* files);
void readVolumes(const MapReader& root, Scenario& scenario);
void readDeployments(const MapReader& root, Scenario& scenario);
// A deployment that has been read: alone, or as so many as its `copies` say, with their `front`.
void readCopies(const MapReader& deployment, const domain::DeploymentSpec& spec,
                Scenario& scenario);
void readFronts(const MapReader& root, Scenario& scenario);
// Policy and options of a front: what a port has, but for what only a link does.
void readFrontBalancing(const MapReader& map, domain::FrontSpec& front);
// One item of a deployment's ports.
void readPort(const YamlNode& item, const std::string& path, ErrorList& errors,
              domain::DeploymentSpec& spec);
void readWorkloads(const MapReader& root, Scenario& scenario, const DataFiles* files);
void readFaults(const MapReader& root, Scenario& scenario);
void readChanges(const MapReader& root, Scenario& scenario);
void readObjectives(const MapReader& root, Scenario& scenario);
void readAlarms(const MapReader& root, Scenario& scenario);

// The `autoscaling` of a deployment. One that says no number of nodes begins with the number
// nearest to the usual one.
void readAutoscaling(const MapReader& deployment, domain::DeploymentSpec& spec);

// What a change or a canary makes different: `image`, `environment`. One of them must be there.
void readDifference(const MapReader& map, const Scenario& scenario, ChangeConfig& change);
// The `canary` of a change.
void readCanary(const MapReader& change, const Scenario& scenario, ChangeConfig& target);

// A span ("5s": always so long) or a map of kind, mean and coefficient of variation, or of values,
// which may come from one of `files` (null: there are none).
[[nodiscard]] std::optional<engine::Distribution> readDistribution(
    const Place& place, const DataFiles* files = nullptr);

// The spec named by the key "deployment"; null and reported when there is none.
[[nodiscard]] const domain::DeploymentSpec* readDeploymentName(const MapReader& map,
                                                               const Scenario& scenario);
// The key "port" checked against the deployment; without it its only port. False: reported.
bool readPortOf(const MapReader& map, const domain::DeploymentSpec& deployment, int& port);
// An instant within the run, under `key`.
void readInstant(const MapReader& map, std::string_view key, const Scenario& scenario,
                 engine::Time& target);
// Name and value pairs of a map under "environment".
[[nodiscard]] std::vector<domain::EnvironmentVariable> readEnvironment(const MapReader& map);

// 1–40 of a–z, 0–9, ".", "_" and "-": what is used inside other names.
void checkIdentifier(const MapReader& map, std::string_view key, const std::string& value);

}  // namespace berth::sim::scenario
