// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/deployment.h"

namespace berth::sim::open_api {

// Which of the two families of paths a call uses: /api/deployment/task or /api/task/deployment.
// They show the same tasks and write services differently.
enum class Generation { Old, New };

// One container, as far as DeploymentSpec has no word for it.
struct ServiceExtras {
    std::string name;
    // As sent, where the spec holds another text: "nginx" stands for docker.io/library/nginx.
    std::string image;
    // Members with no word in the spec. Of every container but the task's first with ports: all of
    // them, since the spec describes one container.
    nlohmann::json members = nlohmann::json::object();
    // How many words of the spec's command are the command; the rest are its arguments.
    std::size_t commandWords = 0;
    // Variables that take their value from elsewhere, and before which of the spec's they stood.
    struct Reference {
        std::size_t at = 0;
        nlohmann::json variable;
    };
    std::vector<Reference> references;
    // "liveness_probe" …: numbers of probes that are switched off.
    nlohmann::json switchedOff = nlohmann::json::object();
    // Path of a mount → which of the three lists it was in.
    nlohmann::json mountLists = nlohmann::json::object();
};

// A resource as ordered. `spec` and `region` say what its mark meant then; empty: nobody knew it.
struct OrderedResource {
    std::string mark, gpuSpec, region;
    nlohmann::json sent = nlohmann::json::object();  // "resource", "region_name", "weight"
};

// What this API keeps in DeploymentSpec::extensions, so that a client which reads a task and writes
// it back loses nothing. Passwords are never among it.
struct TaskExtras {
    nlohmann::json members = nlohmann::json::object();  // of the task, with no word in the spec
    std::vector<ServiceExtras> services;
    std::size_t primary = 0;  // the container that the spec describes
    std::vector<OrderedResource> resources;

    // What is kept; of a deployment that was not made through this API, one container that has its
    // name and nothing else. There is always a container, and the primary is one of them.
    [[nodiscard]] static TaskExtras of(const domain::DeploymentSpec& spec);
    [[nodiscard]] std::string toText() const;
};

}  // namespace berth::sim::open_api
