// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/job.h"
#include "models/domain/units.h"

// The API's things as it says them: numbers of its units (points, MiB, seconds), names of its own.
// What is null or missing there is empty, zero or nothing here.
namespace berth::platform_client::gongji {

using TaskId = std::int64_t;
using PointId = std::int64_t;  // of a node

// The families of paths: jobs are listed, shown, made and stopped apart from everything else.
enum class TaskKind { Deployment, Job };

// Both generations of paths show the same tasks; they write services differently.
enum class Generation { Old, New };

// Kept within what can be counted; below zero is nothing.
[[nodiscard]] constexpr domain::Bytes mebibytes(std::int64_t count) {
    constexpr std::int64_t kMost = std::int64_t{1} << 40;
    return {(count < 0 ? 0 : count > kMost ? kMost : count) * domain::kMiB};
}

template <class T>
struct WirePage {
    std::int64_t count = 0;  // of all pages together
    std::vector<T> results;
};

// --- catalogue

struct WireDevice {
    std::string deviceName;  // "H20 x 8"
    std::string gpuName;     // empty: no GPU
    int gpuCount = 0;
    std::int64_t gpuMemory = 0;  // MiB, of all cards
    std::int64_t memory = 0;     // MiB
    int cpuCores = 0;
    std::int64_t diskSize = 0;  // MiB

    friend bool operator==(const WireDevice&, const WireDevice&) = default;
};

// A device in a region.
struct WireOffer {
    WireDevice device;
    std::string region, regionName;
    std::string mark;
    std::optional<std::int64_t> price;  // points a second and node; nothing: not sold now
    int inventory = 0;                  // nodes
};

// --- tasks

enum class TaskStatus { Pending, Running, Paused, End, Other };

// A device in a region that a task may use; several are a choice.
struct WireTaskResource {
    WireDevice device;
    std::string region, regionName, mark;

    friend bool operator==(const WireTaskResource&, const WireTaskResource&) = default;
};

struct WirePort {
    int port = 0;
    std::string url;  // empty: none yet

    friend bool operator==(const WirePort&, const WirePort&) = default;
};

struct WireServiceSummary {
    std::int64_t id = 0;
    std::string name, image;
    std::vector<WirePort> ports;

    friend bool operator==(const WireServiceSummary&, const WireServiceSummary&) = default;
};

// What a list says of a task; a detail says the same and more.
struct WireTask {
    TaskKind kind = TaskKind::Deployment;
    TaskId id = 0;
    TaskStatus status = TaskStatus::Other;
    std::string name;
    int points = 0, runningPoints = 0;  // of a job, points are its completions
    std::int64_t billingValue = 0;      // points spent
    std::int64_t forecastValue = 0;     // points a second now
    std::vector<WireTaskResource> resources;
    std::vector<WireServiceSummary> services;
    std::optional<domain::Instant> created;

    // Whether anything but money is different.
    [[nodiscard]] bool sameButMoney(const WireTask& other) const;
};

struct WireVariable {
    std::string name;
    std::string value;
    bool plain = true;  // false: its value comes from elsewhere (value_from)

    friend bool operator==(const WireVariable&, const WireVariable&) = default;
};

enum class StorageKind { Juicefs, Share, Nas };

struct WireMount {
    StorageKind kind = StorageKind::Share;
    std::int64_t storageId = 0;
    std::string targetDir;

    friend bool operator==(const WireMount&, const WireMount&) = default;
};

struct WireProbe {
    bool on = false;
    bool http = true;
    std::string path;
    int port = 80;
    std::int64_t initialDelay = 0, period = 10, timeout = 1;  // seconds
    int failureThreshold = 3;

    friend bool operator==(const WireProbe&, const WireProbe&) = default;
};

struct WireHealth {
    WireProbe startup, liveness, readiness;

    friend bool operator==(const WireHealth&, const WireHealth&) = default;
};

struct WireService {
    WireServiceSummary summary;
    // Nothing when the older paths' text cannot be read as variables beyond doubt.
    std::optional<std::vector<WireVariable>> environment;
    std::string environmentText;  // of the older paths, as it came
    std::vector<std::string> command, args;
    std::vector<WireMount> mounts;
    WireHealth health;
    std::int64_t sharedMemory = 0;  // MiB; 0: the platform's default
    // Nothing but /dev/shm is asked of memory and disks that containers share.
    bool onlyDevShm = true;
    std::string json;  // the whole, canonical
};

// "load_balance": the type is one of a list that may grow.
struct WireBalance {
    std::string type;  // empty: null there, the platform's default
    std::string json;  // the whole, canonical; empty: null there

    friend bool operator==(const WireBalance&, const WireBalance&) = default;
};

enum class JobStatus { Pending, Manual, Running, Complete, Failed, Other };

// "job_support", what is wanted of a job beside its points, and "job_status", how far it is.
struct WireJob {
    std::optional<int> parallelism;
    std::optional<std::int64_t> timeout, estimate;  // seconds
    std::optional<domain::JobRestart> restart;
    std::optional<int> backoffLimit;
    std::optional<domain::JobIndexes> indexes;
    JobStatus status = JobStatus::Other;
    int active = 0, succeeded = 0, failed = 0;  // pods
    std::optional<domain::Instant> completed;   // also of one that has failed

    [[nodiscard]] bool isOver() const {
        return status == JobStatus::Complete || status == JobStatus::Failed;
    }
};

struct WireTaskDetail {
    Generation generation = Generation::Old;
    WireTask task;
    std::vector<WireService> services;
    WireBalance balance;
    std::optional<WireJob> job;                    // of a job, always
    bool hasYaml = false;                          // its form is a Kubernetes manifest
    std::optional<std::int64_t> terminationGrace;  // seconds
    std::string json;  // the whole, canonical, without registry passwords
};

// --- nodes

enum class PointStatus { Pending, Running, Succeeded, Failed, End, Unknown };

struct WireContainer {
    std::string name, reason, message;
    std::optional<int> exitCode;
};

struct WirePoint {
    PointId id = 0;
    std::string name;
    PointStatus status = PointStatus::Unknown;
    std::string region, regionName;
    std::vector<WireContainer> containers;
    std::int64_t runningTime = 0;   // seconds
    std::int64_t billingValue = 0;  // points
    int restarts = 0;
    std::optional<domain::Instant> lastRestart;
};

struct WirePodEvent {
    std::string reason, message;
    bool warning = false;
    std::optional<domain::Instant> at;

    friend bool operator==(const WirePodEvent&, const WirePodEvent&) = default;
};

// --- storage, billing

struct WireStorage {
    std::int64_t id = 0;
    std::string name;
    std::int64_t size = 0;     // bytes
    std::int64_t useSize = 0;  // bytes; 0 where the platform does not know
};

struct WireBillingRecord {
    domain::Instant from, to;
    std::int64_t billed = 0;    // points, after the discount
    std::int64_t discount = 0;  // points
};

struct WireBillingShare {
    TaskId task = 0;
    std::string name;
    std::int64_t billed = 0, discount = 0;
};

}  // namespace berth::platform_client::gongji
