// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include "tests/platform_client/inspector/sample_look.h"

namespace berth::platform_client::inspector::testing {

// As grep prints them: each line behind its file. Counters grow by the second.
std::string sampleFiles(int uptime) {
    std::string text = R"(/proc/sys/kernel/hostname:comfy-studio-1
/proc/sys/kernel/osrelease:5.15.0-113-generic
/proc/sys/kernel/tainted:12289
/proc/sys/fs/file-nr:9312	0	9223372036854775807
/etc/os-release:NAME="Ubuntu"
/etc/os-release:PRETTY_NAME="Ubuntu 22.04.4 LTS"
/etc/resolv.conf:# generated
/etc/resolv.conf:nameserver 10.0.0.2
/etc/resolv.conf:nameserver 10.0.0.3
/proc/loadavg:3.10 2.90 2.50 4/812 4242
/proc/meminfo:MemTotal:       65536000 kB
/proc/meminfo:MemFree:         1024000 kB
/proc/meminfo:MemAvailable:   32768000 kB
/proc/meminfo:SwapTotal:       8388608 kB
/proc/meminfo:SwapFree:        8388608 kB
/proc/pressure/cpu:some avg10=0.00 avg60=1.20 avg300=0.80 total=120000
/proc/pressure/cpu:full avg10=0.00 avg60=0.00 avg300=0.00 total=0
/proc/pressure/memory:some avg10=0.00 avg60=0.00 avg300=0.00 total=0
/proc/pressure/memory:full avg10=0.00 avg60=0.00 avg300=0.00 total=0
/proc/pressure/io:some avg10=0.00 avg60=0.40 avg300=0.20 total=500
/proc/pressure/io:full avg10=0.00 avg60=0.30 avg300=0.10 total=400
/proc/net/dev:Inter-|   Receive                                                |  Transmit
/proc/net/dev: face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
/proc/net/dev:    lo: 1000000    5000    0    0    0     0          0         0  1000000    5000    0    0    0     0       0          0
/proc/net/dev:  eth0: 9000000   80000    2   10    0     0          0         0  7000000   70000    1    0    0     0       0          0
/proc/net/route:Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
/proc/net/route:eth0	00000000	0100000A	0003	0	0	0	00000000	0	0	0
/proc/net/route:eth0	0000000A	00000000	0001	0	0	0	00FFFFFF	0	0	0
/proc/net/ipv6_route:00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
/sys/fs/cgroup/memory.max:34359738368
/sys/fs/cgroup/memory.current:17179869184
/sys/fs/cgroup/memory.events:low 0
/sys/fs/cgroup/memory.events:max 12
/sys/fs/cgroup/memory.events:oom 0
/sys/fs/cgroup/memory.events:oom_kill 0
/sys/fs/cgroup/cpu.max:800000 100000
/sys/fs/cgroup/pids.max:4096
/sys/fs/cgroup/pids.current:120
/proc/driver/nvidia/version:NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024
/proc/driver/nvidia/version:GCC version:  gcc version 11.4.0
/proc/mounts:overlay / overlay rw,relatime,lowerdir=/var/lib/docker/overlay2/l/A 0 0
/proc/mounts:proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
/proc/mounts:tmpfs /dev tmpfs rw,nosuid,size=65536k,mode=755 0 0
/proc/mounts:shm /dev/shm tmpfs rw,nosuid,nodev,noexec,relatime,size=8388608k 0 0
/proc/mounts:/dev/sda2 /etc/hosts ext4 rw,relatime 0 0
/proc/mounts:/dev/sdb1 /data ext4 rw,relatime 0 0
/proc/mounts:juicefs /root/my\040models fuse.juicefs rw,relatime 0 0
)";
    text += fmt::format("/proc/uptime:{}.25 {}.00\n", uptime, uptime * 4);
    text += fmt::format(
        "/proc/vmstat:pgfault {}\n/proc/vmstat:pswpin {}\n/proc/vmstat:pswpout {}\n"
        "/proc/vmstat:oom_kill 0\n",
        uptime * 50, 400, 900);
    text += fmt::format(
        "/proc/stat:cpu  {} 0 {} {} {} 0 0 0 0 0\n/proc/stat:cpu0 1 0 1 1 0 0 0 0 0 0\n"
        "/proc/stat:cpu1 1 0 1 1 0 0 0 0 0 0\n/proc/stat:cpu2 1 0 1 1 0 0 0 0 0 0\n"
        "/proc/stat:cpu3 1 0 1 1 0 0 0 0 0 0\n/proc/stat:intr 1 2 3\n/proc/stat:ctxt 5\n",
        uptime * 100, uptime * 20, uptime * 270, uptime * 10);
    text += fmt::format(
        "/sys/fs/cgroup/cpu.stat:usage_usec {}\n"
        "/sys/fs/cgroup/cpu.stat:nr_periods {}\n"
        "/sys/fs/cgroup/cpu.stat:nr_throttled {}\n",
        uptime * 1000, uptime * 10, 40);
    return text;
}

}  // namespace berth::platform_client::inspector::testing
