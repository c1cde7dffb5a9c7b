// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/deployment_detail/link_test.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// The requests of a link test as bars: height is the time, colour and number are the node that
// answered; a request without an answer is a cross.
class LinkBars final : public QWidget {
    Q_OBJECT

  public:
    explicit LinkBars(UiContext& ui, QWidget* parent = nullptr);

    void setBars(std::vector<LinkTestBar> bars);

    [[nodiscard]] QSize sizeHint() const override { return {260, 52}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 52}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    [[nodiscard]] QString textOf(const LinkTestBar& bar) const;
    void retranslate();

    UiContext& m_ui;
    std::vector<LinkTestBar> m_bars;
};

}  // namespace berth::ui
