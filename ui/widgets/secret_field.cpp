// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_field.h"

#include <QAction>
#include <QByteArray>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

#include "ui/support/secret_clipboard.h"

namespace berth::ui {

namespace {

// Longer than any key of a platform: whatever was pasted by mistake is cut here.
constexpr int kLongest = 256;

domain::SecretString toSecret(const QString& text) {
    QByteArray bytes = text.toUtf8();
    domain::SecretString secret({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    bytes.fill('\0');
    return secret;
}

}  // namespace

SecretField::SecretField(UiContext& ui, SecretClipboard& clipboard, QWidget* parent)
    : TextField(ui, parent), m_clipboard(clipboard) {
    setMono(true);
    setMaxLength(kLongest);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setShown(false);
}

void SecretField::setShown(bool shown) {
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
}

bool SecretField::isShown() const {
    return echoMode() == QLineEdit::Normal;
}

domain::SecretString SecretField::secret() const {
    return toSecret(m_keepsBlanks ? text() : text().trimmed());
}

void SecretField::wipe() {
    clear();
    setShown(false);
}

void SecretField::copyChosen() {
    if (!isShown() || !hasSelectedText()) return;
    m_clipboard.copy(toSecret(selectedText()));
}

void SecretField::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copyChosen();
    if (event->matches(QKeySequence::Cut)) {
        copyChosen();
        if (isShown()) del();
        return;
    }
    TextField::keyPressEvent(event);
}

void SecretField::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Paste"), this, &QLineEdit::paste);
    if (isShown() && hasSelectedText()) {
        menu->addAction(tr("Copy for 20 seconds"), this, &SecretField::copyChosen);
    }
    menu->addSeparator();
    menu->addAction(tr("Empty the field"), this, &SecretField::wipe);
    menu->popup(event->globalPos());
}

void SecretField::mouseReleaseEvent(QMouseEvent* event) {
    TextField::mouseReleaseEvent(event);
    // Where marking copies (X11), Qt has just put a part of the secret there for good.
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection() && clipboard->ownsSelection() && hasSelectedText()) {
        clipboard->clear(QClipboard::Selection);
    }
}

}  // namespace berth::ui
