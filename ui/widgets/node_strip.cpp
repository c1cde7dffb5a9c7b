// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/node_strip.h"

#include <QEvent>
#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <array>

#include "ui/support/state_texts.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {
namespace {

constexpr int kMark = 13;
constexpr int kStep = 16;
constexpr int kMoreWidth = 34;

using domain::NodeState;

constexpr std::array kWorstFirst = {
    NodeState::CrashLoop, NodeState::ImagePullBackOff, NodeState::Failed,  NodeState::NotReady,
    NodeState::Unknown,   NodeState::Pending,          NodeState::Pulling, NodeState::Starting,
    NodeState::Running,   NodeState::Terminating,      NodeState::Ended,
};

}  // namespace

void paintNodeStrip(QPainter& painter, const QRect& rect, const UiContext& ui,
                    const QVector<NodeState>& states, bool selected) {
    qsizetype shown = states.size();
    if (nodeStripWidth(shown) > rect.width()) {
        shown = std::clamp<qsizetype>((rect.width() - kMoreWidth) / kStep, 0, states.size());
    }
    const qreal y = rect.y() + (rect.height() - kMark) / 2.0;
    for (qsizetype i = 0; i < shown; ++i) {
        const QRectF place(rect.x() + static_cast<int>(i) * kStep, y, kMark, kMark);
        paintMark(painter, place, ui, visualOf(states.at(i)), Token::Surf, selected);
    }
    if (shown < states.size()) {
        painter.save();
        painter.setFont(fontFor(TextStyle::Small));
        painter.setPen(ui.theme().onSelection(Token::Ink2));
        if (!selected) painter.setPen(ui.color(Token::Ink2));
        painter.drawText(
            QRect(rect.x() + static_cast<int>(shown) * kStep, rect.y(), kMoreWidth, rect.height()),
            Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("+%1").arg(states.size() - shown));
        painter.restore();
    }
}

int nodeStripWidth(qsizetype nodes) {
    return nodes == 0 ? 0 : static_cast<int>(nodes) * kStep - (kStep - kMark);
}

QString nodeStripText(const QVector<NodeState>& states) {
    QStringList parts;
    for (const NodeState state : kWorstFirst) {
        const auto count = states.count(state);
        if (count > 0) parts.append(QStringLiteral("%1 %2").arg(count).arg(stateText(state)));
    }
    return parts.join(QStringLiteral(", "));
}

NodeStrip::NodeStrip(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void NodeStrip::setStates(const QVector<NodeState>& states) {
    if (states == m_states) return;
    m_states = states;
    retranslate();
    updateGeometry();
    update();
}

QSize NodeStrip::sizeHint() const {
    return {nodeStripWidth(m_states.size()), kStep};
}

QSize NodeStrip::minimumSizeHint() const {
    return {std::min(nodeStripWidth(m_states.size()), kMoreWidth + kStep), kStep};
}

void NodeStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintNodeStrip(painter, rect(), m_ui, m_states);
}

void NodeStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void NodeStrip::retranslate() {
    const QString text = nodeStripText(m_states);
    setAccessibleName(text);
    setToolTip(plainToolTip(text));
}

}  // namespace berth::ui
