// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <initializer_list>
#include <numeric>

#include "sim/scenario/read_data_file.h"
#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"
#include "sim/workload/mmpp_arrivals.h"
#include "sim/workload/trace.h"

namespace berth::sim::scenario {
namespace {

using workload::ArrivalSpec;
using workload::MmppArrivals;

constexpr double kHighestRate = 100'000;  // requests a second, as LoadSpec
constexpr double kHighestChance = 1e9;    // weights of next states and hours
constexpr std::size_t kHoursOfDay = 24;
// Of the chain of an MMPP for each request: each costs as much as a request does.
constexpr double kMostChanges = 10'000;

enum class Arrivals { Poisson, Constant, Mmpp, Diurnal, Bursts, Trace };

// A rate that may be "0/s" as well.
bool rateOrNone(const MapReader& map, std::string_view key, double& target) {
    const YamlNode* value = map.find(key);
    if (value && value->kind == YamlNode::Kind::Scalar) {
        const auto rate = domain::parseRatePerSecond(value->text);
        if (rate && *rate == 0) {
            target = 0;
            return true;
        }
    }
    return map.rate(key, kHighestRate, target);
}

void refuseAllBut(const MapReader& map, std::initializer_list<std::string_view> own,
                  std::string_view arrivals) {
    for (const std::string_view key :
         {"rate", "states", "transitions", "hourly", "peak", "trough", "peak_at", "burst_rate",
          "burst_every", "burst_length", "trace"}) {
        if (std::find(own.begin(), own.end(), key) != own.end()) continue;
        map.refuse(key, fmt::format("\"arrivals: {}\" does not have it", arrivals));
    }
}

// The list of numbers under a key.
std::vector<double> readWeights(const YamlNode& node, const std::string& path, ErrorList& errors) {
    std::vector<double> weights;
    if (node.kind != YamlNode::Kind::Sequence) {
        errors.add(node, path, fmt::format("must be a list of numbers, not {}", describe(node)));
        return weights;
    }
    for (std::size_t i = 0; i < node.items.size() && !errors.full(); ++i) {
        const std::string itemPath = fmt::format("{}[{}]", path, i);
        weights.push_back(
            readNumber({node.items[i], itemPath, errors}, 0, kHighestChance).value_or(1));
    }
    return weights;
}

// Whether every state is reached from the first and reaches it.
bool isConnected(const std::vector<std::vector<double>>& rows) {
    for (const bool backwards : {false, true}) {
        std::vector<bool> seen(rows.size(), false);
        std::vector<std::size_t> open{0};
        seen[0] = true;
        while (!open.empty()) {
            const std::size_t from = open.back();
            open.pop_back();
            for (std::size_t to = 0; to < rows.size(); ++to) {
                const double chance = backwards ? rows[to][from] : rows[from][to];
                if (from == to || seen[to] || !(chance > 0)) continue;
                seen[to] = true;
                open.push_back(to);
            }
        }
        if (std::find(seen.begin(), seen.end(), false) != seen.end()) return false;
    }
    return true;
}

bool readTransitions(const MapReader& map, MmppArrivals& mmpp) {
    const YamlNode* node = map.find("transitions");
    if (!node) return true;
    const std::size_t n = mmpp.states.size();
    std::vector<std::vector<double>> rows;
    map.list("transitions", [&](const YamlNode& row, const std::string& path) {
        rows.push_back(readWeights(row, path, map.errors()));
        if (row.kind != YamlNode::Kind::Sequence || rows.back().size() == n) return;
        map.errors().add(row, path, fmt::format("must have {} numbers, one for each state", n));
    });
    if (node->kind != YamlNode::Kind::Sequence) return false;
    const std::string path = map.pathOf("transitions");
    if (rows.size() != n) {
        map.errors().add(*node, path, fmt::format("must have {} rows, one for each state", n));
        return false;
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (rows[i].size() != n) return false;
        if (rows[i][i] == 0) continue;
        map.errors().add(node->items[i].items[i], fmt::format("{}[{}][{}]", path, i, i),
                         "must be 0: a state is left for another one");
        return false;
    }
    if (!isConnected(rows)) {
        map.errors().add(
            *node, path,
            "from some state another is never reached: give each a way to every other");
        return false;
    }
    mmpp.transitions = std::move(rows);
    return true;
}

std::optional<ArrivalSpec> readMmpp(const MapReader& map) {
    refuseAllBut(map, {"states", "transitions"}, "mmpp");
    MmppArrivals mmpp;
    map.require("states", "[{rate: 2/s, mean: 5m}, {rate: 40/s, mean: 30s}]");
    bool whole = map.has("states");
    map.list("states", [&](const YamlNode& item, const std::string& path) {
        const MapReader state{item, path, sections::kMmppState, map.errors()};
        MmppArrivals::State& read = mmpp.states.emplace_back();
        state.require("rate", "2/s");
        state.require("mean", "5m");
        engine::Time mean = 0;
        const bool rated = rateOrNone(state, "rate", read.ratePerSecond);
        const bool timed = state.span("mean", engine::kMillisecond, kLongestSpan, mean);
        if (timed) read.meanSeconds = static_cast<double>(mean) / engine::kSecond;
        whole = whole && rated && timed;
    });
    const YamlNode* states = map.find("states");
    if (!whole || states->kind != YamlNode::Kind::Sequence) return std::nullopt;
    const std::string path = map.pathOf("states");
    if (mmpp.states.size() < 2 || mmpp.states.size() > MmppArrivals::kMostStates) {
        map.errors().add(*states, path,
                         fmt::format("must be 2 to {} states: a process with one is "
                                     "\"arrivals: poisson\"",
                                     MmppArrivals::kMostStates));
        return std::nullopt;
    }
    if (!readTransitions(map, mmpp)) return std::nullopt;
    const std::vector<double> share = workload::stationaryShares(mmpp);
    double changes = 0;
    for (std::size_t i = 0; i < share.size(); ++i)
        changes += share[i] / mmpp.states[i].meanSeconds;
    if (!(changes < kMostChanges * workload::meanRate(mmpp))) {
        map.errors().add(*states, path,
                         fmt::format("changes its state more than {:.0f} times for each request: "
                                     "raise a rate or the mean times",
                                     kMostChanges));
        return std::nullopt;
    }
    return mmpp;
}

std::optional<ArrivalSpec> readHourly(const MapReader& map) {
    for (const std::string_view key : {"peak", "trough", "peak_at"})
        map.refuse(key, "the weights of \"hourly\" say it");
    double rate = 0;
    map.require("rate", "20/s");
    const bool rated = map.rate("rate", kHighestRate / kHoursOfDay, rate);
    const YamlNode& node = *map.find("hourly");
    const std::string path = map.pathOf("hourly");
    const std::vector<double> weights = readWeights(node, path, map.errors());
    if (node.kind != YamlNode::Kind::Sequence) return std::nullopt;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (weights.size() != kHoursOfDay || !(sum > 0)) {
        map.errors().add(node, path,
                         "must be 24 numbers, one for each hour from midnight on, not all 0");
        return std::nullopt;
    }
    if (!rated) return std::nullopt;
    return workload::hourlyArrivals(rate, weights);
}

std::optional<ArrivalSpec> readDiurnal(const MapReader& map) {
    refuseAllBut(map, {"rate", "hourly", "peak", "trough", "peak_at"}, "diurnal");
    if (map.has("hourly")) return readHourly(map);
    map.refuse("rate", "\"peak\" and \"trough\" say it; with \"hourly\" it is the mean");
    workload::DiurnalArrivals curve;
    map.require("peak", "60/s");
    map.require("trough", "5/s");
    const bool peak = map.rate("peak", kHighestRate, curve.peakPerSecond);
    const bool trough = rateOrNone(map, "trough", curve.troughPerSecond);
    map.span("peak_at", 0, kDay - 1, curve.peakAt);
    if (!peak || !trough) return std::nullopt;
    if (curve.troughPerSecond > curve.peakPerSecond) {
        map.errors().add(*map.find("trough"), map.pathOf("trough"), "must not be above \"peak\"");
        return std::nullopt;
    }
    return curve;
}

std::optional<ArrivalSpec> readBursts(const MapReader& map) {
    refuseAllBut(map, {"rate", "burst_rate", "burst_every", "burst_length"}, "bursts");
    double base = 0;
    double burst = 0;
    engine::Time every = 0;
    engine::Time length = 0;
    map.require("rate", "5/s");
    map.require("burst_rate", "80/s");
    map.require("burst_every", "10m");
    map.require("burst_length", "30s");
    // Each is read, whatever is wrong with another.
    const bool based = rateOrNone(map, "rate", base);
    const bool burstRated = map.rate("burst_rate", kHighestRate, burst);
    const bool repeated = map.span("burst_every", engine::kMillisecond, kLongestSpan, every);
    const bool lasting = map.span("burst_length", engine::kMillisecond, kLongestSpan, length);
    if (!based || !burstRated || !repeated || !lasting) return std::nullopt;
    if (length >= every) {
        map.errors().add(*map.find("burst_length"), map.pathOf("burst_length"),
                         "must be shorter than \"burst_every\"");
        return std::nullopt;
    }
    return workload::burstArrivals(base, burst, every, length);
}

std::optional<ArrivalSpec> readTrace(const MapReader& map, const DataFiles* files) {
    refuseAllBut(map, {"trace"}, "trace");
    map.require("trace", "requests.csv");
    const auto in = openDataFile(map, "trace", files);
    if (!in) return std::nullopt;
    auto read = workload::Trace::read(*in);
    if (!read) {
        reportIn(map, "trace", read.error());
        return std::nullopt;
    }
    return workload::TraceArrivals{std::make_shared<const workload::Trace>(std::move(*read))};
}

void readArrivals(const MapReader& map, const DataFiles* files, WorkloadConfig& workload) {
    constexpr std::pair<std::string_view, Arrivals> kArrivals[] = {
        {"poisson", Arrivals::Poisson}, {"constant", Arrivals::Constant},
        {"mmpp", Arrivals::Mmpp},       {"diurnal", Arrivals::Diurnal},
        {"bursts", Arrivals::Bursts},   {"trace", Arrivals::Trace}};
    Arrivals arrivals = Arrivals::Poisson;
    if (map.has("arrivals") && !map.choice("arrivals", kArrivals, arrivals)) return;
    switch (arrivals) {
        case Arrivals::Poisson:
        case Arrivals::Constant:
            refuseAllBut(map, {"rate"}, arrivals == Arrivals::Poisson ? "poisson" : "constant");
            if (arrivals == Arrivals::Constant) workload.arrivals = domain::ArrivalKind::Constant;
            map.require("rate", "20/s");
            map.rate("rate", kHighestRate, workload.ratePerSecond);
            return;
        case Arrivals::Mmpp:
            workload.process = readMmpp(map);
            break;
        case Arrivals::Diurnal:
            workload.process = readDiurnal(map);
            break;
        case Arrivals::Bursts:
            workload.process = readBursts(map);
            break;
        case Arrivals::Trace:
            workload.process = readTrace(map, files);
            break;
    }
    if (workload.process) {
        workload.ratePerSecond =
            std::clamp(workload::meanRate(*workload.process), kLowestRate, kHighestRate);
    }
}

void readServiceTimes(const MapReader& map, const DataFiles* files, WorkloadConfig& workload) {
    const auto read = [&](std::string_view key, std::optional<engine::Distribution>& target) {
        const YamlNode* value = map.find(key);
        if (value) target = readDistribution({*value, map.pathOf(key), map.errors()}, files);
    };
    read("service_time", workload.serviceTime);
    if (map.has("service_time")) {
        read("cold_service_time", workload.coldServiceTime);
    } else {
        map.refuse("cold_service_time", "it goes with a service_time of the workload's own");
    }
}

// The front that the requests go to, which has a port of its own.
void readFrontName(const MapReader& map, const Scenario& scenario, std::string& target) {
    map.refuse("deployment", "the requests go to a front");
    map.refuse("port", "a front has one of its own");
    std::string name;
    if (!map.text("front", name)) return;
    std::vector<std::string_view> names;
    for (const domain::FrontSpec& front : scenario.fronts)
        names.push_back(front.name);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
        target = std::move(name);
        return;
    }
    const YamlNode& value = *map.find("front");
    map.errors().add(value, map.pathOf("front"),
                     fmt::format("there is no front {} in fronts or beside copies{}",
                                 describe(value), didYouMean(name, names)));
}

}  // namespace

void readWorkloads(const MapReader& root, Scenario& scenario, const DataFiles* files) {
    root.list("workloads", [&](const YamlNode& item, const std::string& path) {
        const MapReader map{item, path, sections::kWorkload, root.errors()};
        WorkloadConfig workload;
        if (map.has("front")) {
            readFrontName(map, scenario, workload.front);
        } else if (const auto* deployment = readDeploymentName(map, scenario)) {
            workload.deployment = deployment->name;
            readPortOf(map, *deployment, workload.port);
        }
        readArrivals(map, files, workload);
        readServiceTimes(map, files, workload);
        map.integer("clients", 1, domain::kMostClients, workload.clients);
        readInstant(map, "from", scenario, workload.from);
        engine::Time until = 0;
        readInstant(map, "until", scenario, until);
        if (map.has("until")) {
            workload.until = until;
            if (until <= workload.from && until > 0) {
                root.errors().add(*map.find("until"), map.pathOf("until"),
                                  "must be later than \"from\"");
            }
        }
        scenario.workloads.push_back(std::move(workload));
    });
}

}  // namespace berth::sim::scenario
