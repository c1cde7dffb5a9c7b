// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/budget_card.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

using domain::BudgetLevel;

constexpr int kMostYuan = 10'000'000;
constexpr int kBarHeight = 10;

double partOf(domain::Money money, domain::Money whole) {
    return static_cast<double>(money.points) / static_cast<double>(whole.points);
}

Token colorOf(BudgetLevel level) {
    switch (level) {
        case BudgetLevel::Within:
            return Token::Accent;
        case BudgetLevel::ForecastAbove:
            return Token::Warn;
        case BudgetLevel::Spent:
            break;
    }
    return Token::Bad;
}

}  // namespace

// What is charged, solid; what the month will come to at the lowest, in outline; the whole width is
// the budget.
class BudgetCard::Bar final : public QWidget {
  public:
    Bar(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
        setFixedHeight(kBarHeight);
        connect(&ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
    }

    void set(double charged, double forecast, Token color) {
        m_charged = std::clamp(charged, 0.0, 1.0);
        m_forecast = std::clamp(forecast, m_charged, 1.0);
        m_color = color;
        update();
    }

  protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF track = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(m_ui.color(Token::Line2));
        painter.setBrush(m_ui.color(Token::Surf));
        painter.drawRoundedRect(track, 3, 3);
        painter.setPen(Qt::NoPen);
        const auto fill = [&](double part, const QColor& color) {
            if (part <= 0) return;
            painter.setBrush(color);
            painter.drawRoundedRect(
                QRectF(track.x(), track.y(), std::max(track.width() * part, 4.0), track.height()),
                3, 3);
        };
        QColor pale = m_ui.color(m_color);
        pale.setAlphaF(0.3F);
        fill(m_forecast, pale);
        fill(m_charged, m_ui.color(m_color));
    }

  private:
    UiContext& m_ui;
    double m_charged = 0, m_forecast = 0;
    Token m_color = Token::Accent;
};

BudgetCard::BudgetCard(UiContext& ui, BudgetPort& budget, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_budget(budget),
      m_card(new Card(ui, this)),
      m_amount(new NumberField(ui, m_card)),
      m_row(new FieldRow(ui, m_amount, m_card)),
      m_bar(new Bar(ui, m_card)),
      m_words(new Label(ui, TextStyle::Second, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_amount->setRange(0, kMostYuan);
    m_amount->setSingleStep(100);
    m_amount->setGroupSeparatorShown(true);
    m_amount->setKeyboardTracking(false);
    m_words->setWraps(true);
    m_card->body().setSpacing(8);
    m_card->body().addWidget(m_row);
    m_card->body().addWidget(m_bar);
    m_card->body().addWidget(m_words);
    connect(m_amount, &QSpinBox::valueChanged, this, &BudgetCard::commit);
    connect(&budget, &BudgetPort::changed, this, &BudgetCard::refresh);
    retranslate();
}

void BudgetCard::retranslate() {
    m_card->header().setTitle(tr("Budget"));
    m_row->setLabel(tr("Most in a month, ¥"));
    m_amount->setSpecialValueText(tr("none"));
    refresh();
}

void BudgetCard::commit() {
    std::optional<domain::Money> budget;
    if (m_amount->value() > 0) budget = domain::Money{m_amount->value() * domain::kPointsPerYuan};
    m_budget.setMonthly(budget);
}

void BudgetCard::set(const std::optional<domain::SpendingForecast>& month) {
    m_month = month;
    refresh();
}

QString BudgetCard::words(domain::Money budget) const {
    const Formatter& format = m_ui.format();
    if (!m_month) return tr("How much of it is spent shows once the bills are read.");
    const QString spent = tr("%1 of %2 spent, %3.")
                              .arg(format.money(m_month->charged), format.money(budget),
                                   format.percent(partOf(m_month->charged, budget)));
    switch (domain::budgetLevel(budget, *m_month)) {
        case BudgetLevel::Spent:
            return spent + QLatin1Char(' ') + tr("The budget is spent; nothing was stopped.");
        case BudgetLevel::ForecastAbove:
            return spent + QLatin1Char(' ') +
                   tr("The forecast passes it: at least %1.").arg(format.money(m_month->lowest));
        case BudgetLevel::Within:
            break;
    }
    return m_month->highest > budget
               ? spent + QLatin1Char(' ') +
                     tr("Up to %1 are possible.").arg(format.money(m_month->highest))
               : spent + QLatin1Char(' ') + tr("The forecast stays within it.");
}

void BudgetCard::refresh() {
    const std::optional<domain::Money> budget = m_budget.monthly();
    {
        const QSignalBlocker quiet(m_amount);
        // While somebody types, the number is theirs.
        if (!m_amount->hasFocus()) {
            m_amount->setValue(budget ? static_cast<int>(std::min<std::int64_t>(
                                            budget->points / domain::kPointsPerYuan, kMostYuan))
                                      : 0);
        }
    }
    m_bar->setVisible(budget.has_value());
    if (!budget) {
        m_words->setTone(Token::Ink2);
        m_words->setText(
            tr("Berth warns when the forecast passes the budget, and when it is spent. "
               "Nothing is ever stopped because of it."));
        return;
    }
    const BudgetLevel level =
        m_month ? domain::budgetLevel(*budget, *m_month) : BudgetLevel::Within;
    const domain::SpendingForecast month = m_month.value_or(domain::SpendingForecast{});
    m_bar->set(partOf(month.charged, *budget), partOf(month.lowest, *budget), colorOf(level));
    m_words->setText(words(*budget));
    m_words->setTone(level == BudgetLevel::Within ? Token::Ink2 : colorOf(level));
}

}  // namespace berth::ui
