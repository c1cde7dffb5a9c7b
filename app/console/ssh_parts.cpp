// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/ssh_parts.h"

#include <QDir>
#include <QtGlobal>

#include "platform_client/ssh/known_hosts.h"

namespace berth::app {

using namespace platform_client;

namespace {

std::string home() {
    return QDir::homePath().toStdString();
}

ssh::SshOptions options(domain::SecretStore& secrets, const domain::Clock& clock,
                        domain::Random& random) {
    ssh::SshOptions made;
    made.knownHostsFiles = ssh::defaultKnownHostsFiles(home());
    made.agentSocket = qEnvironmentVariable("SSH_AUTH_SOCK").toStdString();
    made.secrets = &secrets;
    made.clock = &clock;
    made.random = &random;
    return made;
}

}  // namespace

SshParts::SshParts(const domain::Clock& clock, domain::SecretStore& secrets)
    : m_secrets(secrets),
      m_relay(secrets),
      m_hosts(options(m_relay, clock, m_random)),
      m_tools(home(), qEnvironmentVariable("USER").toStdString()) {}

bridge::HostDesk::Seams SshParts::seams(domain::HostBook& book) {
    return {book, m_secrets, m_hosts, m_tools};
}

}  // namespace berth::app
