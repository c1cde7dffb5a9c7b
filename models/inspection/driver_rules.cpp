// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inspection/rules.h"

namespace berth::inspection {
namespace {

using domain::DriverTrouble;

}  // namespace

void driverRules(Case& look) {
    const domain::GpuDriver& driver = look.now().gpuDriver;
    switch (driver.trouble) {
        case DriverTrouble::None:
            break;
        case DriverTrouble::ToolMissing:
            // A machine without a GPU has no such tool either, and nothing is wrong with it.
            if (!driver.moduleVersion.empty())
                look.add(FindingKind::DriverToolMissing, {}, {{"module", driver.moduleVersion}});
            break;
        case DriverTrouble::NotLoaded:
            look.add(FindingKind::DriverNotLoaded, {}, {{"message", driver.message}});
            break;
        case DriverTrouble::VersionMismatch:
            look.add(FindingKind::DriverVersionMismatch, {},
                     {{"module", driver.moduleVersion}, {"message", driver.message}});
            break;
        case DriverTrouble::NoDevices:
            look.add(FindingKind::NoGpuDevices, {}, {{"message", driver.message}});
            break;
        case DriverTrouble::Hangs:
            look.add(FindingKind::DriverHangs, {});
            break;
        case DriverTrouble::Failed:
            look.add(FindingKind::DriverFailed, {}, {{"message", driver.message}});
            break;
    }
    if (driver.message.find("infoROM is corrupted") != std::string::npos)
        look.add(FindingKind::InforomCorrupted, {}, {{"message", driver.message}});

    // Only where the driver answers: else that is what is told.
    if (look.before() != nullptr && driver.trouble == DriverTrouble::None) {
        const std::size_t then = look.before()->gpus.size();
        if (look.now().gpus.size() < then)
            look.add(FindingKind::GpuDisappeared, {},
                     {{"before", static_cast<std::int64_t>(then)},
                      {"now", static_cast<std::int64_t>(look.now().gpus.size())}});
    }
}

}  // namespace berth::inspection
