// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_question.h"

#include <QStringList>
#include <QVBoxLayout>
#include <utility>

#include "models/bridge/log_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace berth::ui {
namespace {

constexpr int kQuestionWidth = 620;

}  // namespace

QString previewOf(const QString& text) {
    QString lines = text;
    lines.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    QStringList shown;
    const QStringList all = lines.split(u'\n');
    for (const QString& line : all.mid(0, TerminalQuestion::kShownLines)) {
        const bool whole = line.size() <= TerminalQuestion::kShownColumns;
        shown.append(
            bridge::toDisplayText(line.left(TerminalQuestion::kShownColumns).toStdString()) +
            (whole ? QString() : QStringLiteral("…")));
    }
    if (all.size() > TerminalQuestion::kShownLines) shown.append(QStringLiteral("…"));
    return shown.join(u'\n');
}

TerminalQuestion* TerminalQuestion::show(UiContext& ui, const Texts& texts, const QString& shown,
                                         std::function<void()> then, QWidget* parent) {
    auto* dialog = new TerminalQuestion(ui, texts, shown, parent);
    QObject::connect(dialog, &QDialog::accepted, parent, std::move(then));
    dialog->resize(kQuestionWidth, dialog->layout()->totalHeightForWidth(kQuestionWidth));
    dialog->present();
    return dialog;
}

TerminalQuestion::TerminalQuestion(UiContext& ui, const Texts& texts, const QString& shown,
                                   QWidget* parent)
    : DialogFrame(ui, parent) {
    setMinimumWidth(kQuestionWidth);
    setWindowTitle(texts.window);
    setSentence(texts.sentence);
    setNote(texts.note);
    if (!shown.isEmpty()) {
        auto* card = new Card(ui, this);
        auto* text = new Label(ui, TextStyle::Mono, previewOf(shown), card);
        text->setObjectName(QStringLiteral("preview"));
        text->setWraps(true);
        card->body().addWidget(text);
        body().addWidget(card);
    }
    addCancel();
    auto* action = new Button(ui, ButtonKind::Primary, texts.action, std::nullopt, this);
    action->setObjectName(QStringLiteral("agree"));
    addButton(action);
    connect(action, &QPushButton::clicked, this, &QDialog::accept);
}

}  // namespace berth::ui
