// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "models/inspection/rules.h"
#include "models/inspection/translate.h"

namespace berth::inspection {
namespace {

using domain::GpuState;

constexpr double kNearSlowdown = 5;     // °C below the point where clocks are cut
constexpr double kMemoryNearLimit = 5;  // °C

Measure celsius(double degrees) {
    return {degrees, "°C"};
}

// What NVIDIA's driver may ask for (nvmlDeviceGetFieldValues, NVML_FI_DEV_GET_GPU_RECOVERY_ACTION);
// what is not known is shown as the machine wrote it.
EvidenceValue recoveryText(const std::string& action) {
    constexpr std::array<std::string_view, 4> kActions{
        QT_TRANSLATE_NOOP("berth::inspection", "Reset"),
        QT_TRANSLATE_NOOP("berth::inspection", "Reboot"),
        QT_TRANSLATE_NOOP("berth::inspection", "Drain P2P"),
        QT_TRANSLATE_NOOP("berth::inspection", "Drain and Reset")};
    const auto known = std::ranges::find(kActions, action);
    if (known == kActions.end()) return action;
    return Words{{*known}};
}

void slowdownRules(Case& look, const GpuState& gpu) {
    if (!gpu.clockLimits) return;
    const domain::ClockLimits& limits = *gpu.clockLimits;
    const bool thermal = limits.hardwareThermal || limits.softwareThermal;
    if (thermal)
        look.add(FindingKind::ThermalSlowdown, gpuSubject(gpu),
                 {{"temperature", celsius(gpu.temperature.value_or(0))}});
    if (limits.powerBrake) look.add(FindingKind::PowerBrake, gpuSubject(gpu));
    // The driver sets it together with the two reasons above; alone it says no more than itself.
    if (limits.hardwareSlowdown && !thermal && !limits.powerBrake)
        look.add(FindingKind::HardwareSlowdown, gpuSubject(gpu));
    if (limits.powerCap && gpu.powerDraw && gpu.powerLimit)
        look.add(
            FindingKind::PowerCapped, gpuSubject(gpu),
            {{"draw", Measure{*gpu.powerDraw, "W"}}, {"limit", Measure{*gpu.powerLimit, "W"}}});
}

void temperatureRules(Case& look, const GpuState& gpu) {
    const bool slowed =
        gpu.clockLimits && (gpu.clockLimits->hardwareThermal || gpu.clockLimits->softwareThermal);
    std::optional<double> margin = gpu.thermalMargin;
    if (!margin && gpu.temperature && gpu.slowdownTemperature)
        margin = *gpu.slowdownTemperature - *gpu.temperature;
    if (margin && *margin <= kNearSlowdown && !slowed && gpu.temperature)
        look.add(FindingKind::TemperatureNearLimit, gpuSubject(gpu),
                 {{"temperature", celsius(*gpu.temperature)}, {"margin", celsius(*margin)}});
    if (gpu.memoryTemperature && gpu.memoryLimitTemperature &&
        *gpu.memoryLimitTemperature - *gpu.memoryTemperature <= kMemoryNearLimit)
        look.add(FindingKind::MemoryTemperatureNearLimit, gpuSubject(gpu),
                 {{"temperature", celsius(*gpu.memoryTemperature)},
                  {"limit", celsius(*gpu.memoryLimitTemperature)}});
}

}  // namespace

void gpuHealthRules(Case& look) {
    for (const GpuState& gpu : look.now().gpus) {
        if (gpu.lost) {
            look.add(FindingKind::GpuLost, gpuSubject(gpu), {{"bus", gpu.busId}});
            continue;
        }
        if (!gpu.recoveryAction.empty())
            look.add(FindingKind::GpuNeedsRecovery, gpuSubject(gpu),
                     {{"action", recoveryText(gpu.recoveryAction)}});
        slowdownRules(look, gpu);
        temperatureRules(look, gpu);
        if (gpu.fanFailed) look.add(FindingKind::FanFailed, gpuSubject(gpu));
    }
}

void gpuMemoryRepairRules(Case& look) {
    for (const GpuState& gpu : look.now().gpus) {
        if (gpu.ecc.uncorrectedVolatile.value_or(0) > 0)
            look.add(FindingKind::EccUncorrectable, gpuSubject(gpu),
                     {{"count", *gpu.ecc.uncorrectedVolatile}});
        if (const GpuState* const then = gpuBefore(look, gpu)) {
            const auto corrected = growth(then->ecc.correctedVolatile, gpu.ecc.correctedVolatile);
            if (corrected.value_or(0) > 0)
                look.add(FindingKind::EccCorrectableRising, gpuSubject(gpu),
                         {{"count", *corrected}});
        }
        if (gpu.repair.remapFailed == true)
            look.add(FindingKind::RowRemapFailed, gpuSubject(gpu));
        else if (gpu.repair.remapPending == true)
            look.add(FindingKind::RowRemapPending, gpuSubject(gpu));
        if (gpu.repair.retirementPending == true)
            look.add(FindingKind::PageRetirementPending, gpuSubject(gpu));
    }
}

}  // namespace berth::inspection
