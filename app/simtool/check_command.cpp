// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <ostream>

#include "app/simtool/commands.h"
#include "sim/scenario/builtin_known.h"

namespace berth::app {

const CommandSpec& checkSpec() {
    static const CommandSpec kSpec{
        "check",
        "FILE",
        "Reads a scenario file and prints everything that is wrong with it.",
        {},
        "One line for each fault, at most 20: FILE:LINE:COLUMN: FIELD: what is wrong and how to\n"
        "mend it. Exit code 0 when there is none, 2 otherwise."};
    return kSpec;
}

int checkCommand(const Arguments& arguments, const Streams& streams) {
    const auto scenario =
        sim::scenario::loadScenarioFile(arguments.operand, sim::scenario::builtinKnown());
    if (!scenario) {
        for (const sim::scenario::ScenarioError& error : scenario.error())
            streams.out << terminalLine(toText(error, arguments.operand)) << '\n';
        return kCannot;
    }
    streams.out << fmt::format(
        "{}: good (pools: {}, deployments: {}, workloads: {}, faults: {}, changes: {}, objectives: "
        "{})\n",
        terminalLine(arguments.operand), scenario->cluster.pools.size(),
        scenario->deployments.size(), scenario->workloads.size(), scenario->faults.size(),
        scenario->changes.size(), scenario->objectives.size());
    return kDone;
}

}  // namespace berth::app
