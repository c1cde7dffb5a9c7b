// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "models/domain/codec.h"
#include "models/domain/json_reader.h"

namespace berth::domain {
namespace {

using nlohmann::json;

const char* word(FaultKind kind) {
    switch (kind) {
        case FaultKind::KillNode:
            return "kill_node";
        case FaultKind::CrashContainer:
            return "crash_container";
        case FaultKind::OutOfMemory:
            return "out_of_memory";
        case FaultKind::DiskFull:
            return "disk_full";
        case FaultKind::MachineDown:
            return "machine_down";
        case FaultKind::Cordon:
            return "cordon";
        case FaultKind::MachineDiskFull:
            return "machine_disk_full";
        case FaultKind::RegistrySlow:
            return "registry_slow";
        case FaultKind::RegistryDown:
            return "registry_down";
        case FaultKind::GpuLost:
            return "gpu_lost";
        case FaultKind::GpuXid:
            return "gpu_xid";
        case FaultKind::GpuSlow:
            return "gpu_slow";
    }
    return "unknown";
}

}  // namespace

std::string toJson(const Fault& fault) {
    json form{{"version", 1},
              {"kind", word(fault.kind)},
              {"target", fault.target},
              {"exitCode", fault.exitCode},
              {"factor", fault.factor}};
    if (fault.duration) form["duration"] = fault.duration->count();
    if (fault.card != 0) form["card"] = fault.card;
    if (fault.xid != 0) form["xid"] = fault.xid;
    return dumpJson(form);
}

Result<Fault> faultFromJson(std::string_view text) {
    return readDocument<Fault>(text, [](ObjectReader& reader, Fault& fault) {
        using enum FaultKind;
        reader.need("kind").readWord("kind", fault.kind,
                                     {{word(KillNode), KillNode},
                                      {word(CrashContainer), CrashContainer},
                                      {word(OutOfMemory), OutOfMemory},
                                      {word(DiskFull), DiskFull},
                                      {word(MachineDown), MachineDown},
                                      {word(Cordon), Cordon},
                                      {word(MachineDiskFull), MachineDiskFull},
                                      {word(RegistrySlow), RegistrySlow},
                                      {word(RegistryDown), RegistryDown},
                                      {word(GpuLost), GpuLost},
                                      {word(GpuXid), GpuXid},
                                      {word(GpuSlow), GpuSlow}});
        reader.read("target", fault.target);
        reader.read("duration", fault.duration);
        reader.read("exitCode", fault.exitCode);
        reader.read("factor", fault.factor);
        reader.read("card", fault.card);
        reader.read("xid", fault.xid);
    });
}

std::string toJson(const LoadSpec& load) {
    return dumpJson(
        json{{"version", 1},
             {"deployment", load.deployment.value},
             {"port", load.port},
             {"arrivals", load.arrivals == ArrivalKind::Constant ? "constant" : "poisson"},
             {"ratePerSecond", load.ratePerSecond},
             {"clients", load.clients}});
}

Result<LoadSpec> loadSpecFromJson(std::string_view text) {
    return readDocument<LoadSpec>(text, [](ObjectReader& reader, LoadSpec& load) {
        reader.need("deployment").read("deployment", load.deployment.value);
        reader.need("port").read("port", load.port);
        reader.readWord("arrivals", load.arrivals,
                        {{"constant", ArrivalKind::Constant}, {"poisson", ArrivalKind::Poisson}});
        reader.read("ratePerSecond", load.ratePerSecond);
        reader.read("clients", load.clients);
    });
}

}  // namespace berth::domain
