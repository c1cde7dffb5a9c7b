// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/domain/environment.h"
#include "models/domain/ids.h"
#include "models/domain/money.h"
#include "models/domain/units.h"

namespace berth::domain {

// What one node gets: card model × count with cores and memory. Names follow the platform's
// catalogue: "4090" for one card, "4090 x 8" for eight.
struct GpuSpec {
    std::string name;      // unique in the catalogue
    std::string gpuModel;  // "4090"
    int cards = 1;         // whole cards
    Bytes gpuMemory;       // of all cards together
    int cpuCores = 0;
    Bytes memory;
    Bytes disk;  // writable layer of a node at the most
    // Thousandths of each card. Less than 1000: a share of one card; `cards` is 1 then.
    int milliPerCard = 1000;

    [[nodiscard]] Bytes memoryPerCard() const { return {cards > 0 ? gpuMemory.count / cards : 0}; }
    friend bool operator==(const GpuSpec&, const GpuSpec&) = default;
};

struct Region {
    RegionId id;         // "beijing-1"
    std::string name;    // as the platform calls it, "Beijing 1"
    std::string nameZh;  // "北京一区"; empty where the platform has one name only

    friend bool operator==(const Region&, const Region&) = default;
};

// Machines of one GPU spec in one region. Users see stock and price, never the machines.
struct Pool {
    RegionId region;
    std::string gpuSpec;  // GpuSpec::name
    Rate price;           // per node
    int free = 0;         // nodes that could start now
    int total = 0;        // nodes the pool could run when empty; 0 when the platform hides it
    // The platform's token for just this offer, to be given back when nodes are ordered; it changes
    // with time. Empty: the platform has none.
    std::string offer{};

    friend bool operator==(const Pool&, const Pool&) = default;
};

struct ImagePort {
    int port = 0;
    bool stateful = false;  // the page keeps its state on the node: it needs exactly one node
    std::string purpose;    // "API", "web page": a short English word, translated by the interface

    friend bool operator==(const ImagePort&, const ImagePort&) = default;
};

// An image the platform knows more about than its address.
struct ImagePreset {
    std::string name;       // short name, "echo"
    std::string reference;  // address, "harbor.suanleme.cn/public-hub/echo:1.0"
    std::string category;   // "Training", "LLM" …
    std::string summary;    // one English sentence
    Bytes size;             // what a machine without any of its layers pulls
    Bytes gpuMemoryNeeded;  // on one card; 0 = runs on any
    std::vector<ImagePort> ports;
    std::string healthPath;    // answers 200 once ready on the first port; empty: none known
    bool writesFiles = false;  // keeps what users make on the node's own disk
    // What has to be added to a deployment of it: without them the program does nothing useful.
    std::vector<EnvironmentVariable> environment{};
    std::vector<std::string> command{};  // replaces the image's own

    friend bool operator==(const ImagePreset&, const ImagePreset&) = default;
};

struct Catalogue {
    std::vector<GpuSpec> gpuSpecs;
    std::vector<Region> regions;
    std::vector<Pool> pools;
    std::vector<ImagePreset> presets;
    // Hosts of registries that the platform's machines cannot fetch from, "docker.io"; an address
    // without a host is docker.io's.
    std::vector<std::string> blockedRegistries{};

    [[nodiscard]] const GpuSpec* findSpec(const std::string& name) const;
    [[nodiscard]] const Region* findRegion(const RegionId& id) const;
    // By short name or by reference.
    [[nodiscard]] const ImagePreset* findPreset(const std::string& image) const;
    // The lowest and the highest price of the spec over the given regions (all when empty);
    // nothing when no pool there sells it.
    struct PriceRange {
        Rate lowest;
        Rate highest;
    };
    [[nodiscard]] std::optional<PriceRange> priceOf(const std::string& gpuSpec,
                                                    const std::vector<RegionId>& regions) const;
    [[nodiscard]] int freeNodes(const std::string& gpuSpec,
                                const std::vector<RegionId>& regions) const;

    friend bool operator==(const Catalogue&, const Catalogue&) = default;
};

}  // namespace berth::domain
