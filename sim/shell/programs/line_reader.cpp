// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/programs/line_reader.h"

#include <array>

namespace berth::sim::shell {

LineReader::LineReader(Program& program, const std::string& path, bool quiet)
    : m_program(program), m_path(path), m_quiet(quiet) {
    if (path == "-") {
        m_file = program.descriptors()[0];
        m_path = "standard input";
        if (!m_file) fail("Bad file descriptor");
        return;
    }
    Opened opened = openToRead(program.tree(), program.absolute(path), program.descriptors());
    m_file = std::move(opened.file);
    if (!m_file) fail(opened.problem);
}

void LineReader::fail(const std::string& problem) {
    m_ok = false;
    m_end = true;
    if (!m_quiet) m_program.complain(m_path + ": " + problem);
}

bool LineReader::fill() {
    if (m_end || !m_program.goesOn()) return false;
    std::array<char, 16384> bytes{};
    const ReadOutcome outcome = m_file->read(bytes, m_program.stop());
    if (!outcome.problem.empty()) fail(outcome.problem);
    if (outcome.bytes == 0) {
        m_end = true;
        return false;
    }
    m_buffer.erase(0, m_at);
    m_at = 0;
    m_buffer.append(bytes.data(), outcome.bytes);
    return true;
}

std::optional<std::string> LineReader::line() {
    std::size_t looked = m_at;
    for (;;) {
        const std::size_t end = m_buffer.find('\n', looked);
        if (end != std::string::npos) {
            std::string line = m_buffer.substr(m_at, end - m_at);
            m_at = end + 1;
            m_lineEnded = true;
            return line;
        }
        const std::size_t held = m_buffer.size() - m_at;
        if (held < kMostLine && fill()) {
            looked = m_at + held;
            continue;
        }
        m_lineEnded = false;
        if (held == 0) return std::nullopt;
        std::string line = m_buffer.substr(m_at);
        m_at = m_buffer.size();
        return line;
    }
}

std::string LineReader::some(std::size_t most) {
    if (m_at == m_buffer.size() && !fill()) return {};
    std::string bytes = m_buffer.substr(m_at, most);
    m_at += bytes.size();
    return bytes;
}

std::vector<std::string> inputsOf(const std::vector<std::string>& operands, std::size_t from) {
    if (operands.size() <= from) return {"-"};
    return {operands.begin() + static_cast<std::ptrdiff_t>(from), operands.end()};
}

}  // namespace berth::sim::shell
