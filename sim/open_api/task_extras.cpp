// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/task_extras.h"

#include <utility>

#include "models/domain/json_reader.h"

namespace berth::sim::open_api {

namespace {

using nlohmann::json;

constexpr int kForm = 1;

json toJson(const ServiceExtras& service) {
    json references = json::array();
    for (const ServiceExtras::Reference& each : service.references)
        references.push_back({{"at", each.at}, {"variable", each.variable}});
    return {{"name", service.name},
            {"image", service.image},
            {"members", service.members},
            {"commandWords", service.commandWords},
            {"references", std::move(references)},
            {"switchedOff", service.switchedOff},
            {"mountLists", service.mountLists}};
}

// Whoever may edit a deployment may write anything there: what is not of the form counts as absent.
const json* memberOf(const json& from, const char* key) {
    if (!from.is_object()) return nullptr;
    const auto found = from.find(key);
    return found == from.end() ? nullptr : &*found;
}
json objectOf(const json& from, const char* key) {
    const json* member = memberOf(from, key);
    return member != nullptr && member->is_object() ? *member : json::object();
}
std::string textOf(const json& from, const char* key) {
    const json* member = memberOf(from, key);
    return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}
std::size_t numberOf(const json& from, const char* key) {
    const json* member = memberOf(from, key);
    return member != nullptr && member->is_number_unsigned() ? member->get<std::size_t>() : 0;
}
const json& listOf(const json& from, const char* key) {
    static const json kNothing = json::array();
    const json* member = memberOf(from, key);
    return member != nullptr && member->is_array() ? *member : kNothing;
}

ServiceExtras serviceOf(const json& from) {
    ServiceExtras service;
    service.name = textOf(from, "name");
    service.image = textOf(from, "image");
    service.members = objectOf(from, "members");
    service.commandWords = numberOf(from, "commandWords");
    for (const json& each : listOf(from, "references"))
        service.references.push_back({numberOf(each, "at"), objectOf(each, "variable")});
    service.switchedOff = objectOf(from, "switchedOff");
    service.mountLists = objectOf(from, "mountLists");
    return service;
}

}  // namespace

std::string TaskExtras::toText() const {
    json form{{"openApi", kForm}, {"members", members}, {"primary", primary}};
    form["services"] = json::array();
    for (const ServiceExtras& each : services)
        form["services"].push_back(toJson(each));
    form["resources"] = json::array();
    for (const OrderedResource& each : resources) {
        form["resources"].push_back({{"mark", each.mark},
                                     {"gpuSpec", each.gpuSpec},
                                     {"region", each.region},
                                     {"sent", each.sent}});
    }
    return domain::dumpJson(form);
}

TaskExtras TaskExtras::of(const domain::DeploymentSpec& spec) {
    TaskExtras extras;
    const auto form = spec.extensions.empty() ? domain::Result<json>(json())
                                              : domain::parseStrictJson(spec.extensions);
    // Only toText() writes this form; of any other nothing is known.
    if (form && numberOf(*form, "openApi") == kForm) {
        extras.members = objectOf(*form, "members");
        for (const json& each : listOf(*form, "services"))
            extras.services.push_back(serviceOf(each));
        extras.primary = numberOf(*form, "primary");
        for (const json& each : listOf(*form, "resources")) {
            extras.resources.push_back({textOf(each, "mark"), textOf(each, "gpuSpec"),
                                        textOf(each, "region"), objectOf(each, "sent")});
        }
    }
    if (extras.services.empty()) {
        ServiceExtras& own = extras.services.emplace_back();
        own.name = spec.name;
        own.commandWords = 1;
    }
    if (extras.primary >= extras.services.size()) extras.primary = 0;
    return extras;
}

}  // namespace berth::sim::open_api
