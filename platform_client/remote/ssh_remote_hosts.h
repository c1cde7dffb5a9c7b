// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/remote_host.h"
#include "platform_client/ssh/ssh_options.h"

namespace berth::platform_client::remote {

// Computers reached by libssh. What the options point to must outlive this and every host that it
// has opened.
class SshRemoteHosts final : public domain::RemoteHosts {
  public:
    explicit SshRemoteHosts(ssh::SshOptions options) : m_options(std::move(options)) {}

    [[nodiscard]] std::unique_ptr<domain::RemoteHost> open(
        domain::HostProfile profile, domain::RemoteCallbacks callbacks) override;

  private:
    const ssh::SshOptions m_options;
};

}  // namespace berth::platform_client::remote
