// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "models/domain/snapshot.h"
#include "ui/support/page_services.h"

class QVBoxLayout;

namespace berth::ui {

class Card;
class FrontCard;
class Label;
class LinkCard;
class LogPanel;
class NodesCard;
class TrafficCard;

// Links and the addresses it shares with others, nodes, traffic and the merged log of one
// deployment at a glance.
class OverviewTab final : public QWidget {
    Q_OBJECT

  public:
    // Takes the log panel into its layout.
    OverviewTab(PageServices& services, LogPanel* logs, QWidget* parent = nullptr);

    void show(const domain::SnapshotPtr& snapshot, const domain::Deployment& deployment);
    void retranslate();

  Q_SIGNALS:
    void scaleRequested();
    void replaceRequested(const berth::domain::NodeId& node);
    void editRequested();

  private:
    void showLinks(const domain::Deployment& deployment);
    void showFronts(const domain::Snapshot& snapshot, const domain::Deployment& deployment);

    PageServices& m_services;
    Card* m_links;
    Label* m_noLinks;
    QVector<LinkCard*> m_linkRows;
    QVBoxLayout* m_frontLayout;
    QVector<FrontCard*> m_fronts;
    NodesCard* m_nodes;
    TrafficCard* m_traffic;
};

}  // namespace berth::ui
