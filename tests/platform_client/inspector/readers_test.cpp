// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>

#include "platform_client/inspector/container_reader.h"
#include "platform_client/inspector/host_reader.h"
#include "platform_client/inspector/kernel_reader.h"
#include "platform_client/inspector/network_reader.h"
#include "platform_client/inspector/process_reader.h"
#include "platform_client/inspector/storage_reader.h"
#include "tests/platform_client/inspector/sample_look.h"

namespace berth::platform_client::inspector::testing {
namespace {

using domain::Bytes;
using domain::ContainerStatus;
using domain::Persistence;

TEST(HostReader, ReadsWhatTheKernelTells) {
    const domain::HostState host = SampleLook{}.read().host;
    EXPECT_EQ(host.identity.hostname, "comfy-studio-1");
    EXPECT_EQ(host.identity.osName, "Ubuntu 22.04.4 LTS");
    EXPECT_EQ(host.identity.kernel, "5.15.0-113-generic");
    EXPECT_EQ(host.identity.uptime, std::chrono::milliseconds(100'000'250));
    EXPECT_EQ(host.identity.unixSeconds, 1'800'100'000);
    EXPECT_EQ(host.identity.timeSynchronized, true);
    EXPECT_EQ(host.memory.total, Bytes{65536000 * domain::kKiB});
    EXPECT_EQ(host.memory.swapFree, Bytes{8388608 * domain::kKiB});
    ASSERT_TRUE(host.cpu.has_value());
    EXPECT_EQ(host.cpu->processors, 4);
    EXPECT_EQ(host.cpu->busy, 12'000'000);
    EXPECT_EQ(host.cpu->idle, 27'000'000);
    EXPECT_EQ(host.load->five, 2.9);
    EXPECT_EQ(host.pressure.cpuSome, 0.012);
    EXPECT_EQ(host.files->open, 9312);
    EXPECT_EQ(host.taint, 12289u);
    EXPECT_EQ(host.group.memoryLimit, Bytes{std::int64_t{32} * domain::kGiB});
    EXPECT_EQ(host.group.cpuLimit, 8);
    EXPECT_EQ(host.group.oomKills, 0);
    EXPECT_EQ(host.group.periods, 1'000'000);
}

TEST(HostReader, ReadsGroupsOfVersionOne) {
    const std::string root = "/sys/fs/cgroup/";
    const std::string text = root + "memory/memory.limit_in_bytes:9223372036854771712\n" + root +
                             "memory/memory.usage_in_bytes:1000\n" + root +
                             "memory/memory.oom_control:oom_kill_disable 0\n" + root +
                             "memory/memory.oom_control:oom_kill 3\n" + root +
                             "cpu/cpu.cfs_quota_us:150000\n" + root +
                             "cpu/cpu.cfs_period_us:100000\n" + root + "pids/pids.max:max\n";
    const domain::GroupLimits limits = readGroup(FileLines(text));
    EXPECT_EQ(limits.memoryLimit, std::nullopt);
    EXPECT_EQ(limits.memoryUsed, Bytes{1000});
    EXPECT_EQ(limits.oomKills, 3);
    EXPECT_EQ(limits.cpuLimit, 1.5);
    EXPECT_EQ(limits.processLimit, std::nullopt);
}

TEST(HostReader, KnowsWhoKeepsTheClock) {
    EXPECT_EQ(readTimeSync("NTPSynchronized=no\n"), false);
    EXPECT_EQ(readTimeSync("Reference ID    : 0A000002\nLeap status     : Normal\n"), true);
    EXPECT_EQ(readTimeSync("sh: timedatectl: not found\n"), std::nullopt);
}

TEST(ProcessReader, ReadsNamesThatLookLikeOtherFields) {
    const std::string rest = " S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 9 0 7 1 1 1\n";
    const auto processes = readProcesses("10 (a) R 9 b)" + rest + "11 (x\n12 (y)" + rest + "13 ()" +
                                             rest + "14 (cut) S 1 2\n15 (z)" + rest,
                                         4096);
    ASSERT_EQ(processes.size(), 4u);
    EXPECT_EQ(processes[0].name, "a) R 9 b");
    EXPECT_EQ(processes[0].resident, Bytes{7 * 4096});
    EXPECT_EQ(processes[1].pid, 11);
    EXPECT_EQ(processes[1].name, "x\n12 (y");
    EXPECT_EQ(processes[2].name, "");
    EXPECT_EQ(processes[3].state, 'S');
}

TEST(StorageReader, TellsWhatOutlivesTheNode) {
    const auto filesystems = SampleLook{}.read().filesystems;
    ASSERT_EQ(filesystems.size(), 5u);
    EXPECT_EQ(filesystems[0].path, "/");
    EXPECT_EQ(filesystems[0].persistence, Persistence::Lost);
    EXPECT_EQ(filesystems[0].size, Bytes{83886080 * domain::kKiB});
    EXPECT_EQ(filesystems[0].inodesUsed, 300000);
    EXPECT_EQ(filesystems[3].path, "/data");
    EXPECT_EQ(filesystems[3].persistence, Persistence::Disk);
    EXPECT_EQ(filesystems[4].path, "/root/my models");
    EXPECT_EQ(filesystems[4].persistence, Persistence::Network);
    EXPECT_EQ(filesystems[4].available, Bytes{329252864 * domain::kKiB});
    EXPECT_EQ(filesystems[4].inodes, std::nullopt);
}

TEST(StorageReader, UndoesTheEscapesOfPaths) {
    const auto found =
        readMounts(FileLines("/proc/mounts:d /a\\134040b\\011c xfs ro,noatime 0 0\n"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].path, "/a\\040b\tc");
    EXPECT_TRUE(found[0].readOnly);
}

TEST(NetworkReader, ReadsSocketsInterfacesAndRoutes) {
    const domain::NetworkState network = SampleLook{}.read().network;
    ASSERT_TRUE(network.listening.has_value());
    ASSERT_EQ(network.listening->size(), 3u);
    EXPECT_EQ((*network.listening)[0], (domain::ListeningSocket{"0.0.0.0", 8088, false}));
    EXPECT_EQ((*network.listening)[1], (domain::ListeningSocket{"127.0.0.1", 6000, true}));
    EXPECT_EQ((*network.listening)[2], (domain::ListeningSocket{"::", 22, false}));
    ASSERT_EQ(network.interfaces.size(), 2u);
    EXPECT_EQ(network.interfaces[1].name, "eth0");
    EXPECT_EQ(network.interfaces[1].receiveDrops, 10);
    EXPECT_EQ(network.interfaces[1].sendErrors, 1);
    EXPECT_EQ(network.defaultRoute, true);
    EXPECT_EQ(network.nameServers, (std::vector<std::string>{"10.0.0.2", "10.0.0.3"}));
}

TEST(NetworkReader, WritesAddressesInTheirShortForm) {
    const auto address = [](const std::string& hex) {
        const auto sockets = readSockets("/proc/net/tcp6: 0: " + hex + ":0050 0:0 0A 0\n");
        return sockets.empty() ? std::string("none") : sockets[0].address;
    };
    EXPECT_EQ(address("00000000000000000000000001000000"), "::1");
    EXPECT_EQ(address("0000000000000000FFFF00000100007F"), "127.0.0.1");
    EXPECT_EQ(address("B80D0120000000000000000001000000"), "2001:db8::1");
    EXPECT_EQ(address("00000000"), "0.0.0.0");
    EXPECT_EQ(address("0000000G"), "none");
}

TEST(KernelReader, ReadsBothFormsOfTheLog) {
    const auto log = readKernelLog(
        "[   12.500000] NVRM: Xid (PCI:0000:3b:00): 79, pid=123, name=py thon, GPU has fallen\n"
        "[   13.250000] node-7 kernel: NVRM: Xid (0000:03:00): 14, Channel 00000001\n"
        "[   14.000000] a: kernel: NVRM: Xid (0000:03:00): 15, forged by a service\n");
    EXPECT_TRUE(log.readable);
    ASSERT_EQ(log.messages.size(), 3u);
    ASSERT_EQ(log.xids.size(), 2u);
    EXPECT_EQ(log.xids[0].code, 79);
    EXPECT_EQ(log.xids[0].busId, "0000:3b:00");
    EXPECT_EQ(log.xids[0].pid, 123);
    EXPECT_EQ(log.xids[0].process, "py thon");
    EXPECT_EQ(log.xids[0].at, std::chrono::milliseconds(12'500));
    EXPECT_EQ(log.xids[1].code, 14);
    EXPECT_EQ(log.xids[1].pid, std::nullopt);
    EXPECT_FALSE(readKernelLog("dmesg: Operation not permitted\n").readable);
}

TEST(KernelReader, KeepsTheNewestOfALongLog) {
    std::string text;
    for (int i = 0; i < 10'000; ++i)
        text += "[" + std::to_string(i) + ".0] x\n";
    const auto log = readKernelLog(text);
    EXPECT_LT(log.messages.size(), 2 * kMaxKernelMessages);
    EXPECT_EQ(log.messages.back().at, std::chrono::seconds(9999));
}

TEST(ContainerReader, ReadsEachRuntime) {
    const auto cri = readCrictl(
        R"({"containers":[{"id":"c1","metadata":{"name":"web","attempt":2},)"
        R"("image":{"image":"sha256:1","userSpecifiedImage":"web:1"},"state":"CONTAINER_EXITED"}]})");
    ASSERT_EQ(cri.containers.size(), 1u);
    EXPECT_EQ(cri.containers[0].status, ContainerStatus::Exited);
    EXPECT_EQ(cri.containers[0].restarts, 2);
    EXPECT_EQ(cri.containers[0].image, "web:1");

    const auto docker = readDocker(
        "{\"ID\":\"d1\",\"Names\":\"a\",\"Image\":\"i\",\"Status\":\"Up 2 hours (Paused)\"}\n"
        "{\"ID\":\"d2\",\"Names\":\"b\",\"Status\":\"Exited (139) 1 hour ago\"}\nnot json\n");
    ASSERT_EQ(docker.containers.size(), 2u);
    EXPECT_EQ(docker.containers[0].status, ContainerStatus::Paused);
    EXPECT_EQ(docker.containers[1].exitCode, 139);
    EXPECT_FALSE(docker.problem.empty());

    const auto podman = readPodman(R"([{"Id":"p1","Names":["x"],"Image":"i","State":"exited",)"
                                   R"("ExitCode":1,"Restarts":4}])");
    ASSERT_EQ(podman.containers.size(), 1u);
    EXPECT_EQ(podman.containers[0].exitCode, 1);
    EXPECT_EQ(podman.containers[0].restarts, 4);
    EXPECT_EQ(podman.problem, "");
    EXPECT_FALSE(readPodman("{").problem.empty());
    EXPECT_FALSE(readPodman("{}").problem.empty());
}

TEST(ContainerReader, TakesRestartsOfPodmanByWholeIds) {
    auto containers = readPodman(R"([{"Id":"p1","State":"exited"},{"Id":"p2","State":"exited"},)"
                                 R"({"Id":"p3","State":"exited"}])")
                          .containers;
    containers.push_back({domain::ContainerRuntime::Docker, "d1", {}, {}, {}, {}, {}, {}});
    addRestarts("p1 4\np 9\np2\np2 x\np3 -1\nd1 7\n\np1 5 6\np3 99999999999999999999\n",
                containers);
    EXPECT_EQ(containers[0].restarts, 4);
    for (std::size_t i = 1; i < containers.size(); ++i)
        EXPECT_EQ(containers[i].restarts, std::nullopt) << containers[i].id;
}

// What podman says when it is called by the other's name.
TEST(ContainerReader, LeavesPodmanToItsOwnName) {
    const auto reading = readDocker("[\n  {\n    \"Id\": \"p1\"\n  }\n]\n");
    EXPECT_TRUE(reading.containers.empty());
    EXPECT_EQ(reading.problem, "");
}

}  // namespace
}  // namespace berth::platform_client::inspector::testing
