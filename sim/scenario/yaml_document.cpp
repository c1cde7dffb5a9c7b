// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/yaml_document.h"

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <array>
#include <istream>
#include <optional>
#include <streambuf>
#include <unordered_map>
#include <utility>

#include "sim/scenario/yaml_text.h"

namespace berth::sim::scenario {
namespace {

// Leaves yaml-cpp from inside a callback; never leaves this file.
struct Refused {
    ScenarioError error;
};

[[noreturn]] void refuse(const YAML::Mark& mark, std::string message) {
    throw Refused{{mark.line + 1, mark.column + 1, {}, std::move(message)}};
}

// Hands the text over in pieces and ends early when too much was read since the last progress().
class BudgetedBuffer final : public std::streambuf {
  public:
    BudgetedBuffer(std::string_view text, std::size_t budget) : m_text(text), m_budget(budget) {}

    void progress() { m_limit = m_given + m_budget; }
    [[nodiscard]] bool exhausted() const { return m_exhausted; }

  protected:
    int_type underflow() override {
        if (m_given >= m_text.size()) return traits_type::eof();
        if (m_given >= m_limit) {
            m_exhausted = true;
            return traits_type::eof();
        }
        const std::string_view piece = m_text.substr(m_given, m_piece.size());
        piece.copy(m_piece.data(), piece.size());
        m_given += piece.size();
        setg(m_piece.data(), m_piece.data(), m_piece.data() + piece.size());
        return traits_type::to_int_type(m_piece.front());
    }

  private:
    std::string_view m_text;
    std::size_t m_budget;
    std::size_t m_given = 0;
    std::size_t m_limit = m_budget;
    bool m_exhausted = false;
    std::array<char, 4096> m_piece{};
};

class TreeBuilder final : public YAML::EventHandler {
  public:
    TreeBuilder(BudgetedBuffer& buffer, const YamlLimits& limits)
        : m_buffer(buffer), m_limits(limits) {}

