// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/objective_row.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/simulator/level_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {

constexpr int kValueWidth = 96;
constexpr int kBudgetWidth = 214;
// Less than this of a budget is little.
constexpr double kLittle = 0.25;

double ratioLeft(const domain::ErrorBudget& budget) {
    if (budget.exhausted || !(budget.allowed > 0)) return 0;
    const double ratio = budget.remaining() / budget.allowed;
    return std::isfinite(ratio) ? std::clamp(ratio, 0.0, 1.0) : 0;
}

Token toneOf(double left) {
    if (left <= 0) return Token::Bad;
    return left < kLittle ? Token::Warn : Token::Ok;
}

QVBoxLayout* column(QWidget* parent) {
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

}  // namespace

ObjectiveRow::ObjectiveRow(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_mark(new StateMark(ui, this)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 4, 0, 4);
    line->setSpacing(8);
    line->addWidget(m_mark, 0, Qt::AlignTop);
    auto* words = new QWidget(this);
    m_name = new ElidedLabel(ui, TextStyle::Strong, {}, words);
    m_goal = new ElidedLabel(ui, TextStyle::Second, {}, words);
    m_goal->setTone(Token::Ink2);
    QVBoxLayout* left = column(words);
    left->addWidget(m_name);
    left->addWidget(m_goal);
    line->addWidget(words, 1, Qt::AlignTop);
    auto* figures = new QWidget(this);
    figures->setMinimumWidth(kValueWidth);
    m_value = new Label(ui, TextStyle::Strong, figures);
    m_standing = new Label(ui, TextStyle::Second, figures);
    QVBoxLayout* middle = column(figures);
    for (Label* label : {m_value, m_standing}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        middle->addWidget(label);
    }
    line->addWidget(figures, 0, Qt::AlignTop);
    // Its room stays where an objective has no budget, so that the columns line up.
    auto* place = new QWidget(this);
    place->setFixedWidth(kBudgetWidth);
    m_budget = new QWidget(place);
    column(place)->addWidget(m_budget);
    m_left = new ProgressBar(ui, m_budget);
    m_leftText = new Label(ui, TextStyle::Second, m_budget);
    m_burn = new Label(ui, TextStyle::Second, m_budget);
    m_burn->setTone(Token::Ink2);
    QVBoxLayout* right = column(m_budget);
    right->setContentsMargins(8, 4, 0, 0);
    right->setSpacing(2);
    right->addWidget(m_left);
    right->addWidget(m_leftText);
    right->addWidget(m_burn);
    line->addWidget(place, 0, Qt::AlignTop);
}

void ObjectiveRow::set(const domain::ObjectiveStatus& objective, domain::TimeBase base) {
    const Formatter& format = m_ui.format();
    const ObjectiveStanding standing = standingOf(objective);
    m_mark->set(visualOf(standing), standingText(standing));
    m_name->setText(shownText(objective.name));
    m_goal->setText(goalText(objective, format));
    m_value->setText(valueText(objective.figure, objective.value, format));
    m_standing->setText(standingText(standing));
    m_standing->setTone(visualOf(standing).color);
    m_budget->setVisible(objective.budget.has_value());
    if (!objective.budget) return;
    const double left = ratioLeft(*objective.budget);
    m_left->setRatio(left);
    m_left->setColor(toneOf(left));
    m_left->setAccessibleName(tr("Error budget left: %1").arg(m_name->text()));
    m_leftText->setText(budgetText(*objective.budget, format, base));
    m_leftText->setTone(left <= 0 ? Token::Bad : Token::Ink);
    m_burn->setText(burnText(*objective.budget, format));
}

}  // namespace berth::ui
