// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/section.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/new_deployment/field_findings.h"
#include "ui/widgets/card.h"

namespace berth::ui {

Section::Section(UiContext& ui, DeploymentDraft& draft, std::vector<std::string> fields,
                 QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_draft(draft),
      m_fields(std::move(fields)),
      m_card(new Card(ui, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->body().setSpacing(8);
}

QVBoxLayout& Section::body() {
    return m_card->body();
}

void Section::follow() {
    connect(&m_draft, &DeploymentDraft::changed, this, [this] { refresh(); });
    refresh();
}

void Section::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

bool Section::owns(const std::string& field) const {
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [&](const std::string& own) { return isField(field, own); });
}

SectionState Section::state() const {
    SectionState state = SectionState::Fine;
    for (const domain::Finding& finding : m_draft.findings()) {
        if (!owns(finding.field)) continue;
        if (finding.level == domain::FindingLevel::Problem) return SectionState::Problem;
        state = SectionState::Warning;
    }
    return state;
}

void Section::showFinding(FieldRow& row, const std::string& field) {
    showFindingAt(row, m_draft, m_ui, field);
}

void Section::mendBy(FieldRow& row, std::function<std::string()> field) {
    mendFindingBy(row, m_draft, std::move(field));
}

}  // namespace berth::ui
