// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "models/domain/secret_store.h"

namespace berth::sim::node_ssh {

// The public keys of a file in OpenSSH's authorized_keys format: "TYPE BASE64 [COMMENT]" a line,
// empty lines and those that begin with "#" left out. Lines with options (command="…", from="…",
// restrict …) are refused rather than taken without them; so are DSA keys, RSA keys below 2048 bits
// and certificates. At most 1,000 keys.
class AuthorizedKeys {
  public:
    // Errors: Malformed, with the number of the line.
    [[nodiscard]] static domain::Result<AuthorizedKeys> parse(std::string_view text);

    // A key as its base64, the second word of a line.
    [[nodiscard]] bool contains(std::string_view base64) const;
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

  private:
    std::vector<std::string> m_keys;  // base64, in order
};

// Who may come in: with the token as password, or with one of the keys.
struct Login {
    domain::SecretString token;
    AuthorizedKeys keys;

    // Takes as long whatever the password is; an empty token lets nobody in.
    [[nodiscard]] bool takesPassword(std::string_view password) const;
};

}  // namespace berth::sim::node_ssh
