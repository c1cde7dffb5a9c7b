// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fact_lines.h"

#include <QGridLayout>

#include "ui/widgets/label.h"

namespace berth::ui {

FactLines::FactLines(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

FactLines::Line FactLines::makeLine() {
    const int row = static_cast<int>(m_lines.size());
    auto* left = new Label(m_ui, TextStyle::Second, this);
    left->setTone(Token::Ink2);
    auto* right = new Label(m_ui, TextStyle::Body, this);
    right->setWraps(true);
    right->setCopyable(true);
    right->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_grid->addWidget(left, row, 0, Qt::AlignTop);
    m_grid->addWidget(right, row, 1);
    return {left, right};
}

void FactLines::add(const QString& name, const QString& value, Token tone) {
    if (m_next == m_lines.size()) m_lines.push_back(makeLine());
    const Line& line = m_lines[m_next++];
    line.name->setText(name);
    line.name->show();
    if (value != line.value->text() || name != line.value->accessibleName()) {
        line.value->setText(value);
        line.value->setAccessibleName(name);
        line.value->setAccessibleDescription(value);
    }
    line.value->setTone(tone);
    line.value->show();
}

void FactLines::end() {
    for (std::size_t i = m_next; i < m_lines.size(); ++i) {
        m_lines[i].name->hide();
        m_lines[i].value->hide();
    }
}

}  // namespace berth::ui
