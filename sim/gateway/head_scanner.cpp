// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/head_scanner.h"

#include <array>

namespace berth::sim::gateway {

namespace {

constexpr std::array<bool, 256> tokenTable() {
    std::array<bool, 256> table{};
    for (unsigned c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        table[c] = table[c - 32] = true;
    for (const char c : std::string_view("!#$%&'*+-.^_`|~"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr std::array<bool, 256> kToken = tokenTable();

bool isVisible(unsigned char byte) {
    return byte > 0x20 && byte < 0x7F;
}

}  // namespace

bool isTokenByte(unsigned char byte) {
    return kToken[byte];
}

void HeadScanner::reset() {
    m_seen = m_fields = 0;
    m_state = State::First;
    m_done = false;
}

HeadScanner::Result HeadScanner::scan(std::string_view head) {
    while (m_seen < head.size()) {
        if (!step(static_cast<unsigned char>(head[m_seen]))) return Result::Malformed;
        ++m_seen;
        if (m_done) return Result::Done;
        if (m_fields > m_mostFields) return Result::TooManyFields;
    }
    return Result::More;
}

bool HeadScanner::step(unsigned char byte) {
    switch (m_state) {
        case State::First:
            m_state = State::Line;
            return kToken[byte];
        case State::Line:
            if (byte == '\r') {
                m_state = State::LineEnd;
                return true;
            }
            return isVisible(byte) || byte == ' ';
        case State::LineEnd:
        case State::ValueEnd:
            m_state = State::FieldStart;
            return byte == '\n';
        case State::FieldStart:
            if (byte == '\r') {
                m_state = State::End;
                return true;
            }
            m_state = State::Name;
            ++m_fields;
            return kToken[byte];
        case State::Name:
            if (byte == ':') {
                m_state = State::Value;
                return true;
            }
            return kToken[byte];
        case State::Value:
            if (byte == '\r') {
                m_state = State::ValueEnd;
                return true;
            }
            return isVisible(byte) || byte == ' ' || byte == '\t' || byte >= 0x80;
        case State::End:
            m_done = true;
            return byte == '\n';
    }
    return false;
}

}  // namespace berth::sim::gateway
