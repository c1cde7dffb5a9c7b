// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/sample_cluster.h"

#include "sim/images/builtin_images.h"

namespace berth::sim::scenario {

namespace {

using domain::kGiB;
using domain::kMiB;

domain::GpuSpec spec(const char* name, const char* model, int cards, std::int64_t gpuMiB, int cores,
                     std::int64_t memoryMiB) {
    domain::GpuSpec result;
    result.name = name;
    result.gpuModel = model;
    result.cards = cards;
    result.gpuMemory = {gpuMiB * kMiB};
    result.cpuCores = cores;
    result.memory = {memoryMiB * kMiB};
    result.disk = {80 * kGiB};  // disk_size 81920 MiB of the catalogue
    return result;
}

// `perMachine` cards; cores and memory are those of as many nodes as the cards allow.
PoolConfig pool(const char* region, domain::GpuSpec gpu, std::int64_t points, int machines,
                int perMachine) {
    PoolConfig config;
    config.region = {region};
    config.price = {points};
    config.machines = machines;
    config.cardsPerMachine = perMachine;
    const int nodes = perMachine / gpu.cards;
    config.cpuCores = gpu.cpuCores * nodes;
    config.memory = gpu.memory.count * nodes;
    config.cacheBytes = 400 * kGiB;
    config.spec = std::move(gpu);
    return config;
}

}  // namespace

Scenario sampleCluster() {
    Scenario sample;
    sample.name = "sample";
    sample.seed = 42;
    sample.duration = 24 * engine::kHour;
    sample.cluster.regions = {{{{"beijing-1"}, "Beijing 1", "北京一区"}, 150e6},
                              {{{"guangdong-1"}, "Guangdong 1", "广东一区"}, 120e6},
                              {{{"hebei-1"}, "Hebei 1", "河北一区"}, 200e6}};
    const domain::GpuSpec g4090 = spec("4090", "4090", 1, 24560, 16, 64512);
    const domain::GpuSpec g4090x8 = spec("4090 x 8", "4090", 8, 196480, 128, 516096);
    const domain::GpuSpec g5090 = spec("5090", "5090", 1, 32607, 24, 98304);
    const domain::GpuSpec gH20x8 = spec("H20 x 8", "H20", 8, 786432, 192, 1572864);
    const domain::GpuSpec gA800 = spec("A800", "A800", 1, 81920, 16, 131072);
    const domain::GpuSpec g3080 = spec("3080 Ti", "3080 Ti", 1, 12288, 8, 32768);
    sample.cluster.pools = {
        pool("beijing-1", g4090, 466, 6, 8),      pool("guangdong-1", g4090, 466, 4, 8),
        pool("hebei-1", g4090, 466, 3, 8),        pool("beijing-1", g4090x8, 3728, 3, 8),
        pool("guangdong-1", g4090x8, 3728, 2, 8), pool("beijing-1", g5090, 780, 2, 8),
        pool("guangdong-1", g5090, 780, 2, 8),    pool("hebei-1", gH20x8, 16416, 4, 8),
        pool("beijing-1", gA800, 1450, 2, 8),     pool("hebei-1", gA800, 1450, 1, 8),
        pool("guangdong-1", g3080, 180, 3, 4),
    };
    sample.images = images::builtinImages();
    sample.volumes = {{{"vol-models"}, "models-shared", 500 * kGiB},
                      {{"vol-team"}, "team-data", 100 * kGiB}};
    return sample;
}

}  // namespace berth::sim::scenario
