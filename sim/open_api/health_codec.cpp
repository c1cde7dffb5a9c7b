// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/health_codec.h"

#include <array>
#include <optional>
#include <string>

#include "sim/open_api/seconds.h"

namespace berth::sim::open_api {

namespace {

using domain::ObjectReader;
using domain::Probe;

struct Kind {
    const char* name;
    std::optional<Probe> domain::HealthChecks::*member;
    const char* path;  // by default, as documented
};
constexpr std::array<Kind, 3> kKinds{{
    {"liveness_probe", &domain::HealthChecks::liveness, "/live"},
    {"startup_probe", &domain::HealthChecks::startup, "/health"},
    {"readiness_probe", &domain::HealthChecks::readiness, "/ready"},
}};

Probe defaultProbe(const Kind& kind) {
    Probe probe;
    probe.path = kind.path;
    return probe;
}

Probe readProbe(ObjectReader& reader, const Kind& kind) {
    Probe probe = defaultProbe(kind);
    reader.readWord("probe_type", probe.kind,
                    {{"httpGet", domain::ProbeKind::Http}, {"tcpSocket", domain::ProbeKind::Tcp}});
    reader.read("path", probe.path);
    reader.read("port", probe.port);
    readSeconds(reader, "initial_delay_seconds", probe.initialDelay);
    readSeconds(reader, "period_seconds", probe.period);
    readSeconds(reader, "timeout_seconds", probe.timeout);
    reader.read("failure_threshold", probe.failureThreshold);
    return probe;
}

void writeProbe(JsonWriter& out, const Probe& probe, bool on) {
    out.beginObject().boolean("switch", on);
    out.text("probe_type", probe.kind == domain::ProbeKind::Http ? "httpGet" : "tcpSocket");
    out.text("path", probe.path).number("port", probe.port);
    out.number("initial_delay_seconds", domain::wholeSeconds(probe.initialDelay));
    out.number("period_seconds", domain::wholeSeconds(probe.period));
    out.number("timeout_seconds", domain::wholeSeconds(probe.timeout));
    out.number("failure_threshold", probe.failureThreshold).endObject();
}

}  // namespace

void readHealth(ObjectReader& service, domain::HealthChecks& health, nlohmann::json& switchedOff) {
    service.readObject("health_checks", [&](ObjectReader& checks) {
        for (const Kind& kind : kKinds) {
            checks.readObject(kind.name, [&](ObjectReader& reader) {
                bool on = false;
                reader.read("switch", on);
                Probe probe = readProbe(reader, kind);
                if (on) {
                    health.*kind.member = std::move(probe);
                } else {
                    switchedOff[kind.name] = reader.object();
                }
            });
        }
    });
}

void writeHealth(JsonWriter& out, const domain::HealthChecks& health,
                 const nlohmann::json& switchedOff) {
    out.beginObject();
    for (const Kind& kind : kKinds) {
        out.key(kind.name);
        if (const auto& probe = health.*kind.member) {
            writeProbe(out, *probe, true);
            continue;
        }
        Probe probe = defaultProbe(kind);
        domain::ReadStatus ignored;
        if (const auto kept = switchedOff.find(kind.name); kept != switchedOff.end()) {
            ObjectReader reader(*kept, {}, ignored);
            probe = readProbe(reader, kind);
        }
        writeProbe(out, probe, false);
    }
    out.endObject();
}

}  // namespace berth::sim::open_api
