// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/node_swatches.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPen>

#include "ui/widgets/cells.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

NodeSwatch::NodeSwatch(UiContext& ui, int ordinal, QWidget* parent)
    : QAbstractButton(parent), m_ui(ui), m_ordinal(ordinal) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void NodeSwatch::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isChecked()) painter.setOpacity(0.35);
    paintNodeNumber(painter, QRect((width() - 18) / 2, (height() - 16) / 2, 18, 16), m_ui,
                    m_ordinal);
    if (!hasFocus()) return;
    painter.setOpacity(1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_ui.color(Token::Accent), m_ui.theme().focusWidth()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

NodeSwatches::NodeSwatches(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
}

void NodeSwatches::setNodes(const QVector<Item>& nodes) {
    const QVector<Item> items = nodes.mid(0, kMost);
    if (items == m_items) return;
    m_items = items;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    std::set<domain::NodeId> kept;
    for (const Item& item : m_items) {
        auto* button = new NodeSwatch(m_ui, item.ordinal, this);
        m_layout->addWidget(button);
        m_buttons.append(button);
        connect(button, &QAbstractButton::clicked, this,
                [this, node = item.node] { toggle(node); });
        if (m_chosen.contains(item.node)) kept.insert(item.node);
    }
    const bool changed = kept != m_chosen;
    m_chosen = kept;
    retranslate();
    show();
    if (changed) Q_EMIT chosenChanged();
}

void NodeSwatches::retranslate() {
    for (int i = 0; i < m_buttons.size(); ++i) {
        const QString name = tr("Lines of node %1").arg(m_items.at(i).ordinal);
        m_buttons.at(i)->setAccessibleName(name);
        m_buttons.at(i)->setToolTip(plainToolTip(name));
    }
}

void NodeSwatches::toggle(const domain::NodeId& node) {
    if (m_chosen.erase(node) == 0) m_chosen.insert(node);
    if (static_cast<qsizetype>(m_chosen.size()) == m_items.size()) m_chosen.clear();
    show();
    Q_EMIT chosenChanged();
}

void NodeSwatches::show() {
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setChecked(m_chosen.empty() || m_chosen.contains(m_items.at(i).node));
}

}  // namespace berth::ui
