// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "platform_client/ssh/known_hosts.h"
#include "tests/platform_client/ssh/child_process.h"
#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::ssh::testing {

// What ssh made of a server's key.
enum class SshDecision { Trusted, Unknown, Changed, Revoked, Unclear };

// OpenSSH's own server on a free port of 127.0.0.1, with throw-away keys of three types. It lets
// nobody in: whether the client went on to log in is all that is looked at. Ended with this object.
class SshServer {
  public:
    SshServer();
    SshServer(const SshServer&) = delete;
    SshServer& operator=(const SshServer&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    // "ssh-ed25519 AAAA…", as it stands in a known_hosts file.
    [[nodiscard]] const std::string& keyLine(KeyType type) const { return m_keys.at(type); }
    [[nodiscard]] std::string blob(KeyType type) const;

    // Asks ssh for a decision on the server's key of that type. `alias`: the name to look up;
    // empty: the server's address and port. `output`: what ssh said.
    [[nodiscard]] SshDecision ask(KeyType type, const std::string& alias,
                                  const std::string& userFile, const std::string& globalFile,
                                  std::string* output = nullptr) const;

  private:
    [[nodiscard]] bool start();

    ScratchFolder m_folder;
    int m_port = 0;
    ChildProcess m_server;
    std::map<KeyType, std::string> m_keys;
};

}  // namespace berth::platform_client::ssh::testing
