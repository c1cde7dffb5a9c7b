// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/secret_relay.h"
#include "models/bridge/host_desk.h"
#include "models/domain/clock.h"
#include "models/domain/random.h"
#include "platform_client/remote/ssh_host_tools.h"
#include "platform_client/remote/ssh_remote_hosts.h"

namespace berth::app {

// What reaching computers over SSH stands on: this person's known_hosts, ssh-agent, keys and
// keychain. Nothing of it goes out, or is read, before it is asked. Made and destroyed on the GUI
// thread; `clock` and `secrets` outlive it, and it outlives the sessions.
class SshParts {
  public:
    SshParts(const domain::Clock& clock, domain::SecretStore& secrets);

    [[nodiscard]] bridge::HostDesk::Seams seams(domain::HostBook& book);

  private:
    domain::SystemRandom m_random;
    domain::SecretStore& m_secrets;
    SecretRelay m_relay;
    platform_client::remote::SshRemoteHosts m_hosts;
    platform_client::remote::SshHostTools m_tools;
};

}  // namespace berth::app
