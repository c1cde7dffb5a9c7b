// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/money_card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {
constexpr std::int64_t kDay = 24 * 3600;
}

MoneyCard::MoneyCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_now(new Label(ui, TextStyle::Figure, m_card)),
      m_nowUnit(new Label(ui, TextStyle::Second, m_card)),
      m_soFar(new Label(ui, TextStyle::Section, m_card)),
      m_soFarName(new Label(ui, TextStyle::Second, m_card)),
      m_day(new Label(ui, TextStyle::Section, m_card)),
      m_dayName(new Label(ui, TextStyle::Second, m_card)),
      m_most(new Label(ui, TextStyle::Second, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(22);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_now, 0, 0, Qt::AlignBottom);
    grid->addWidget(m_nowUnit, 1, 0);
    grid->addWidget(m_soFar, 0, 1, Qt::AlignBottom);
    grid->addWidget(m_soFarName, 1, 1);
    grid->addWidget(m_day, 0, 2, Qt::AlignBottom);
    grid->addWidget(m_dayName, 1, 2);
    grid->setColumnStretch(3, 1);
    for (Label* quiet : {m_nowUnit, m_soFarName, m_dayName, m_most})
        quiet->setTone(Token::Ink2);
    m_most->setWraps(true);
    m_card->body().addLayout(grid);
    m_card->body().addWidget(m_most);
}

void MoneyCard::set(const domain::Snapshot& snapshot, bool live) {
    const Formatter& format = m_ui.format();
    m_card->header().setTitle(tr("Money"));
    m_card->header().setAside(live ? tr("settled every 5 min") : tr("simulated"));
    m_now->setText(format.money(snapshot.rateNow.perHour()));
    m_now->setAccessibleName(tr("Cost now per hour: %1").arg(m_now->text()));
    m_nowUnit->setText(tr("per hour, now"));
    m_soFar->setText(format.money(snapshot.costSoFar));
    m_soFarName->setText(tr("so far"));
    m_day->setText(format.money(snapshot.rateNow.forSeconds(kDay)));
    m_dayName->setText(tr("a day at this rate"));
    const domain::Deployment* most = nullptr;
    for (const domain::Deployment& deployment : snapshot.deployments) {
        if (most == nullptr || deployment.rateNow > most->rateNow) most = &deployment;
    }
    const bool worth = most != nullptr && most->rateNow.pointsPerSecond > 0;
    m_most->setText(
        worth ? tr("Most of it: %1, %2")
                    .arg(QString::fromStdString(most->spec.name), format.perHour(most->rateNow))
              : tr("Nothing is charged now."));
}

}  // namespace berth::ui
