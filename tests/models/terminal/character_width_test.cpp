// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/character_width.h"

#include <gtest/gtest.h>
#include <vterm.h>

#include <memory>
#include <string>

#include "models/terminal/utf8.h"

namespace berth::terminal {
namespace {

struct Free {
    void operator()(VTerm* vterm) const { vterm_free(vterm); }
};

TEST(CharacterWidth, IsThatOfTheEmulatorForEveryCharacter) {
    const std::unique_ptr<VTerm, Free> vterm(vterm_new(3, 40));
    vterm_set_utf8(vterm.get(), 1);
    VTermState* const state = vterm_obtain_state(vterm.get());
    vterm_state_reset(state, 1);
    int wrong = 0;
    for (char32_t character = 0xA0; character <= 0x10FFFF; ++character) {
        if (character >= 0xD800 && character <= 0xDFFF) continue;
        std::string text = "\ra";
        appendUtf8(text, character);
        vterm_input_write(vterm.get(), text.data(), text.size());
        VTermPos at{};
        vterm_state_get_cursorpos(state, &at);
        if (at.col - 1 != characterWidth(character)) ++wrong;
    }
    EXPECT_EQ(wrong, 0);
    for (char32_t character = 0x20; character < 0x7F; ++character)
        EXPECT_EQ(characterWidth(character), 1);
}

}  // namespace
}  // namespace berth::terminal
