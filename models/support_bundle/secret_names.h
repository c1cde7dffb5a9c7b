// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace berth::support_bundle {

// What a name tells of the value that is given to it.
enum class NameKind {
    Plain,
    Header,  // of a message: all the rest of its line is secret
    Strong,  // "DB_PASSWORD", "apiKey", "refresh-token": whatever its value is
    Weak,    // "auth", "pass", "key": only a value that looks like a secret
};

// Letters, digits, "_", "-" and "."; parts are told from each other by these signs and by capitals,
// and the last ones count: "token_type" and "PASSWORD_FILE" hold no secret.
[[nodiscard]] NameKind nameKind(std::string_view name);

// Stands where a secret could stand, and is none: "true", "none", "${PASSWORD}", "****".
[[nodiscard]] bool isNoSecret(std::string_view value);
// Letters and digits mixed, as people do not write them: at least `shortest` bytes.
[[nodiscard]] bool looksRandom(std::string_view value, std::size_t shortest);

}  // namespace berth::support_bundle
