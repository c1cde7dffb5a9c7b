// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/command_section.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/new_deployment/command_line_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

CommandSection::CommandSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"command"}, parent),
      m_command(new TextField(ui, this)),
      m_row(new FieldRow(ui, m_command, this)) {
    m_command->setMono(true);
    body().addWidget(m_row);
    mendBy(*m_row, [] { return std::string("command"); });
    connect(m_command, &QLineEdit::textChanged, this, &CommandSection::take);
    follow();
}

QString CommandSection::title() const {
    return tr("Command");
}

QString CommandSection::summary() const {
    if (draft().spec().command.empty()) return tr("from the image");
    return QString::fromStdString(draft().spec().command.front());
}

void CommandSection::take(const QString& text) {
    const auto words = splitCommand(text.toStdString());
    m_open = !words;
    if (words) {
        draft().edit([&](domain::DeploymentSpec& spec) { spec.command = *words; });
    }
    refresh();
}

void CommandSection::refresh() {
    card().header().setTitle(title());
    card().header().setNote(tr("Leave it empty to run what the image runs."));
    m_row->setLabel(tr("Command and arguments"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setPlaceholderText(tr("from the image"));
    if (m_open) {
        m_row->setMessage({FieldLevel::Error, tr("A quotation mark is not closed."), {}});
        return;
    }
    const auto shown = splitCommand(m_command->text().toStdString());
    if (shown != draft().spec().command) {
        const QSignalBlocker blocker(m_command);
        m_command->setText(QString::fromStdString(joinCommand(draft().spec().command)));
    }
    showFinding(*m_row, "command");
}

}  // namespace berth::ui
