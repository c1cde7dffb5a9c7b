// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/error.h"
#include "models/domain/secret_store.h"

namespace berth::sim::node_ssh {

// The Ed25519 key by which clients know the simulated nodes again: one for all nodes of a
// simulation.
class HostKey {
  public:
    // A new one, for as long as this object lives. Errors: Internal.
    [[nodiscard]] static domain::Result<HostKey> make();
    // The one that the file holds; where there is none, a new one that it holds from then on,
    // readable by its owner alone. Errors: PermissionDenied (others may read it), Malformed,
    // StorageFailed.
    [[nodiscard]] static domain::Result<HostKey> keep(const std::string& file);

    // OpenSSH's private key format, without a passphrase.
    [[nodiscard]] const domain::SecretString& privateKey() const { return m_private; }
    // "ssh-ed25519 AAAA…": a line of known_hosts without its host.
    [[nodiscard]] const std::string& publicKey() const { return m_public; }
    // "SHA256:…", as ssh shows it.
    [[nodiscard]] const std::string& fingerprint() const { return m_fingerprint; }

  private:
    HostKey() = default;
    [[nodiscard]] static domain::Result<HostKey> fromText(domain::SecretString text);

    domain::SecretString m_private;
    std::string m_public, m_fingerprint;
};

}  // namespace berth::sim::node_ssh
