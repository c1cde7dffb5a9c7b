// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/gongji_parts.h"

#include <QString>
#include <memory>
#include <utility>

#include "models/domain/connection_rules.h"
#include "platform_client/gongji/gongji_platform.h"
#include "platform_client/secrets/desktop_secret_vault.h"
#include "platform_client/secrets/keychain_secret_store.h"
#include "platform_client/secrets/qt_keychain_entries.h"

namespace berth::app {

using namespace platform_client;

namespace {

std::unique_ptr<domain::SecretVault> desktopVault() {
    // The name under which people find the entries in their keychain.
    auto entries = std::make_unique<QtKeychainEntries>(QStringLiteral("Berth"));
    return std::make_unique<DesktopSecretVault>(
        std::make_unique<KeychainSecretStore>(std::move(entries)));
}

class GongjiHome final : public PlatformHome {
  public:
    explicit GongjiHome(std::unique_ptr<gongji::GongjiPlatform> platform)
        : m_platform(std::move(platform)) {}

    [[nodiscard]] domain::Platform& platform() override { return *m_platform; }
    void setAttention(bool attention) override { m_platform->setAttention(attention); }

  private:
    std::unique_ptr<gongji::GongjiPlatform> m_platform;
};

}  // namespace

GongjiParts::GongjiParts(const domain::Clock& clock)
    : m_clock(clock),
      m_vault(desktopVault),
      m_transport(m_thread),
      m_tester({m_thread, m_transport, m_clock, m_random}) {}

bridge::ConnectionDesk::Seams GongjiParts::seams(domain::ConnectionBook& book) {
    return {book, m_vault, m_tester, m_keys};
}

domain::Result<std::unique_ptr<PlatformHome>> GongjiParts::make(
    const domain::ConnectionSettings& settings, domain::ConnectionSecrets secrets,
    domain::ApiCallObserver observer) {
    gongji::GongjiOptions options;
    options.live = !domain::isSimulated(settings);
    auto made = gongji::GongjiPlatform::make(
        {m_thread, m_transport, m_clock, m_random, std::move(observer)}, settings,
        std::move(secrets), options);
    if (!made) return tl::unexpected<domain::Error>(made.error());
    return std::make_unique<GongjiHome>(std::move(*made));
}

}  // namespace berth::app
