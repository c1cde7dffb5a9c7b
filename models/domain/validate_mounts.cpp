// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "models/domain/text.h"
#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

std::vector<std::string> components(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        const std::size_t end = path.find('/');
        const std::string_view part = path.substr(0, end);
        if (!part.empty() && part != ".") parts.emplace_back(part);
        if (end == std::string_view::npos) break;
        path.remove_prefix(end + 1);
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string path;
    for (const std::string& part : parts)
        path += "/" + part;
    return path;
}

// Folders that a container cannot do without.
bool reserved(const std::vector<std::string>& parts) {
    constexpr std::string_view kNames[] = {"proc", "sys", "dev", "etc",
                                           "bin",  "lib", "usr", "boot"};
    return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view name) {
        const bool whole = name == "proc" || name == "sys" || name == "dev";
        return parts.front() == name && (whole || parts.size() == 1);
    });
}

bool validMountPath(const std::string& path) {
    if (path.size() > 1024 || path.empty() || path.front() != '/' || !isUtf8(path)) return false;
    if (std::any_of(path.begin(), path.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == ':';
        })) {
        return false;
    }
    const auto parts = components(path);
    return !parts.empty() && joined(parts) == path && !reserved(parts) &&
           std::find(parts.begin(), parts.end(), "..") == parts.end();
}

// The nearest valid path that no other mount has.
std::string mendedPath(const DeploymentSpec& spec, std::size_t index) {
    std::string text = keepUtf8(spec.mounts[index].path);
    std::erase_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == ':'; });
    std::replace(text.begin(), text.end(), '\\', '/');
    auto parts = components(text);
    std::erase(parts, "..");
    std::string base = joined(parts);
    if (!validMountPath(base)) base = "/data";
    const auto usedByOther = [&](const std::string& path) {
        for (std::size_t i = 0; i < spec.mounts.size(); ++i) {
            if (i != index && spec.mounts[i].path == path) return true;
        }
        return false;
    };
    std::string path = base;
    for (int number = 2; usedByOther(path); ++number)
        path = fmt::format("{}-{}", base, number);
    return path;
}

const Volume* find(const Snapshot* snapshot, const VolumeId& id) {
    if (snapshot == nullptr) return nullptr;
    const auto found = std::find_if(snapshot->volumes.begin(), snapshot->volumes.end(),
                                    [&](const Volume& each) { return each.id == id; });
    return found == snapshot->volumes.end() ? nullptr : &*found;
}

void checkRegion(Check& check, std::size_t i, const Volume& volume) {
    if (!volume.region || check.spec.regions == std::vector<RegionId>{*volume.region}) return;
    check.add(
        FindingLevel::Problem, FindingKind::VolumeElsewhere, fmt::format("mounts[{}].volume", i),
        volume.name,
        fmt::format("volume \"{}\" can be mounted in region {} only: choose just that region, "
                    "or another volume",
                    volume.name, volume.region->value),
        [&](DeploymentSpec& mended) { mended.regions = {*volume.region}; });
}

void checkVolume(Check& check, std::size_t i) {
    const std::string& volume = check.spec.mounts[i].volume.value;
    const Capabilities* can = check.context.capabilities;
    const Snapshot* snapshot = check.context.snapshot;
    const bool unsupported = can != nullptr && !can->volumes;
    const Volume* const known = find(snapshot, check.spec.mounts[i].volume);
    if (!unsupported && known != nullptr) return checkRegion(check, i, *known);
    if (!unsupported && snapshot == nullptr) return;
    check.add(
        FindingLevel::Problem, FindingKind::VolumeUnknown, fmt::format("mounts[{}].volume", i),
        volume,
        unsupported
            ? "the platform has no volumes: remove the mount"
            : fmt::format("there is no volume \"{}\": choose another or remove the mount", volume),
        [&](DeploymentSpec& mended) {
            // With a single volume there is no doubt which one is meant.
            if (!unsupported && snapshot->volumes.size() == 1) {
                mended.mounts[i].volume = snapshot->volumes.front().id;
            } else {
                mended.mounts.erase(mended.mounts.begin() + static_cast<long>(i));
            }
        });
}

}  // namespace

void checkMounts(Check& check) {
    const auto& mounts = check.spec.mounts;
    for (std::size_t i = 0; i < mounts.size(); ++i) {
        const std::string& path = mounts[i].path;
        const std::string field = fmt::format("mounts[{}].path", i);
        const auto mend = [&](DeploymentSpec& mended) {
            mended.mounts[i].path = mendedPath(check.spec, i);
        };
        checkVolume(check, i);
        if (!validMountPath(path)) {
            check.add(FindingLevel::Problem, FindingKind::MountPathBad, field, path,
                      fmt::format("\"{}\" is no place for a volume: give an absolute path such as "
                                  "/data, without \"..\" and outside the system's folders",
                                  path),
                      mend);
        } else if (std::any_of(mounts.begin(), mounts.begin() + static_cast<long>(i),
                               [&](const VolumeMount& each) { return each.path == path; })) {
            check.add(FindingLevel::Problem, FindingKind::MountPathTwice, field, path,
                      fmt::format("two volumes are mounted at {}: change one path", path), mend);
        }
    }
    const ImagePreset* preset = check.preset();
    if (preset == nullptr || !mounts.empty()) return;
    const bool writes =
        preset->writesFiles || std::any_of(preset->ports.begin(), preset->ports.end(),
                                           [](const ImagePort& port) { return port.stateful; });
    if (!writes) return;
    check.add(FindingLevel::Warning, FindingKind::DataOnNodesOnly, "mounts", preset->name,
              "the image writes files to its node, and a node keeps nothing: mount a volume for "
              "what must last",
              [&](DeploymentSpec& mended) {
                  const bool possible = check.context.capabilities != nullptr &&
                                        check.context.capabilities->volumes &&
                                        check.context.snapshot != nullptr &&
                                        !check.context.snapshot->volumes.empty();
                  if (!possible) return;
                  mended.mounts.push_back({check.context.snapshot->volumes.front().id, "/data"});
              });
}

}  // namespace berth::domain
