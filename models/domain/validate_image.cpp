// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <string_view>

#include "models/domain/ascii.h"
#include "models/domain/image_reference.h"
#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

bool isLower(char c) {
    return isLowerLetter(c) || isDigit(c);
}

bool allOf(std::string_view text, bool (*allowed)(char)) {
    return !text.empty() && std::all_of(text.begin(), text.end(), allowed);
}

bool validHost(std::string_view host) {
    const std::size_t colon = host.find(':');
    if (colon != std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        if (port.size() > 5 || !allOf(port, isDigit)) {
            return false;
        }
    }
    const std::string_view name = host.substr(0, colon);
    return allOf(name, [](char c) { return isLetter(c) || isDigit(c) || c == '.' || c == '-'; }) &&
           name.front() != '.' && name.front() != '-' && name.back() != '.' && name.back() != '-';
}

// The grammar of github.com/distribution/reference: components in lower case, joined by "/", a tag
// of at most 128, a digest "algorithm:hex".
bool validReference(std::string_view text) {
    if (text.size() > 512) return false;
    const std::size_t at = text.find('@');
    if (at != std::string_view::npos) {
        const std::string_view digest = text.substr(at + 1);
        const std::size_t colon = digest.find(':');
        if (colon == std::string_view::npos || digest.size() - colon - 1 < 32) return false;
        if (!allOf(digest.substr(0, colon), isLower)) return false;
        if (!allOf(digest.substr(colon + 1),
                   [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); })) {
            return false;
        }
        text = text.substr(0, at);
    }
    const std::size_t slash = text.rfind('/');
    const std::size_t tagAt = text.find(':', slash == std::string_view::npos ? 0 : slash);
    if (tagAt != std::string_view::npos) {
        const std::string_view tag = text.substr(tagAt + 1);
        const auto tagCharacter = [](char c) {
            return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '-';
        };
        if (tag.size() > 128 || !allOf(tag, tagCharacter)) return false;
        if (tag.front() == '.' || tag.front() == '-') return false;
        text = text.substr(0, tagAt);
    }
    bool first = true;
    while (true) {
        const std::size_t end = text.find('/');
        const std::string_view component = text.substr(0, end);
        if (first && end != std::string_view::npos && isRegistryHost(component)) {
            if (!validHost(component)) return false;
        } else if (!allOf(component,
                          [](char c) { return isLower(c) || c == '.' || c == '_' || c == '-'; }) ||
                   !isLower(component.front()) || !isLower(component.back())) {
            return false;
        }
        first = false;
        if (end == std::string_view::npos) return true;
        text.remove_prefix(end + 1);
    }
}

// What is usually pasted around an address, taken off.
std::string mendedReference(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    for (const std::string_view prefix : {"dockerpull", "https://", "http://", "docker://"}) {
        if (text.starts_with(prefix)) text.erase(0, prefix.size());
    }
    while (!text.empty() && (text.back() == '/' || text.back() == ':'))
        text.pop_back();
    const std::size_t tag =
        text.find(':', text.rfind('/') == std::string::npos ? 0 : text.rfind('/'));
    for (std::size_t i = 0; i < std::min(tag, text.size()); ++i) {
        text[i] = lowerCase(text[i]);
    }
    return text;
}

// Levenshtein distance; both texts are short.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row[b.size()];
}

// How well a preset stands for an image that cannot be fetched: 0 when it is another program. Many
// presets may share one program, so the same tag counts most, then a name like the program's.
int likeness(const ImagePreset& preset, const ImageReference& wanted) {
    const ImageReference known = splitImageReference(preset.reference);
    const std::string program = lowerCase(wanted.program());
    if (program.empty() || lowerCase(known.program()) != program) return 0;
    const std::string name = lowerCase(preset.name);
    int points = 1;
    if (!wanted.tag.empty() && known.tag == wanted.tag) points += 4;
    if (name == program) {
        points += 2;
    } else if (program.find(name) != std::string::npos) {
        points += 1;
    }
    return points;
}

const ImagePreset* sameProgram(const Catalogue& catalogue, const ImageReference& wanted) {
    const ImagePreset* best = nullptr;
    int most = 0;
    for (const ImagePreset& preset : catalogue.presets) {
        const int alike = likeness(preset, wanted);
        if (alike <= most) continue;
        most = alike;
        best = &preset;
    }
    return best;
}

// The preset that was probably meant: "echo:1.0", "Echo", "ehco", or by the name of its program
// "vllm-openai". Null when nothing is near.
const ImagePreset* meantPreset(const Catalogue& catalogue, const std::string& image) {
    const ImagePreset* nearest = nullptr;
    std::size_t least = 3;
    for (const ImagePreset& preset : catalogue.presets) {
        if (preset.reference.ends_with("/" + image)) return &preset;
        const std::string plain = mendedReference(image);
        const std::size_t far = distance(plain.substr(0, plain.find(':')), preset.name);
        if (far < least && far < preset.name.size()) {
            least = far;
            nearest = &preset;
        }
    }
    return nearest == nullptr ? sameProgram(catalogue, splitImageReference(image)) : nearest;
}

// Nodes would try for ever to fetch an image from where they cannot.
void checkRegistry(Check& check) {
    const Catalogue* catalogue = check.context.catalogue;
    if (catalogue == nullptr) return;
    const ImageReference wanted = splitImageReference(check.spec.image);
    const auto& blocked = catalogue->blockedRegistries;
    if (std::none_of(blocked.begin(), blocked.end(), [&](const std::string& host) {
            return registryName(host) == wanted.registry;
        })) {
        return;
    }
    const ImagePreset* same = sameProgram(*catalogue, wanted);
    check.add(FindingLevel::Warning, FindingKind::RegistryBlocked, "image", wanted.registry,
              fmt::format("the platform cannot fetch images from {}: nodes would try for ever; {}",
                          wanted.registry,
                          same == nullptr ? "use a preset, or an address at another registry"
                                          : "use the preset of the same program"),
              [&](DeploymentSpec& mended) {
                  if (same != nullptr) mended.image = same->name;
              });
}

}  // namespace

void checkImage(Check& check) {
    const std::string& image = check.spec.image;
    if (image.empty()) {
        return check.add(FindingLevel::Problem, FindingKind::ImageEmpty, "image", "",
                         "no image is chosen: choose a preset or give an address");
    }
    if (check.preset() != nullptr) return;
    if (!validReference(image)) {
        return check.add(FindingLevel::Problem, FindingKind::ImageMalformed, "image", image,
                         fmt::format("\"{}\" is not an image address: write it as "
                                     "registry/folder/name:tag, the name in lower case",
                                     image),
                         [&](DeploymentSpec& mended) {
                             std::string better = mendedReference(image);
                             if (validReference(better)) mended.image = std::move(better);
                         });
    }
    // An address with a folder may be anybody's own image; a bare name can only be a preset.
    const bool bareName = image.find('/') == std::string::npos;
    if (!bareName || check.context.catalogue == nullptr ||
        check.context.catalogue->presets.empty()) {
        return checkRegistry(check);
    }
    check.add(FindingLevel::Problem, FindingKind::ImageUnknown, "image", image,
              fmt::format("there is no preset \"{}\": choose one, or give the whole address with "
                          "its registry",
                          image),
              [&](DeploymentSpec& mended) {
                  const ImagePreset* meant = meantPreset(*check.context.catalogue, image);
                  if (meant != nullptr) mended.image = meant->name;
              });
}

}  // namespace berth::domain
