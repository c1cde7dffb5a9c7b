// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string_view>

#include "models/domain/error.h"

namespace berth::sim::serving {

// A JSON object from a client: at most 64 levels deep, no field of the top level twice.
// Errors: Malformed, with a sentence for the client.
class JsonBody {
  public:
    [[nodiscard]] domain::Result<simdjson::dom::object> parse(std::string_view text);

  private:
    simdjson::dom::parser m_parser;
};

}  // namespace berth::sim::serving
