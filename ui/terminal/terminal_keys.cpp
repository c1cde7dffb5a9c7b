// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_keys.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace berth::ui {
namespace {

using terminal::Key;

std::optional<Key> keyOf(int key) {
    if (key >= Qt::Key_F1 && key <= Qt::Key_F12)
        return static_cast<Key>(static_cast<int>(Key::F1) + key - Qt::Key_F1);
    switch (key) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return Key::Enter;
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            return Key::Tab;
        case Qt::Key_Backspace:
            return Key::Backspace;
        case Qt::Key_Escape:
            return Key::Escape;
        case Qt::Key_Up:
            return Key::Up;
        case Qt::Key_Down:
            return Key::Down;
        case Qt::Key_Left:
            return Key::Left;
        case Qt::Key_Right:
            return Key::Right;
        case Qt::Key_Insert:
            return Key::Insert;
        case Qt::Key_Delete:
            return Key::Delete;
        case Qt::Key_Home:
            return Key::Home;
        case Qt::Key_End:
            return Key::End;
        case Qt::Key_PageUp:
            return Key::PageUp;
        case Qt::Key_PageDown:
            return Key::PageDown;
        default:
            return std::nullopt;
    }
}

// With Control or Alt the text of an event depends on the platform; the key does not.
QString textOf(const QKeyEvent& event) {
    const bool letter = event.key() > Qt::Key_Space && event.key() < Qt::Key_ydiaeresis;
    const auto held = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    if (!held.testFlag(Qt::ControlModifier) && !event.text().isEmpty()) return event.text();
    if (event.key() == Qt::Key_Space) return QStringLiteral(" ");
    if (!letter) return event.text();
    return QString(QChar(static_cast<char16_t>(event.key()))).toLower();
}

}  // namespace

terminal::Modifiers modifiersOf(Qt::KeyboardModifiers modifiers) {
    return {.shift = modifiers.testFlag(Qt::ShiftModifier),
            .alt = modifiers.testFlag(Qt::AltModifier),
            .control = modifiers.testFlag(Qt::ControlModifier)};
}

bool sendKey(terminal::TerminalSurface& surface, const QKeyEvent& event) {
    terminal::Modifiers modifiers = modifiersOf(event.modifiers());
    if (const auto key = keyOf(event.key())) {
        if (event.key() == Qt::Key_Backtab) modifiers.shift = true;
        surface.pressKey(*key, modifiers);
        return true;
    }
    const QByteArray text = textOf(event).toUtf8();
    if (text.isEmpty()) return false;
    surface.type({text.constData(), static_cast<std::size_t>(text.size())}, modifiers);
    return true;
}

}  // namespace berth::ui
