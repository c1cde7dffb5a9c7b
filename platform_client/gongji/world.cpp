// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "platform_client/gongji/prepared_images.h"
#include "platform_client/gongji/spec_check.h"

namespace berth::platform_client::gongji {

void World::takeOffers(std::vector<WireOffer> offers) {
    constexpr std::size_t kRemembered = 50'000;
    m_offers = OfferBook(std::move(offers));
    if (m_places.size() > kRemembered) m_places.clear();
    for (const domain::Pool& pool : m_offers.catalogue().pools)
        m_places[pool.offer] = {pool.gpuSpec, pool.region.value};
}

void World::takeStorages(StorageKind kind, std::vector<WireStorage> storages) {
    m_storages[kind] = std::move(storages);
}

std::optional<World::Place> World::placeOfMark(const std::string& mark) const {
    const auto found = m_places.find(mark);
    if (found == m_places.end()) return std::nullopt;
    return found->second;
}

domain::DeploymentSpec World::wantedOf(const domain::EditDeployment& edit,
                                       const domain::DeploymentSpec& now) const {
    domain::DeploymentSpec spec = edit.spec;
    // Nobody edits what nobody sees: what comes back as it was once shown is as it is now.
    const auto task = taskOf(edit.deployment);
    if (task && m_deployments.hadExtensions(*task, spec.extensions)) spec.extensions.clear();
    return gongji::wantedOf(spec, now);
}

void World::noteCause(TaskId task, const domain::OperationId& operation) {
    m_causes[deploymentIdOf(task)] = operation;
}

namespace {

domain::VolumeKind kindOf(StorageKind kind) {
    switch (kind) {
        case StorageKind::Juicefs:
            return domain::VolumeKind::Bucket;
        case StorageKind::Nas:
            return domain::VolumeKind::Nas;
        case StorageKind::Share:
            break;
    }
    return domain::VolumeKind::Shared;
}

}  // namespace

std::vector<domain::Volume> World::volumes() const {
    std::vector<domain::Volume> volumes;
    std::set<domain::VolumeId> known;
    for (const auto& [kind, storages] : m_storages) {
        for (const WireStorage& each : storages) {
            const domain::VolumeId id = volumeIdOf(kind, each.id);
            known.insert(id);
            volumes.push_back({id, each.name, {each.useSize}, {each.size}, 0, kindOf(kind)});
        }
    }
    // What is mounted is there, also where nobody lists it.
    for (const auto& [task, entry] : m_tasks.tasks()) {
        const domain::DeploymentSpec* spec = m_deployments.specOf(task);
        if (spec == nullptr) continue;
        for (const domain::VolumeMount& mount : spec->mounts) {
            if (known.insert(mount.volume).second)
                volumes.push_back({mount.volume, mount.volume.value, {}, {}, 0});
        }
    }
    std::sort(volumes.begin(), volumes.end(),
              [](const domain::Volume& a, const domain::Volume& b) { return a.id < b.id; });
    return volumes;
}

void World::forgetDeleted(domain::Instant now) {
    for (const domain::Deployment& deployment : m_snapshot->deployments) {
        const auto task = taskOf(deployment.id);
        if (!task || m_tasks.find(*task) != nullptr) continue;
        m_nodes.endAll(*task, domain::ReasonKind::Deleted, now);
        m_deployments.forget(*task);
        m_costOfDeleted += deployment.costSoFar;
    }
    m_nodes.forgetOld(now);
}

void World::showTasks(domain::Snapshot& shown, domain::Instant now) {
    shown.costSoFar = m_costOfDeleted;
    for (const auto& [id, task] : m_tasks.tasks()) {
        if (!m_allRead && !task.isRead()) continue;
        m_deployments.lookAt(task, m_offers, now);
        const domain::DeploymentSpec& spec = *m_deployments.specOf(id);
        m_nodes.update(task, spec.gpuSpec, m_deployments.revisionOf(id), m_offers, now);
        shown.deployments.push_back(m_deployments.deploymentOf(task, m_nodes.nodesOf(id, now)));
        shown.rateNow = shown.rateNow + shown.deployments.back().rateNow;
        shown.costSoFar += shown.deployments.back().costSoFar;
    }
    std::stable_sort(shown.deployments.begin(), shown.deployments.end(),
                     [](const auto& a, const auto& b) { return a.spec.name < b.spec.name; });
    shown.nodes = m_nodes.all(now);
    if (!m_allRead) {
        shown.firstReading = {static_cast<int>(shown.deployments.size()),
                              static_cast<int>(m_tasks.tasks().size())};
    }
}

std::optional<World::Publication> World::publish(domain::Instant now) {
    const auto asOf = m_tasks.asOf();
    if (!asOf) return std::nullopt;
    forgetDeleted(now);
    auto made = std::make_shared<domain::Snapshot>();
    made->version = m_snapshot->version + 1;
    made->timeBase = domain::TimeBase::UnixEpoch;
    // A clock that is set back must not make the state look as if it were another.
    made->at = std::max(*asOf, m_snapshot->at);
    made->catalogue = m_offers.catalogue();
    made->catalogue.presets = preparedImages();
    made->catalogue.blockedRegistries = blockedRegistries();
    showTasks(*made, now);
    if (made->firstReading && made->deployments.empty()) return std::nullopt;
    made->volumes = volumes();
    Publication publication;
    const std::vector<NewPodEvent> podEvents = m_nodes.takeNewEvents();
    // What was there when one began to look did not happen before one's eyes.
    if (m_snapshot->version > 0 && !m_snapshot->firstReading)
        publication.events = m_events.differences(*m_snapshot, *made, podEvents, m_causes, now);
    m_causes.clear();
    m_snapshot = std::move(made);
    publication.snapshot = m_snapshot;
    return publication;
}

}  // namespace berth::platform_client::gongji
