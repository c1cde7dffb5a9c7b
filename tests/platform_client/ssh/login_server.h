// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/host_profile.h"
#include "tests/platform_client/ssh/child_process.h"
#include "tests/platform_client/ssh/private_mounts.h"
#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::ssh::testing {

// OpenSSH's own server on a free port of 127.0.0.1, with throw-away keys, which lets in the user
// who runs the test by the keys that it is told.
class LoginServer {
  public:
    // `configuration`: lines of sshd_config that come first, so that they count. `mounts`: what the
    // server and all that it starts see.
    explicit LoginServer(const std::string& configuration = {}, PrivateMounts mounts = {});

    [[nodiscard]] int port() const { return m_port; }
    // A new key, or one more: "ed25519", "rsa", "ecdsa"; its private file. Let in from now on.
    std::string letIn(const std::string& type = "ed25519", const std::string& passphrase = {});
    void letInBy(const std::string& publicFile) const;
    // Who is there to be, and the way to it.
    [[nodiscard]] domain::HostStop stop(const std::string& keyFile) const;
    // Makes a new host key; shown after the next start.
    void changeHostKey();
    // "ssh-ed25519 AAAA…" of the host.
    [[nodiscard]] std::string hostKeyLine() const;

    void start();  // on the same port
    // Ends the listener and every session of it.
    void kill();
    // Stops and continues every process of it, as a machine that hangs.
    void freeze() const;
    void thaw() const;
    [[nodiscard]] std::string log() const { return m_folder.read("log"); }
    [[nodiscard]] const ScratchFolder& folder() const { return m_folder; }

  private:
    void signalSessions(int number) const;

    ScratchFolder m_folder;
    const PrivateMounts m_mounts;
    int m_port = 0;
    int m_keys = 0;
    ChildProcess m_server;
};

// The name of the user who runs the test.
[[nodiscard]] std::string userName();

}  // namespace berth::platform_client::ssh::testing
