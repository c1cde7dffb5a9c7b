// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/name_dialog.h"

#include <QCoreApplication>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/files/file_error_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

namespace {
constexpr qsizetype kMostNameBytes = 255;
}  // namespace

QString whyNoFileName(const QString& name) {
    if (name == QLatin1String(".") || name == QLatin1String(".."))
        return NameDialog::tr("“.” and “..” stand for folders already.");
    if (name.contains(u'/')) return NameDialog::tr("A name cannot hold a “/”.");
    if (std::ranges::any_of(name, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return NameDialog::tr("A name cannot hold invisible control characters.");
    if (name.toUtf8().size() > kMostNameBytes)
        return NameDialog::tr("A name can have 255 bytes at most.");
    return {};
}

NameDialog* NameDialog::show(UiContext& ui, NameQuestion question, QWidget* parent) {
    auto* dialog = new NameDialog(ui, std::move(question), parent);
    dialog->present();
    return dialog;
}

NameDialog::NameDialog(UiContext& ui, NameQuestion question, QWidget* parent)
    : DialogFrame(ui, parent),
      m_question(std::move(question)),
      m_name(new TextField(ui, this)),
      m_row(new FieldRow(ui, m_name, this)),
      m_accept(new Button(ui, ButtonKind::Primary, m_question.accept, std::nullopt, this)) {
    setMinimumWidth(480);
    setWindowTitle(m_question.title);
    setSentence(m_question.sentence);
    m_name->setObjectName(QStringLiteral("fileName"));
    m_name->setText(QString::fromStdString(m_question.before));
    // The ending usually stays.
    const auto dot = static_cast<int>(m_name->text().lastIndexOf(u'.'));
    m_name->setSelection(0, dot > 0 ? dot : static_cast<int>(m_name->text().size()));
    m_row->setLabel(tr("Name"));
    body().addWidget(m_row);
    addCancel();
    m_accept->setObjectName(QStringLiteral("giveName"));
    addButton(m_accept);
    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::check);
    connect(m_accept, &QPushButton::clicked, this, &NameDialog::act);
    connect(m_name, &QLineEdit::returnPressed, m_accept, &QPushButton::click);
    m_name->setFocus();
    check();
}

void NameDialog::check() {
    const QString name = m_name->text();
    const QString wrong = whyNoFileName(name);
    m_row->setMessage({wrong.isEmpty() ? FieldLevel::Fine : FieldLevel::Error, wrong, {}});
    m_accept->setEnabled(wrong.isEmpty() && !name.isEmpty() &&
                         name.toStdString() != m_question.before);
}

void NameDialog::act() {
    m_accept->setEnabled(false);
    m_question.act(m_name->text().toStdString(), this, [this](const domain::Result<bool>& done) {
        if (done) return accept();
        m_row->setMessage({FieldLevel::Error, fileErrorText(done.error()), {}});
        m_accept->setEnabled(true);
    });
}

}  // namespace berth::ui
