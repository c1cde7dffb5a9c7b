// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/script_input.h"

#include <algorithm>

namespace berth::sim::shell {

bool ScriptInput::fetch() {
    if (m_ended || !m_refill) return false;
    const std::optional<std::string> line = m_refill(m_continued);
    if (!line) {
        m_ended = true;
        return false;
    }
    m_continued = true;
    m_text += *line;
    return true;
}

int ScriptInput::peek(std::size_t ahead) {
    while (m_at + ahead >= m_text.size())
        if (!fetch()) return kEnd;
    return static_cast<unsigned char>(m_text[m_at + ahead]);
}

int ScriptInput::take() {
    const int c = peek();
    if (c == kEnd) return c;
    ++m_at;
    if (c == '\n') ++m_line;
    return c;
}

void ScriptInput::beginCommand() {
    m_continued = false;
    if (!m_refill) return;
    m_text.erase(0, m_at);
    m_dropped += m_at;
    m_at = 0;
}

void ScriptInput::dropLine() {
    const std::size_t end = m_text.find('\n', m_at);
    const std::size_t stop = end == std::string::npos ? m_text.size() : end + 1;
    m_line +=
        static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                    m_text.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
    m_at = stop;
}

}  // namespace berth::sim::shell
