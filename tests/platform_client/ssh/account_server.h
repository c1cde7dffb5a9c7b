// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "tests/platform_client/ssh/login_server.h"

namespace berth::platform_client::ssh::testing {

// OpenSSH's own server with Debian's own PAM modules, which sees an /etc of this object's: with one
// account of the name of whoever runs the test, and a password that the machine knows nothing of.
class AccountServer {
  public:
    struct Setting {
        std::string configuration;  // further lines of sshd_config
        // Lines of /etc/pam.d/sshd that come after the one for the password.
        std::string furtherFactors;
    };

    explicit AccountServer(const Setting& setting);
    AccountServer() : AccountServer(Setting{}) {}

    [[nodiscard]] LoginServer& server() { return m_server; }
    // Who is there to be, by a password.
    [[nodiscard]] domain::HostStop stop() const;

    // The account from now on. Whoever sets a password also unlocks it.
    void setPassword(const std::string& password);
    void setNoPassword() { m_hash = {}, write(); }
    void lock() { m_hash = "!" + m_hash, write(); }
    void forceChange() { m_changed = "0", write(); }  // of the password, when it is used next
    void expire() { m_expires = "1", write(); }       // the account itself
    // Whether that is the password now, by the file that the account is kept in.
    [[nodiscard]] bool passwordIs(const std::string& password) const;

    // A folder that the server sees as /etc.
    [[nodiscard]] const ScratchFolder& etc() const { return m_etc; }

  private:
    void write() const;

    ScratchFolder m_etc;
    std::string m_hash, m_changed = "19000", m_expires;
    LoginServer m_server;
};

}  // namespace berth::platform_client::ssh::testing
