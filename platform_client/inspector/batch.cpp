// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/batch.h"

#include <algorithm>
#include <array>

#include "models/domain/ascii.h"

namespace berth::platform_client::inspector {
namespace {

constexpr std::size_t kKiB = 1024;
constexpr std::size_t kMiB = 1024 * kKiB;

// grep with an empty pattern and several files writes each line behind the name of its file, so
// that one process reads them all and none of them can pass for another.
constexpr std::array kSections{
    BatchSection{"files", 1 * kMiB,
                 "grep -s \"\" /proc/sys/kernel/hostname /proc/sys/kernel/osrelease "
                 "/proc/sys/kernel/tainted /proc/sys/fs/file-nr /etc/os-release /etc/resolv.conf "
                 "/proc/uptime /proc/loadavg /proc/meminfo /proc/vmstat /proc/stat "
                 "/proc/pressure/cpu /proc/pressure/memory /proc/pressure/io "
                 "/proc/net/dev /proc/net/route /proc/net/ipv6_route "
                 "/sys/fs/cgroup/memory.max /sys/fs/cgroup/memory.current "
                 "/sys/fs/cgroup/memory.events /sys/fs/cgroup/cpu.max /sys/fs/cgroup/cpu.stat "
                 "/sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current "
                 "/sys/fs/cgroup/memory/memory.limit_in_bytes "
                 "/sys/fs/cgroup/memory/memory.usage_in_bytes "
                 "/sys/fs/cgroup/memory/memory.oom_control "
                 "/sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu/cpu.cfs_period_us "
                 "/sys/fs/cgroup/cpu/cpu.stat /sys/fs/cgroup/pids/pids.max "
                 "/sys/fs/cgroup/pids/pids.current /proc/driver/nvidia/version /proc/mounts"
                 " || [ $? = 2 ]"},
    BatchSection{"clock", 256, "date +%s; getconf PAGESIZE"},
    BatchSection{"processes", 2 * kMiB, "cat /proc/[0-9]*/stat 2>/dev/null || [ $? = 1 ]"},
    BatchSection{"sockets", 256 * kKiB,
                 "grep -s \" 0A \" /proc/net/tcp /proc/net/tcp6 || [ $? -le 2 ]"},
    BatchSection{"disks", 128 * kKiB, "exec df -P -k"},
    BatchSection{"inodes", 128 * kKiB, "exec df -P -i"},
    BatchSection{"time_sync", 4 * kKiB,
                 "timedatectl show -p NTPSynchronized 2>/dev/null || chronyc -n tracking"},
    BatchSection{"kernel_log", 256 * kKiB,
                 "{ dmesg || journalctl -k -b -q -n 2000 -o short-monotonic --no-pager; } 2>&1 | "
                 "tail -c 262000"},
    BatchSection{"service_log", 128 * kKiB,
                 "exec journalctl -q -u kubelet -u containerd -u docker -n 200 -o cat --no-pager"},
    BatchSection{"crictl", 1 * kMiB, "exec crictl ps -a -o json 2>/dev/null"},
    BatchSection{"docker", 1 * kMiB,
                 "exec docker ps -a --no-trunc --format \"{{json .}}\" 2>/dev/null"},
    BatchSection{"podman", 1 * kMiB, "exec podman ps -a --format json 2>/dev/null"},
    // Debian 12's podman, 4.3, tells it nowhere else.
    BatchSection{"podman_restarts", 256 * kKiB,
                 "ids=$(podman ps -a -q --no-trunc) && { [ -z \"$ids\" ] || exec podman container "
                 "inspect --format \"{{.Id}} {{.RestartCount}}\" $ids; } 2>/dev/null",
                 RunWhen::AfterSuccess},
    BatchSection{"gpu_xml", 8 * kMiB, "exec nvidia-smi -q -x"},
    BatchSection{"nvlink", 64 * kKiB, "exec nvidia-smi nvlink --status", RunWhen::AfterSuccess},
    BatchSection{"gpu_csv", 128 * kKiB,
                 "exec nvidia-smi --query-gpu=index,pci.bus_id,name,uuid,driver_version,"
                 "persistence_mode,compute_mode,memory.total,memory.used,utilization.gpu,"
                 "temperature.gpu,power.draw,power.limit,fan.speed,pstate,pcie.link.gen.current,"
                 "pcie.link.gen.max,pcie.link.width.current,pcie.link.width.max,"
                 "ecc.errors.corrected.volatile.total,ecc.errors.uncorrected.volatile.total "
                 "--format=csv",
                 RunWhen::AfterFailure},
    BatchSection{"gpu_apps", 128 * kKiB,
                 "exec nvidia-smi --query-compute-apps=gpu_uuid,pid,process_name,used_memory "
                 "--format=csv",
                 RunWhen::AfterFailure},
};

// In a function that is called in the last line: a script that arrives in part does nothing. A
// variable that came exported from outside would stay so and show the nonce, hence the unset. The
// status of a command reaches the shell over descriptor 3, past the pipe that cuts its output;
// descriptor 4 is where the output goes. A command that hangs is ended where there is a `timeout`.
constexpr std::string_view kOpening = R"(LC_ALL=C
PATH="$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
export LC_ALL PATH
run() {
  printf '\n%s begin %s\n' "$mark" "$1"
  status=$({ { $bound sh -c "$3" </dev/null 2>&1 3>&- 4>&-; printf %s "$?" >&3; } |
    head -c "$2" >&4; } 3>&1)
  printf '\n%s end %s %s\n' "$mark" "$1" "$status"
}
look() {
  exec 4>&1
  bound=
  if timeout 9 true </dev/null >/dev/null 2>&1; then bound='timeout 9'; fi
)";
constexpr std::string_view kClosing = R"(  printf '\n%s done\n' "$mark"
}
look
)";

void append(std::string& script, const BatchSection& section) {
    script += "  ";
    if (section.when == RunWhen::AfterSuccess) script += "[ \"$last\" != 0 ] || ";
    if (section.when == RunWhen::AfterFailure)
        script += "case \"$last\" in 0|124|126|127|137|143) ;; *) ";
    script += "run ";
    script += section.name;
    script += ' ' + std::to_string(section.limit) + " '";
    script += section.command;
    script += '\'';
    if (section.when == RunWhen::AfterFailure) script += " ;; esac";
    if (section.when == RunWhen::Always) script += "; last=$status";
    script += '\n';
}

}  // namespace

std::span<const BatchSection> batchSections() {
    return kSections;
}

const BatchSection* batchSection(std::string_view name) {
    const auto found = std::ranges::find(kSections, name, &BatchSection::name);
    return found == kSections.end() ? nullptr : &*found;
}

bool isNonce(std::string_view nonce) {
    return nonce.size() == 32 && std::ranges::all_of(nonce, domain::isLowerHex);
}

domain::Result<std::string> commandBatch(std::string_view nonce) {
    if (!isNonce(nonce)) {
        return domain::fail(domain::ErrorCode::InvalidArgument,
                            "the nonce of a batch is 32 lower-case hexadecimal digits", "nonce");
    }
    std::string script = "unset mark status bound last\nmark='@berth ";
    script += nonce;
    script += "'\n";
    script += kOpening;
    for (const BatchSection& each : kSections)
        append(script, each);
    script += kClosing;
    return script;
}

}  // namespace berth::platform_client::inspector
