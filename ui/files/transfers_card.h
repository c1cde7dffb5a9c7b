// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "models/bridge/transfer_queue.h"
#include "ui/support/ui_context.h"

class QScrollArea;
class QVBoxLayout;

namespace berth::ui {

class Button;
class Card;
class TransferRow;

// The transfers of one computer; hidden while there are none.
class TransfersCard final : public QWidget {
    Q_OBJECT

  public:
    // The queue must outlive it.
    TransfersCard(UiContext& ui, bridge::TransferQueue& queue, QWidget* parent = nullptr);
    void retranslate();

  private:
    void arrange();
    void again(std::uint64_t id, domain::OnConflict conflict);
    void clear();
    [[nodiscard]] TransferRow* makeRow();

    UiContext& m_ui;
    bridge::TransferQueue& m_queue;
    Card* m_card;
    Button* m_clear;
    QScrollArea* m_area;
    QVBoxLayout* m_layout;
    QVector<TransferRow*> m_rows;
};

}  // namespace berth::ui
