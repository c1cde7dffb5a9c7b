// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/gpus_card.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include "models/bridge/log_text.h"
#include "ui/inspection_texts/section_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/label.h"

namespace berth::ui {

using items::GpuStateColumn;
using items::GpuStateRow;

namespace {

constexpr double kHot = 85;  // °C, where no limit is told
constexpr int kRowsShown = 8;

bool isHot(const domain::GpuState& gpu) {
    return gpu.temperature && *gpu.temperature >= gpu.slowdownTemperature.value_or(kHot);
}

QVector<double> trendOf(const inspection::History& history, const std::string& key) {
    QVector<double> trend;
    for (const inspection::Sample& sample : history.samples()) {
        for (const inspection::GpuSample& gpu : sample.gpus) {
            if (gpu.key == key && gpu.use) trend.push_back(*gpu.use);
        }
    }
    constexpr qsizetype kPoints = 60;
    return trend.size() > kPoints ? trend.mid(trend.size() - kPoints) : trend;
}

}  // namespace

GpusCard::GpusCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_words(ui),
      m_model(&m_words),
      m_card(new Card(ui, this)),
      m_table(new DataTable(ui, RowHeight::Standard, m_card)),
      m_none(new Label(ui, TextStyle::Body, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->body().addWidget(m_table);
    m_none->setTone(Token::Ink2);
    m_none->setWraps(true);
    m_none->setContentsMargins(18, 12, 18, 12);
    m_card->body().addWidget(m_none);
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("gpus"));
    setCells();
    m_table->setColumnWidths({84, 150, 110, 150, 96, 84, 110},
                             static_cast<int>(GpuStateColumn::Model));
    m_table->setDispensable(
        {static_cast<int>(GpuStateColumn::Trend), static_cast<int>(GpuStateColumn::Model)});
    m_table->setSortable();
}

void GpusCard::setCells() {
    const auto place = [this](GpuStateColumn column, QAbstractItemDelegate* cell) {
        m_table->setItemDelegateForColumn(static_cast<int>(column), cell);
    };
    const auto rowOf = [this](const QModelIndex& index) -> const GpuStateRow& {
        return m_model.rowAt(index.row());
    };
    m_table->setItemDelegate(new TextCell(m_ui, m_table));
    auto* name = new TextCell(m_ui, m_table, TextStyle::Strong);
    name->setColor([rowOf](const QModelIndex& index) {
        return rowOf(index).gpu.lost ? Token::Bad : Token::Ink;
    });
    place(GpuStateColumn::Gpu, name);
    place(GpuStateColumn::Use, new BarCell(
                                   m_ui,
                                   [this, rowOf](const QModelIndex& index) {
                                       const GpuStateRow& row = rowOf(index);
                                       return BarCellValue{row.gpu.utilization,
                                                           m_words.cell(row, GpuStateColumn::Use),
                                                           Token::Accent};
                                   },
                                   m_table));
    place(GpuStateColumn::Memory,
          new BarCell(
              m_ui,
              [this, rowOf](const QModelIndex& index) {
                  const GpuStateRow& row = rowOf(index);
                  const bool known = row.gpu.memoryUsed && row.gpu.memoryTotal;
                  return BarCellValue{
                      known ? std::optional(row.memoryShare()) : std::nullopt,
                      known ? m_ui.format().percent(row.memoryShare()) : Formatter::none(),
                      Token::Accent};
              },
              m_table));
    auto* heat = new TextCell(m_ui, m_table);
    heat->setColor([rowOf](const QModelIndex& index) {
        return isHot(rowOf(index).gpu) ? Token::Bad : Token::Ink;
    });
    place(GpuStateColumn::Temperature, heat);
    place(GpuStateColumn::Trend,
          new SparklineCell(
              m_ui, [rowOf](const QModelIndex& index) { return rowOf(index).useTrend; }, m_table));
}

void GpusCard::set(const bridge::InspectionFeed& feed) {
    const domain::Inspection* look = feed.latest();
    if (look == nullptr) return;
    std::vector<GpuStateRow> rows;
    for (const domain::GpuState& gpu : look->gpus) {
        GpuStateRow row{inspection::gpuKey(gpu), gpu, {}};
        row.useTrend = trendOf(feed.history(), row.key);
        rows.push_back(std::move(row));
    }
    const int count = static_cast<int>(rows.size());
    m_model.setGpus(std::move(rows));
    m_table->setVisible(count > 0);
    m_none->setVisible(count == 0);
    // All of them where there are few: the page scrolls, not the table.
    m_table->setFixedHeight(m_table->horizontalHeader()->height() +
                            std::min(count, kRowsShown) * static_cast<int>(RowHeight::Standard) +
                            2);
    const domain::GpuDriver& driver = look->gpuDriver;
    m_none->setText(driverTroubleText(driver.trouble));
    m_card->header().setTitle(tr("GPUs"));
    m_card->header().setNote(driver.version.empty()
                                 ? QString()
                                 : tr("driver %1").arg(bridge::toDisplayText(driver.version)));
}

void GpusCard::retranslate() {
    m_table->setAccessibleName(tr("GPUs"));
    m_model.retranslate();
}

}  // namespace berth::ui
