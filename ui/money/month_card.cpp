// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/month_card.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace berth::ui {

MonthCard::MonthCard(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_card(new Card(ui, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(0);
    m_card->body().setSpacing(8);
    m_card->body().addLayout(grid);
    const auto add = [&](int column, TextStyle style) {
        const Figure figure = makeFigure(style);
        grid->addWidget(figure.value, 0, column, Qt::AlignBottom);
        grid->addWidget(figure.name, 1, column);
        return figure;
    };
    m_now = add(0, TextStyle::Figure);
    m_today = add(1, TextStyle::Title);
    m_month = add(2, TextStyle::Title);
    m_forecast = add(3, TextStyle::Title);
    grid->setColumnStretch(4, 1);
    m_how = new Label(ui, TextStyle::Second, m_card);
    m_how->setTone(Token::Ink2);
    m_how->setWraps(true);
    m_card->body().addWidget(m_how);
}

MonthCard::Figure MonthCard::makeFigure(TextStyle style) {
    Figure figure{new Label(m_ui, style, m_card), new Label(m_ui, TextStyle::Second, m_card)};
    figure.name->setTone(Token::Ink2);
    return figure;
}

void MonthCard::setFigure(const Figure& figure, const QString& value, const QString& name) {
    figure.value->setText(value);
    figure.value->setAccessibleName(name + QStringLiteral(": ") + value);
    figure.name->setText(name);
}

void MonthCard::set(domain::Rate now, const std::optional<MonthFigures>& month, bool live,
                    bool told, bool loading) {
    const Formatter& format = m_ui.format();
    m_card->header().setTitle(tr("Spending"));
    m_card->header().setAside(live ? tr("settled every 5 min") : tr("simulated"));
    setFigure(m_now, format.money(now.perHour()), tr("per hour, now"));
    for (const Figure& figure : {m_today, m_month, m_forecast}) {
        figure.value->setVisible(told);
        figure.name->setVisible(told);
    }
    m_how->setVisible(told && (month || loading));
    const auto known = [&](domain::Money money) {
        return month ? format.money(money) : Formatter::none();
    };
    const MonthFigures figures = month.value_or(MonthFigures{});
    setFigure(m_today, known(figures.today), tr("today"));
    setFigure(m_month, known(figures.forecast.charged), tr("this month"));
    setFigure(m_forecast,
              month ? format.moneyRange(figures.forecast.lowest, figures.forecast.highest)
                    : Formatter::none(),
              tr("this month, forecast"));
    m_how->setText(
        month
            ? tr("Forecast: what is charged so far, and the cost per hour now for the %1 that are "
                 "left of the month. Lowest: what stops by itself counts until then. Highest: "
                 "all wanted nodes run to the end of the month.")
                  .arg(format.duration(figures.left))
            : tr("Reading the bills …"));
}

void MonthCard::setStale(bool stale) {
    for (const Figure& figure : {m_today, m_month, m_forecast})
        figure.value->setTone(stale ? Token::Ink3 : Token::Ink);
}

}  // namespace berth::ui
