// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/front.h"

#include "models/domain/balancing_json.h"
#include "models/domain/json_reader.h"

namespace berth::domain {

using nlohmann::json;

double Front::shareOf(const FrontMemberView& member) const {
    std::int64_t sum = 0;
    for (const FrontMemberView& each : members)
        sum += each.completed;
    return sum == 0 ? 0 : static_cast<double>(member.completed) / static_cast<double>(sum);
}

const char* toText(FrontMemberState state) {
    switch (state) {
        case FrontMemberState::InRotation:
            return "in_rotation";
        case FrontMemberState::NoDeployment:
            return "no_deployment";
        case FrontMemberState::NoPort:
            return "no_port";
        case FrontMemberState::NoReadyNode:
            return "no_ready_node";
        case FrontMemberState::Ejected:
            return "ejected";
    }
    return "no_deployment";
}

std::string toJson(const FrontSpec& front) {
    json members = json::array();
    for (const FrontMember& member : front.members)
        members.push_back({{"deployment", member.deployment}, {"port", member.port}});
    json form{{"version", 1},
              {"name", front.name},
              {"port", front.port},
              {"members", std::move(members)},
              {"balancing", toText(front.balancing)}};
    if (front.options != BalancingOptions{}) form["options"] = optionsToJson(front.options);
    return dumpJson(form);
}

Result<FrontSpec> frontSpecFromJson(std::string_view text) {
    return readDocument<FrontSpec>(text, [](ObjectReader& reader, FrontSpec& front) {
        reader.need("name").read("name", front.name);
        reader.need("port").read("port", front.port);
        reader.need("members").readList("members", front.members, [](ObjectReader& each) {
            FrontMember member;
            each.need("deployment").read("deployment", member.deployment);
            each.need("port").read("port", member.port);
            return member;
        });
        reader.readKnownWord("balancing", front.balancing,
                             [](const std::string& word) { return parseBalancingPolicy(word); });
        reader.readObject("options",
                          [&](ObjectReader& options) { readOptions(options, front.options); });
    });
}

}  // namespace berth::domain
