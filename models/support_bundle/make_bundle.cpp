// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/make_bundle.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "models/domain/connection_rules.h"
#include "models/support_bundle/parts.h"
#include "models/support_bundle/plain_text.h"
#include "models/support_bundle/pseudonyms.h"
#include "models/support_bundle/read_me.h"
#include "models/support_bundle/redactor.h"

namespace berth::support_bundle {

namespace {

void addStops(KnownNames& names, const domain::HostProfile& profile) {
    names.hosts.push_back(profile.name);
    names.hosts.push_back(profile.target.host);
    names.users.push_back(profile.target.user);
    for (const domain::HostStop& jump : profile.jumps) {
        names.hosts.push_back(jump.host);
        names.users.push_back(jump.user);
    }
}

// "registry.example.com:5000/team/app:1" → "registry.example.com"; those that all the world uses
// tell nothing.
std::string registryOf(std::string_view image) {
    constexpr std::array<std::string_view, 6> kPublic = {"docker.io", "nvcr.io", "ghcr.io",
                                                         "quay.io",   "gcr.io",  "registry.k8s.io"};
    const std::size_t slash = image.find('/');
    if (slash == std::string_view::npos) return {};
    const std::string_view host = image.substr(0, std::min(slash, image.find(':')));
    const bool tells = host.find('.') != std::string_view::npos &&
                       std::ranges::find(kPublic, host) == kPublic.end();
    return tells ? std::string(host) : std::string();
}

// "nas.local:/export" → "nas.local".
std::string serverOf(std::string_view device) {
    const std::size_t end = device.find(":/");
    return end == std::string_view::npos ||
                   device.substr(0, end).find('/') != std::string_view::npos
               ? std::string()
               : std::string(device.substr(0, end));
}

KnownNames namesIn(const Material& material) {
    KnownNames names;
    if (material.computer) {
        const InspectedComputer& computer = *material.computer;
        addStops(names, computer.profile);
        names.hosts.push_back(computer.look.host.identity.hostname);
        for (const domain::ContainerState& container : computer.look.containers)
            names.hosts.push_back(registryOf(container.image));
        for (const domain::Filesystem& disk : computer.look.filesystems)
            names.hosts.push_back(serverOf(disk.device));
    }
    if (material.program) {
        for (const domain::ConnectionSettings& connection : material.program->connections) {
            const std::string host = domain::hostOf(connection.baseUrl);
            names.hosts.push_back(connection.name);
            names.hosts.push_back(host.substr(0, host.rfind(':')));
        }
        for (const domain::HostProfile& computer : material.program->computers)
            addStops(names, computer);
        if (material.program->snapshot != nullptr) {
            for (const domain::Deployment& one : material.program->snapshot->deployments)
                names.hosts.push_back(registryOf(one.spec.image));
        }
    }
    // As they stand in the parts.
    for (std::string& name : names.hosts)
        name = oneLine(name);
    for (std::string& name : names.users)
        name = oneLine(name);
    return names;
}

std::string headingOf(const Material& material) {
    const std::string berth = fmt::format("Support bundle of Berth {}", oneLine(material.version));
    if (!material.computer) return berth;
    return fmt::format("{}, about {}", berth, oneLine(material.computer->profile.name));
}

bool isJson(const Part& part) {
    return part.path.ends_with(".json");
}

// What no longer fits after marks took the place of shorter texts, or behind all that came before.
void bound(Part& part, std::size_t room) {
    if (part.text.size() <= room) return;
    if (isJson(part)) {
        part.text = fmt::format("{{\"leftOut\": {}}}\n", part.text.size());
    } else {
        part.text = boundedLines(std::move(part.text), room);
    }
}

}  // namespace

Bundle makeBundle(const Material& material, const BundleOptions& options) {
    const Redactor redactor(material.secrets);
    const ValueTexts texts(redactor);
    Pseudonyms pseudonyms(namesIn(material));
    const auto hidden = [&](std::string& text) {
        if (!options.hideAddresses) return std::size_t{0};
        Pseudonyms::Hidden result = pseudonyms.hide(text);
        text = std::move(result.text);
        return result.places;
    };
    Bundle bundle;
    bundle.name = "berth-support-" + utcStamp(material.madeUnixMs);
    bundle.heading = redactor.redact(headingOf(material));
    bundle.madeUnixMs = material.madeUnixMs;
    bundle.addressesHidden = options.hideAddresses;
    bundle.parts.push_back({PartKind::ReadMe, "README.txt", {}});
    const auto add = [&](std::vector<Part> parts) {
        std::ranges::move(parts, std::back_inserter(bundle.parts));
    };
    if (material.computer) add(inspectionParts(*material.computer, texts));
    if (material.program) add(programParts(*material.program, texts));
    hidden(bundle.heading);
    std::size_t room = kMostBundleBytes;
    for (Part& part : bundle.parts) {
        part.text = redactor.redact(part.text);
        part.addresses = hidden(part.text);
        bound(part, std::min(room, kMostPartBytes));
        part.redacted = countMarks(part.text);
        room -= std::min(room, part.text.size());
    }
    bundle.parts.front().text = readMe(bundle);
    return bundle;
}

}  // namespace berth::support_bundle
