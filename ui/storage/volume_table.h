// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/items/volume_model.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/data_table.h"

namespace berth::ui {

// Cells of volumes in words.
class VolumeWords final : public items::VolumeText {
  public:
    explicit VolumeWords(UiContext& ui) : m_ui(ui) {}

    [[nodiscard]] QString heading(items::VolumeColumn column) const override;
    [[nodiscard]] QString cell(const items::VolumeRow& row,
                               items::VolumeColumn column) const override;

  private:
    UiContext& m_ui;
};

// The volumes. A click on a heading sorts by it, a third one takes that back.
class VolumeTable final : public QWidget {
    Q_OBJECT

  public:
    explicit VolumeTable(UiContext& ui, QWidget* parent = nullptr);

    [[nodiscard]] items::VolumeModel& model() { return m_model; }
    [[nodiscard]] DataTable& view() { return *m_view; }
    // The row the keyboard is on; null when there is none.
    [[nodiscard]] const items::VolumeRow* current() const;

  Q_SIGNALS:
    void currentChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void setCells();

    UiContext& m_ui;
    VolumeWords m_words;
    items::VolumeModel m_model;
    DataTable* m_view;
};

}  // namespace berth::ui
