// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/terminal/control_sequence.h"

namespace berth::terminal {

// Takes an untrusted stream apart into text and control, in bounded memory whatever comes, and with
// the same outcome wherever the stream is cut. It is the only thing that reads bytes of a program:
// libvterm 0.1.4 behind it counts neither the parameters of a sequence nor the marks on a
// character, writes beyond its buffer when a character is cut in two, and would be handed strings
// of any length.
//
// UTF-8 is read as Unicode's "maximal subparts" practice says: each broken piece becomes one
// U+FFFD. Control characters of eight bits (C1) are not obeyed: in UTF-8 they are no bytes of their
// own. Source of the states: https://vt100.net/emu/dec_ansi_parser
class SequenceReader {
  public:
    // Operating system commands of more bytes than this are dropped.
    static constexpr std::size_t kLongestCommand = 128 * 1024;

    void read(std::string_view bytes, SequenceSink& sink);
    // Forgets what has begun.
    void reset();

  private:
    enum class State {
        Ground,
        Escape,
        EscapeIgnored,
        Parameters,
        Intermediate,
        SequenceIgnored,
        Command,
        IgnoredString,
        StringEscape,
    };

    [[nodiscard]] std::size_t readGround(std::string_view bytes, SequenceSink& sink);
    [[nodiscard]] static std::size_t readWholeCharacters(std::string_view bytes,
                                                         SequenceSink& sink);
    void readUtf8(unsigned char byte, SequenceSink& sink);
    void endCharacter(SequenceSink& sink);
    void readByte(unsigned char byte, SequenceSink& sink);
    void readEscape(unsigned char byte, SequenceSink& sink);
    void readParameter(unsigned char byte, SequenceSink& sink);
    void readIntermediate(unsigned char byte, SequenceSink& sink);
    void readCommand(unsigned char byte, SequenceSink& sink);
    void beginEscape();
    void dropCommand();
    void endSequence(unsigned char byte, SequenceSink& sink);

    State m_state = State::Ground;
    ControlSequence m_sequence;
    char m_intermediate = 0;  // of an escape sequence
    std::string m_command;
    bool m_commandTooLong = false;
    bool m_stringIsCommand = false;

    // A character of UTF-8 that has begun.
    char32_t m_character = 0;
    int m_missing = 0;  // bytes
    unsigned char m_least = 0x80;
    unsigned char m_most = 0xBF;  // what the next byte may be
};

}  // namespace berth::terminal
