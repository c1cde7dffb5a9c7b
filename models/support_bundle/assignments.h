// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "models/support_bundle/span.h"

namespace berth::support_bundle {

// The values of names that tell of a secret (secret_names.h), as programs write them:
//
//     DB_PASSWORD=…      "api_key": "…"      --token …      Authorization: …      secret is …
//
// also with their quotation marks escaped inside JSON, and in lists of arguments. A value that is
// already the mark, or that holds no secret, is left alone. Where it is not sure how far a value
// goes, too much is taken rather than too little, never more than its line. Linear.
[[nodiscard]] std::vector<Span> findAssignedSecrets(std::string_view text);

}  // namespace berth::support_bundle
