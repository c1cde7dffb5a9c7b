// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/remote_host.h"
#include "platform_client/remote/sftp_files.h"
#include "platform_client/ssh/transport.h"

namespace berth::platform_client::remote {

// One connection for commands, looks and shells; a second one for files, on first use, which takes
// over what a person has answered for the first.
class SshRemoteHost final : public domain::RemoteHost {
  public:
    SshRemoteHost(domain::HostProfile profile, domain::RemoteCallbacks callbacks,
                  const ssh::SshOptions& options);

    [[nodiscard]] domain::RemoteState state() const override { return m_transport.state(); }
    void reconnect() override { m_transport.reconnect(); }
    void run(std::string script, domain::CommandLimits limits,
             domain::Reply<domain::CommandOutput> reply) override;
    void inspect(domain::Reply<domain::Inspection> reply) override;
    void findUnkept(domain::Reply<domain::UnkeptFiles> reply) override;
    [[nodiscard]] std::unique_ptr<domain::RemoteShell> openShell(
        domain::ShellSize size, domain::RemoteShellCallbacks callbacks) override;
    [[nodiscard]] domain::RemoteFiles& files() override { return m_files; }

  private:
    // What a command wrote, and how it ended.
    using Ended = std::function<void(domain::CommandOutput, std::optional<domain::Error>)>;
    void runScript(const std::string& script, const domain::CommandLimits& limits, Ended ended);

    domain::Random& m_random;
    const std::shared_ptr<ssh::LoginMemory> m_memory = std::make_shared<ssh::LoginMemory>();
    SftpFiles m_files;
    ssh::Transport m_transport;
};

}  // namespace berth::platform_client::remote
