// SPDX-License-Identifier: GPL-3.0-or-later
// What sessions in nodes see and do there, apart from the facts.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "sim/platform/simulated_calendar.h"
#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

using domain::ErrorCode;
using domain::fail;
using domain::NodeState;

namespace {

constexpr std::int64_t kLargestPart = domain::kMiB;

// Why nobody can work in a node that has not ended; empty: somebody can.
std::string obstacle(const cluster::NodeRecord& node, const cluster::Cluster& cluster) {
    if (node.onMachine && cluster.machine(*node.machine).down)
        return fmt::format("its machine {} does not answer",
                           cluster.machine(*node.machine).id.value);
    switch (node.state) {
        case NodeState::Pending:
            return "it has not found a machine yet";
        case NodeState::Pulling:
            return "its image is still being pulled";
        case NodeState::ImagePullBackOff:
            return "its image could not be pulled";
        case NodeState::Unknown:
            return "its machine does not answer";
        default:
            return node.disk ? std::string{} : "it has no disk";
    }
}

tl::unexpected<domain::Error> notFound() {
    return fail(ErrorCode::NotFound, "no such file or folder", "path");
}

std::string parentOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

// A mount point lies directly in the folder, or somewhere below it.
bool leadsTo(const std::string& folder, const std::string& mount) {
    return folder == "/" || mount.starts_with(folder + "/");
}

}  // namespace

std::string mountFolder(std::string path) {
    while (!path.empty() && path.back() == '/')
        path.pop_back();
    return path;
}

domain::Result<serving::NodeKey> Simulation::findNodeFor(const std::string& name) const {
    const cluster::NodeRecord* found = nullptr;
    for (const auto& [key, node] : m_state->life.nodes()) {
        if (node->name != name && node->id.value != name) continue;
        // The newest, but one that is alive before one that is not.
        if (found == nullptr || node->alive() || !found->alive()) found = node.get();
    }
    if (found == nullptr) return fail(ErrorCode::NotFound, "there is no such node", "node");
    return found->key;
}

domain::Result<const cluster::NodeRecord*> Simulation::State::reachable(
    serving::NodeKey key) const {
    const cluster::NodeRecord* node = life.find(key);
    if (node == nullptr || !node->alive()) {
        return fail(ErrorCode::NotFound, fmt::format("node {} has ended", nameOf(key)), "node");
    }
    if (const std::string why = obstacle(*node, cluster); !why.empty())
        return fail(ErrorCode::Unavailable,
                    fmt::format("node {} is not running: {}", node->name, why), "node", true);
    return node;
}

domain::Result<shell::NodeFacts> Simulation::nodeFacts(serving::NodeKey node) const {
    const auto found = m_state->reachable(node);
    if (!found) return tl::unexpected(found.error());
    return m_state->factsOf(**found);
}

Simulation::State::Place Simulation::State::placeOf(const cluster::NodeRecord& node,
                                                    const std::string& path) const {
    Place place{node.disk.get(), path, false};
    std::size_t longest = 0;
    for (const domain::VolumeMount& mount : node.spec->mounts) {
        const std::string folder = mountFolder(mount.path);
        if (folder.size() < longest || (path != folder && !path.starts_with(folder + "/")))
            continue;
        storage::Disk* const seen = seenBy(node, mount.volume);
        if (seen == nullptr) continue;
        const bool root = path.size() == folder.size();
        place = {seen, root ? "/" : path.substr(folder.size()), root};
        longest = folder.size();
    }
    return place;
}

domain::Result<shell::FileStatus> Simulation::State::statusOf(const cluster::NodeRecord& node,
                                                              const std::string& path) const {
    const Place place = placeOf(node, path);
    const auto entry = place.disk->status(place.inside);
    if (entry) {
        const engine::Time modified = entry->modified > 0 ? entry->modified : node.created;
        return shell::FileStatus{path, entry->folder, entry->size, unixSeconds(modified), true};
    }
    for (const domain::VolumeMount& mount : node.spec->mounts) {
        if (leadsTo(path, mountFolder(mount.path)))
            return shell::FileStatus{path, true, 0, unixSeconds(node.created), true};
    }
    if (entry.error().code == ErrorCode::NotFound) return notFound();
    return tl::unexpected(entry.error());
}

domain::Result<shell::FileStatus> Simulation::fileStatus(serving::NodeKey node,
                                                         const std::string& path) const {
    const auto found = m_state->reachable(node);
    if (!found) return tl::unexpected(found.error());
    const auto normal = storage::normalisePath(path);
    if (!normal) return tl::unexpected(normal.error());
    return m_state->statusOf(**found, *normal);
}

