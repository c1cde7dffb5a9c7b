// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_name_cell.h"

#include <QPainter>
#include <utility>

namespace berth::ui {

namespace {
constexpr int kFileSign = 16;
constexpr int kBehindSign = 10;
}  // namespace

FileNameCell::FileNameCell(UiContext& ui, Sign sign, QObject* parent)
    : Cell(ui, parent), m_sign(std::move(sign)) {}

void FileNameCell::paintContent(QPainter& painter, const Room& room,
                                const QModelIndex& index) const {
    const Token quiet = room.stale ? Token::Ink3 : Token::Ink2;
    const QColor color = room.selected ? ui().theme().onSelection(quiet) : ui().color(quiet);
    const QRectF place(room.rect.left(), room.rect.top() + (room.rect.height() - kFileSign) / 2.0,
                       kFileSign, kFileSign);
    ui().icons().paint(painter, place, m_sign(index), color);
    Room words = room;
    words.rect.setLeft(room.rect.left() + kFileSign + kBehindSign);
    paintText(painter, words, index.data(Qt::DisplayRole).toString(), TextStyle::Body, Token::Ink);
}

}  // namespace berth::ui
