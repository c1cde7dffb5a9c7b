// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdio>

#include "models/domain/ascii.h"
#include "sim/shell/arithmetic.h"
#include "sim/shell/programs/programs.h"

namespace berth::sim::shell::programs {
namespace {

// A character as a backslash makes it, at the start of `rest`, which it takes; false: \c.
bool takeEscape(std::string_view& rest, std::string& into, bool zeroFirst) {
    const char c = rest.empty() ? '\\' : rest[0];
    if (!rest.empty()) rest.remove_prefix(1);
    constexpr std::string_view kLetters = "abfnrtv\\", kMeant = "\a\b\f\n\r\t\v\\";
    if (const std::size_t at = kLetters.find(c); at != std::string_view::npos) {
        into += kMeant[at];
        return true;
    }
    if (c == 'c' && zeroFirst) return false;
    const bool octal = c >= '0' && c <= '7' && (!zeroFirst || c == '0');
    if (!octal) {
        into += '\\';
        into += c;
        return true;
    }
    unsigned value = zeroFirst ? 0 : static_cast<unsigned>(c - '0');
    const int most = zeroFirst ? 3 : 2;
    for (int i = 0; i < most && !rest.empty() && rest[0] >= '0' && rest[0] <= '7'; ++i) {
        value = value * 8 + static_cast<unsigned>(rest[0] - '0');
        rest.remove_prefix(1);
    }
    into += static_cast<char>(value & 0xffU);
    return true;
}

class Formatter {
  public:
    Formatter(Program& program, std::span<const std::string> values)
        : m_program(program), m_values(values) {}

    int run(std::string_view format) {
        do {
            m_used = false;
            if (!once(format)) break;
        } while (m_used && m_next < m_values.size() && m_program.goesOn());
        m_program.put(m_text);
        return m_status;
    }

  private:
    std::string value() {
        m_used = true;
        return m_next < m_values.size() ? m_values[m_next++] : std::string();
    }

    std::int64_t number() {
        const bool given = m_next < m_values.size();
        const std::string text = value();
        if (!given || text.empty()) return 0;
        if (text[0] == '"' || text[0] == '\'')
            return text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
        if (const auto parsed = numberOf(text)) return *parsed;
        std::size_t length = text.find_first_not_of("0123456789", text[0] == '-' ? 1 : 0);
        length = length == std::string::npos ? text.size() : length;
        m_status = m_program.complain(
            text + (length == 0 ? ": expected numeric value" : ": not completely converted"));
        return numberOf(std::string_view(text).substr(0, length)).value_or(0);
    }

    // One pass over the format; false: it ended early.
    bool once(std::string_view format) {
        while (!format.empty()) {
            const char c = format[0];
            format.remove_prefix(1);
            if (c == '\\') {
                (void)takeEscape(format, m_text, false);
            } else if (c != '%') {
                m_text += c;
            } else if (format.starts_with('%')) {
                format.remove_prefix(1);
                m_text += '%';
            } else if (!directive(format)) {
                return false;
            }
            if (m_text.size() > kFlush) {
                if (!m_program.put(m_text)) return false;
                m_text.clear();
            }
        }
        return true;
    }

    int starOr(std::string_view& format) {
        if (format.starts_with('*')) {
            format.remove_prefix(1);
            return static_cast<int>(std::clamp<std::int64_t>(number(), -kMostWidth, kMostWidth));
        }
        int width = 0;
        while (!format.empty() && domain::isDigit(format[0])) {
            width = std::min(width * 10 + (format[0] - '0'), kMostWidth);
            format.remove_prefix(1);
        }
        return width;
    }

    bool directive(std::string_view& format) {
        std::string flags;
        while (!format.empty() && std::string_view("-+ #0").find(format[0]) != std::string::npos) {
            if (flags.find(format[0]) == std::string::npos) flags += format[0];
            format.remove_prefix(1);
        }
        int width = starOr(format), precision = -1;
        if (width < 0) {
            flags += '-';
            width = -width;
        }
        if (format.starts_with('.')) {
            format.remove_prefix(1);
            precision = starOr(format);
        }
        const char kind = format.empty() ? '\0' : format[0];
        if (!format.empty()) format.remove_prefix(1);
        const bool left = flags.find('-') != std::string::npos;
        switch (kind) {
            case 's':
                pad(value(), width, precision, left);
                return true;
            case 'c':
                pad(value().substr(0, 1), width, -1, left);
                return true;
            case 'b': {
                const std::string text = value();
                std::string_view rest = text;
                std::string made;
                while (!rest.empty()) {
                    const char c = rest[0];
                    rest.remove_prefix(1);
                    if (c != '\\') {
                        made += c;
                    } else if (!takeEscape(rest, made, true)) {
                        pad(std::move(made), width, precision, left);
                        return false;
                    }
                }
                pad(std::move(made), width, precision, left);
                return true;
            }
            case 'd':
            case 'i':
                integer(flags, width, precision, "lld");
                return true;
            case 'u':
                integer(flags, width, precision, "llu");
                return true;
            case 'o':
                integer(flags, width, precision, "llo");
                return true;
            case 'x':
                integer(flags, width, precision, "llx");
                return true;
            case 'X':
                integer(flags, width, precision, "llX");
                return true;
            default:
                m_status = m_program.complain(std::string("%") + kind + ": invalid directive", 2);
                return false;
        }
    }

    void integer(const std::string& flags, int width, int precision, const char* kind) {
        std::array<char, kMostWidth + 64> buffer{};
        const std::string format = '%' + flags + (precision < 0 ? "*" : "*.*") + kind;
        const auto value = static_cast<long long>(number());
        const int length = precision < 0 ? std::snprintf(buffer.data(), buffer.size(),
                                                         format.c_str(), width, value)
                                         : std::snprintf(buffer.data(), buffer.size(),
                                                         format.c_str(), width, precision, value);
        if (length > 0)
            m_text.append(buffer.data(), std::min<std::size_t>(buffer.size() - 1,
                                                               static_cast<std::size_t>(length)));
    }

    void pad(std::string text, int width, int precision, bool left) {
        if (precision >= 0) text = text.substr(0, static_cast<std::size_t>(precision));
        const auto wide = static_cast<std::size_t>(width);
        const std::string blanks(wide > text.size() ? wide - text.size() : 0, ' ');
        m_text += left ? text + blanks : blanks + text;
    }

    static constexpr int kMostWidth = 1000;
    static constexpr std::size_t kFlush = 65536;

    Program& m_program;
    std::span<const std::string> m_values;
    std::size_t m_next = 0;
    std::string m_text;
    int m_status = 0;
    bool m_used = false;
};

}  // namespace

// As dash has it: escapes are always read.
int echo(Program& program) {
    auto words = program.arguments();
    bool newline = true;
    if (!words.empty() && words[0] == "-n") {
        newline = false;
        words = words.subspan(1);
    }
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += ' ';
        std::string_view rest = words[i];
        while (!rest.empty()) {
            const char c = rest[0];
            rest.remove_prefix(1);
            if (c != '\\') {
                text += c;
            } else if (!takeEscape(rest, text, true)) {
                program.put(text);
                return 0;
            }
        }
    }
    program.put(newline ? text + '\n' : text);
    return 0;
}

int print(Program& program) {
    auto words = program.arguments();
    if (!words.empty() && words[0] == "--") words = words.subspan(1);
    if (words.empty()) return program.complain("usage: printf format [arg ...]", 2);
    return Formatter(program, words.subspan(1)).run(words[0]);
}

}  // namespace berth::sim::shell::programs
