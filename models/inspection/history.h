// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/inspection.h"
#include "models/domain/units.h"

namespace berth::inspection {

// Shares are 0 to 1; absent: the look did not show it.
struct GpuSample {
    std::string key;  // the same card in every sample: its uuid, else its bus id
    std::optional<double> use, memory;
    std::optional<double> temperature;  // °C
    std::optional<double> power;        // W

    friend bool operator==(const GpuSample&, const GpuSample&) = default;
};

struct Sample {
    domain::Duration at{};            // since the first sample
    std::optional<double> processor;  // since the sample before
    std::optional<double> memory;
    std::vector<GpuSample> gpus;

    friend bool operator==(const Sample&, const Sample&) = default;
};

[[nodiscard]] std::string gpuKey(const domain::GpuState& gpu);
[[nodiscard]] std::optional<double> memoryUse(const domain::MemoryState& memory);

// What repeated looks at one machine showed, the newest kSamples of them. Not thread-safe.
class History {
  public:
    static constexpr std::size_t kSamples = 600;

    // `before`: the look whose sample was added last; null: there is none. `at` must not go back.
    void add(const domain::Inspection* before, const domain::Inspection& now, domain::Duration at);
    [[nodiscard]] const std::deque<Sample>& samples() const { return m_samples; }
    void clear() { m_samples.clear(); }

  private:
    std::deque<Sample> m_samples;
};

}  // namespace berth::inspection
