// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/environment_section.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

EnvironmentRow::EnvironmentRow(UiContext& ui, int rowIndex, QWidget* parent)
    : QWidget(parent),
      name(nullptr),
      value(nullptr),
      remove(Button::iconOnly(ui, Icon::Trash, {}, this)),
      field(nullptr),
      index(rowIndex) {
    auto* line = new QWidget(this);
    name = new TextField(ui, line);
    value = new TextField(ui, line);
    name->setMono(true);
    value->setMono(true);
    remove->setParent(line);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(name, 2);
    layout->addWidget(value, 3);
    layout->addWidget(remove);
    field = new FieldRow(ui, line, this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(field);
}

EnvironmentSection::EnvironmentSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"environment"}, parent),
      m_rows(new RowList<EnvironmentRow>(
          [this](int index, QWidget* p) { return makeRow(index, p); }, this)),
      m_add(new Button(ui, ButtonKind::Plain, {}, Icon::Plus, this)) {
    body().addWidget(m_rows);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch();
    body().addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, [this] {
        this->draft().edit([](domain::DeploymentSpec& spec) { spec.environment.push_back({}); });
        m_rows->rows().back()->name->setFocus();
    });
    follow();
}

QString EnvironmentSection::title() const {
    return tr("Environment");
}

QString EnvironmentSection::summary() const {
    const int values = static_cast<int>(draft().spec().environment.size());
    return values == 0 ? tr("none") : tr("%n value(s)", nullptr, values);
}

EnvironmentRow* EnvironmentSection::makeRow(int index, QWidget* parent) {
    auto* row = new EnvironmentRow(ui(), index, parent);
    const auto at = static_cast<std::size_t>(index);
    connect(row->name, &QLineEdit::textChanged, this, [this, at](const QString& text) {
        draft().edit(
            [&](domain::DeploymentSpec& s) { s.environment[at].name = text.toStdString(); });
    });
    connect(row->value, &QLineEdit::textChanged, this, [this, at](const QString& text) {
        draft().edit(
            [&](domain::DeploymentSpec& s) { s.environment[at].value = text.toStdString(); });
    });
    connect(row->remove, &QPushButton::clicked, this, [this, at] {
        QMetaObject::invokeMethod(
            this,
            [this, at] {
                draft().edit([=](domain::DeploymentSpec& s) {
                    if (at < s.environment.size()) {
                        s.environment.erase(s.environment.begin() +
                                            static_cast<std::ptrdiff_t>(at));
                    }
                });
            },
            Qt::QueuedConnection);
    });
    mendBy(*row->field, [index] { return "environment[" + std::to_string(index) + "]"; });
    return row;
}

void EnvironmentSection::refresh() {
    card().header().setTitle(title());
    card().header().setNote(tr("Values the program in the image reads at its start."));
    m_add->setText(tr("Add variable"));
    m_rows->resizeTo(static_cast<int>(draft().spec().environment.size()));
    for (EnvironmentRow* row : m_rows->rows())
        refreshRow(*row);
}

void EnvironmentSection::refreshRow(EnvironmentRow& row) {
    const auto& variable = draft().spec().environment[static_cast<std::size_t>(row.index)];
    const int number = row.index + 1;
    row.field->setLabel({});
    row.name->setAccessibleName(tr("Variable %1 name").arg(number));
    row.name->setPlaceholderText(tr("NAME"));
    row.value->setAccessibleName(tr("Variable %1 value").arg(number));
    row.value->setPlaceholderText(tr("value"));
    row.remove->setIconName(tr("Remove variable %1").arg(number));
    const QString name = QString::fromStdString(variable.name);
    const QString value = QString::fromStdString(variable.value);
    const QSignalBlocker first(row.name);
    const QSignalBlocker second(row.value);
    if (row.name->text() != name) row.name->setText(name);
    if (row.value->text() != value) row.value->setText(value);
    showFinding(*row.field, "environment[" + std::to_string(row.index) + "]");
}

}  // namespace berth::ui
