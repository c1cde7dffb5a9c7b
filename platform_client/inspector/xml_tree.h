// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace berth::platform_client::inspector {

// An element of XML, with the text directly in it, as far as it is kept.
struct XmlNode {
    std::string name;
    std::string id;    // the attribute "id"; others are left out
    std::string text;  // without the blanks around it
    std::vector<XmlNode> children;

    // The first child of that name; null: there is none.
    [[nodiscard]] const XmlNode* child(std::string_view childName) const;
    // The text of the element that "a/b/c" leads to; empty when there is none.
    [[nodiscard]] std::string_view textAt(std::string_view path) const;
};

struct XmlLimits {
    std::size_t bytes = std::size_t{8} << 20;
    std::size_t depth = 24;
    std::size_t nodes = 100'000;
    std::size_t textBytes = 512;  // of one element; more is cut
};

struct XmlTree {
    XmlNode root;
    bool complete = false;
    std::string problem;  // English; why it is not complete
};

// Reads a document, leaving out elements named `skip` with all that is in them. A document that
// ends early, is damaged or passes a limit gives what stood before that. No entity is ever declared
// or fetched: a document that declares one is damaged there.
[[nodiscard]] XmlTree readXml(std::string_view text, std::string_view skip = {},
                              XmlLimits limits = {});

}  // namespace berth::platform_client::inspector
