// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever nvidia-smi prints as a table, as a list of processes or of links, or as a refusal.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "models/domain/text.h"
#include "platform_client/inspector/nvidia_csv.h"

namespace {

using namespace berth::platform_client::inspector;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    NvidiaReading reading = readNvidiaCsv(text);
    addComputeApps(text, reading.gpus);
    require(reading.gpus.size() <= kMaxGpus);
    for (const berth::domain::GpuState& each : reading.gpus) {
        require(each.processes.size() <= kMaxGpuProcesses);
        require(berth::domain::isUtf8(each.name) && berth::domain::isUtf8(each.uuid));
        require(!each.memoryTotal || each.memoryTotal->count >= 0);
    }
    require(readNvLinks(text).size() <= kMaxNvLinks);
    require(lostGpus(text).size() <= kMaxGpus);
    (void)troubleOf(text);
    return 0;
}
