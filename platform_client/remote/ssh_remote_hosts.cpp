// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/ssh_remote_hosts.h"

#include "platform_client/remote/ssh_remote_host.h"

namespace berth::platform_client::remote {

std::unique_ptr<domain::RemoteHost> SshRemoteHosts::open(domain::HostProfile profile,
                                                         domain::RemoteCallbacks callbacks) {
    return std::make_unique<SshRemoteHost>(std::move(profile), std::move(callbacks), m_options);
}

}  // namespace berth::platform_client::remote
