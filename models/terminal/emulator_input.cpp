// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does, as bytes. libvterm knows the modes that decide about cursor keys and the
// mouse.
#include <array>

#include "models/domain/text.h"
#include "models/terminal/command_reader.h"
#include "models/terminal/emulator.h"

namespace berth::terminal {
namespace {

VTermKey keyOf(Key key) {
    constexpr std::array kKeys = {
        VTERM_KEY_ENTER, VTERM_KEY_TAB,  VTERM_KEY_BACKSPACE, VTERM_KEY_ESCAPE,  VTERM_KEY_UP,
        VTERM_KEY_DOWN,  VTERM_KEY_LEFT, VTERM_KEY_RIGHT,     VTERM_KEY_INS,     VTERM_KEY_DEL,
        VTERM_KEY_HOME,  VTERM_KEY_END,  VTERM_KEY_PAGEUP,    VTERM_KEY_PAGEDOWN};
    const auto index = static_cast<std::size_t>(key);
    if (index < kKeys.size()) return kKeys[index];
    const auto number = static_cast<int>(key) - static_cast<int>(Key::F1) + 1;
    return static_cast<VTermKey>(VTERM_KEY_FUNCTION(number));
}

// The byte that Control makes of a character, or -1. Source: ECMA-48, 5.2, and xterm's habits.
int controlByte(char character) {
    if (character >= 'a' && character <= 'z') return character - 'a' + 1;
    if (character >= '@' && character <= '_') return character - '@';
    switch (character) {
        case ' ':
        case '2':
            return 0;
        case '3':
            return 0x1B;
        case '4':
            return 0x1C;
        case '5':
            return 0x1D;
        case '6':
            return 0x1E;
        case '7':
        case '/':
            return 0x1F;
        case '8':
        case '?':
            return 0x7F;
        default:
            return -1;
    }
}

}  // namespace

void Emulator::output(const char* bytes, std::size_t size, void* user) {
    const auto& emulator = *static_cast<Emulator*>(user);
    if (emulator.m_sending && emulator.m_events.send) emulator.m_events.send({bytes, size});
}

VTermModifier Emulator::vtermModifiers(Modifiers modifiers) const {
    return static_cast<VTermModifier>((modifiers.shift ? VTERM_MOD_SHIFT : 0) |
                                      (modifiers.alt ? VTERM_MOD_ALT : 0) |
                                      (modifiers.control ? VTERM_MOD_CTRL : 0));
}

void Emulator::pressKey(Key key, Modifiers modifiers) {
    m_sending = true;
    // Programs seldom know the long forms that libvterm has for these with Shift or Control.
    if (key == Key::Backspace && modifiers.control && m_events.send) {
        m_events.send(modifiers.alt ? "\x1b\b" : "\b");
    } else {
        const bool bare = key == Key::Enter || key == Key::Backspace || key == Key::Escape;
        if (bare) modifiers.shift = modifiers.control = false;
        if (key == Key::Tab) modifiers.control = false;
        vterm_keyboard_key(m_vterm.get(), keyOf(key), vtermModifiers(modifiers));
    }
    m_sending = false;
}

void Emulator::type(std::string_view utf8, Modifiers modifiers) {
    if (utf8.empty() || !m_events.send) return;
    std::string bytes = modifiers.alt ? "\x1b" : "";
    const int control = modifiers.control && utf8.size() == 1 ? controlByte(utf8.front()) : -1;
    if (control >= 0) {
        bytes.push_back(static_cast<char>(control));
    } else {
        bytes += utf8;
    }
    m_events.send(bytes);
}

void Emulator::paste(std::string_view utf8) {
    if (!m_events.send || !domain::isUtf8(utf8)) return;
    const std::string text = pasteText(utf8);
    if (text.empty()) return;
    m_events.send(m_bracketsPaste ? "\x1b[200~" + text + "\x1b[201~" : text);
}

void Emulator::pressMouse(int button, bool pressed, int row, int column, Modifiers modifiers) {
    if (m_mouse == MouseReports::None) return;
    moveMouse(row, column, modifiers);
    m_sending = true;
    vterm_mouse_button(m_vterm.get(), button, pressed, vtermModifiers(modifiers));
    m_sending = false;
}

void Emulator::moveMouse(int row, int column, Modifiers modifiers) {
    m_sending = true;
    vterm_mouse_move(m_vterm.get(), row, column, vtermModifiers(modifiers));
    m_sending = false;
}

void Emulator::setFocused(bool focused) {
    m_sending = true;
    if (focused) {
        vterm_state_focus_in(m_state);
    } else {
        vterm_state_focus_out(m_state);
    }
    m_sending = false;
}

}  // namespace berth::terminal
