// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/sequence_reader.h"

#include <algorithm>

namespace berth::terminal {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr unsigned char kEscape = 0x1B;
constexpr unsigned char kDelete = 0x7F;

bool cancels(unsigned char byte) {
    return byte == 0x18 || byte == 0x1A;  // CAN, SUB
}

bool isPrintable(char byte) {
    return byte >= 0x20 && byte < 0x7F;
}

}  // namespace

void SequenceReader::reset() {
    m_state = State::Ground;
    m_missing = 0;
    dropCommand();
}

void SequenceReader::read(std::string_view bytes, SequenceSink& sink) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (m_state == State::Ground) {
            at += readGround(bytes.substr(at), sink);
        } else {
            readByte(static_cast<unsigned char>(bytes[at]), sink);
            ++at;
        }
    }
}

// Reads at least one byte, and a whole run where it is ASCII.
std::size_t SequenceReader::readGround(std::string_view bytes, SequenceSink& sink) {
    const auto* const end = std::find_if_not(bytes.begin(), bytes.end(), isPrintable);
    const auto run = static_cast<std::size_t>(end - bytes.begin());
    if (run > 0) {
        endCharacter(sink);
        sink.ascii(bytes.substr(0, run));
        return run;
    }
    const auto byte = static_cast<unsigned char>(bytes.front());
    if (byte >= 0x80) {
        if (m_missing == 0) {
            if (const std::size_t whole = readWholeCharacters(bytes, sink)) return whole;
        }
        readUtf8(byte, sink);
        return 1;
    }
    endCharacter(sink);
    if (byte == kEscape) {
        beginEscape();
    } else if (byte != 0 && byte != kDelete && !cancels(byte)) {
        sink.control(static_cast<char>(byte));
    }
    return 1;
}

