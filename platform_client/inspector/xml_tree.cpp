// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/xml_tree.h"

#include <expat.h>

#include <algorithm>
#include <memory>

#include "models/domain/text.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

struct ParserEnd {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

class TreeBuilder {
  public:
    TreeBuilder(XML_Parser parser, std::string_view skip, XmlLimits limits)
        : m_parser(parser), m_skip(skip), m_limits(limits) {
        m_open.push_back({});
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, &onStart, &onEnd);
        XML_SetCharacterDataHandler(parser, &onText);
        XML_SetEntityDeclHandler(parser, &onEntity);
        XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER);
    }

    [[nodiscard]] const std::string& problem() const { return m_problem; }

    // Closes what is still open, so that an early end keeps what came before it.
    XmlNode take() {
        while (m_open.size() > 1)
            closeOne();
        auto& children = m_open.front().children;
        return children.empty() ? XmlNode{} : std::move(children.front());
    }

  private:
    static TreeBuilder& self(void* data) { return *static_cast<TreeBuilder*>(data); }

    static void XMLCALL onStart(void* data, const XML_Char* name, const XML_Char** attributes) {
        self(data).start(name, attributes);
    }
    static void XMLCALL onEnd(void* data, const XML_Char*) { self(data).end(); }
    static void XMLCALL onText(void* data, const XML_Char* text, int length) {
        self(data).text({text, static_cast<std::size_t>(length)});
    }
    static void XMLCALL onEntity(void* data, const XML_Char*, int, const XML_Char*, int,
                                 const XML_Char*, const XML_Char*, const XML_Char*,
                                 const XML_Char*) {
        self(data).stop("it declares an entity");
    }

    void stop(const char* why) {
        if (m_problem.empty()) m_problem = why;
        XML_StopParser(m_parser, XML_FALSE);
    }

    void start(std::string_view name, const XML_Char** attributes) {
        if (!m_problem.empty()) return;
        if (++m_depth > m_limits.depth) return stop("its elements are nested too deep");
        if (m_skippedFrom != 0) return;
        if (!m_skip.empty() && name == m_skip) {
            m_skippedFrom = m_depth;
            return;
        }
        if (++m_nodes > m_limits.nodes) return stop("it has too many elements");
        XmlNode node;
        node.name = keptText(name);
        for (; *attributes != nullptr; attributes += 2)
            if (std::string_view(attributes[0]) == "id") node.id = keptText(attributes[1]);
        m_open.push_back(std::move(node));
    }

    void end() {
        if (!m_problem.empty()) return;
        if (m_skippedFrom == 0) closeOne();
        if (m_skippedFrom == m_depth) m_skippedFrom = 0;
        --m_depth;
    }

    void text(std::string_view part) {
        if (!m_problem.empty() || m_skippedFrom != 0) return;
        std::string& kept = m_open.back().text;
        kept += part.substr(0, m_limits.textBytes - std::min(kept.size(), m_limits.textBytes));
    }

    void closeOne() {
        XmlNode done = std::move(m_open.back());
        m_open.pop_back();
        done.text = keptText(done.text);
        m_open.back().children.push_back(std::move(done));
    }

    XML_Parser m_parser;
    std::string_view m_skip;
    XmlLimits m_limits;
    std::vector<XmlNode> m_open;  // the outermost stands for the document
    std::size_t m_depth = 0, m_nodes = 0;
    std::size_t m_skippedFrom = 0;  // the depth of the element that is left out; 0: none
    std::string m_problem;
};

}  // namespace

const XmlNode* XmlNode::child(std::string_view childName) const {
    const auto found = std::ranges::find(children, childName, &XmlNode::name);
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlNode::textAt(std::string_view path) const {
    const XmlNode* node = this;
    while (node != nullptr && !path.empty()) {
        const std::size_t slash = path.find('/');
        node = node->child(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return node == nullptr ? std::string_view() : std::string_view(node->text);
}

XmlTree readXml(std::string_view text, std::string_view skip, XmlLimits limits) {
    XmlTree tree;
    if (text.size() > limits.bytes) tree.problem = "it is too long";
    text = text.substr(0, limits.bytes);
    // A fixed encoding: the document has no say in how its bytes are read.
    const std::unique_ptr<XML_ParserStruct, ParserEnd> parser(XML_ParserCreate("UTF-8"));
    if (!parser) {
        tree.problem = "there is no memory to read it";
        return tree;
    }
    TreeBuilder builder(parser.get(), skip, limits);
    const XML_Status status =
        XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (!builder.problem().empty())
        tree.problem = builder.problem();
    else if (status != XML_STATUS_OK && tree.problem.empty())
        tree.problem = XML_ErrorString(XML_GetErrorCode(parser.get()));
    tree.root = builder.take();
    tree.complete = tree.problem.empty();
    return tree;
}

}  // namespace berth::platform_client::inspector
