// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/sweep_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

namespace berth::sim::sweep {
namespace {

using Json = nlohmann::ordered_json;
using Problem = tl::unexpected<std::string>;

constexpr int kVersion = 1;
constexpr int kIndent = 2;

Json orNull(std::optional<double> value) {
    return value ? Json(*value) : Json(nullptr);
}

Json figureJson(const Moments& moments) {
    const auto half = moments.halfWidth95();
    return {{"mean", moments.mean},
            {"low", half ? Json(moments.mean - *half) : Json(nullptr)},
            {"high", half ? Json(moments.mean + *half) : Json(nullptr)},
            {"sd", orNull(moments.deviation())},
            {"min", moments.least},
            {"max", moments.greatest},
            {"runs", moments.count}};
}

// The member of that path, made with the objects around it. A pointer of the library would take
// the name of a port for the index of a list.
Json& placeAt(Json& root, std::string_view path) {
    Json* here = &root;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        std::string name{path.substr(0, end)};
        path.remove_prefix(end);
        for (const auto& [code, sign] : {std::pair{"~1", '/'}, std::pair{"~0", '~'}}) {
            for (std::size_t at = name.find(code); at != std::string::npos;
                 at = name.find(code, at + 1))
                name.replace(at, 2, 1, sign);
        }
        here = &(*here)[name];
        if (!here->is_object()) *here = Json::object();
    }
    return *here;
}

Json objectiveJson(const ObjectiveTally& tally) {
    return {{"name", tally.name},
            {"target", tally.target},
            {"met", tally.met},
            {"missed", tally.missed},
            {"missed_seeds", tally.missedSeeds},
            {"value", tally.value.count > 0 ? figureJson(tally.value) : Json(nullptr)}};
}

// [count, mean, squares, least, greatest]
Json momentsJson(const Moments& moments) {
    return Json::array(
        {moments.count, moments.mean, moments.squares, moments.least, moments.greatest});
}

Json pieceJson(const SeedPiece& piece) {
    Json figures = Json::object();
    for (const auto& [path, moments] : piece.runs.figures)
        figures[path] = momentsJson(moments);
    Json objectives = Json::array();
    for (const ObjectiveTally& tally : piece.runs.objectives) {
        objectives.push_back({{"name", tally.name},
                              {"target", tally.target},
                              {"met", tally.met},
                              {"missed", tally.missed},
                              {"value", momentsJson(tally.value)},
                              {"missed_seeds", tally.missedSeeds}});
    }
    return {{"offset", piece.offset},
            {"level", piece.level},
            {"figures", std::move(figures)},
            {"objectives", std::move(objectives)}};
}

Moments momentsOf(const Json& list) {
    Moments moments;
    moments.count = list.at(0).get<std::int64_t>();
    moments.mean = list.at(1).get<double>();
    moments.squares = list.at(2).get<double>();
    moments.least = list.at(3).get<double>();
    moments.greatest = list.at(4).get<double>();
    return moments;
}

SeedPiece pieceOf(const Json& value) {
    SeedPiece piece;
    piece.offset = value.at("offset").get<std::uint64_t>();
    piece.level = value.at("level").get<std::uint32_t>();
    for (const auto& [path, moments] : value.at("figures").items())
        piece.runs.figures[path] = momentsOf(moments);
    for (const Json& each : value.at("objectives")) {
        ObjectiveTally& tally = piece.runs.objectives.emplace_back();
        tally.name = each.at("name").get<std::string>();
        tally.target = each.at("target").get<double>();
        tally.met = each.at("met").get<std::int64_t>();
        tally.missed = each.at("missed").get<std::int64_t>();
        tally.value = momentsOf(each.at("value"));
        tally.missedSeeds = each.at("missed_seeds").get<std::vector<std::uint64_t>>();
        if (tally.missedSeeds.size() > kMostMissedSeeds) tally.missedSeeds.resize(kMostMissedSeeds);
    }
    return piece;
}

// Nobody has counted more than the piece has runs.
bool isSound(const SeedPiece& piece) {
    if (piece.level > 30) return false;
    const auto most = static_cast<std::int64_t>(piece.count());
    const auto sound = [most](const Moments& moments) {
        return moments.count >= 0 && moments.count <= most && std::isfinite(moments.mean) &&
               moments.squares >= 0 && moments.least <= moments.greatest;
    };
    for (const auto& [path, moments] : piece.runs.figures) {
        if (!sound(moments) || path.empty() || path.front() != '/') return false;
    }
    for (const ObjectiveTally& tally : piece.runs.objectives) {
        const bool counted = tally.met >= 0 && tally.missed >= 0 && tally.met <= most &&
                             tally.missed == most - tally.met;
        if (!counted || !sound(tally.value)) return false;
    }
    return true;
}

bool sameObjectives(const RunFigures& one, const RunFigures& other) {
    if (one.objectives.size() != other.objectives.size()) return false;
    for (std::size_t i = 0; i < one.objectives.size(); ++i) {
        if (one.objectives[i].name != other.objectives[i].name ||
            one.objectives[i].target != other.objectives[i].target)
            return false;
    }
    return true;
}

tl::expected<Sweep, std::string> sweepOf(const Json& whole) {
    if (whole.at("berth_sweep").get<int>() != kVersion)
        return Problem("it was written by another version of berth-sim");
    if (!whole.contains("pieces"))
        return Problem("it is the report of a whole sweep: there is nothing to merge with it");
    const Json& seeds = whole.at("seeds");
    const auto first = seeds.at("first").get<std::uint64_t>();
    const auto last = seeds.at("last").get<std::uint64_t>();
    const auto range = parseSeedRange(fmt::format("{}..{}", first, last));
    if (!range) return Problem(range.error());
    const auto hash = whole.at("scenario_hash").get<std::string>();
    Sweep sweep{whole.at("scenario").get<std::string>(), 0, SeedTree{*range}};
    const auto [end, status] =
        std::from_chars(hash.data(), hash.data() + hash.size(), sweep.scenarioHash, 16);
    if (status != std::errc{} || end != hash.data() + hash.size())
        return Problem("its scenario_hash is damaged");
    const RunFigures* before = nullptr;
    std::vector<SeedPiece> pieces;
    for (const Json& each : whole.at("pieces"))
        pieces.push_back(pieceOf(each));
    for (const SeedPiece& piece : pieces) {
        if (!isSound(piece) || (before && !sameObjectives(*before, piece.runs)))
            return Problem("its pieces are damaged");
        before = &piece.runs;
        if (!sweep.runs.add(piece)) return Problem("its pieces do not fit its seeds");
    }
    return sweep;
}

}  // namespace

