// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/disks_card.h"

#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/card.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"

namespace berth::ui {

using items::FilesystemColumn;

namespace {

constexpr double kNearlyFull = 0.9;
constexpr int kDisksShown = 6;

}  // namespace

DisksCard::DisksCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_words(ui),
      m_model(&m_words),
      m_card(new Card(ui, this)),
      m_table(new DataTable(ui, RowHeight::Standard, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->body().addWidget(m_table);
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("disks"));
    m_table->setItemDelegate(new TextCell(ui, m_table));
    auto* keeps = new TextCell(ui, m_table);
    keeps->setColor([this](const QModelIndex& index) {
        const domain::Filesystem& disk = m_model.rowAt(index.row()).disk;
        return disk.persistence == domain::Persistence::Lost ? Token::Warn : Token::Ink;
    });
    m_table->setItemDelegateForColumn(static_cast<int>(FilesystemColumn::Keeps), keeps);
    m_table->setItemDelegateForColumn(static_cast<int>(FilesystemColumn::Fill),
                                      new BarCell(
                                          ui,
                                          [this](const QModelIndex& index) {
                                              const double fill = m_model.rowAt(index.row()).fill();
                                              return BarCellValue{
                                                  fill, m_ui.format().percent(fill),
                                                  fill < kNearlyFull ? Token::Accent : Token::Bad};
                                          },
                                          m_table));
    m_table->setColumnWidths({120, 150, 80, 116, 84, 84}, static_cast<int>(FilesystemColumn::Path));
    m_table->setDispensable(
        {static_cast<int>(FilesystemColumn::Type), static_cast<int>(FilesystemColumn::Used)});
    m_table->setSortable();
}

void DisksCard::set(const domain::Inspection& look) {
    m_model.setLook(look);
    m_table->setFixedHeight(
        m_table->horizontalHeader()->height() +
        std::min(m_model.rowCount(), kDisksShown) * static_cast<int>(RowHeight::Standard) + 2);
}

void DisksCard::retranslate() {
    m_card->header().setTitle(tr("Disks"));
    m_table->setAccessibleName(tr("Disks"));
    m_model.retranslate();
}

}  // namespace berth::ui
