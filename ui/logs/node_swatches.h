// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QVector>
#include <set>

#include "models/domain/ids.h"
#include "ui/support/ui_context.h"

class QHBoxLayout;

namespace berth::ui {

// The number of a node in its colour; pressed: its lines are shown.
class NodeSwatch final : public QAbstractButton {
    Q_OBJECT

  public:
    NodeSwatch(UiContext& ui, int ordinal, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {22, 22}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    int m_ordinal;
};

// Which nodes' lines are shown: one swatch a node, up to kMost. The first press shows one node
// alone, further ones add or take away; none left shows all.
class NodeSwatches final : public QWidget {
    Q_OBJECT

  public:
    static constexpr int kMost = 12;
    struct Item {
        domain::NodeId node;
        int ordinal = 0;
        friend bool operator==(const Item&, const Item&) = default;
    };

    explicit NodeSwatches(UiContext& ui, QWidget* parent = nullptr);

    // Keeps the choice of nodes that are still there.
    void setNodes(const QVector<Item>& nodes);
    // Empty: all.
    [[nodiscard]] const std::set<domain::NodeId>& chosen() const { return m_chosen; }
    void retranslate();

  Q_SIGNALS:
    void chosenChanged();

  private:
    void toggle(const domain::NodeId& node);
    void show();

    UiContext& m_ui;
    QHBoxLayout* m_layout;
    QVector<Item> m_items;
    QVector<NodeSwatch*> m_buttons;
    std::set<domain::NodeId> m_chosen;
};

}  // namespace berth::ui
