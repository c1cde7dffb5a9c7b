// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/codec.h"
#include "models/domain/fault_traits.h"
#include "models/domain/json_reader.h"

namespace berth::domain {
namespace {

using nlohmann::json;

constexpr const char* kCuts[] = {"both", "control_plane", "clients"};

}  // namespace

std::string toJson(const Fault& fault) {
    json form{{"version", 1},
              {"kind", traitsOf(fault.kind).word},
              {"target", fault.target},
              {"exitCode", fault.exitCode},
              {"factor", fault.factor}};
    if (fault.duration) form["duration"] = fault.duration->count();
    if (fault.card != 0) form["card"] = fault.card;
    if (fault.xid != 0) form["xid"] = fault.xid;
    const Fault usual;
    if (fault.probability != usual.probability) form["probability"] = fault.probability;
    if (fault.delay != usual.delay) form["delay"] = fault.delay.count();
    if (fault.status != usual.status) form["status"] = fault.status;
    if (fault.cut != usual.cut) form["cut"] = kCuts[static_cast<std::size_t>(fault.cut)];
    return dumpJson(form);
}

Result<Fault> faultFromJson(std::string_view text) {
    return readDocument<Fault>(text, [](ObjectReader& reader, Fault& fault) {
        reader.need("kind").readKnownWord("kind", fault.kind, faultOfWord);
        reader.read("target", fault.target);
        reader.read("duration", fault.duration);
        reader.read("exitCode", fault.exitCode);
        reader.read("factor", fault.factor);
        reader.read("card", fault.card);
        reader.read("xid", fault.xid);
        reader.read("probability", fault.probability);
        reader.read("delay", fault.delay);
        reader.read("status", fault.status);
        reader.readWord("cut", fault.cut,
                        {{kCuts[0], FaultCut::Both},
                         {kCuts[1], FaultCut::ControlPlane},
                         {kCuts[2], FaultCut::Clients}});
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