std::string sweepJson(const Sweep& sweep) {
    const RunFigures total = sweep.runs.total();
    Json figures = Json::object();
    for (const auto& [path, moments] : total.figures)
        placeAt(figures, path) = figureJson(moments);
    Json objectives = Json::array();
    for (const ObjectiveTally& tally : total.objectives)
        objectives.push_back(objectiveJson(tally));
    Json missing = Json::array();
    for (const SeedRange& gap : sweep.runs.missing())
        missing.push_back(Json::array({gap.first, gap.first + gap.count - 1}));
    const SeedRange& seeds = sweep.runs.seeds();
    Json report = {{"berth_sweep", kVersion},
                   {"scenario", sweep.scenario},
                   {"scenario_hash", fmt::format("{:016x}", sweep.scenarioHash)},
                   {"seeds",
                    {{"first", seeds.first},
                     {"last", seeds.first + seeds.count - 1},
                     {"done", sweep.runs.done()},
                     {"missing", std::move(missing)}}},
                   {"figures", std::move(figures)},
                   {"objectives", std::move(objectives)}};
    if (!sweep.runs.isWhole()) {
        Json pieces = Json::array();
        for (const SeedPiece& piece : sweep.runs.pieces())
            pieces.push_back(pieceJson(piece));
        report["pieces"] = std::move(pieces);
    }
    return report.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

tl::expected<Sweep, std::string> readSweep(const std::string& text) {
    try {
        const Json whole = Json::parse(text);
        if (!whole.is_object() || !whole.contains("berth_sweep"))
            return Problem("it is not the report of a sweep");
        return sweepOf(whole);
    } catch (const Json::exception& problem) {
        return Problem(fmt::format("it is not the report of a sweep ({})", problem.what()));
    }
}

tl::expected<void, std::string> mergeSweeps(Sweep& sweep, const Sweep& more) {
    if (sweep.scenarioHash != more.scenarioHash || sweep.scenario != more.scenario)
        return Problem("it is of another scenario");
    if (sweep.runs.seeds() != more.runs.seeds()) return Problem("it is of another range of seeds");
    const bool empty = sweep.runs.done() == 0 || more.runs.done() == 0;
    if (!empty && !sameObjectives(sweep.runs.total(), more.runs.total()))
        return Problem("its objectives are others");
    for (SeedPiece& piece : more.runs.pieces()) {
        const std::uint64_t first = sweep.runs.seeds().first + piece.offset;
        const std::uint64_t last = first + piece.count() - 1;
        if (!sweep.runs.add(std::move(piece)))
            return Problem(fmt::format("some of its seeds {} to {} are in another", first, last));
    }
    return {};
}

}  // namespace berth::sim::sweep
