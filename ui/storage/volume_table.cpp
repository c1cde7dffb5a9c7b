// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/storage/volume_table.h"

#include <QCoreApplication>
#include <QEvent>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include "models/bridge/log_text.h"
#include "ui/widgets/cells.h"

namespace berth::ui {

using items::VolumeColumn;
using items::VolumeRow;

namespace {

struct VolumeTableText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::VolumeTableText)
};

constexpr double kNearlyFull = 0.9;

QString mountedBy(const VolumeRow& row) {
    if (row.uses.empty()) return VolumeTableText::tr("nobody");
    QStringList names;
    for (const items::VolumeUse& use : row.uses) {
        const QString name = bridge::toDisplayText(use.deployment->spec.name);
        if (!names.contains(name)) names << name;
    }
    return names.join(QStringLiteral(", "));
}

QString kindText(const domain::Volume& volume) {
    switch (volume.kind) {
        case domain::VolumeKind::Shared:
            return VolumeTableText::tr("Shared");
        case domain::VolumeKind::Bucket:
            return VolumeTableText::tr("Object storage");
        case domain::VolumeKind::Nas:
            return VolumeTableText::tr("File server");
    }
    return {};
}

}  // namespace

QString VolumeWords::heading(VolumeColumn column) const {
    switch (column) {
        case VolumeColumn::Name:
            return VolumeTableText::tr("Volume");
        case VolumeColumn::Kind:
            return VolumeTableText::tr("Kind");
        case VolumeColumn::Used:
            return VolumeTableText::tr("Used");
        case VolumeColumn::Capacity:
            return VolumeTableText::tr("Size");
        case VolumeColumn::Fill:
            return VolumeTableText::tr("Filled");
        case VolumeColumn::Files:
            return VolumeTableText::tr("Files");
        case VolumeColumn::MountedBy:
            return VolumeTableText::tr("Mounted by");
    }
    return {};
}

QString VolumeWords::cell(const VolumeRow& row, VolumeColumn column) const {
    const Formatter& format = m_ui.format();
    const domain::Volume& volume = *row.volume;
    switch (column) {
        case VolumeColumn::Name:
            return bridge::toDisplayText(volume.name);
        case VolumeColumn::Kind:
            return kindText(volume);
        case VolumeColumn::Used:
            return row.sizeTold() || volume.used.count > 0 ? format.bytes(volume.used)
                                                           : Formatter::none();
        case VolumeColumn::Capacity:
            return row.sizeTold() ? format.bytes(volume.capacity) : Formatter::none();
        case VolumeColumn::Fill:
            return row.sizeTold() ? format.percent(row.fill()) : Formatter::none();
        case VolumeColumn::Files:
            // A platform that does not count files leaves 0.
            return volume.files > 0 || (row.sizeTold() && volume.used.count == 0)
                       ? format.number(qint64{volume.files})
                       : Formatter::none();
        case VolumeColumn::MountedBy:
            return mountedBy(row);
    }
    return {};
}

VolumeTable::VolumeTable(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_words(ui),
      m_model(&m_words),
      m_view(new DataTable(ui, RowHeight::Standard, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setModel(&m_model);
    setCells();
    m_view->setColumnWidths({120, 110, 84, 84, 116, 76, 190}, static_cast<int>(VolumeColumn::Name));
    // The bar and the details beside the table say these too.
    m_view->setDispensable({static_cast<int>(VolumeColumn::Files),
                            static_cast<int>(VolumeColumn::Capacity),
                            static_cast<int>(VolumeColumn::Kind)});
    m_view->setSortable();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &VolumeTable::currentChanged);
}

void VolumeTable::setCells() {
    const auto place = [this](VolumeColumn column, QAbstractItemDelegate* cell) {
        m_view->setItemDelegateForColumn(static_cast<int>(column), cell);
    };
    place(VolumeColumn::Name, new TextCell(m_ui, m_view, TextStyle::Strong));
    place(VolumeColumn::Fill,
          new BarCell(
              m_ui,
              [this](const QModelIndex& index) {
                  const VolumeRow& row = m_model.rowAt(index.row());
                  if (!row.sizeTold()) {
                      return BarCellValue{std::nullopt, Formatter::none(), Token::Accent};
                  }
                  return BarCellValue{row.fill(), m_ui.format().percent(row.fill()),
                                      row.fill() < kNearlyFull ? Token::Accent : Token::Warn};
              },
              m_view));
    auto* mounted = new TextCell(m_ui, m_view);
    mounted->setColor([this](const QModelIndex& index) {
        return m_model.rowAt(index.row()).uses.empty() ? Token::Ink3 : Token::Ink;
    });
    place(VolumeColumn::MountedBy, mounted);
}

const VolumeRow* VolumeTable::current() const {
    const QModelIndex index = m_view->selectionModel()->currentIndex();
    return index.isValid() ? &m_model.rowAt(index.row()) : nullptr;
}

void VolumeTable::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) m_model.retranslate();
}

}  // namespace berth::ui
