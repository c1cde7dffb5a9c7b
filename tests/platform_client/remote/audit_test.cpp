// SPDX-License-Identifier: GPL-3.0-or-later
// What ssh-audit says of the algorithms that this client offers.
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

#include "tests/platform_client/remote/host_fixture.h"
#include "tests/platform_client/ssh/child_process.h"

namespace berth::platform_client::remote::testing {
namespace {

TEST(Audit, FindsNothingToFaultInWhatIsOffered) {
    const int port = ssh::testing::freePort();
    const ScratchFolder folder;
    ssh::testing::ChildProcess audit(
        {"ssh-audit", "--no-colors", "--client-audit", "--port", std::to_string(port)},
        folder / "log");
    Bench bench;
    // It takes one connection alone, so that nobody can look before whether it listens already.
    std::unique_ptr<domain::RemoteHost> host;
    do {
        host = bench.open(
            profileOf({"127.0.0.1", port, "me", {domain::HostLoginKind::Password, {}}, {}}));
        static_cast<void>(runOn(*host, "true"));
    } while (!audit.ended() && host->state().trouble == domain::RemoteTrouble::Refused);
    for (int i = 0; i < 3000 && !audit.ended(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const std::string report = folder.read("log");
    EXPECT_NE(report.find("curve25519-sha256"), std::string::npos) << report;
    EXPECT_NE(report.find("aes256-gcm@openssh.com"), std::string::npos) << report;
    EXPECT_EQ(report.find("[fail]"), std::string::npos) << report;
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
