// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QPointer>
#include <cstdint>
#include <optional>

#include "models/bridge/log_search.h"
#include "models/items/log_model.h"
#include "ui/logs/log_row_painter.h"

namespace berth::ui {

// Shows a log model, newest at the bottom. Scrolls by rows and touches only the rows in view,
// whatever the length of the log. Untrusted text is painted through toDisplay() and never obeyed.
//
// While it follows, the newest row is in view. While it does not, the row at the top stays where it
// is, whatever comes, goes or is inserted; only when that row itself falls out does the oldest that
// is left take its place. A person's scrolling to the end starts following, away from it ends it.
// GUI thread.
class LogView final : public QAbstractScrollArea {
    Q_OBJECT

  public:
    explicit LogView(UiContext& ui, QWidget* parent = nullptr);

    // Not owned; both may be null and may go before the view.
    void setModel(items::LogModel* model, bridge::LogSearch* search);
    void setTimeBase(domain::TimeBase base);

    void setFollows(bool follows);
    [[nodiscard]] bool follows() const { return m_follows; }
    void setWraps(bool wraps);

    // The first row in view.
    [[nodiscard]] int topRow() const { return m_top; }
    [[nodiscard]] int lastFullRow() const;
    // Brings the entry into view and sets it off; ends following.
    void showHit(std::uint64_t serial);

    // The chosen rows as text, or an empty text.
    [[nodiscard]] QString chosenText() const;
    void chooseAll();
    void copy() const;

    [[nodiscard]] QSize sizeHint() const override { return {640, 240}; }

  Q_SIGNALS:
    void followsChanged(bool follows);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    struct Choice {
        int anchor = 0;
        int end = 0;
    };

    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] bool isChosen(int row) const;
    // The first row of the last screenful.
    [[nodiscard]] int lastTop() const;
    void settle();
    void inserted(int first, int count);
    void removed(int count);
    void moveTo(int row, bool extend);
    void bringIntoView(int row);
    void searched();

    UiContext& m_ui;
    LogRowPainter m_painter;
    QPointer<items::LogModel> m_model;
    QPointer<bridge::LogSearch> m_search;
    domain::TimeBase m_timeBase = domain::TimeBase::SimulationStart;
    int m_top = 0;
    bool m_follows = true;
    bool m_settling = false;
    int m_widest = 0;
    std::optional<Choice> m_choice;
    std::optional<std::uint64_t> m_hit;        // serial
    std::optional<std::uint64_t> m_topSerial;  // while the model is reset
};

}  // namespace berth::ui
