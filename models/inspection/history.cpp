// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inspection/history.h"

#include <algorithm>

#include "models/inspection/processor_use.h"

namespace berth::inspection {
namespace {

std::optional<double> shareOf(const std::optional<domain::Bytes>& part,
                              const std::optional<domain::Bytes>& whole) {
    if (!part || !whole || whole->count <= 0) return std::nullopt;
    return std::clamp(static_cast<double>(part->count) / static_cast<double>(whole->count), 0.0,
                      1.0);
}

}  // namespace

std::string gpuKey(const domain::GpuState& gpu) {
    return gpu.uuid.empty() ? gpu.busId : gpu.uuid;
}

std::optional<double> memoryUse(const domain::MemoryState& memory) {
    const std::optional<double> free = shareOf(memory.available, memory.total);
    if (!free) return std::nullopt;
    return 1 - *free;
}

void History::add(const domain::Inspection* before, const domain::Inspection& now,
                  domain::Duration at) {
    Sample sample;
    sample.at = at;
    if (before != nullptr) {
        const auto use = processorUse(before->host.cpu, now.host.cpu);
        if (use) sample.processor = use->busy;
    }
    sample.memory = memoryUse(now.host.memory);
    for (const domain::GpuState& gpu : now.gpus) {
        sample.gpus.push_back({gpuKey(gpu), gpu.utilization,
                               shareOf(gpu.memoryUsed, gpu.memoryTotal), gpu.temperature,
                               gpu.powerDraw});
    }
    m_samples.push_back(std::move(sample));
    if (m_samples.size() > kSamples) m_samples.pop_front();
}

}  // namespace berth::inspection
