// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/inspector/sample_look.h"

#include <fmt/core.h>

#include <stdexcept>

#include "platform_client/inspector/batch.h"
#include "platform_client/inspector/inspection_reader.h"

namespace berth::platform_client::inspector::testing {
namespace {

constexpr const char* kDisks = R"(Filesystem     1024-blocks      Used Available Capacity Mounted on
overlay           83886080  20971520  62914560      25% /
tmpfs                65536         0     65536       0% /dev
shm                8388608      1024   8387584       1% /dev/shm
/dev/sdb1       1048576000 524288000 524288000      50% /data
juicefs          524288000 195035136 329252864      38% /root/my models
)";
constexpr const char* kInodes = R"(Filesystem       Inodes   IUsed    IFree IUse% Mounted on
overlay         5242880  300000  4942880    6% /
tmpfs           8192000      20  8191980    1% /dev
/dev/sdb1      65536000  120000 65416000    1% /data
juicefs               0       0        0     - /root/my models
)";
constexpr const char* kProcesses =
    "1 (tini) S 0 1 1 0 -1 4194560 100 0 0 0 1 1 0 0 20 0 1 0 100 2600000 200 18446744073709551615 "
    "1 1 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0\n"
    "4200 (python3) S 1 4200 4200 0 -1 4194304 100 0 0 0 900 100 0 0 20 0 64 0 200 900000000 "
    "512000 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n"
    "4201 (python3) R 1 4201 4201 0 -1 4194304 100 0 0 0 900 100 0 0 20 0 64 0 200 900000000 "
    "512000 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n";
constexpr const char* kSockets =
    "/proc/net/tcp:   0: 00000000:1F98 00000000:0000 0A 00000000:00000000 00:00000000 00000000     "
    "0        0 4242 1 0000000000000000 100 0 0 10 0\n"
    "/proc/net/tcp:   1: 0100007F:1770 00000000:0000 0A 00000000:00000000 00:00000000 00000000     "
    "0        0 4243 1 0000000000000000 100 0 0 10 0\n"
    "/proc/net/tcp6:   0: 00000000000000000000000000000000:0016 "
    "00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        "
    "0 "
    "4244 1 0000000000000000 100 0 0 10 0\n";
constexpr const char* kKernelLog =
    "[    0.000000] Linux version 5.15.0-113-generic\n"
    "[   12.345678] nvidia: module license 'NVIDIA' taints kernel.\n"
    "[   12.901234] NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.54.15\n"
    "[   14.000000] EXT4-fs (sdb1): mounted filesystem with ordered data mode\n"
    "[ 9000.000000] docker0: port 1(veth1) entered forwarding state\n";
constexpr const char* kDocker =
    R"({"Command":"\"python main.py\"","ID":"0f0e0d0c0b0a","Image":"comfyui:latest","Names":"comfy","State":"running","Status":"Up 2 hours"})"
    "\n"
    R"({"Command":"\"sh\"","ID":"1f0e0d0c0b0a","Image":"busybox","Names":"setup","State":"exited","Status":"Exited (0) 2 hours ago"})"
    "\n";
constexpr const char* kNvLink =
    "GPU 0: NVIDIA A100-SXM4-80GB (UUID: GPU-00000000-0000-0000-0000-000000000000)\n"
    "\t Link 0: 25 GB/s\n\t Link 1: 25 GB/s\n"
    "GPU 1: NVIDIA A100-SXM4-80GB (UUID: GPU-00000000-0000-0000-0000-000000000001)\n"
    "\t Link 0: 25 GB/s\n\t Link 1: 25 GB/s\n";

}  // namespace

SampleLook::SampleLook(int uptime) {
    set("files", sampleFiles(uptime));
    set("clock", fmt::format("{}\n4096\n", 1'800'000'000 + uptime));
    set("processes", kProcesses);
    set("sockets", kSockets);
    set("disks", kDisks);
    set("inodes", kInodes);
    set("time_sync", "NTPSynchronized=yes\n");
    set("kernel_log", kKernelLog);
    set("service_log", "Started container runtime.\n");
    set("crictl", "sh: 1: exec: crictl: not found\n", 127);
    set("docker", kDocker);
    set("podman", "", 127);
    set("gpu_xml", sampleGpuXml(2));
    set("nvlink", kNvLink);
}

SampleLook& SampleLook::change(std::string_view section, std::string_view from,
                               std::string_view to) {
    std::string& body = m_sections.at(std::string(section)).body;
    const std::size_t at = body.find(from);
    if (at == std::string::npos)
        throw std::logic_error(fmt::format("\"{}\" is not in section {}", from, section));
    body.replace(at, from.size(), to);
    return *this;
}

SampleLook& SampleLook::changeAll(std::string_view section, std::string_view from,
                                  std::string_view to) {
    change(section, from, to);
    std::string& body = m_sections.at(std::string(section)).body;
    for (std::size_t at = body.find(from); at != std::string::npos;
         at = body.find(from, at + to.size()))
        body.replace(at, from.size(), to);
    return *this;
}

SampleLook& SampleLook::set(std::string_view section, std::string_view body, int status) {
    m_sections[std::string(section)] = {std::string(body), status, true};
    return *this;
}

SampleLook& SampleLook::append(std::string_view section, std::string_view text) {
    m_sections.at(std::string(section)).body += text;
    return *this;
}

SampleLook& SampleLook::remove(std::string_view section) {
    m_sections.erase(m_sections.find(section));
    return *this;
}

SampleLook& SampleLook::leaveUnfinished(std::string_view section) {
    m_sections.at(std::string(section)).finished = false;
    return *this;
}

const std::string& SampleLook::body(std::string_view section) const {
    return m_sections.at(std::string(section)).body;
}

std::string SampleLook::text() const {
    std::string text = "Welcome to Ubuntu\n";
    for (const BatchSection& known : batchSections()) {
        const auto found = m_sections.find(known.name);
        if (found == m_sections.end()) continue;
        const Section& section = found->second;
        text += fmt::format("\n@berth {} begin {}\n{}", kNonce, known.name, section.body);
        if (!section.finished) return text;
        text += fmt::format("\n@berth {} end {} {}\n", kNonce, known.name, section.status);
    }
    return text + fmt::format("\n@berth {} done\n", kNonce);
}

domain::Inspection SampleLook::read() const {
    return readInspection(text(), kNonce);
}

}  // namespace berth::platform_client::inspector::testing
