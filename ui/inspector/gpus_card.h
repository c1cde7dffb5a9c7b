// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/bridge/inspection_feed.h"
#include "models/items/gpu_state_model.h"
#include "ui/inspector/look_words.h"

namespace berth::ui {

class Card;
class DataTable;
class Label;

// The cards of a computer with their use, memory, heat and power; or why none is seen.
class GpusCard final : public QWidget {
    Q_OBJECT

  public:
    explicit GpusCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const bridge::InspectionFeed& feed);
    void retranslate();

  private:
    void setCells();

    UiContext& m_ui;
    GpuStateWords m_words;
    items::GpuStateModel m_model;
    Card* m_card;
    DataTable* m_table;
    Label* m_none;
};

}  // namespace berth::ui