domain::Result<std::vector<shell::FileStatus>> Simulation::folder(serving::NodeKey node,
                                                                  const std::string& path) const {
    const auto found = m_state->reachable(node);
    if (!found) return tl::unexpected(found.error());
    const auto normal = storage::normalisePath(path);
    if (!normal) return tl::unexpected(normal.error());
    const auto itself = m_state->statusOf(**found, *normal);
    if (!itself) return tl::unexpected(itself.error());
    if (!itself->folder) return fail(ErrorCode::InvalidArgument, "the path is a file", "path");

    const std::string prefix = *normal == "/" ? "/" : *normal + "/";
    std::map<std::string, shell::FileStatus> entries;
    const State::Place place = m_state->placeOf(**found, *normal);
    if (const auto inside = place.disk->entries(place.inside)) {
        for (const storage::DiskEntry& entry : *inside) {
            const std::string whole = prefix + entry.path.substr(entry.path.rfind('/') + 1);
            if (auto status = m_state->statusOf(**found, whole))
                entries.emplace(whole, std::move(*status));
        }
    }
    for (const domain::VolumeMount& mount : (*found)->spec->mounts) {
        const std::string at = mountFolder(mount.path);
        if (!at.starts_with(prefix) || m_state->findVolume(mount.volume) == nullptr) continue;
        const std::string whole = at.substr(0, at.find('/', prefix.size()));
        if (auto status = m_state->statusOf(**found, whole))
            entries.emplace(whole, std::move(*status));
    }
    std::vector<shell::FileStatus> out;
    out.reserve(entries.size());
    for (auto& [whole, status] : entries)
        out.push_back(std::move(status));
    return out;
}

domain::Result<std::string> Simulation::readFile(serving::NodeKey node, const std::string& path,
                                                 std::int64_t offset, std::int64_t length) const {
    const auto found = m_state->reachable(node);
    if (!found) return tl::unexpected(found.error());
    const auto normal = storage::normalisePath(path);
    if (!normal) return tl::unexpected(normal.error());
    const auto status = m_state->statusOf(**found, *normal);
    if (!status) return tl::unexpected(status.error());
    if (status->folder) return fail(ErrorCode::InvalidArgument, "the path is a folder", "path");
    const State::Place place = m_state->placeOf(**found, *normal);
    return place.disk->read(place.inside, offset, std::min(length, kLargestPart));
}

domain::Result<void> Simulation::changeFiles(const FileChange& change) {
    auto done = m_state->changeFiles(change);
    if (done) m_state->volumesWritten(change.node);
    return done;
}

domain::Result<void> Simulation::State::changeFiles(const FileChange& change) {
    const auto found = reachable(change.node);
    if (!found) return tl::unexpected(found.error());
    const auto path = storage::normalisePath(change.path);
    if (!path) return tl::unexpected(path.error());
    const Place place = placeOf(**found, *path);
    const engine::Time now = clockOf(**found);
    const auto there = statusOf(**found, *path);
    const bool makes = change.kind != FileChange::Kind::Remove &&
                       change.kind != FileChange::Kind::Rename && !there;
    if (makes) {
        const auto parent = statusOf(**found, parentOf(*path));
        if (!parent) return tl::unexpected(parent.error());
        if (!parent->folder)
            return fail(ErrorCode::InvalidArgument, "a part of the path is a file", "path");
    }
    if (there && there->folder &&
        (change.kind == FileChange::Kind::Write || change.kind == FileChange::Kind::Resize)) {
        return fail(ErrorCode::InvalidArgument, "the path is a folder", "path");
    }
    if (change.text.size() > FileChange::kMostBytes)
        return fail(ErrorCode::LimitExceeded, "too much is written at once");
    switch (change.kind) {
        case FileChange::Kind::Write:
            return place.disk->writeAt(place.inside, change.number, change.text, now);
        case FileChange::Kind::Resize:
            return place.disk->resize(place.inside, change.number, now);
        case FileChange::Kind::MakeFolder:
            if (there)
                return fail(ErrorCode::AlreadyExists, "there is something of that name", "path");
            return place.disk->makeFolder(place.inside, now);
        case FileChange::Kind::Remove:
            if (!there) return tl::unexpected(there.error());
            if (place.isMountPoint)
                return fail(ErrorCode::PermissionDenied, "a volume is mounted there", "path");
            return there->folder ? place.disk->removeFolder(place.inside)
                                 : place.disk->remove(place.inside);
        case FileChange::Kind::Rename:
            break;
    }
    if (!there) return tl::unexpected(there.error());
    const auto to = storage::normalisePath(change.text);
    if (!to) return tl::unexpected(to.error());
    const Place target = placeOf(**found, *to);
    if (place.isMountPoint || target.isMountPoint)
        return fail(ErrorCode::PermissionDenied, "a volume is mounted there", "path");
    if (target.disk != place.disk)
        return fail(ErrorCode::NotSupported, "the two paths lie on different disks", "path");
    const auto parent = statusOf(**found, parentOf(*to));
    if (!parent) return tl::unexpected(parent.error());
    return place.disk->rename(place.inside, target.inside, now);
}

domain::Result<serving::LocalAnswer> Simulation::askNode(serving::NodeKey node, std::uint16_t port,
                                                         const serving::HttpRequest& request) {
    const auto found = m_state->reachable(node);
    if (!found) return tl::unexpected(found.error());
    return m_state->serving.askNode(node, port, request);
}

}  // namespace berth::sim::platform
