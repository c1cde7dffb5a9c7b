// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that take next to nothing at once: libssh alone would write to them for ever.
#include <gtest/gtest.h>

#include "tests/platform_client/remote/host_fixture.h"
#include "tests/platform_client/ssh/packet_server.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::ErrorCode;
using domain::RemoteStage;
using domain::RemoteTrouble;
using ssh::testing::PacketServer;

TEST(PacketSize, ThatIsTooSmallToWorkWithEndsTheConnection) {
    for (const unsigned most : {0U, 1U, 10U, 11U, 255U}) {
        const PacketServer server(most);
        Bench bench;
        const auto host = bench.open(profileOf(server.stop()));
        const auto output = runOn(*host, std::string(100'000, '\n'));
        ASSERT_FALSE(output) << most << ": " << output->output;
        EXPECT_EQ(output.error().code, ErrorCode::Unavailable) << most;
        ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Closed))
            << most << output.error().detail << server.log();
        EXPECT_EQ(host->state().trouble, RemoteTrouble::ServerFailed) << most;
        EXPECT_NE(host->state().detail.find("fewer than 256 bytes"), std::string::npos)
            << host->state().detail;
    }
}

TEST(PacketSize, ThatIsSmallIsKeptTo) {
    for (const unsigned most : {256U, 1000U, 32'768U}) {
        const PacketServer server(most);
        Bench bench;
        const auto host = bench.open(profileOf(server.stop()));
        const auto output = runOn(*host, std::string(100'000, '\n'));
        ASSERT_TRUE(output) << most << output.error().detail << server.log();
        EXPECT_EQ(output->output, "100000") << most;
    }
}

TEST(PacketSize, OfAServerOnTheWayCountsToo) {
    const PacketServer first(10);
    const LoginServer target;
    Bench bench;
    const auto host = bench.open(profileOf(target.stop("/none"), {first.stop()}));
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Closed)) << first.log();
    EXPECT_EQ(host->state().trouble, RemoteTrouble::ServerFailed) << host->state().detail;
}

TEST(PacketSize, CannotBeChangedOnceAChannelIsOpen) {
    const PacketServer server(32'768, 10);
    Bench bench;
    const auto host = bench.open(profileOf(server.stop()));
    const auto output = runOn(*host, std::string(8'000'000, '\n'));
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error().code, ErrorCode::Unavailable);
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Closed)) << server.log();
    EXPECT_EQ(host->state().trouble, RemoteTrouble::ServerFailed) << host->state().detail;
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
