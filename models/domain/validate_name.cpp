// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include "models/domain/ascii.h"
#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

bool wellFormed(const std::string& name) {
    if (name.empty() || !isLowerLetter(name.front()) || name.back() == '-') return false;
    for (const char c : name) {
        if (!isLowerLetter(c) && !isDigit(c) && c != '-') return false;
    }
    return true;
}

bool taken(const std::string& name, const ValidationContext& context) {
    if (context.snapshot == nullptr) return false;
    const Deployment* other = context.snapshot->findDeploymentByName(name);
    return other != nullptr && other->id != context.editing;
}

std::string withoutTrailingDashes(std::string name) {
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return name;
}

// The nearest name that the rule allows.
std::string cleaned(const std::string& name) {
    std::string clean;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const bool separator = c == ' ' || c == '_' || c == '.' || c == '/' || c == ':' || c == '-';
        if (isLowerLetter(c) || (isDigit(c) && !clean.empty())) {
            clean += c;
        } else if (separator && !clean.empty() && clean.back() != '-') {
            clean += '-';
        }
    }
    clean = withoutTrailingDashes(clean.substr(0, kMaxNameLength));
    return clean.empty() ? "app" : clean;
}

std::string untaken(const std::string& name, const ValidationContext& context) {
    if (!taken(name, context)) return name;
    for (int number = 2;; ++number) {
        const std::string suffix = fmt::format("-{}", number);
        std::string candidate =
            withoutTrailingDashes(name.substr(0, kMaxNameLength - suffix.size())) + suffix;
        if (!taken(candidate, context)) return candidate;
    }
}

// "harbor.example/hub/flux-comfyui:0.5" → "flux-comfyui".
std::string nameOfImage(const std::string& image) {
    std::string last = image.substr(image.find_last_of('/') + 1);
    return last.substr(0, last.find_first_of(":@"));
}

constexpr const char* kRule =
    "use 1 to 40 of a-z, 0-9 and \"-\", begin with a letter and do not end in \"-\"";

}  // namespace

void checkName(Check& check) {
    const std::string& name = check.spec.name;
    const auto problem = [&](FindingKind kind, const std::string& detail,
                             const std::string& better) {
        check.add(FindingLevel::Problem, kind, "name", name, detail, [&](DeploymentSpec& mended) {
            mended.name = untaken(cleaned(better), check.context);
        });
    };
    if (name.empty()) {
        return problem(FindingKind::NameEmpty, fmt::format("the name is missing: {}", kRule),
                       nameOfImage(check.spec.image));
    }
    if (name.size() > kMaxNameLength) {
        problem(FindingKind::NameTooLong,
                fmt::format("the name has {} characters, {} are allowed: shorten it", name.size(),
                            kMaxNameLength),
                name);
    }
    if (!wellFormed(name)) {
        problem(FindingKind::NameBadCharacters,
                fmt::format("\"{}\" is not a valid name: {}", name, kRule), name);
    }
    if (taken(name, check.context)) {
        problem(FindingKind::NameTaken,
                fmt::format("a deployment named \"{}\" exists: choose another name", name), name);
    }
}

}  // namespace berth::domain
