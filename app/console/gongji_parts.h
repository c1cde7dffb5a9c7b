// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/late_vault.h"
#include "app/console/platform_home.h"
#include "models/bridge/connection_desk.h"
#include "models/domain/clock.h"
#include "models/domain/connection.h"
#include "models/domain/random.h"
#include "platform_client/gongji/connection_tester.h"
#include "platform_client/gongji/rsa_key_pair_maker.h"
#include "platform_client/network/network_thread.h"
#include "platform_client/network/qt_http_transport.h"

namespace berth::app {

// What connections to real platforms stand on: keychain, network, test and key pairs. Nothing of it
// goes out before it is asked. Made and destroyed on the GUI thread; `clock` outlives it, and it
// outlives the platforms that it makes.
class GongjiParts final : public PlatformMaker {
  public:
    explicit GongjiParts(const domain::Clock& clock);

    [[nodiscard]] bridge::ConnectionDesk::Seams seams(domain::ConnectionBook& book);

    // The person's keychain, or memory where there is none. The GUI thread only.
    [[nodiscard]] domain::SecretStore& secrets() { return m_vault; }

    // Errors: InvalidArgument, field "baseUrl", "token" or "privateKey".
    [[nodiscard]] domain::Result<std::unique_ptr<PlatformHome>> make(
        const domain::ConnectionSettings& settings, domain::ConnectionSecrets secrets,
        domain::ApiCallObserver observer) override;

  private:
    const domain::Clock& m_clock;
    domain::SystemRandom m_random;
    LateVault m_vault;
    platform_client::NetworkThread m_thread;
    platform_client::QtHttpTransport m_transport;
    platform_client::gongji::GongjiConnectionTester m_tester;
    platform_client::gongji::RsaKeyPairMaker m_keys;
};

}  // namespace berth::app
