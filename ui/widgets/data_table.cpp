// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/data_table.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "ui/theme/type_scale.h"
#include "ui/widgets/band_paint.h"
#include "ui/widgets/cells.h"

namespace berth::ui {
namespace {

constexpr int kHeader = 28;

}  // namespace

DataTable::DataTable(UiContext& ui, RowHeight rows, QWidget* parent)
    : QTableView(parent), m_ui(ui) {
    setItemDelegate(new TextCell(ui, this));
    setShowGrid(false);  // delegates draw the hairlines, so that selection and focus can cover them
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setFont(fontFor(TextStyle::Body));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(20);
    verticalHeader()->setDefaultSectionSize(
        std::max(static_cast<int>(rows), lineHeight(TextStyle::Body) + 8));
    QHeaderView* header = horizontalHeader();
    header->setFont(fontFor(TextStyle::SecondStrong));
    header->setFixedHeight(std::max(kHeader, lineHeight(TextStyle::SecondStrong) + 8));
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(32);
    connect(this, &QAbstractItemView::activated, this, &DataTable::rowActivated);
    connect(&m_ui, &UiContext::changed, viewport(), qOverload<>(&QWidget::update));
}

void DataTable::setColumnWidths(const QVector<int>& widths, int stretch) {
    QHeaderView* header = horizontalHeader();
    for (int i = 0; i < widths.size(); ++i) {
        header->setSectionResizeMode(
            i, i == stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
        header->resizeSection(i, widths.at(i));
    }
    m_widths = widths;
}

void DataTable::setShownColumns(const QVector<ColumnWidth>& columns) {
    QVector<int> widths(model()->columnCount(), 0);
    for (int column = 0; column < widths.size(); ++column)
        setColumnHidden(column, true);
    for (const ColumnWidth& shown : columns) {
        widths[shown.column] = shown.width;
        setColumnHidden(shown.column, false);
    }
    setColumnWidths(widths, columns.constFirst().column);
}

void DataTable::setSortable() {
    horizontalHeader()->setSectionsClickable(true);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &DataTable::sortBy);
}

void DataTable::sortBy(int column) {
    const bool again = column == m_sortColumn;
    const bool back = again && m_sortOrder == Qt::DescendingOrder;
    m_sortColumn = back ? -1 : column;
    m_sortOrder = again && !back ? Qt::DescendingOrder : Qt::AscendingOrder;
    model()->sort(m_sortColumn, m_sortOrder);
}

void DataTable::setDispensable(const QVector<int>& columns) {
    m_dispensable = columns;
    dispense();
}

void DataTable::dispense() {
    int wanted = 0;
    for (int i = 0; i < m_widths.size(); ++i) {
        if (!isColumnHidden(i) || m_dispensable.contains(i)) wanted += m_widths.at(i);
    }
    for (const int column : std::as_const(m_dispensable)) {
        const bool hide = wanted > viewport()->width();
        if (hide) wanted -= m_widths.at(column);
        if (hide != isColumnHidden(column)) setColumnHidden(column, hide);
    }
}

void DataTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    dispense();
}

void DataTable::setStale(bool stale) {
    if (stale == m_stale) return;
    m_stale = stale;
    viewport()->update();
}

void DataTable::setFitsContents(int mostRows) {
    m_mostRows = mostRows;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    updateGeometry();
}

QSize DataTable::sizeHint() const {
    if (m_mostRows == 0 || model() == nullptr) return QTableView::sizeHint();
    const int rows = std::clamp(model()->rowCount(rootIndex()), 1, m_mostRows);
    return {400, horizontalHeader()->height() + rows * verticalHeader()->defaultSectionSize()};
}

QSize DataTable::minimumSizeHint() const {
    return m_mostRows > 0 ? QSize(120, sizeHint().height()) : QSize(120, 92);
}

QRect DataTable::placeOf(const QModelIndex& topLeft, const QModelIndex& bottomRight) const {
    const int top = rowViewportPosition(topLeft.row());
    const int bottom = rowViewportPosition(bottomRight.row()) + rowHeight(bottomRight.row());
    QRect place;
    for (int column = topLeft.column(); column <= bottomRight.column(); ++column) {
        if (isColumnHidden(column)) continue;
        place |= QRect(columnViewportPosition(column), top, columnWidth(column), bottom - top);
    }
    return place & viewport()->rect();
}

void DataTable::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                            const QList<int>& roles) {
    if (topLeft == bottomRight || !topLeft.isValid() || !bottomRight.isValid()) {
        QTableView::dataChanged(topLeft, bottomRight, roles);
        return;
    }
    if (const QRect place = placeOf(topLeft, bottomRight); !place.isEmpty()) {
        viewport()->update(place);
    }
    if (!QAccessible::isActive()) return;
    QAccessibleTableModelChangeEvent told(this, QAccessibleTableModelChangeEvent::DataChanged);
    told.setFirstRow(topLeft.row());
    told.setFirstColumn(topLeft.column());
    told.setLastRow(bottomRight.row());
    told.setLastColumn(bottomRight.column());
    QAccessible::updateAccessibility(&told);
}

void DataTable::setHovered(int row) {
    if (row == m_hovered) return;
    const int before = m_hovered;
    m_hovered = row;
    updateRow(before);
    updateRow(row);
}

void DataTable::updateRow(int row) {
    if (row < 0) return;
    viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void DataTable::mouseMoveEvent(QMouseEvent* event) {
    setHovered(indexAt(event->position().toPoint()).row());
    QTableView::mouseMoveEvent(event);
}

void DataTable::leaveEvent(QEvent* event) {
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void DataTable::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index =
        byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (!index.isValid()) return;
    const QPoint at =
        byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
    Q_EMIT menuRequested(index, at);
}

void DataTable::focusInEvent(QFocusEvent* event) {
    // A focus that is nowhere cannot be seen: take the first row.
    if (!currentIndex().isValid() && model() != nullptr && model()->rowCount() > 0) {
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    }
    QTableView::focusInEvent(event);
}

void DataTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    if (m_stale) paintStaleStripes(painter, viewport()->rect(), m_ui);
    if (!hasFocus() || !currentIndex().isValid()) return;
    // The focus lies around the whole row, not around one cell.
    const int row = currentIndex().row();
    const int width = m_ui.theme().focusWidth();
    const QRect line(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    const QColor color = m_ui.color(Token::Accent);
    painter.fillRect(QRect(line.left(), line.top(), line.width(), width), color);
    painter.fillRect(QRect(line.left(), line.bottom() - width + 1, line.width(), width), color);
}

}  // namespace berth::ui
