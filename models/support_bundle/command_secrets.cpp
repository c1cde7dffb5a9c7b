// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/command_secrets.h"

#include <algorithm>
#include <array>
#include <string>

#include "models/support_bundle/line_reader.h"

namespace berth::support_bundle {

namespace {

struct SecretOption {
    std::string_view program;
    std::string_view needs;  // a word that must stand before the option; empty: none
    std::string_view option;
    bool attached = false;     // the secret may follow without a blank
    bool behindColon = false;  // of "user:secret"
};

constexpr std::array<SecretOption, 20> kOptions = {{
    {"sshpass", "", "-p", true, false},
    {"docker", "login", "-p", false, false},
    {"podman", "login", "-p", false, false},
    {"nerdctl", "login", "-p", false, false},
    {"skopeo", "login", "-p", false, false},
    {"crictl", "", "--creds", false, true},
    {"skopeo", "", "--creds", false, true},
    {"skopeo", "", "--src-creds", false, true},
    {"skopeo", "", "--dest-creds", false, true},
    {"mysql", "", "-p", true, false},
    {"mysqldump", "", "-p", true, false},
    {"mysqladmin", "", "-p", true, false},
    {"mariadb", "", "-p", true, false},
    {"redis-cli", "", "-a", false, false},
    {"curl", "", "-u", true, true},
    {"curl", "", "--user", false, true},
    {"curl", "", "--proxy-user", false, true},
    {"ldapsearch", "", "-w", false, false},
    {"smbclient", "", "-U", false, false},
    {"ipmitool", "", "-P", false, false},
}};

// The option's own value, where nothing stands between: only these take it so.
bool takesAttachedOnly(std::string_view program) {
    return program.starts_with("mysql") || program == "mariadb";
}

std::string_view baseName(std::string_view word) {
    const std::size_t slash = word.rfind('/');
    return slash == std::string_view::npos ? word : word.substr(slash + 1);
}

class CommandReader {
  public:
    CommandReader(std::string_view text, std::vector<Span>& spans) : m_text(text), m_spans(spans) {}

    void look() {
        for (std::size_t at = 0; at < m_text.size();) {
            const char c = m_text[at];
            if (c == '\n' || c == '|' || c == ';' || c == '&') {
                m_program = m_needed = {};
                m_waiting = nullptr;
                ++at;
            } else if (isBetween(c)) {
                ++at;
            } else {
                std::size_t end = at;
                while (end < m_text.size() && !isBetween(m_text[end]) && m_text[end] != '\n')
                    ++end;
                take({at, end});
                at = end;
            }
        }
    }

  private:
    // Quotation marks and commas too: arguments are also written as lists.
    static bool isBetween(char c) {
        return isBlank(c) || c == '"' || c == '\'' || c == ',' || c == '[' || c == ']' || c == '\r';
    }

    void take(Span word) {
        const std::string_view text = m_text.substr(word.begin, word.end - word.begin);
        if (m_waiting != nullptr) {
            const bool colon = m_waiting->behindColon;
            m_waiting = nullptr;
            return hide(word, colon);
        }
        if (text.size() > 1 && text.front() == '-') return takeOption(word, text);
        const std::string_view name = baseName(text);
        if (std::ranges::find(kOptions, name, &SecretOption::program) != kOptions.end()) {
            m_program = name;
            m_needed = {};
        } else if (!m_program.empty() && m_needed.empty() && text == "login") {
            m_needed = text;
        }
    }

    void takeOption(Span word, std::string_view text) {
        for (const SecretOption& known : kOptions) {
            if (known.program != m_program || !text.starts_with(known.option)) continue;
            if (!known.needs.empty() && known.needs != m_needed) continue;
            if (text.size() == known.option.size()) {
                if (!takesAttachedOnly(known.program)) m_waiting = &known;
                return;
            }
            const bool equals = text[known.option.size()] == '=';
            if (!known.attached && !equals) continue;
            hide({word.begin + known.option.size() + (equals ? 1 : 0), word.end},
                 known.behindColon);
            return;
        }
    }

    void hide(Span span, bool behindColon) {
        // What follows is a command of its own.
        if (m_program == "sshpass") m_program = {};
        if (behindColon) {
            const std::size_t colon = m_text.substr(0, span.end).find(':', span.begin);
            if (colon == std::string_view::npos) return;
            span.begin = colon + 1;
        }
        // The backslash of a quotation mark that is escaped.
        while (span.end > span.begin && m_text[span.end - 1] == '\\' && span.end < m_text.size() &&
               m_text[span.end] == '"')
            --span.end;
        m_spans.push_back(span);
    }

    std::string_view m_text;
    std::vector<Span>& m_spans;
    std::string_view m_program, m_needed;
    const SecretOption* m_waiting = nullptr;  // its value is the next word
};

}  // namespace

std::vector<Span> findCommandSecrets(std::string_view text) {
    std::vector<Span> spans;
    CommandReader(text, spans).look();
    return merged(std::move(spans));
}

}  // namespace berth::support_bundle
