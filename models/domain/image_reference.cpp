// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/image_reference.h"

namespace berth::domain {
namespace {

constexpr std::string_view kDefaultRegistry = "docker.io";

}  // namespace

std::string_view ImageReference::program() const {
    // npos + 1 is 0: a repository without "/" is its own last component.
    return std::string_view(repository).substr(repository.rfind('/') + 1);
}

bool isRegistryHost(std::string_view component) {
    return component.find_first_of(".:") != std::string_view::npos || component == "localhost";
}

std::string registryName(std::string_view host) {
    std::string name(host.substr(0, host.find(':')));
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    // The index is what docker.io was called first; registry-1 is where its images are served.
    if (name == "index.docker.io" || name == "registry-1.docker.io") return "docker.io";
    return name;
}

ImageReference splitImageReference(std::string_view address) {
    ImageReference parts;
    const std::size_t at = address.find('@');
    if (at != std::string_view::npos) {
        parts.digest = address.substr(at + 1);
        address = address.substr(0, at);
    }
    const std::size_t slash = address.find('/');
    if (slash != std::string_view::npos && isRegistryHost(address.substr(0, slash))) {
        parts.registry = registryName(address.substr(0, slash));
        address.remove_prefix(slash + 1);
    } else {
        parts.registry = kDefaultRegistry;
    }
    const std::size_t last = address.rfind('/');
    const std::size_t tag = address.find(':', last == std::string_view::npos ? 0 : last);
    parts.repository = address.substr(0, tag);
    if (tag != std::string_view::npos) parts.tag = address.substr(tag + 1);
    return parts;
}

}  // namespace berth::domain
