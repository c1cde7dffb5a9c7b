// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cells.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <algorithm>

#include "ui/widgets/data_table.h"
#include "ui/widgets/node_strip.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {
namespace {

constexpr int kCellsPadding = 8;
constexpr int kCheckBox = 24;

QRect checkRect(const QRect& cell) {
    return {cell.x() + kCellsPadding, cell.y() + (cell.height() - 16) / 2, 16, 16};
}

}  // namespace

Cell::Cell(UiContext& ui, QObject* parent) : QStyledItemDelegate(parent), m_ui(ui) {}

void Cell::paint(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const {
    const auto* table = qobject_cast<const DataTable*>(option.widget);
    Room room;
    room.selected = option.state.testFlag(QStyle::State_Selected);
    room.stale = table != nullptr && table->isStale();
    const bool hovered = table != nullptr && table->hoveredRow() == index.row();
    painter->save();
    painter->setClipRect(option.rect);
    const Token ground = room.selected ? Token::Selection : hovered ? Token::Hover : Token::Surf;
    painter->fillRect(option.rect, m_ui.color(ground));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      m_ui.color(Token::Line));
    room.rect = option.rect.adjusted(kCellsPadding, 0, -kCellsPadding, -1);
    // The first column starts on the line of the card's title.
    if (index.column() == 0) room.rect.setLeft(option.rect.left() + 14);
    paintContent(*painter, room, index);
    painter->restore();
}

QSize Cell::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QString text = index.data(Qt::DisplayRole).toString();
    return {QFontMetrics(option.font).horizontalAdvance(text) + 2 * kCellsPadding + 4, 32};
}

void Cell::paintText(QPainter& painter, const Room& room, const QString& text, TextStyle style,
                     Token color, Qt::Alignment align) const {
    const QFont font = fontFor(style);
    painter.setFont(font);
    if (room.selected) {
        painter.setPen(m_ui.theme().onSelection(color));
    } else {
        painter.setPen(m_ui.color(room.stale ? Token::Ink3 : color));
    }
    painter.drawText(room.rect, align | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, room.rect.width()));
}

TextCell::TextCell(UiContext& ui, QObject* parent, TextStyle style)
    : Cell(ui, parent), m_style(style) {}

void TextCell::paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const {
    Room inner = room;
    const QVariant check = index.data(Qt::CheckStateRole);
    if (check.isValid()) {
        QStyleOptionViewItem box;
        box.rect = checkRect(room.rect.adjusted(-kCellsPadding, 0, 0, 0));
        box.state = QStyle::State_Enabled;
        box.state |= check.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, &painter);
        inner.rect.setLeft(room.rect.left() + kCheckBox);
    }
    const QVariant aligned = index.data(Qt::TextAlignmentRole);
    const auto align = aligned.isValid() ? Qt::Alignment(aligned.toInt()) & Qt::AlignHorizontal_Mask
                                         : Qt::Alignment(Qt::AlignLeft);
    paintText(painter, inner, index.data(Qt::DisplayRole).toString(), m_style,
              m_color ? m_color(index) : Token::Ink, align);
}

bool TextCell::editorEvent(QEvent* event, QAbstractItemModel* model,
                           const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QVariant check = index.data(Qt::CheckStateRole);
    if (!check.isValid() || !index.flags().testFlag(Qt::ItemIsUserCheckable)) return false;
    bool toggle = false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
        toggle = at.x() < option.rect.x() + kCellsPadding + kCheckBox + 6;
    } else if (event->type() == QEvent::KeyPress) {
        toggle = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    }
    if (!toggle) return false;
    const bool on = check.toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

StateCell::StateCell(UiContext& ui, Value value, QObject* parent)
    : Cell(ui, parent), m_value(std::move(value)) {}

void StateCell::paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const {
    const StateCellValue value = m_value(index);
    const QRectF mark(room.rect.x(), room.rect.y() + (room.rect.height() - kMarkSize) / 2.0,
                      kMarkSize, kMarkSize);
    StateVisual visual = value.visual;
    if (room.stale) visual.color = Token::Ink3;
    paintMark(painter, mark, ui(), visual, Token::Surf, room.selected);
    Room words = room;
    words.rect.setLeft(room.rect.left() + kMarkSize + 7);
    paintText(painter, words, value.word, value.quiet ? TextStyle::Body : TextStyle::Strong,
              value.quiet ? Token::Ink : value.visual.color);
    if (!value.progress) return;
    const int used = QFontMetrics(fontFor(TextStyle::Strong)).horizontalAdvance(value.word) + 8;
    const QRect left = words.rect.adjusted(used, 0, 0, 0);
    if (left.width() < 24) return;
    paintBar(painter, QRectF(left.x(), left.y(), std::min(left.width(), 56), left.height()), ui(),
             *value.progress, value.visual.color);
}

NodeStripCell::NodeStripCell(UiContext& ui, Value value, QObject* parent)
    : Cell(ui, parent), m_value(std::move(value)) {}

void NodeStripCell::paintContent(QPainter& painter, const Room& room,
                                 const QModelIndex& index) const {
    paintNodeStrip(painter, room.rect, ui(), m_value(index), room.selected);
}

BarCell::BarCell(UiContext& ui, Value value, QObject* parent)
    : Cell(ui, parent), m_value(std::move(value)) {}

void BarCell::paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const {
    const BarCellValue value = m_value(index);
    constexpr int kFigure = 46;
    if (value.ratio) {
        const QRectF bar(room.rect.x(), room.rect.y(), std::max(room.rect.width() - kFigure, 0),
                         room.rect.height());
        paintBar(painter, bar, ui(), *value.ratio, value.color);
    }
    paintText(painter, room, value.text, TextStyle::Body, Token::Ink, Qt::AlignRight);
}

SparklineCell::SparklineCell(UiContext& ui, Value value, QObject* parent)
    : Cell(ui, parent), m_value(std::move(value)) {}

void SparklineCell::paintContent(QPainter& painter, const Room& room,
                                 const QModelIndex& index) const {
    const int height = std::min(room.rect.height() - 10, 18);
    const QRect place(room.rect.x(), room.rect.y() + (room.rect.height() - height) / 2,
                      room.rect.width(), height);
    paintSparkline(painter, place, ui(), m_value(index), Token::Ink2);
}

NodeNumberCell::NodeNumberCell(UiContext& ui, Value ordinal, QObject* parent)
    : Cell(ui, parent), m_value(std::move(ordinal)) {}

void NodeNumberCell::paintContent(QPainter& painter, const Room& room,
                                  const QModelIndex& index) const {
    const QRect place(room.rect.x(), room.rect.y() + (room.rect.height() - 16) / 2, 18, 16);
    paintNodeNumber(painter, place, ui(), m_value(index));
}

QColor nodeColor(const Theme& theme, int ordinal) {
    return theme.series(std::max(ordinal - 1, 0));
}

QColor nodeNumberInk(const Theme& theme, int ordinal) {
    const QColor ground = nodeColor(theme, ordinal);
    const QColor light(Qt::white);
    const QColor dark(Qt::black);
    return contrastRatio(ground, light) >= contrastRatio(ground, dark) ? light : dark;
}

void paintNodeNumber(QPainter& painter, const QRect& rect, const UiContext& ui, int ordinal) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(nodeColor(ui.theme(), ordinal));
    painter.drawRoundedRect(rect, 3, 3);
    painter.setFont(fontFor(TextStyle::SmallStrong));
    painter.setPen(nodeNumberInk(ui.theme(), ordinal));
    painter.drawText(rect, Qt::AlignCenter, QString::number(ordinal));
    painter.restore();
}

}  // namespace berth::ui
