// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "models/inspection/rules.h"

namespace berth::inspection {
namespace {

using domain::Filesystem;
using domain::Persistence;

constexpr domain::Bytes kMuchWritten{1 * domain::kGiB};
// Where nobody knows how large the image was: more than most images are.
constexpr domain::Bytes kMuchUsed{30 * domain::kGiB};

// Where container runtimes mount single files and libraries of the host.
bool isRuntimesOwn(std::string_view path) {
    constexpr std::array<std::string_view, 8> kFolders{"/etc/", "/usr/",  "/run/", "/var/run/",
                                                       "/dev/", "/proc/", "/sys/", "/boot"};
    return path == "/" || path == "/dev" ||
           std::ranges::any_of(kFolders, [path](auto folder) { return path.starts_with(folder); });
}

bool outlivesNode(const Filesystem& each) {
    const bool keeps =
        each.persistence == Persistence::Network || each.persistence == Persistence::Disk;
    return keeps && !each.readOnly && !isRuntimesOwn(each.path);
}

}  // namespace

void persistenceRules(Case& look) {
    const auto& filesystems = look.now().filesystems;
    if (!look.context().diskIsLost || filesystems.empty()) return;
    if (std::ranges::none_of(filesystems, outlivesNode))
        look.add(FindingKind::NothingPersistentMounted, {});

    const auto root = std::ranges::find(filesystems, "/", &Filesystem::path);
    if (root == filesystems.end() || !root->used) return;
    const auto& image = look.context().imageSize;
    const domain::Bytes written{image ? growth(image->count, root->used->count).value_or(0)
                                      : root->used->count};
    if (written >= (image ? kMuchWritten : kMuchUsed))
        look.add(FindingKind::MuchWrittenToLostDisk, {SubjectKind::Filesystem, root->path},
                 {{"used", written}});
}

}  // namespace berth::inspection
