// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace berth::domain {

// The parts of an image's address, by the grammar of github.com/distribution/reference.
struct ImageReference {
    // The registry's host without its port, in lower case. An address without one is docker.io's,
    // and so are those of the other names that docker.io goes by.
    std::string registry;
    std::string repository;  // "public-hub/echo", as it stands in the address
    std::string tag;         // "1.0"; empty: none
    std::string digest;      // "sha256:…"; empty: none

    // The last component of the repository: "echo".
    [[nodiscard]] std::string_view program() const;
};

// Takes any text apart; whether its parts hold only allowed characters is not looked at.
[[nodiscard]] ImageReference splitImageReference(std::string_view address);

// Whether the first component of an address names a registry rather than a folder.
[[nodiscard]] bool isRegistryHost(std::string_view component);

// A host by the name under which registries are compared: without port, in lower case, docker.io
// for all of docker.io's names.
[[nodiscard]] std::string registryName(std::string_view host);

}  // namespace berth::domain
