// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/field_splitter.h"

#include <utility>

namespace berth::sim::shell {
namespace {

void append(Field& field, char c, bool quoted) {
    if (quoted && std::string_view("*?[]\\!-^").find(c) != std::string_view::npos)
        field.pattern += '\\';
    field.pattern += c;
    field.text += c;
}

class FieldBuilder {
  public:
    explicit FieldBuilder(std::string_view separators) : m_separators(separators) {}

    void add(const Segment& segment) {
        if (segment.kind == Segment::Kind::Break) {
            finish();
            m_afterBlank = false;
            return;
        }
        const bool quoted = segment.kind == Segment::Kind::Quoted;
        if (quoted) m_begun = true;
        for (const char c : segment.text) {
            if (segment.kind == Segment::Kind::Expanded && separate(c)) continue;
            append(m_field, c, quoted);
            m_begun = true;
            m_afterBlank = false;
        }
    }

    std::vector<Field> take() {
        finish();
        return std::move(m_fields);
    }

  private:
    // Whether the character separates fields.
    bool separate(char c) {
        if (m_separators.find(c) == std::string_view::npos) return false;
        if (c == ' ' || c == '\t' || c == '\n') {
            m_afterBlank = m_begun || m_afterBlank;
            finish();
        } else if (m_begun || !m_afterBlank) {
            m_begun = true;
            finish();
            m_afterBlank = false;
        } else {
            m_afterBlank = false;
        }
        return true;
    }

    void finish() {
        if (m_begun) m_fields.push_back(std::exchange(m_field, {}));
        m_begun = false;
    }

    std::string_view m_separators;
    std::vector<Field> m_fields;
    Field m_field;
    bool m_begun = false;
    bool m_afterBlank = false;  // a blank ended the last field: a separator behind it adds none
};

}  // namespace

std::vector<Field> splitFields(const std::vector<Segment>& segments, std::string_view separators) {
    FieldBuilder builder(separators);
    for (const Segment& each : segments)
        builder.add(each);
    return builder.take();
}

Field joinSegments(const std::vector<Segment>& segments, std::string_view separators) {
    Field field;
    for (const Segment& each : segments) {
        if (each.kind == Segment::Kind::Break && !separators.empty())
            append(field, separators[0], true);
        for (const char c : each.text)
            append(field, c, each.kind == Segment::Kind::Quoted);
    }
    return field;
}

}  // namespace berth::sim::shell
