// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "models/domain/secret_store.h"
#include "models/support_bundle/needle_search.h"
#include "models/support_bundle/span.h"

namespace berth::support_bundle {

// Finds secrets that are known, as they are and as they look inside JSON (also JSON in JSON), in
// URLs (percent-encoded), in tables, and in base64 at any offset. Of one that has several lines
// each line of at least kShortestLine bytes is looked for, too: keys are indented and quoted.
class KnownSecrets {
  public:
    // A shorter one would be found everywhere, and tell where it is by that.
    static constexpr std::size_t kShortest = 4;
    static constexpr std::size_t kShortestLine = 16;

    explicit KnownSecrets(const std::vector<domain::SecretString>& secrets);

    [[nodiscard]] std::vector<Span> find(std::string_view text) const;

  private:
    NeedleSearch m_plain;
    NeedleSearch m_base64;
};

}  // namespace berth::support_bundle
