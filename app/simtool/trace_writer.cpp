// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/trace_writer.h"

#include <nlohmann/json.hpp>

namespace berth::app {

std::string traceLine(const domain::Event& event) {
    using Json = nlohmann::ordered_json;
    Json line = {{"t_ns", event.at.ns},
                 {"sequence", event.sequence},
                 {"kind", domain::toText(event.kind)},
                 {"severity", domain::toText(event.severity)}};
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) line[key] = value;
    };
    add("deployment", event.deploymentName);
    add("node", event.nodeName);
    add("subject", event.subject);
    if (event.value != 0) line["value"] = event.value;
    add("detail", event.detail);
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace berth::app
