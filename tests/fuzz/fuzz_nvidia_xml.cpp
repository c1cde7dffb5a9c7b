// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever nvidia-smi, or who stands in for it, prints as XML: the reading ends, holds its limits,
// and keeps only whole UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "models/domain/text.h"
#include "platform_client/inspector/nvidia_xml.h"

namespace {

using namespace berth::platform_client::inspector;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const NvidiaReading reading = readNvidiaXml({reinterpret_cast<const char*>(data), size});
    require(reading.gpus.size() <= kMaxGpus);
    require(berth::domain::isUtf8(reading.driver.message));
    for (const berth::domain::GpuState& each : reading.gpus) {
        require(each.processes.size() <= kMaxGpuProcesses);
        require(each.migDevices.size() <= kMaxMigDevices);
        require(berth::domain::isUtf8(each.name) && berth::domain::isUtf8(each.busId));
        require(!each.memoryTotal || each.memoryTotal->count >= 0);
        require(!each.utilization || *each.utilization >= 0);
    }
    return 0;
}
