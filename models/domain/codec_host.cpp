// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/codec.h"
#include "models/domain/json_reader.h"

namespace berth::domain {
namespace {

using nlohmann::json;

const char* word(HostLoginKind kind) {
    switch (kind) {
        case HostLoginKind::Password:
            return "password";
        case HostLoginKind::KeyFile:
            return "key_file";
        case HostLoginKind::Agent:
            return "agent";
    }
    return "unknown";
}

json stopToJson(const HostStop& stop) {
    return {{"host", stop.host},
            {"port", stop.port},
            {"user", stop.user},
            {"login", word(stop.login.kind)},
            {"keyFile", stop.login.keyFile}};
}

HostStop readStop(ObjectReader& reader) {
    using enum HostLoginKind;
    HostStop stop;
    reader.need("host").read("host", stop.host);
    reader.need("port").read("port", stop.port);
    reader.need("user").read("user", stop.user);
    reader.need("login").readWord(
        "login", stop.login.kind,
        {{word(Password), Password}, {word(KeyFile), KeyFile}, {word(Agent), Agent}});
    reader.read("keyFile", stop.login.keyFile);
    return stop;
}

}  // namespace

std::string stopsToJson(const HostProfile& profile) {
    json jumps = json::array();
    for (const HostStop& each : profile.jumps)
        jumps.push_back(stopToJson(each));
    return dumpJson(
        {{"version", 1}, {"target", stopToJson(profile.target)}, {"jumps", std::move(jumps)}});
}

Result<HostProfile> profileFromStopsJson(std::string_view text) {
    return readDocument<HostProfile>(text, [](ObjectReader& reader, HostProfile& profile) {
        reader.need("target").readObject(
            "target", [&](ObjectReader& inner) { profile.target = readStop(inner); });
        reader.readList("jumps", profile.jumps,
                        [](ObjectReader& inner) { return readStop(inner); });
    });
}

}  // namespace berth::domain
