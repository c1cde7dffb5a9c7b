// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/overview_tab.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <vector>

#include "ui/deployment_detail/front_card.h"
#include "ui/deployment_detail/link_card.h"
#include "ui/deployment_detail/nodes_card.h"
#include "ui/deployment_detail/traffic_card.h"
#include "ui/logs/log_panel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace berth::ui {

OverviewTab::OverviewTab(PageServices& services, LogPanel* logs, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_links(new Card(services.ui, this)),
      m_noLinks(new Label(services.ui, TextStyle::Body, m_links)),
      m_frontLayout(new QVBoxLayout),
      m_nodes(new NodesCard(services, this)),
      m_traffic(new TrafficCard(services, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    m_links->setFlush(true);
    m_links->body().setSpacing(0);
    m_noLinks->setTone(Token::Ink2);
    m_noLinks->setWraps(true);
    m_noLinks->setContentsMargins(14, 12, 14, 8);
    m_links->body().addWidget(m_noLinks);
    layout->addWidget(m_links);
    m_frontLayout->setSpacing(12);
    layout->addLayout(m_frontLayout);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(m_nodes, 3);
    middle->addWidget(m_traffic, 2);
    m_traffic->setMinimumWidth(280);
    layout->addLayout(middle);
    logs->setParent(this);
    logs->setMinimumHeight(240);
    layout->addWidget(logs, 1);
    connect(m_nodes, &NodesCard::scaleRequested, this, &OverviewTab::scaleRequested);
    connect(m_nodes, &NodesCard::replaceRequested, this, &OverviewTab::replaceRequested);
    connect(m_nodes, &NodesCard::editRequested, this, &OverviewTab::editRequested);
    retranslate();
}

void OverviewTab::show(const domain::SnapshotPtr& snapshot, const domain::Deployment& deployment) {
    showLinks(deployment);
    showFronts(*snapshot, deployment);
    m_nodes->show(snapshot, deployment);
    m_traffic->setTarget(deployment.id, deployment.links.empty() ? 0 : deployment.links[0].port);
}

void OverviewTab::showLinks(const domain::Deployment& deployment) {
    const auto count = static_cast<qsizetype>(deployment.links.size());
    while (m_linkRows.size() > count)
        delete m_linkRows.takeLast();
    while (m_linkRows.size() < count) {
        auto* row = new LinkCard(m_services, m_links);
        m_links->body().addWidget(row);
        m_linkRows.append(row);
    }
    for (qsizetype i = 0; i < count; ++i)
        m_linkRows.at(i)->show(deployment, deployment.links[static_cast<std::size_t>(i)]);
    m_noLinks->setVisible(count == 0);
}

void OverviewTab::showFronts(const domain::Snapshot& snapshot,
                             const domain::Deployment& deployment) {
    const std::string& name = deployment.spec.name;
    std::vector<const domain::Front*> fronts;
    for (const domain::Front& front : snapshot.fronts) {
        if (std::any_of(front.members.begin(), front.members.end(),
                        [&](const auto& each) { return each.member.deployment == name; }))
            fronts.push_back(&front);
    }
    const auto count = static_cast<qsizetype>(fronts.size());
    while (m_fronts.size() > count)
        delete m_fronts.takeLast();
    while (m_fronts.size() < count) {
        m_fronts.append(new FrontCard(m_services.ui, this));
        m_frontLayout->addWidget(m_fronts.last());
    }
    for (qsizetype i = 0; i < count; ++i)
        m_fronts.at(i)->show(*fronts[static_cast<std::size_t>(i)], name);
}

void OverviewTab::retranslate() {
    m_noLinks->setText(
        tr("No port is open, so there is no link. Nodes fetch their work themselves."));
    m_nodes->retranslate();
    m_traffic->retranslate();
}

}  // namespace berth::ui
