// SPDX-License-Identifier: GPL-3.0-or-later
// The client of the Gongji API against the simulator's own, over real sockets: what every platform
// promises must hold, however it is reached. Both kinds of keys.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "app/embedded/embedded_simulator.h"
#include "models/domain/clock.h"
#include "models/domain/random.h"
#include "platform_client/gongji/gongji_platform.h"
#include "platform_client/gongji/rsa_key.h"
#include "platform_client/network/network_thread.h"
#include "platform_client/network/qt_http_transport.h"
#include "sim/open_api/rsa_public_key.h"
#include "tests/contract/platform_contract.h"

namespace berth::contract {
namespace {

using namespace std::chrono_literals;

// The simulation runs two hundred times as fast as the clock, and so does whoever looks at it.
platform_client::gongji::GongjiOptions hurried() {
    platform_client::gongji::GongjiOptions options;
    options.live = false;
    options.poll.usual = 250ms;
    options.poll.brisk = 50ms;
    options.poll.catalogue = 1s;
    options.poll.settledNodes = 250ms;
    options.logs.every = 100ms;
    return options;
}

const domain::RsaKeyPair& keyPair() {
    static const domain::RsaKeyPair kPair = [] {
        auto made = platform_client::gongji::makeRsaKeyPair();
        EXPECT_TRUE(made) << made.error().detail;
        return std::move(*made);
    }();
    return kPair;
}

class GongjiSubject final : public Subject {
  public:
    explicit GongjiSubject(domain::KeyMode mode)
        : m_simulator(setupOf(mode), m_clock), m_transport(m_thread) {
        domain::ConnectionSettings settings;
        settings.id = {"contract"};
        settings.baseUrl = m_simulator.apiAddress().value_or(std::string());
        settings.keyMode = mode;
        domain::ConnectionSecrets secrets{m_simulator.apiToken(), {}};
        if (mode == domain::KeyMode::Rsa) secrets.privateKey = keyPair().privateKey.clone();
        auto made = platform_client::gongji::GongjiPlatform::make(
            {m_thread, m_transport, m_clock, m_random}, settings, std::move(secrets), hurried());
        EXPECT_TRUE(made) << made.error().detail;
        m_platform = std::move(*made);
    }
    domain::Platform& platform() override { return *m_platform; }
    void destroyPlatform() override { m_platform.reset(); }
    std::string gpuSpec() const override { return "4090"; }
    std::string image() const override { return "harbor.suanleme.cn/public-hub/echo:1.0"; }
    int port() const override { return 80; }

  private:
    static app::EmbeddedSimulatorSetup setupOf(domain::KeyMode mode) {
        app::EmbeddedSimulatorSetup setup;
        setup.pace = {false, 200};
        setup.api.emplace();
        if (mode == domain::KeyMode::Rsa) {
            auto key = sim::open_api::RsaPublicKey::fromPem(keyPair().publicKey);
            EXPECT_TRUE(key) << key.error().detail;
            setup.api->key = std::move(*key);
        }
        return setup;
    }

    domain::SystemClock m_clock;
    domain::SystemRandom m_random;
    app::EmbeddedSimulator m_simulator;
    platform_client::NetworkThread m_thread;
    platform_client::QtHttpTransport m_transport;
    std::unique_ptr<platform_client::gongji::GongjiPlatform> m_platform;
};

SubjectFactory factory(const char* name, domain::KeyMode mode) {
    return {name, [mode] { return std::make_unique<GongjiSubject>(mode); }};
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(GongjiOverHttp, PlatformContract,
                         testing::Values(factory("simple", domain::KeyMode::Simple),
                                         factory("rsa", domain::KeyMode::Rsa)),
                         [](const auto& subject) { return subject.param.name; });

}  // namespace berth::contract
