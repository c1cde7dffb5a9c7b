// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/link_table.h"

#include <fmt/format.h>

#include <utility>

#include "sim/fronts/front_key.h"

namespace berth::sim::platform {

LinkTable::~LinkTable() {
    if (m_host == nullptr) return;
    for (const auto& [key, link] : m_links) {
        if (link.port != 0) m_host->close(key);
    }
}

void LinkTable::linkClosed(const LinkInfo& link) {
    std::erase_if(m_pending, [&](const LinkInfo& p) { return p.key == link.key; });
    const auto it = m_links.find(link.key);
    if (it == m_links.end()) return;
    if (m_host != nullptr && it->second.port != 0) m_host->close(link.key);
    m_links.erase(it);
    m_remembered.erase(link.key);
}

std::vector<LinkTable::Opened> LinkTable::openPending() {
    std::vector<Opened> opened;
    for (LinkInfo& info : std::exchange(m_pending, {})) {
        Opened link;
        link.info = std::move(info);
        if (m_host != nullptr) {
            const auto former = m_remembered.find(link.info.key);
            const std::uint16_t wanted = former == m_remembered.end() ? 0 : former->second;
            auto port = m_host->open(link.info.key, wanted);
            if (!port && wanted != 0) {
                link.moved = true;
                link.problem = fmt::format("port {} is in use by another program", wanted);
                port = m_host->open(link.info.key, 0);
            }
            if (port) {
                link.port = *port;
                link.fresh = *port != wanted;
                m_remembered[link.info.key] = *port;
            } else {
                link.problem = port.error().detail;
            }
        }
        m_links[link.info.key] = link;
        opened.push_back(std::move(link));
    }
    return opened;
}

const LinkInfo* LinkTable::find(serving::LinkKey link) const {
    const auto it = m_links.find(link);
    return it == m_links.end() ? nullptr : &it->second.info;
}

void LinkTable::describe(domain::Snapshot& snapshot) const {
    std::map<std::pair<domain::DeploymentId, int>, const Opened*> byDeployment;
    std::map<std::string, const Opened*> byFront;
    for (const auto& [key, link] : m_links) {
        if (fronts::isFront(key))
            byFront[link.info.deploymentName] = &link;
        else
            byDeployment[{link.info.deployment, key.port}] = &link;
    }
    const auto put = [](const Opened& opened, std::string& url, std::string& problem) {
        if (opened.port != 0)
            url = fmt::format("http://127.0.0.1:{}", opened.port);
        else
            problem = opened.problem;
    };
    for (domain::Deployment& deployment : snapshot.deployments) {
        for (domain::PortLink& link : deployment.links) {
            const auto it = byDeployment.find({deployment.id, link.port});
            if (it != byDeployment.end()) put(*it->second, link.url, link.problem);
        }
    }
    for (domain::Front& front : snapshot.fronts) {
        const auto it = byFront.find(front.spec.name);
        if (it != byFront.end()) put(*it->second, front.url, front.problem);
    }
}

}  // namespace berth::sim::platform
