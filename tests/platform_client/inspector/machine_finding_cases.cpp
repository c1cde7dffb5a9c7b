// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include "tests/platform_client/inspector/finding_cases.h"

namespace berth::platform_client::inspector::testing {
namespace {

using enum inspection::FindingKind;

std::function<void(Looks&)> in(std::string section, std::string from, std::string to) {
    return [=](Looks& looks) { looks.now.change(section, from, to); };
}

std::function<void(Looks&)> logged(std::string message) {
    return
        [=](Looks& looks) { looks.now.append("kernel_log", "[99990.000000] " + message + "\n"); };
}

// Processes beside the healthy ones, all in one state.
std::function<void(Looks&)> processes(int count, char state) {
    return [=](Looks& looks) {
        for (int i = 0; i < count; ++i)
            looks.now.append("processes",
                             fmt::format("{} (sh) {} 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 9 0 0 "
                                         "1 1 1\n",
                                         5000 + i, state));
    };
}

std::function<void(Looks&)> container(std::string json) {
    return [=](Looks& looks) { looks.now.append("docker", json + "\n"); };
}

std::string cri(int attempt, const std::string& state) {
    return fmt::format(R"({{"containers":[{{"id":"c{0}","metadata":{{"name":"web","attempt":{0}}},)"
                       R"("image":{{"image":"web:1"}},"state":"{1}"}}]}})",
                       attempt, state);
}

}  // namespace

std::vector<FindingCase> machineFindingCases() {
    return {
        {MemoryNearlyFull, "", "GiB memory are left",
         in("files", "MemAvailable:   32768000 kB", "MemAvailable:    1500000 kB")},
        {GroupMemoryNearlyFull, "", "32 GiB",
         in("files", "memory.current:17179869184", "memory.current:33900000000")},
        {OomKillInGroup, "", "2 processes",
         in("files", "memory.events:oom_kill 0", "memory.events:oom_kill 2")},
        {OomKillOnMachine, "", "4200 (python3)",
         logged("Out of memory: Killed process 4200 (python3) total-vm:9000kB, anon-rss:8000kB")},
        {SwapHeavilyUsed, "", "2000 pages",
         in("files", "vmstat:pswpin 400", "vmstat:pswpin 20400")},
        {MemoryPressure, "", "25 %",
         in("files", "memory:full avg10=0.00 avg60=0.00", "memory:full avg10=0.00 avg60=25.00")},
        {CpuSaturated, "", "4 processors", in("files", "cpu  10000000 0", "cpu  10090000 0")},
        {CpuThrottledByGroup, "", "8 processors",
         in("files", "nr_throttled 40", "nr_throttled 100")},
        {CpuStolen, "", "20 %",
         in("files", " 1000000 0 0 0 0 0\n/proc/stat:cpu0",
            " 1000000 0 0 1000 0 0\n/proc/stat:cpu0")},
        {LoadFarAboveProcessors, "", "40", in("files", "loadavg:3.10 2.90", "loadavg:50.00 40.00")},
        {ManyZombies, "", "25 processes", processes(25, 'Z')},
        {ManyBlockedTasks, "", "sh (5000)", processes(9, 'D')},
        {ProcessLimitNear, "", "4000 of 4096",
         in("files", "pids.current:120", "pids.current:4000")},
        {FileHandlesNearLimit, "", "9312 of 10000",
         in("files", "9312	0	9223372036854775807", "9312	0	10000")},
        {DiskFull, "/data", "is full",
         in("disks", "524288000 524288000      50% /data", "1048576000 0     100% /data")},
        {DiskNearlyFull, "/data", "95 %",
         in("disks", "524288000 524288000      50% /data", "996147200 52428800      95% /data")},
        {DiskFillsSoon, "/data", "will be full in about",
         [](Looks& looks) {
             looks.before.change("disks", "524288000 524288000      50% /data",
                                 "514288000 534288000      50% /data");
         }},
        {InodesNearlyFull, "/data", "6000 more files",
         in("inodes", "120000 65416000    1% /data", "65530000 6000  100% /data")},
        {DiskReadOnly, "/data", "read-only",
         in("files", "/dev/sdb1 /data ext4 rw", "/dev/sdb1 /data ext4 ro")},
        {DiskReadOnly, "sdb1", "read-only",
         logged("EXT4-fs (sdb1): Remounting filesystem read-only")},
        {DisksHang, "", "no answer", [](Looks& looks) { looks.now.set("disks", "", 124); }},
        {FilesystemErrors, "", "sdb1",
         logged("EXT4-fs error (device sdb1): ext4_lookup:1613: inode #2: comm ls: deleted inode")},
        {DiskIoErrors, "", "sdb",
         logged("blk_update_request: I/O error, dev sdb, sector 2048 op 0x0:(READ)")},
        {IoPressure, "", "40 %",
         in("files", "io:full avg10=0.00 avg60=0.30", "io:full avg10=0.00 avg60=40.00")},
        {MuchWrittenToLostDisk, "/", "10 GiB",
         [](Looks& looks) { looks.context.imageSize = domain::Bytes{10 * domain::kGiB}; }},
        {NothingPersistentMounted, "", "outlives",
         [](Looks& looks) {
             looks.now.change("files", "/dev/sdb1 /data ext4 rw", "tmpfs /data tmpfs rw");
             looks.now.change("files", "juicefs /root/my\\040models fuse.juicefs",
                              "tmpfs /root/models tmpfs");
         }},
        {ImagePullFailing, "", "back-off",
         [](Looks& looks) {
             looks.now.append("service_log",
                              "Error syncing pod: ImagePullBackOff: back-off pulling\n");
         }},
        {ContainerCrashLoop, "web", "keeps ending",
         container(R"({"ID":"aa","Image":"w","Names":"web","State":"restarting",)"
                   R"("Status":"Restarting (1) 5 seconds ago"})")},
        {ContainerCrashLoop, "web", "5 times",
         [](Looks& looks) {
             looks.before.set("crictl", cri(4, "CONTAINER_RUNNING"));
             looks.now.set("crictl", cri(5, "CONTAINER_RUNNING"));
         }},
        {ContainerFailed, "web", "memory ran out",
         container(R"({"ID":"aa","Image":"w","Names":"web","Status":"Exited (137) 2 hours ago"})")},
        {ContainerStuck, "web", "dead",
         container(R"({"ID":"aa","Image":"w","Names":"web","State":"dead","Status":"Dead"})")},
        {PortNotListening, "9999", "Nobody listens",
         [](Looks& looks) {
             looks.context.declaredPorts = {8088, 9999};
         }},
        {PortLoopbackOnly, "6000", "127.0.0.1",
         [](Looks& looks) { looks.context.declaredPorts = {6000}; }},
        {NoNameServer, "", "name server",
         [](Looks& looks) {
             looks.now.changeAll("files", "resolv.conf:nameserver", "resolv.conf:#");
         }},
        {NoDefaultRoute, "", "default route",
         in("files", "/proc/net/route:eth0	00000000", "/proc/net/route:eth0	0000000B")},
        {NetworkErrorsRising, "eth0", "98 transmission",
         in("files", "eth0: 9000000   80000    2", "eth0: 9000000   80000  100")},
        {NetworkDropsRising, "eth0", "4990",
         in("files", "eth0: 9000000   80000    2   10", "eth0: 9000000   80000    2 5000")},
        {ClockSkewed, "", "10m behind",
         [](Looks& looks) { looks.context.ourUnixSeconds = 1'800'100'600; }},
        {TimeNotSynchronized, "", "clock",
         in("time_sync", "NTPSynchronized=yes", "NTPSynchronized=no")},
        {TimeNotSynchronized, "", "clock",
         [](Looks& looks) { looks.now.set("time_sync", "Leap status     : Not synchronised\n"); }},
        {Restarted, "", "started 2m ago",
         [](Looks& looks) { looks.now.change("files", "uptime:100000.25", "uptime:120.25"); }},
        {KernelOops, "", "NULL pointer",
         logged("BUG: unable to handle kernel NULL pointer dereference at 0000000000000010")},
        {KernelTainted, "", "died", in("files", "tainted:12289", "tainted:12417")},
        {HardwareError, "", "Machine check",
         logged("mce: [Hardware Error]: Machine check events logged")},
        {HungTask, "", "python3:4200",
         logged("INFO: task python3:4200 blocked for more than 120 seconds.")},
        {ProcessorLockup, "", "stuck",
         logged("watchdog: BUG: soft lockup - CPU#3 stuck for 22s! [python3:4200]")},
        {KernelLogUnreadable, "", "may not be read",
         [](Looks& looks) {
             looks.now.set("kernel_log",
                           "dmesg: read kernel buffer failed: Operation not permitted\n");
         }},
    };
}

}  // namespace berth::platform_client::inspector::testing
