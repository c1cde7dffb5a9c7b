// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/charges_card.h"

#include <QVBoxLayout>
#include <array>

#include "ui/money/period_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/charts/bar_chart.h"
#include "ui/widgets/segmented_control.h"

namespace berth::ui {

namespace {

using domain::BillingWindow;

constexpr std::array<BillingWindow, 3> kWindows = {BillingWindow::Hours24, BillingWindow::Days30,
                                                   BillingWindow::Months12};

double yuanOf(domain::Money money) {
    return static_cast<double>(money.points) / static_cast<double>(domain::kPointsPerYuan);
}

}  // namespace

ChargesCard::ChargesCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_chart(new BarChart(ui, m_card)),
      m_windows(new SegmentedControl(ui, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->header().addAction(m_windows);
    m_card->body().addWidget(m_chart, 1);
    m_chart->setValueLabel([this](double value) {
        return m_ui.format().number(value, value <= 0 || value >= 10 ? 0 : value < 1 ? 2 : 1);
    });
    connect(m_windows, &SegmentedControl::chosen, this, [this](int chosen) {
        Q_EMIT windowChosen(kWindows.at(static_cast<std::size_t>(chosen)));
    });
    retranslate();
    m_windows->setCurrent(0);
}

void ChargesCard::retranslate() {
    m_card->header().setTitle(tr("Charged, ¥"));
    m_chart->setAccessibleName(tr("Charges over time"));
    m_windows->setOptions(tr("Time shown"), {tr("24 hours"), tr("30 days"), tr("12 months")});
}

void ChargesCard::set(const std::optional<bridge::BillingFeed::Bills>& bills, domain::TimeBase base,
                      bool loading) {
    const Formatter& format = m_ui.format();
    if (!bills) {
        m_card->header().setNote({});
        m_chart->setEmptyText(loading ? tr("Reading the bills …") : tr("No bills yet"), {});
        m_chart->setBars({});
        return;
    }
    QVector<ChartBar> bars;
    for (const domain::BillingPeriod& period : domain::chargedIn(bills->periods, bills->billing)) {
        const domain::TimeSpan span{period.from, period.to};
        const domain::BillingStep step = bills->query.step;
        bars.append(
            {periodTick(span, step, base, format),
             //: A period of a bill and what was charged within it
             tr("%1: %2").arg(periodText(span, step, base, format), format.money(period.charged)),
             yuanOf(period.charged)});
    }
    m_card->header().setNote(tr("%1 in all").arg(format.money(bills->billing.charged())));
    m_chart->setEmptyText(
        tr("Nothing was charged in this time"),
        tr("A node is charged every 5 minutes once it is up. Pulling an image and "
           "starting are free."));
    m_chart->setBars(bars);
}

void ChargesCard::setStale(bool stale) {
    m_chart->setStale(stale);
}

}  // namespace berth::ui