    [[nodiscard]] YamlNode takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (m_documents++ > 0) {
            refuse(mark,
                   "a second document begins here: a scenario file is one YAML document, without "
                   "\"---\" between parts");
        }
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        count(mark, anchor);
        place(make(mark, YamlNode::Kind::Null));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { refuseAlias(mark); }
    void OnAnchor(const YAML::Mark& mark, const std::string& /*name*/) override {
        refuseAlias(mark);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        count(mark, anchor);
        checkTag(mark, tag);
        YamlNode node = make(mark, YamlNode::Kind::Scalar);
        node.quoted = tag == "!";
        node.text = value;
        place(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open(mark, tag, anchor, YamlNode::Kind::Sequence);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open(mark, tag, anchor, YamlNode::Kind::Map);
    }
    void OnMapEnd() override { close(); }

  private:
    // A list or map whose end has not come yet.
    struct Frame {
        YamlNode node;
        bool awaitsValue = false;  // of a map: the last entry has its key only
        std::unordered_map<std::string, int> lineOfKey;
    };

    static YamlNode make(const YAML::Mark& mark, YamlNode::Kind kind) {
        YamlNode node;
        node.kind = kind;
        node.line = mark.line + 1;
        node.column = mark.column + 1;
        return node;
    }

    [[noreturn]] static void refuseAlias(const YAML::Mark& mark) {
        refuse(mark,
               "anchors and aliases (& and *) are not allowed: write the value out where it is "
               "needed");
    }

    static void checkTag(const YAML::Mark& mark, const std::string& tag) {
        // "?" and "!" are what the library gives plain and quoted values that carry no tag.
        if (!tag.empty() && tag != "?" && tag != "!") {
            refuse(mark, "tags (\"!…\") are not allowed: write the value without one");
        }
    }

    void count(const YAML::Mark& mark, YAML::anchor_t anchor) {
        m_buffer.progress();
        if (anchor != YAML::NullAnchor) refuseAlias(mark);
        if (++m_nodes > m_limits.nodes) {
            refuse(mark, fmt::format("more than {} values: split the scenario", m_limits.nodes));
        }
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              YamlNode::Kind kind) {
        count(mark, anchor);
        checkTag(mark, tag);
        if (isKey()) refuse(mark, "a key must be plain text, not a list or a map");
        if (static_cast<int>(m_open.size()) >= m_limits.depth) {
            refuse(mark, fmt::format("more than {} levels of nesting", m_limits.depth));
        }
        m_open.push_back({make(mark, kind), false, {}});
    }

    void close() {
        YamlNode node = std::move(m_open.back().node);
        m_open.pop_back();
        place(std::move(node));
    }

    [[nodiscard]] bool isKey() const {
        return !m_open.empty() && m_open.back().node.kind == YamlNode::Kind::Map &&
               !m_open.back().awaitsValue;
    }

    void place(YamlNode node) {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Frame& frame = m_open.back();
        if (frame.node.kind == YamlNode::Kind::Sequence) {
            frame.node.items.push_back(std::move(node));
        } else if (frame.awaitsValue) {
            frame.node.entries.back().value = std::move(node);
            frame.awaitsValue = false;
        } else {
            addKey(frame, std::move(node));
        }
    }

    static void addKey(Frame& frame, YamlNode key) {
        const YAML::Mark mark = markOf(key);
        if (key.kind != YamlNode::Kind::Scalar) refuse(mark, "a key is missing before the colon");
        if (key.text == "<<") {
            refuse(mark, "merge keys (\"<<\") are not allowed: write the fields out");
        }
        const auto [known, isNew] = frame.lineOfKey.try_emplace(key.text, key.line);
        if (!isNew) {
            refuse(mark, fmt::format("\"{}\" is given twice, first on line {}: keep one of them",
                                     key.text, known->second));
        }
        frame.node.entries.push_back({std::move(key.text), key.line, key.column, {}});
        frame.awaitsValue = true;
    }

    static YAML::Mark markOf(const YamlNode& node) {
        YAML::Mark mark;
        mark.line = node.line - 1;
        mark.column = node.column - 1;
        return mark;
    }

    BudgetedBuffer& m_buffer;
    YamlLimits m_limits;
    YamlNode m_root;
    std::vector<Frame> m_open;
    int m_nodes = 0;
    int m_documents = 0;
};

ScenarioError refusedByLibrary(const YAML::Exception& failure) {
    const YAML::Mark& mark = failure.mark;
    return {mark.is_null() ? 0 : mark.line + 1,
            mark.is_null() ? 0 : mark.column + 1,
            {},
            fmt::format("not valid YAML: {}; check indentation, quotes and brackets here",
                        failure.msg)};
}

std::string_view withoutByteOrderMark(std::string_view text) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (text.substr(0, kMark.size()) == kMark) text.remove_prefix(kMark.size());
    return text;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const YamlEntry& entry : entries) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

tl::expected<YamlNode, ScenarioError> parseYaml(std::string_view text, const YamlLimits& limits) {
    if (text.size() > limits.bytes) {
        return tl::unexpected(ScenarioError{
            0,
            0,
            {},
            fmt::format("larger than {} MiB: no scenario needs that much", limits.bytes >> 20U)});
    }
    text = withoutByteOrderMark(text);
    if (auto bad = findBadText(text)) return tl::unexpected(std::move(*bad));

    BudgetedBuffer buffer{text, limits.lookahead};
    TreeBuilder builder{buffer, limits};
    std::optional<ScenarioError> error;
    try {
        std::istream stream{&buffer};
        YAML::Parser parser{stream};
        // The second call finds what follows the first document; yaml-cpp 0.7 goes on handing out
        // empty documents for ever at a stray ",", which the builder refuses as a second one.
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Refused& refused) {
        error = refused.error;
    } catch (const YAML::Exception& failure) {
        error = refusedByLibrary(failure);
    }
    if (buffer.exhausted()) {
        error = ScenarioError{
            error ? error->line : 0,
            error ? error->column : 0,
            {},
            fmt::format("more than {} KiB without the end of a value: write long lists one item a "
                        "line, each after a dash",
                        limits.lookahead >> 10U)};
    }
    if (error) {
        if (error->line > 0) error->column = codePointColumn(text, error->line, error->column);
        return tl::unexpected(std::move(*error));
    }
    return builder.takeRoot();
}

}  // namespace berth::sim::scenario
