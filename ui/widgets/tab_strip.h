// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTabBar>

#include "ui/support/ui_context.h"
#include "ui/widgets/chip.h"

namespace berth::ui {

// Tabs as words with a line under the chosen one, and a chip beside a word where it counts
// something.
class TabStrip final : public QTabBar {
    Q_OBJECT

  public:
    explicit TabStrip(UiContext& ui, QWidget* parent = nullptr);

    // An empty text takes the chip away.
    void setBadge(int tab, Tone tone, const QString& text);

    [[nodiscard]] QSize sizeHint() const override;

  protected:
    // Room for the strong form of the word, so that choosing moves nothing.
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
};

}  // namespace berth::ui
