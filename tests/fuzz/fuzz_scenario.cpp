// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sim/scenario/builtin_known.h"

// Any bytes as a scenario file: accepted, or refused with errors that can be shown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace berth::sim::scenario;
    static const Known kKnown = builtinKnown();
    const auto scenario = parseScenario({reinterpret_cast<const char*>(data), size}, kKnown);
    if (scenario) return 0;
    if (scenario.error().empty() || scenario.error().size() > kMaxScenarioErrors) std::abort();
    for (const ScenarioError& error : scenario.error()) {
        if (error.message.empty() || error.line < 0) std::abort();
        if (toText(error, "file").find('\n') != std::string::npos) std::abort();
    }
    return 0;
}
