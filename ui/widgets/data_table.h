// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "ui/support/ui_context.h"

namespace berth::ui {

enum class RowHeight { Dense = 28, Standard = 32, List = 36, TwoLines = 42 };

struct ColumnWidth {
    int column;
    int width;
};

// A table as visual.md wants it: header of 28 px, hairlines, no zebra, whole rows chosen, one tab
// stop. Arrow keys move, Enter activates, Menu opens the context menu at the row; columns keep
// their widths, one stretches. Cells are painted by the delegates of cells.h; numbers are
// right-aligned by the model's TextAlignmentRole, and the header follows its column.
class DataTable final : public QTableView {
    Q_OBJECT

  public:
    DataTable(UiContext& ui, RowHeight rows, QWidget* parent = nullptr);

    // Call after setModel(): column widths in device-independent pixels; `stretch` takes the rest.
    void setColumnWidths(const QVector<int>& widths, int stretch);
    // Call after setColumnWidths(): columns that are hidden, the first one first, as long as the
    // table is too narrow for all that it shows. What they say must stand elsewhere too.
    void setDispensable(const QVector<int>& columns);
    // Call after setModel(): the columns that are shown, the first of which takes the rest.
    void setShownColumns(const QVector<ColumnWidth>& columns);
    // A click on a heading sorts the model by that column, rising; a second one falling; a third
    // brings back the order the model has by itself, sort(-1).
    void setSortable();
    // The row under the pointer, or -1.
    [[nodiscard]] int hoveredRow() const { return m_hovered; }
    // Draws the values as old: quiet ink over stripes (a lost connection).
    void setStale(bool stale);
    [[nodiscard]] bool isStale() const { return m_stale; }
    // As high as its rows, up to a limit: for tables inside cards.
    void setFitsContents(int mostRows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  Q_SIGNALS:
    // Enter or double click on a row.
    void rowActivated(const QModelIndex& index);
    // Right click or the Menu key; global position.
    void menuRequested(const QModelIndex& index, const QPoint& position);

  protected:
    // Paints again what is seen of the change; Qt's own would paint everything.
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] QRect placeOf(const QModelIndex& topLeft, const QModelIndex& bottomRight) const;
    void setHovered(int row);
    void updateRow(int row);
    void dispense();
    void sortBy(int column);

    UiContext& m_ui;
    QVector<int> m_widths;  // as set, by column
    QVector<int> m_dispensable;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_hovered = -1;
    int m_mostRows = 0;
    bool m_stale = false;
};

}  // namespace berth::ui
