// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/folder_table.h"

#include <QDragEnterEvent>
#include <QItemSelectionModel>
#include <QMimeData>
#include <QPainter>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/files/file_name_cell.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"

namespace berth::ui {

using items::RemoteFileColumn;
using items::RemoteFileRow;

namespace {

// Of this computer; what else is dragged here, say a link of a browser, is none.
QStringList filesIn(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile()) paths << url.toLocalFile();
    }
    return paths;
}

Icon signOf(const RemoteFileRow& row) {
    if (row.isFolder()) return Icon::Folder;
    return row.file.kind == domain::RemoteFileKind::Link ? Icon::Link : Icon::File;
}

}  // namespace

FolderTable::FolderTable(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_words(ui),
      m_model(&m_words),
      m_view(new DataTable(ui, RowHeight::Standard, this)) {
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setObjectName(QStringLiteral("remoteFiles"));
    m_view->setModel(&m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setCells();
    showFates(false);
    setKeys();
    m_view->setSortable();
    connect(m_view, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        const RemoteFileRow& row = m_model.rowAt(index.row());
        if (row.isFolder()) Q_EMIT folderActivated(row.file.name);
    });
    connect(m_view, &DataTable::menuRequested, this,
            [this](const QModelIndex& /*index*/, const QPoint& position) {
                Q_EMIT menuRequested(position);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FolderTable::choiceChanged);
}

void FolderTable::setCells() {
    const auto at = [this](const QModelIndex& index) -> const RemoteFileRow& {
        return m_model.rowAt(index.row());
    };
    m_view->setItemDelegate(new TextCell(m_ui, m_view));
    m_view->setItemDelegateForColumn(
        static_cast<int>(RemoteFileColumn::Name),
        new FileNameCell(
            m_ui, [at](const QModelIndex& index) { return signOf(at(index)); }, m_view));
    m_view->setItemDelegateForColumn(
        static_cast<int>(RemoteFileColumn::Fate),
        new StateCell(
            m_ui,
            [this, at](const QModelIndex& index) {
                const RemoteFileRow& row = at(index);
                return StateCellValue{fateVisual(row), fateText(row, m_ui.format()), {}, true};
            },
            m_view));
    m_view->setItemDelegateForColumn(static_cast<int>(RemoteFileColumn::Permissions),
                                     new TextCell(m_ui, m_view, TextStyle::Mono));
}

void FolderTable::showFates(bool shown) {
    QVector<ColumnWidth> columns{{static_cast<int>(RemoteFileColumn::Name), 240},
                                 {static_cast<int>(RemoteFileColumn::Size), 110},
                                 {static_cast<int>(RemoteFileColumn::Modified), 190}};
    if (shown) columns.push_back({static_cast<int>(RemoteFileColumn::Fate), 190});
    columns.push_back({static_cast<int>(RemoteFileColumn::Permissions), 120});
    m_view->setShownColumns(columns);
    m_view->setDispensable({static_cast<int>(RemoteFileColumn::Permissions)});
}

void FolderTable::setRows(std::vector<RemoteFileRow> rows) {
    m_model.setFiles(std::move(rows));
}

void FolderTable::setShowsHidden(bool shows) {
    m_model.setShowsHidden(shows);
}

std::vector<RemoteFileRow> FolderTable::chosen() const {
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<RemoteFileRow> chosen;
    for (const QModelIndex& index : rows)
        chosen.push_back(m_model.rowAt(index.row()));
    return chosen;
}

void FolderTable::clearChoice() {
    m_view->clearSelection();
}

void FolderTable::retranslate() {
    m_view->setAccessibleName(tr("Files of this folder"));
    m_model.retranslate();
}

// The table itself would take some of these keys for others.
void FolderTable::setKeys() {
    const auto add = [this](Qt::Key key, void (FolderTable::*signal)()) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, signal);
    };
    add(Qt::Key_Delete, &FolderTable::removeRequested);
    add(Qt::Key_F2, &FolderTable::renameRequested);
    add(Qt::Key_Backspace, &FolderTable::aboveRequested);
}

void FolderTable::dragEnterEvent(QDragEnterEvent* event) {
    if (filesIn(event->mimeData()).isEmpty()) return;
    // Whatever the other program proposes, nothing is taken away from there.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setDropping(true);
}

void FolderTable::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    setDropping(false);
}

void FolderTable::dropEvent(QDropEvent* event) {
    setDropping(false);
    const QStringList paths = filesIn(event->mimeData());
    if (paths.isEmpty()) return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT filesDropped(paths);
}

void FolderTable::setDropping(bool dropping) {
    m_dropping = dropping;
    layout()->setContentsMargins(dropping ? QMargins(2, 2, 2, 2) : QMargins());
    update();
}

void FolderTable::paintEvent(QPaintEvent* /*event*/) {
    if (!m_dropping) return;
    QPainter painter(this);
    painter.fillRect(rect(), m_ui.color(Token::Accent));
}

}  // namespace berth::ui