// How many bytes at the beginning are characters of three bytes that lie whole before us and need
// no second look, U+1000 … U+CFFF: nearly all of Chinese, Japanese and Korean.
std::size_t SequenceReader::readWholeCharacters(std::string_view bytes, SequenceSink& sink) {
    const auto byte = [bytes](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const auto follows = [](unsigned char each) { return (each & 0xC0U) == 0x80U; };
    std::size_t at = 0;
    while (bytes.size() - at >= 3 && byte(at) >= 0xE1 && byte(at) <= 0xEC &&
           follows(byte(at + 1)) && follows(byte(at + 2))) {
        sink.character((byte(at) & 0x0FU) << 12 | (byte(at + 1) & 0x3FU) << 6 |
                       (byte(at + 2) & 0x3FU));
        at += 3;
    }
    return at;
}

// A character that was begun and does not go on.
void SequenceReader::endCharacter(SequenceSink& sink) {
    if (m_missing == 0) return;
    m_missing = 0;
    sink.character(kReplacement);
}

// Table 3-7 of the Unicode standard: which bytes may follow which.
void SequenceReader::readUtf8(unsigned char byte, SequenceSink& sink) {
    if (m_missing > 0 && byte >= m_least && byte <= m_most) {
        m_character = m_character << 6 | (byte & 0x3FU);
        m_least = 0x80;
        m_most = 0xBF;
        if (--m_missing > 0) return;
        const bool c1 = m_character < 0xA0;
        const bool noncharacter = (m_character & 0xFFFE) == 0xFFFE;
        sink.character(c1 || noncharacter ? kReplacement : m_character);
        return;
    }
    endCharacter(sink);
    m_least = 0x80;
    m_most = 0xBF;
    if (byte >= 0xC2 && byte <= 0xDF) {
        m_missing = 1;
        m_character = byte & 0x1FU;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        m_missing = 2;
        m_character = byte & 0x0FU;
        if (byte == 0xE0) m_least = 0xA0;
        if (byte == 0xED) m_most = 0x9F;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        m_missing = 3;
        m_character = byte & 0x07U;
        if (byte == 0xF0) m_least = 0x90;
        if (byte == 0xF4) m_most = 0x8F;
    } else {
        sink.character(kReplacement);
    }
}

void SequenceReader::readByte(unsigned char byte, SequenceSink& sink) {
    if (cancels(byte)) return reset();
    const bool inString = m_state == State::Command || m_state == State::IgnoredString;
    if (inString) return readCommand(byte, sink);
    if (m_state == State::StringEscape) {
        // ESC \ ends a string; any other ESC gives it up and begins something of its own.
        if (byte == '\\') {
            m_state = State::Ground;
            if (m_stringIsCommand && !m_commandTooLong) sink.command(m_command);
            return dropCommand();
        }
        dropCommand();
        beginEscape();
    }
    if (byte == kEscape) return beginEscape();
    if (byte == 0 || byte == kDelete) return;
    if (byte < 0x20) return sink.control(static_cast<char>(byte));  // also amid a sequence
    switch (m_state) {
        case State::Escape:
        case State::EscapeIgnored:
            return readEscape(byte, sink);
        case State::Parameters:
            return readParameter(byte, sink);
        default:
            return readIntermediate(byte, sink);
    }
}

void SequenceReader::beginEscape() {
    m_state = State::Escape;
    m_intermediate = 0;
}

void SequenceReader::readEscape(unsigned char byte, SequenceSink& sink) {
    if (byte >= 0x80) return reset();
    if (byte < 0x30) {
        if (m_intermediate != 0) m_state = State::EscapeIgnored;
        m_intermediate = static_cast<char>(byte);
        return;
    }
    const bool whole = m_state == State::Escape;
    m_state = State::Ground;
    if (!whole) return;
    if (m_intermediate != 0) return sink.escape(m_intermediate, static_cast<char>(byte));
    switch (byte) {
        case '[':
            m_sequence.leader = 0;
            m_sequence.intermediate = 0;
            m_sequence.count = 1;
            m_sequence.parameters[0] = {};
            m_state = State::Parameters;
            return;
        case ']':
            m_stringIsCommand = true;
            m_state = State::Command;
            return;
        case 'P':  // DCS
        case 'X':  // SOS
        case '^':  // PM
        case '_':  // APC
            m_stringIsCommand = false;
            m_state = State::IgnoredString;
            return;
        default:
            return sink.escape(0, static_cast<char>(byte));
    }
}

void SequenceReader::readParameter(unsigned char byte, SequenceSink& sink) {
    if (byte >= '<' && byte <= '?') {
        // A leader stands first and alone.
        const bool first = m_sequence.leader == 0 && m_sequence.count == 1 &&
                           m_sequence.parameters[0].value == ControlSequence::kMissing;
        if (!first) m_state = State::SequenceIgnored;
        m_sequence.leader = static_cast<char>(byte);
        return;
    }
    if (byte >= '0' && byte <= '9') {
        if (m_sequence.count > ControlSequence::kMostParameters) return;
        int& value = m_sequence.parameters[m_sequence.count - 1].value;
        value = std::min(std::max(value, 0) * 10 + (byte - '0'), ControlSequence::kLargest);
        return;
    }
    if (byte == ';' || byte == ':') {
        if (m_sequence.count <= ControlSequence::kMostParameters) ++m_sequence.count;
        if (m_sequence.count <= ControlSequence::kMostParameters)
            m_sequence.parameters[m_sequence.count - 1] = {ControlSequence::kMissing, byte == ':'};
        return;
    }
    m_state = State::Intermediate;
    readIntermediate(byte, sink);
}

void SequenceReader::readIntermediate(unsigned char byte, SequenceSink& sink) {
    if (byte >= 0x80) return reset();
    if (byte >= 0x40) return endSequence(byte, sink);
    if (byte >= 0x30 || m_sequence.intermediate != 0) {
        m_state = State::SequenceIgnored;
        return;
    }
    m_sequence.intermediate = static_cast<char>(byte);
}

void SequenceReader::endSequence(unsigned char byte, SequenceSink& sink) {
    const bool whole = m_state == State::Intermediate;
    m_state = State::Ground;
    if (!whole) return;
    m_sequence.final = static_cast<char>(byte);
    m_sequence.count = std::min(m_sequence.count, ControlSequence::kMostParameters);
    sink.sequence(m_sequence);
}

void SequenceReader::readCommand(unsigned char byte, SequenceSink& sink) {
    if (byte == kEscape) {
        m_state = State::StringEscape;
        return;
    }
    if (byte == 0x07 && m_stringIsCommand) {  // BEL, as xterm ends them
        m_state = State::Ground;
        if (!m_commandTooLong) sink.command(m_command);
        return dropCommand();
    }
    if (m_state == State::IgnoredString || byte < 0x20 || byte == kDelete) return;
    if (m_command.size() < kLongestCommand) {
        m_command.push_back(static_cast<char>(byte));
        return;
    }
    m_commandTooLong = true;
    m_command.clear();
    m_state = State::IgnoredString;
}

void SequenceReader::dropCommand() {
    m_commandTooLong = false;
    m_command.clear();
    if (m_command.capacity() > 4'096) m_command.shrink_to_fit();
}

}  // namespace berth::terminal
