// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <memory>
#include <string_view>

#include "models/domain/error.h"

namespace berth::platform_client {

struct JsonLimits {
    std::size_t bytes = std::size_t{8} << 20;
    int depth = 64;  // objects and lists within each other
};

// A text that is one JSON value of RFC 8259 and nothing else. Beyond the RFC it is refused when a
// key comes twice in one object, when bytes are not UTF-8, when an escape is half of a surrogate
// pair, when a number fits neither 64 bits nor a double, and when it passes a limit: whoever sends
// that, two readers would read it differently.
// Not copyable; a view of it lives as long as it does, also after it was moved.
class JsonDocument {
  public:
    // Errors: Malformed, LimitExceeded.
    [[nodiscard]] static domain::Result<JsonDocument> parse(std::string_view text,
                                                            JsonLimits limits = {});

    [[nodiscard]] const simdjson::dom::element& root() const { return m_root; }

  private:
    explicit JsonDocument(std::unique_ptr<simdjson::dom::parser> parser,
                          simdjson::dom::element root)
        : m_parser(std::move(parser)), m_root(root) {}

    std::unique_ptr<simdjson::dom::parser> m_parser;  // owns what the element looks at
    simdjson::dom::element m_root;
};

}  // namespace berth::platform_client
