// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/state_index.h"

#include <algorithm>
#include <utility>

#include "sim/open_api/ids.h"

namespace berth::sim::open_api {

StateIndex::StateIndex(domain::SnapshotPtr snapshot, EndedDeployments ended)
    : m_snapshot(std::move(snapshot)), m_ended(std::move(ended)) {
    for (const domain::Deployment& deployment : m_snapshot->deployments) {
        if (const auto id = taskIdOf(deployment.id)) m_tasks.push_back({*id, &deployment, {}});
    }
    for (const platform::EndedDeployment& each : *m_ended) {
        if (const auto id = taskIdOf(each.deployment.id))
            m_tasks.push_back({*id, &each.deployment, each.ended});
    }
    // Between two publications one may be in both lists: then it has ended.
    std::sort(m_tasks.begin(), m_tasks.end(), [](const TaskRef& a, const TaskRef& b) {
        return a.id != b.id ? a.id > b.id : a.ended.has_value() > b.ended.has_value();
    });
    m_tasks.erase(std::unique(m_tasks.begin(), m_tasks.end(),
                              [](const TaskRef& a, const TaskRef& b) { return a.id == b.id; }),
                  m_tasks.end());
    for (const domain::Node& node : m_snapshot->nodes) {
        const auto task = taskIdOf(node.deployment);
        const auto point = pointIdOf(node.id);
        if (task && point) m_nodesByTask.push_back({*task, *point, &node});
    }
    m_nodesByPoint = m_nodesByTask;
    std::stable_sort(m_nodesByTask.begin(), m_nodesByTask.end(),
                     [](const NodeRef& a, const NodeRef& b) { return a.task < b.task; });
    std::sort(m_nodesByPoint.begin(), m_nodesByPoint.end(),
              [](const NodeRef& a, const NodeRef& b) { return a.point < b.point; });
    for (const domain::Pool& pool : m_snapshot->catalogue.pools) {
        if (!pool.offer.empty()) m_offers.emplace(pool.offer, &pool);
    }
}

const TaskRef* StateIndex::task(std::int64_t id) const {
    const auto found =
        std::lower_bound(m_tasks.begin(), m_tasks.end(), id,
                         [](const TaskRef& each, std::int64_t wanted) { return each.id > wanted; });
    return found != m_tasks.end() && found->id == id ? &*found : nullptr;
}

std::span<const NodeRef> StateIndex::nodesOf(std::int64_t task) const {
    const auto begin = std::lower_bound(
        m_nodesByTask.begin(), m_nodesByTask.end(), task,
        [](const NodeRef& each, std::int64_t wanted) { return each.task < wanted; });
    const auto end = std::find_if(begin, m_nodesByTask.end(),
                                  [task](const NodeRef& each) { return each.task != task; });
    return {begin, end};
}

const NodeRef* StateIndex::node(std::int64_t point) const {
    const auto found = std::lower_bound(
        m_nodesByPoint.begin(), m_nodesByPoint.end(), point,
        [](const NodeRef& each, std::int64_t wanted) { return each.point < wanted; });
    return found != m_nodesByPoint.end() && found->point == point ? &*found : nullptr;
}

const domain::Pool* StateIndex::poolOfOffer(std::string_view offer) const {
    const auto found = m_offers.find(offer);
    return found == m_offers.end() ? nullptr : found->second;
}

}  // namespace berth::sim::open_api
