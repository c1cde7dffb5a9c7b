// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/berth_style.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QStyleFactory>
#include <QStyleOption>
#include <algorithm>

namespace berth::ui {
namespace {

constexpr int kIndicator = 16;

QRectF squareIn(const QRect& rect, qreal side) {
    return {rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side,
            side};
}

}  // namespace

BerthStyle::BerthStyle(std::shared_ptr<const Theme> theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(std::move(theme)) {}

void BerthStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const {
    switch (element) {
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            drawCheck(*option, *painter);
            return;
        case PE_IndicatorRadioButton:
            drawRadio(*option, *painter);
            return;
        case PE_IndicatorArrowDown:
        case PE_IndicatorArrowUp:
            drawArrow(option->rect, element == PE_IndicatorArrowUp,
                      option->state.testFlag(State_Enabled), *painter);
            return;
        // Views paint the focus as part of their rows, buttons as a ring of their own.
        case PE_FrameFocusRect:
            return;
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int BerthStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                            const QWidget* widget) const {
    switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return kIndicator;
        case PM_CheckBoxLabelSpacing:
        case PM_RadioButtonLabelSpacing:
            return 8;
        case PM_SmallIconSize:
            return 16;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int BerthStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const {
    switch (hint) {
        case SH_Widget_Animation_Duration:
            return 0;
        case SH_Table_GridLineColor:
            return static_cast<int>(m_theme->color(Token::Line).rgba());
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
            return 0;
        // The pictures have none; Alt and the letter work without it.
        case SH_UnderlineShortcut:
            return 0;
        case SH_ToolTip_WakeUpDelay:
            return 500;
        default:
            return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void BerthStyle::drawCheck(const QStyleOption& option, QPainter& painter) const {
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool on = option.state.testFlag(State_On);
    const bool partly = option.state.testFlag(State_NoChange);
    const bool focus = option.state.testFlag(State_HasFocus);
    const QRectF box = squareIn(option.rect, kIndicator - 1.0);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = enabled ? m_theme->color(Token::Accent) : m_theme->color(Token::Ink3);
    QPen edge(on || partly || focus ? fill : m_theme->color(Token::Line2));
    edge.setWidthF(focus ? m_theme->focusWidth() : 1.0);
    painter.setPen(edge);
    painter.setBrush(on || partly ? fill : m_theme->color(Token::Surf));
    painter.drawRoundedRect(box, 3, 3);
    QPen sign(m_theme->color(Token::OnAccent));
    sign.setWidthF(1.75);
    sign.setCapStyle(Qt::RoundCap);
    sign.setJoinStyle(Qt::RoundJoin);
    painter.setPen(sign);
    painter.setBrush(Qt::NoBrush);
    if (on) {
        QPainterPath tick;
        tick.moveTo(box.x() + 3.8, box.y() + 7.9);
        tick.lineTo(box.x() + 6.4, box.y() + 10.5);
        tick.lineTo(box.x() + 11.3, box.y() + 5.0);
        painter.drawPath(tick);
    } else if (partly) {
        painter.drawLine(QPointF(box.x() + 4, box.center().y()),
                         QPointF(box.right() - 4, box.center().y()));
    }
    if (focus && on) {
        // The ring would vanish on the filled box: a line of the inner colour sets it off.
        QPen ring(m_theme->color(Token::OnAccent));
        painter.setPen(ring);
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 2, 2);
    }
    painter.restore();
}

void BerthStyle::drawRadio(const QStyleOption& option, QPainter& painter) const {
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool on = option.state.testFlag(State_On);
    const bool focus = option.state.testFlag(State_HasFocus);
    const QRectF box = squareIn(option.rect, kIndicator - 1.0);
    const QColor accent = m_theme->color(enabled ? Token::Accent : Token::Ink3);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen edge(on || focus ? accent : m_theme->color(Token::Line2));
    edge.setWidthF(focus ? m_theme->focusWidth() : 1.0);
    painter.setPen(edge);
    painter.setBrush(on ? accent : m_theme->color(Token::Surf));
    painter.drawEllipse(box);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme->color(Token::OnAccent));
        painter.drawEllipse(squareIn(option.rect, 6));
    }
    painter.restore();
}

void BerthStyle::drawArrow(const QRect& rect, bool up, bool enabled, QPainter& painter) const {
    const QPointF middle = QRectF(rect).center();
    const qreal half = std::clamp(std::min(rect.width(), rect.height()) / 4.0, 2.5, 4.0);
    const qreal lift = up ? half / 2 : -half / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_theme->color(enabled ? Token::Ink2 : Token::Ink3));
    pen.setWidthF(1.5);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.drawPolyline(QPolygonF{QPointF(middle.x() - half, middle.y() + lift),
                                   QPointF(middle.x(), middle.y() - lift),
                                   QPointF(middle.x() + half, middle.y() + lift)});
    painter.restore();
}

}  // namespace berth::ui
