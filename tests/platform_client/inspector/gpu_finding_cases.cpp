// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/inspector/finding_cases.h"

namespace berth::platform_client::inspector::testing {
namespace {

using enum inspection::FindingKind;

std::function<void(Looks&)> inXml(std::string from, std::string to) {
    return [from = std::move(from), to = std::move(to)](Looks& looks) {
        looks.now.change("gpu_xml", from, to);
    };
}

std::function<void(Looks&)> kernelSays(std::string line) {
    return [line = std::move(line)](Looks& looks) { looks.now.append("kernel_log", line + "\n"); };
}

std::function<void(Looks&)> toolSays(std::string text, int status) {
    return [text = std::move(text), status](Looks& looks) {
        looks.now.set("gpu_xml", text, status).remove("nvlink");
    };
}

std::string xid(const std::string& rest) {
    return "[99000.500000] NVRM: Xid (PCI:0000:3d:00): " + rest;
}

}  // namespace

std::vector<FindingCase> gpuFindingCases() {
    return {
        {DriverHangs, "", "gives no answer", toolSays("", 124)},
        {DriverHangs, "", "gives no answer",
         [](Looks& looks) { looks.now.leaveUnfinished("gpu_xml"); }},
        {DriverNotLoaded, "", "not loaded",
         toolSays("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. "
                  "Make sure that the latest NVIDIA driver is installed and running.\n",
                  9)},
        {DriverVersionMismatch, "", "550.54.15",
         toolSays("Failed to initialize NVML: Driver/library version mismatch\n"
                  "NVML library version: 555.42\n",
                  18)},
        {DriverToolMissing, "", "no nvidia-smi",
         toolSays("sh: 1: exec: nvidia-smi: not found\n", 127)},
        {DriverFailed, "", "Insufficient Permissions",
         toolSays("Failed to initialize NVML: Insufficient Permissions\n", 4)},
        {NoGpuDevices, "", "sees no GPU", toolSays("No devices were found\n", 6)},
        {InforomCorrupted, "", "0000:3B:00.0",
         [](Looks& looks) {
             looks.now.append("gpu_xml", "WARNING: infoROM is corrupted at gpu 0000:3B:00.0\n");
         }},
        {XidApplication, "1", "Xid 31",
         kernelSays(xid("31, pid=4201, name=python3, Ch 00000008, intr 00000000. MMU Fault"))},
        {XidMemory, "1", "Xid 48",
         kernelSays(xid("48, pid='<unknown>', name=<unknown>, DBE (double bit error)"))},
        {XidBus, "1", "fell off the bus",
         kernelSays(xid("79, pid=4201, name=python3, GPU has fallen off the bus."))},
        {XidNvLink, "1", "Xid 74", kernelSays(xid("74, pid=4201, name=python3, NVLink: fatal"))},
        {XidFirmware, "1", "Xid 119",
         kernelSays(xid("119, pid=4201, name=python3, Timeout waiting for RPC from GSP"))},
        {XidHardware, "0000:99:00", "Xid 62",
         kernelSays("[99000.5] NVRM: Xid (0000:99:00): 62, 0000(0000) 00000000 00000000")},
        {XidUnknown, "1", "Xid 999", kernelSays(xid("999, something new"))},
        {GpuLost, "00000000:3D:00.0", "is lost",
         toolSays("Unable to determine the device handle for GPU00000000:3D:00.0: GPU is lost.  "
                  "Reboot the system to recover this GPU\n",
                  15)},
        {GpuDisappeared, "", "2 GPUs",
         [](Looks& looks) { looks.now.set("gpu_xml", sampleGpuXml(1)); }},
        {GpuNeedsRecovery, "0", "Reset",
         inXml("<reset_required>No</reset_required>", "<reset_required>Yes</reset_required>")},
        {EccUncorrectable, "0", "3 memory errors",
         inXml("<sram_uncorrectable>0</sram_uncorrectable>",
               "<sram_uncorrectable>3</sram_uncorrectable>")},
        {EccCorrectableRising, "0", "corrected 98",
         inXml("<dram_correctable>2</dram_correctable>",
               "<dram_correctable>100</dram_correctable>")},
        {RowRemapPending, "0", "next reset",
         inXml("<remapped_row_pending>No<", "<remapped_row_pending>Yes<")},
        {RowRemapFailed, "0", "used up",
         inXml("<remapped_row_failure>No<", "<remapped_row_failure>Yes<")},
        {PageRetirementPending, "0", "pages",
         inXml("<pending_retirement>N/A<", "<pending_retirement>Yes<")},
        {ThermalSlowdown, "0", "61 °C",
         inXml("_reason_sw_thermal_slowdown>Not Active<", "_reason_sw_thermal_slowdown>Active<")},
        {PowerBrake, "0", "brake",
         inXml("_power_brake_slowdown>Not Active<", "_power_brake_slowdown>Active<")},
        {HardwareSlowdown, "0", "half its clock",
         inXml("_reason_hw_slowdown>Not Active<", "_reason_hw_slowdown>Active<")},
        {PowerCapped, "0", "400 W",
         inXml("_reason_sw_power_cap>Not Active<", "_reason_sw_power_cap>Active<")},
        {TemperatureNearLimit, "0", "3 °C below", inXml("<gpu_temp>61 C<", "<gpu_temp>86 C<")},
        {TemperatureNearLimit, "0", "2 °C below",
         inXml("<gpu_temp_tlimit>N/A<", "<gpu_temp_tlimit>2 C<")},
        {MemoryTemperatureNearLimit, "0", "95 °C",
         inXml("<memory_temp>70 C<", "<memory_temp>94 C<")},
        {FanFailed, "0", "fan", inXml("<fan_speed>N/A<", "<fan_speed>ERR!<")},
        {PcieNarrowed, "0", "8 of 16",
         inXml("<current_link_width>16x<", "<current_link_width>8x<")},
        {PcieSlowed, "0", "generation 1 of 4",
         inXml("<current_link_gen>4<", "<current_link_gen>1<")},
        {PcieReplaysRising, "0", "997", inXml("<replay_counter>3<", "<replay_counter>1000<")},
        {NvLinkDown, "1", "1 of 2",
         [](Looks& looks) {
             looks.now.change("nvlink", "Link 1: 25 GB/s\n", "Link 1: 25 GB/s \n");
             looks.now.change("nvlink", "Link 1: 25 GB/s\n", "Link 1: <inactive>\n");
         }},
        {FabricNotReady, "0", "In Progress",
         inXml("<state>Completed</state>", "<state>In Progress</state>")},
        {PersistenceOff, "0", "off",
         inXml("<persistence_mode>Enabled<", "<persistence_mode>Disabled<")},
        {ComputeModeExclusive, "0", "Exclusive_Process",
         inXml("<compute_mode>Default<", "<compute_mode>Exclusive_Process<")},
        {MigWithoutInstances, "0", "no part",
         inXml("<current_mig>Disabled<", "<current_mig>Enabled<")},
        {GpuMemoryNearlyFull, "0", "GiB memory are used",
         inXml("<used>40000 MiB<", "<used>81000 MiB<")},
        {GpuIdleWithMemory, "0", "python3",
         [](Looks& looks) {
             looks.before.change("gpu_xml", "<gpu_util>87 %<", "<gpu_util>0 %<");
             looks.now.change("gpu_xml", "<gpu_util>87 %<", "<gpu_util>0 %<");
         }},
        {GpuMemoryHeldByZombie, "0", "python3 (4200)",
         [](Looks& looks) {
             looks.now.change("processes", "4200 (python3) S", "4200 (python3) Z");
         }},
    };
}

}  // namespace berth::platform_client::inspector::testing
