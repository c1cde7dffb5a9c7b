// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/bridge/transfer_queue.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class ElidedLabel;
class IconView;
class Label;
class ProgressBar;

// One transfer: what, how far, and what can be done with it.
class TransferRow final : public QWidget {
    Q_OBJECT

  public:
    explicit TransferRow(UiContext& ui, QWidget* parent = nullptr);

    void set(const bridge::TransferJob& job);
    [[nodiscard]] std::uint64_t id() const { return m_id; }

  Q_SIGNALS:
    void pauseRequested(std::uint64_t id);
    void resumeRequested(std::uint64_t id);
    void removeRequested(std::uint64_t id);
    // Once more, as this says of what is there.
    void againRequested(std::uint64_t id, berth::domain::OnConflict conflict);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void showButtons(const bridge::TransferJob& job);

    UiContext& m_ui;
    std::uint64_t m_id = 0;
    bridge::TransferStage m_stage = bridge::TransferStage::Waiting;
    IconView* m_sign;
    ElidedLabel* m_title;
    ElidedLabel* m_state;
    Label* m_problems;
    ProgressBar* m_progress;
    Button* m_pause;
    Button* m_again;
    Button* m_replace;
    Button* m_remove;
};

}  // namespace berth::ui
