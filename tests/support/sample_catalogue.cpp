// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_snapshot.h"

namespace berth::support {

using namespace domain;

namespace {

GpuSpec spec(const char* name, const char* model, int cards, std::int64_t memoryMiBPerCard,
             int cores, std::int64_t memoryGiB) {
    GpuSpec made;
    made.name = name;
    made.gpuModel = model;
    made.cards = cards;
    made.gpuMemory = {cards * memoryMiBPerCard * kMiB};
    made.cpuCores = cores;
    made.memory = {memoryGiB * kGiB};
    made.disk = {80 * kGiB};
    return made;
}

Pool pool(const char* region, const char* gpu, std::int64_t price, int free, int total) {
    return {RegionId{region}, gpu, Rate{price}, free, total};
}

ImagePreset preset(const char* name, const char* category, const char* summary, double gigabytes,
                   std::int64_t needGiB, std::vector<ImagePort> ports, const char* health) {
    ImagePreset made;
    made.name = name;
    made.reference = std::string("harbor.suanleme.cn/public-hub/") + name + ":1.0";
    made.category = category;
    made.summary = summary;
    made.size = {static_cast<std::int64_t>(gigabytes * 1e9)};
    made.gpuMemoryNeeded = {needGiB * kGiB};
    made.ports = std::move(ports);
    made.healthPath = health;
    return made;
}

}  // namespace

Catalogue sampleCatalogue() {
    Catalogue made;
    made.gpuSpecs = {
        spec("3080 Ti", "3080 Ti", 1, 12288, 12, 48), spec("4090", "4090", 1, 24560, 16, 63),
        spec("5090", "5090", 1, 32607, 24, 94),       spec("A800", "A800", 1, 81920, 32, 128),
        spec("4090 x 8", "4090", 8, 24560, 128, 504), spec("H20 x 8", "H20", 8, 98304, 192, 1536),
    };
    made.regions = {{RegionId{"beijing-1"}, "Beijing 1", "北京一区"},
                    {RegionId{"guangdong-1"}, "Guangdong 1", "广东一区"},
                    {RegionId{"hebei-1"}, "Hebei 1", "河北一区"}};
    made.pools = {
        pool("beijing-1", "4090", 466, 31, 64),  pool("guangdong-1", "4090", 466, 7, 40),
        pool("hebei-1", "4090", 458, 11, 24),    pool("beijing-1", "4090 x 8", 3728, 3, 5),
        pool("hebei-1", "4090 x 8", 3728, 0, 2), pool("hebei-1", "5090", 745, 6, 12),
        pool("guangdong-1", "5090", 745, 0, 8),  pool("hebei-1", "H20 x 8", 16416, 0, 3),
        pool("beijing-1", "A800", 1800, 3, 6),   pool("guangdong-1", "3080 Ti", 239, 22, 30),
        pool("hebei-1", "3080 Ti", 239, 13, 16),
    };
    made.presets = {
        preset("echo", "Training", "Answers every request with what it was sent.", 0.06, 0,
               {{80, false, "API"}}, "/live"),
        preset("counter", "Training", "Counts requests in its memory.", 0.06, 0,
               {{80, true, "web page"}}, "/live"),
        preset("files", "Training", "Keeps files on the node's own disk.", 0.08, 0,
               {{80, true, "API"}}, "/live"),
        preset("llm", "LLM", "Streams chat answers token by token.", 16.4, 18,
               {{8000, false, "API"}}, "/health"),
        preset("image", "Image generation", "A page for one person and an API for many.", 25.4, 22,
               {{3000, false, "API"}, {8188, true, "web page"}}, "/system_stats"),
        preset("broken-port", "Training", "Listens on another port than it says.", 0.06, 0,
               {{80, false, "API"}}, ""),
        preset("slow-start", "Training", "Takes minutes to load its model.", 8.2, 12,
               {{8000, false, "API"}}, "/health"),
        preset("crash-loop", "Training", "Ends with an error a few seconds after its start.", 0.06,
               0, {{80, false, "API"}}, ""),
    };
    for (ImagePreset& one : made.presets)
        one.writesFiles = one.name == "files";
    return made;
}

}  // namespace berth::support
