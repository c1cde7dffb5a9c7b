// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/container_reader.h"

#include <limits>
#include <map>
#include <optional>

#include "models/domain/ascii.h"
#include "models/domain/text.h"
#include "platform_client/inspector/text_fields.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::inspector {
namespace {

using domain::ContainerRuntime;
using domain::ContainerState;
using domain::ContainerStatus;

ContainerStatus statusOf(std::string_view word) {
    const std::string lowered = domain::lowerCase(word);
    if (lowered == "running" || lowered == "container_running") return ContainerStatus::Running;
    if (lowered == "exited" || lowered == "stopped" || lowered == "container_exited")
        return ContainerStatus::Exited;
    if (lowered == "created" || lowered == "configured" || lowered == "container_created")
        return ContainerStatus::Created;
    if (lowered == "restarting") return ContainerStatus::Restarting;
    if (lowered == "paused") return ContainerStatus::Paused;
    if (lowered == "dead" || lowered == "removing") return ContainerStatus::Dead;
    return ContainerStatus::Unknown;
}

// "Up 2 hours" was all that docker told before it had a field for the state.
ContainerStatus statusFromWords(std::string_view words) {
    if (words.starts_with("Up ")) {
        return words.ends_with("(Paused)") ? ContainerStatus::Paused : ContainerStatus::Running;
    }
    return statusOf(words.substr(0, words.find(' ')));
}

// The number in "Exited (137) 2 hours ago".
std::optional<int> codeFromWords(std::string_view words) {
    const std::size_t open = words.find('(');
    const std::size_t close = words.find(')');
    const bool ended = words.starts_with("Exited ") || words.starts_with("Restarting ");
    if (!ended || open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    const auto code = toInteger(words.substr(open + 1, close - open - 1));
    if (!code || *code < std::numeric_limits<int>::min() || *code > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*code);
}

std::string kept(const std::optional<std::string>& text) {
    return text ? keptText(*text) : std::string();
}

ContainerState dockerContainer(const JsonReader& json) {
    ContainerState each;
    each.runtime = ContainerRuntime::Docker;
    each.id = kept(json.text("ID"));
    each.name = kept(json.text("Names"));
    each.image = kept(json.text("Image"));
    each.detail = kept(json.text("Status"));
    const auto state = json.text("State");
    each.status = state ? statusOf(*state) : statusFromWords(each.detail);
    each.exitCode = codeFromWords(each.detail);
    return each;
}

ContainerState podmanContainer(const JsonReader& json) {
    ContainerState each;
    each.runtime = ContainerRuntime::Podman;
    each.id = kept(json.text("Id"));
    json.list("Names", [&each](const JsonReader& name) {
        if (each.name.empty()) each.name = kept(name.asText());
    });
    each.image = kept(json.text("Image"));
    each.detail = kept(json.text("Status"));
    if (const auto state = json.text("State")) each.status = statusOf(*state);
    if (each.status == ContainerStatus::Exited) each.exitCode = json.small("ExitCode");
    each.restarts = json.integer("Restarts");
    return each;
}

ContainerState criContainer(const JsonReader& json) {
    ContainerState each;
    each.runtime = ContainerRuntime::Cri;
    each.id = kept(json.text("id"));
    json.object("metadata", [&each](const JsonReader& metadata) {
        each.name = kept(metadata.text("name"));
        each.restarts = metadata.integer("attempt");
    });
    json.object("image", [&each](const JsonReader& image) {
        each.image = kept(image.text("userSpecifiedImage"));
        if (each.image.empty()) each.image = kept(image.text("image"));
    });
    if (const auto state = json.text("state")) {
        each.status = statusOf(*state);
        each.detail = keptText(*state);
    }
    return each;
}

void keep(ContainerReading& reading, ContainerState container) {
    if (reading.containers.size() < kMaxContainers && !container.id.empty())
        reading.containers.push_back(std::move(container));
}

void note(ContainerReading& reading, const domain::Error& error) {
    if (reading.problem.empty()) reading.problem = error.detail;
}

// Nothing is in a blank text, and that is no problem. `read` takes what it can from the document.
template <class Read>
void readDocument(ContainerReading& reading, std::string_view text, Read read) {
    if (domain::trimmed(text).empty()) return;
    const auto document = JsonDocument::parse(text);
    if (!document) return note(reading, document.error());
    JsonStatus status;
    read(JsonReader(*document, status));
    if (!status.ok()) note(reading, status.error());
}

}  // namespace

ContainerReading readCrictl(std::string_view text) {
    ContainerReading reading;
    readDocument(reading, text, [&reading](const JsonReader& all) {
        all.list("containers",
                 [&reading](const JsonReader& each) { keep(reading, criContainer(each)); });
    });
    return reading;
}

ContainerReading readDocker(std::string_view text) {
    ContainerReading reading;
    if (domain::trimmed(text).starts_with('[')) return reading;
    while (const auto line = takeLine(text)) {
        readDocument(reading, *line,
                     [&reading](const JsonReader& each) { keep(reading, dockerContainer(each)); });
    }
    return reading;
}

void addRestarts(std::string_view text, std::vector<ContainerState>& containers) {
    std::map<std::string_view, std::int64_t> counts;
    while (const auto line = takeLine(text)) {
        const auto words = splitWords(*line, 2);
        const auto count = words.size() == 2 ? toInteger(words[1]) : std::nullopt;
        if (count && *count >= 0 && counts.size() < kMaxContainers) counts[words[0]] = *count;
    }
    for (ContainerState& each : containers) {
        const auto found = counts.find(each.id);
        if (each.runtime == ContainerRuntime::Podman && found != counts.end())
            each.restarts = found->second;
    }
}

ContainerReading readPodman(std::string_view text) {
    ContainerReading reading;
    readDocument(reading, text, [&reading](const JsonReader& all) {
        all.elements([&reading](const JsonReader& each) { keep(reading, podmanContainer(each)); });
    });
    return reading;
}

}  // namespace berth::platform_client::inspector
