// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/stock_card.h"

#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/theme/type_scale.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

namespace {
constexpr int kRow = 28;
}

std::vector<StockLine> stockOf(const domain::Catalogue& catalogue) {
    std::vector<StockLine> lines;
    for (const domain::GpuSpec& spec : catalogue.gpuSpecs) {
        StockLine line;
        line.name = QString::fromStdString(spec.name);
        bool first = true;
        for (const domain::Pool& pool : catalogue.pools) {
            if (pool.gpuSpec != spec.name) continue;
            if (first || pool.price < line.lowestPrice) line.lowestPrice = pool.price;
            first = false;
            line.free += pool.free;
            line.total += pool.total;
        }
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const StockLine& a, const StockLine& b) {
        return a.lowestPrice < b.lowestPrice;
    });
    return lines;
}

class StockCard::Lines final : public QWidget {
  public:
    Lines(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
        connect(&ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
    }

    void set(std::vector<StockLine> lines) {
        QStringList words;
        for (const StockLine& line : lines) {
            words << tr("%1: %2").arg(line.name, freeText(line));
        }
        setAccessibleName(words.join(QStringLiteral(", ")));
        if (lines == m_lines) return;
        m_lines = std::move(lines);
        setFixedHeight(static_cast<int>(m_lines.size()) * kRow);
        update();
    }

  protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QRect row(0, 0, width(), kRow);
        for (const StockLine& line : m_lines) {
            const int price = 70;
            const int free = 74;
            const int name = 84;
            write(painter, QRect(row.left(), row.top(), name, kRow), line.name, TextStyle::Strong,
                  Token::Ink, Qt::AlignLeft);
            const int barWidth = row.width() - name - free - price - 8;
            if (line.total > 0 && barWidth > 20) {
                paintBar(painter, QRectF(row.left() + name, row.center().y() - 3, barWidth, 6),
                         m_ui, static_cast<double>(line.free) / line.total, Token::C1);
            }
            write(painter, QRect(row.right() - price - free, row.top(), free, kRow), freeText(line),
                  TextStyle::Body, line.free > 0 ? Token::Ink : Token::Ink3, Qt::AlignRight);
            write(painter, QRect(row.right() - price, row.top(), price, kRow),
                  m_ui.format().money(line.lowestPrice.perHour()), TextStyle::Body, Token::Ink2,
                  Qt::AlignRight);
            row.translate(0, kRow);
        }
    }

  private:
    [[nodiscard]] QString freeText(const StockLine& line) const {
        return line.free > 0 ? StockCard::tr("%n free", nullptr, line.free) : StockCard::tr("none");
    }
    void write(QPainter& painter, const QRect& rect, const QString& text, TextStyle style,
               Token tone, Qt::Alignment align) const {
        painter.setFont(fontFor(style));
        painter.setPen(m_ui.color(tone));
        painter.drawText(rect, align | Qt::AlignVCenter, text);
    }

    UiContext& m_ui;
    std::vector<StockLine> m_lines;
};

StockCard::StockCard(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_card(new Card(ui, this)), m_lines(new Lines(ui, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->body().addWidget(m_lines);
    m_card->body().addStretch();
}

void StockCard::set(const domain::Catalogue& catalogue) {
    m_card->header().setTitle(tr("Free GPUs"));
    m_card->header().setAside(tr("all regions, per hour"));
    m_lines->set(stockOf(catalogue));
}

}  // namespace berth::ui
