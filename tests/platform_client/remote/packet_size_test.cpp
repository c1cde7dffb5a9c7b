// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that take next to nothing at once: libssh alone would write to them for ever.
#include <gtest/gtest.h>

#include <vector>

#include "tests/platform_client/remote/host_fixture.h"
#include "tests/platform_client/ssh/packet_server.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::ErrorCode;
using domain::RemoteStage;
using domain::RemoteTrouble;
using ssh::testing::PacketServer;

TEST(PacketSize, ThatIsTooSmallToWorkWithEndsTheConnection) {
    const std::vector<PacketServer::Sizes> sizes{{0}, {1}, {10}, {11}, {255}};
    const PacketServer server(sizes);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        Bench bench;
        const auto host = bench.open(profileOf(server.stop(i)));
        const auto output = runOn(*host, std::string(100'000, '\n'));
        ASSERT_FALSE(output) << sizes[i].most << ": " << output->output;
        EXPECT_EQ(output.error().code, ErrorCode::Unavailable) << sizes[i].most;
        ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Closed)) << sizes[i].most << server.log();
        EXPECT_EQ(host->state().trouble, RemoteTrouble::ServerFailed) << sizes[i].most;
        EXPECT_NE(host->state().detail.find("fewer than 256 bytes"), std::string::npos)
            << host->state().detail;
    }
}

TEST(PacketSize, ThatIsSmallIsKeptTo) {
    const std::vector<PacketServer::Sizes> sizes{{256}, {1000}, {32'768}};
    const PacketServer server(sizes);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        Bench bench;
        const auto host = bench.open(profileOf(server.stop(i)));
        const auto output = runOn(*host, std::string(100'000, '\n'));
        ASSERT_TRUE(output) << sizes[i].most << output.error().detail << server.log();
        EXPECT_EQ(output->output, "100000") << sizes[i].most;
    }
}

TEST(PacketSize, OfAServerOnTheWayCountsToo) {
    const PacketServer first(std::vector{PacketServer::Sizes{10}});
    const LoginServer target;
    Bench bench;
    const auto host = bench.open(profileOf(target.stop("/none"), {first.stop()}));
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Closed)) << first.log();
    EXPECT_EQ(host->state().trouble, RemoteTrouble::ServerFailed) << host->state().detail;
}

TEST(PacketSize, CannotBeChangedOnceAChannelIsOpen) {
    const PacketServer server(std::vector{PacketServer::Sizes{32'768, 10}});
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
