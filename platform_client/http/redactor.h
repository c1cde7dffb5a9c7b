// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/secret_store.h"

namespace berth::platform_client {

// Takes given secrets out of texts that are kept or shown, wherever they stand in them: by value,
// not by the name of a field. They are also found with any of their characters percent-encoded.
// Of a secret of several lines, such as a private key, each line counts. Once filled it may be used
// from any thread.
class Redactor {
  public:
    static constexpr std::string_view kInstead = "[secret]";
    // Shorter ones are not taken out: they would be found in texts that do not hold them.
    static constexpr std::size_t kShortest = 4;

    void add(std::string_view secret);
    [[nodiscard]] std::string clean(std::string_view text) const;

  private:
    std::vector<domain::SecretString> m_secrets;
};

}  // namespace berth::platform_client
