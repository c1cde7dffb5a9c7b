// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/billing_table.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

#include "models/bridge/log_text.h"
#include "models/items/roles.h"
#include "ui/widgets/cells.h"

namespace berth::ui {

using items::BillingColumn;
using items::BillingRow;

namespace {

struct BillingTableText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::BillingTableText)
};

QString discountText(const BillingRow& row, const Formatter& format) {
    const domain::Money discount = row.share.listPrice - row.share.charged;
    if (discount.points <= 0 || row.share.listPrice.points <= 0) return Formatter::none();
    return format.percent(static_cast<double>(discount.points) /
                          static_cast<double>(row.share.listPrice.points));
}

}  // namespace

QString BillingWords::heading(BillingColumn column) const {
    switch (column) {
        case BillingColumn::Deployment:
            return BillingTableText::tr("Deployment");
        case BillingColumn::Charged:
            return BillingTableText::tr("¥ charged");
        case BillingColumn::Share:
            return BillingTableText::tr("Share");
        case BillingColumn::ListPrice:
            return BillingTableText::tr("¥ list price");
        case BillingColumn::Discount:
            return BillingTableText::tr("Discount");
        case BillingColumn::RateNow:
            return BillingTableText::tr("¥ / h now");
    }
    return {};
}

QString BillingWords::cell(const BillingRow& row, BillingColumn column) const {
    const Formatter& format = m_ui.format();
    switch (column) {
        case BillingColumn::Deployment: {
            const QString name = bridge::toDisplayText(
                row.share.name.empty() ? row.share.deployment.value : row.share.name);
            //: A deployment that does not exist any more; %1 is its name
            return row.exists ? name : BillingTableText::tr("%1 (gone)").arg(name);
        }
        case BillingColumn::Charged:
            return format.amount(row.share.charged);
        case BillingColumn::Share:
            return format.percent(row.part, 1);
        case BillingColumn::ListPrice:
            return format.amount(row.share.listPrice);
        case BillingColumn::Discount:
            return discountText(row, format);
        case BillingColumn::RateNow:
            return row.exists ? format.amount(row.rateNow.perHour()) : Formatter::none();
    }
    return {};
}

BillingTable::BillingTable(UiContext& ui, QWidget* parent)
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
    m_view->setColumnWidths({120, 88, 130, 96, 80, 96},
                            static_cast<int>(BillingColumn::Deployment));
    // Charged and discount follow from each other and the list price.
    m_view->setDispensable(
        {static_cast<int>(BillingColumn::ListPrice), static_cast<int>(BillingColumn::Discount)});
    m_view->setSortable();
    connect(m_view, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        if (m_model.rowAt(index.row()).exists)
            Q_EMIT deploymentRequested(index.data(items::IdRole).toString());
    });
}

void BillingTable::setCells() {
    const auto place = [this](BillingColumn column, QAbstractItemDelegate* cell) {
        m_view->setItemDelegateForColumn(static_cast<int>(column), cell);
    };
    auto* name = new TextCell(m_ui, m_view, TextStyle::Strong);
    name->setColor([this](const QModelIndex& index) {
        return m_model.rowAt(index.row()).exists ? Token::Ink : Token::Ink3;
    });
    place(BillingColumn::Deployment, name);
    place(BillingColumn::Share,
          new BarCell(
              m_ui,
              [this](const QModelIndex& index) {
                  const double part = m_model.rowAt(index.row()).part;
                  return BarCellValue{part, m_ui.format().percent(part, 1), Token::Accent};
              },
              m_view));
}

void BillingTable::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) m_model.retranslate();
}

}  // namespace berth::ui
