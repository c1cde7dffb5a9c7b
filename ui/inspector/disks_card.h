// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/items/filesystem_model.h"
#include "ui/inspector/look_words.h"

namespace berth::ui {

class Card;
class DataTable;

// The disks, with what outlives the computer and what does not.
class DisksCard final : public QWidget {
    Q_OBJECT

  public:
    explicit DisksCard(UiContext& ui, QWidget* parent = nullptr);
    void set(const domain::Inspection& look);
    void retranslate();

  private:
    UiContext& m_ui;
    FilesystemWords m_words;
    items::FilesystemModel m_model;
    Card* m_card;
    DataTable* m_table;
};

}  // namespace berth::ui
