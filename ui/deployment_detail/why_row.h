// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/snapshot.h"
#include "ui/support/page_services.h"
#include "ui/theme/tokens.h"

namespace berth::ui {

class Button;
class IconView;
class Label;

// Says in words why a node is not serving, with what helps. Hidden while all is well.
class WhyRow final : public QWidget {
    Q_OBJECT

  public:
    WhyRow(PageServices& services, QWidget* parent = nullptr);

    // The node with the worst state of the deployment, or the one that is chosen.
    void show(const domain::Snapshot& snapshot, const domain::DeploymentId& deployment,
              const domain::NodeId& chosen);

  Q_SIGNALS:
    void replaceRequested(const berth::domain::NodeId& node);
    // The node waits for something that only another configuration gives it.
    void editRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    PageServices& m_services;
    UiContext& m_ui;
    domain::NodeId m_node;
    Token m_ground = Token::WarnTint;
    IconView* m_icon;
    Label* m_question;
    Label* m_text;
    Button* m_replace;
    Button* m_edit;
};

// Of the nodes that want attention the one most in need of it; null when there is none.
[[nodiscard]] const domain::Node* worstNode(const domain::Snapshot& snapshot,
                                            const domain::DeploymentId& deployment);

}  // namespace berth::ui
