// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/items/node_model.h"
#include "ui/deployment_detail/node_cells.h"
#include "ui/support/page_services.h"

namespace berth::ui {

class Button;
class Card;
class DataTable;
class WhyRow;

// The nodes of one deployment with what each is doing, and why one is not.
class NodesCard final : public QWidget {
    Q_OBJECT

  public:
    NodesCard(PageServices& services, QWidget* parent = nullptr);

    void show(const domain::SnapshotPtr& snapshot, const domain::Deployment& deployment);
    void retranslate();

  Q_SIGNALS:
    void scaleRequested();
    void replaceRequested(const berth::domain::NodeId& node);
    void editRequested();

  private:
    void setUpCells();
    void showMenu(const QModelIndex& index, const QPoint& position);
    void showWhy();
    [[nodiscard]] domain::NodeId chosen() const;

    PageServices& m_services;
    UiContext& m_ui;
    NodeCells m_cells;
    domain::SnapshotPtr m_snapshot;
    domain::DeploymentId m_deployment;
    items::NodeModel* m_model;
    Card* m_card;
    Button* m_scale;
    DataTable* m_table;
    WhyRow* m_why;
};

}  // namespace berth::ui
