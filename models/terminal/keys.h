// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::terminal {

// Keys that stand for no character.
enum class Key {
    Enter,
    Tab,
    Backspace,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Insert,
    Delete,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
};

struct Modifiers {
    bool shift = false;
    bool alt = false;
    bool control = false;

    friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

}  // namespace berth::terminal
