// SPDX-License-Identifier: GPL-3.0-or-later
// The script runs for real, in every shell that machines have, and tells what the test itself
// knows.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform_client/inspector/batch_splitter.h"
#include "platform_client/inspector/inspection_reader.h"
#include "tests/platform_client/inspector/sample_look.h"
#include "tests/platform_client/inspector/shell_folder.h"

namespace berth::platform_client::inspector::testing {
namespace {

using domain::SectionOutcome;

// Listens on a free port of the loopback interface for as long as it lives.
class Listener {
  public:
    Listener() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const plain = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_socket, plain, size) != 0 || ::listen(m_socket, 1) != 0 ||
            ::getsockname(m_socket, plain, &size) != 0)
            throw std::runtime_error("no socket");
        m_port = ntohs(address.sin_port);
    }
    ~Listener() { ::close(m_socket); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] int port() const { return m_port; }

  private:
    int m_socket;
    int m_port = 0;
};

std::int64_t unixSeconds() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

bool near(double a, double b) {
    return std::abs(a - b) <= 0.02 * std::max(a, b);
}

class RealShell : public ::testing::TestWithParam<const char*> {
  protected:
    RealShell() {
        if (std::string_view(GetParam()).starts_with("busybox")) m_folder.useBusyBox();
    }
    ShellFolder m_folder;
};

TEST_P(RealShell, TellsWhatTheTestKnows) {
    const Listener listener;
    const std::int64_t begin = unixSeconds();
    const std::string text = m_folder.run(GetParam());
    const std::int64_t end = unixSeconds();
    ASSERT_TRUE(splitBatch(text, kNonce).complete) << text.substr(0, 2000);
    const domain::Inspection look = readInspection(text, kNonce);
    for (const domain::SectionReport& each : look.sections) {
        if (each.name == "files" || each.name == "processes" || each.name == "sockets") {
            EXPECT_EQ(each.outcome, SectionOutcome::Answered) << each.name;
        }
        EXPECT_FALSE(each.cut) << each.name;
    }

    const domain::HostIdentity& identity = look.host.identity;
    char hostname[256] = {};
    ASSERT_EQ(::gethostname(hostname, sizeof hostname - 1), 0);
    EXPECT_EQ(identity.hostname, hostname);
    ASSERT_TRUE(identity.unixSeconds && identity.uptime);
    EXPECT_GE(*identity.unixSeconds, begin);
    EXPECT_LE(*identity.unixSeconds, end);
    EXPECT_FALSE(identity.osName.empty());

    struct sysinfo info {};
    ASSERT_EQ(::sysinfo(&info), 0);
    ASSERT_TRUE(look.host.memory.total && look.host.memory.available);
    EXPECT_TRUE(near(static_cast<double>(look.host.memory.total->count),
                     static_cast<double>(info.totalram) * info.mem_unit));
    ASSERT_TRUE(look.host.cpu.has_value());
    EXPECT_GT(look.host.cpu->idle, 0);
    EXPECT_GE(look.host.cpu->processors, 1);
    EXPECT_TRUE(look.host.load.has_value());

    const auto own = std::ranges::find(look.host.processes, ::getpid(), &domain::HostProcess::pid);
    ASSERT_NE(own, look.host.processes.end());
    EXPECT_EQ(own->parent, ::getppid());
    EXPECT_EQ(own->name, "test_client_ins");  // the kernel keeps 15 bytes
    EXPECT_GT(own->resident.count, domain::kMiB);

    struct statvfs disk {};
    ASSERT_EQ(::statvfs("/", &disk), 0);
    const auto root = std::ranges::find(look.filesystems, "/", &domain::Filesystem::path);
    ASSERT_NE(root, look.filesystems.end());
    ASSERT_TRUE(root->size && root->used && root->available);
    EXPECT_TRUE(near(static_cast<double>(root->size->count),
                     static_cast<double>(disk.f_blocks) * static_cast<double>(disk.f_frsize)));

    ASSERT_TRUE(look.network.listening.has_value());
    EXPECT_NE(std::ranges::find(*look.network.listening,
                                domain::ListeningSocket{"127.0.0.1", listener.port(), true}),
              look.network.listening->end());
    EXPECT_NE(std::ranges::find(look.network.interfaces, "lo", &domain::NetworkInterface::name),
              look.network.interfaces.end());
}

TEST_P(RealShell, ReadsTheGpusThatTheToolTells) {
    m_folder.write("xml", sampleGpuXml(8));
    m_folder.addProgram("nvidia-smi",
                        "#!/bin/sh\ncase \"$*\" in\n'-q -x') cat xml ;;\n"
                        "'nvlink --status') echo 'GPU 0: A'; echo ' Link 0: 25 GB/s' ;;\n"
                        "*) echo unexpected; exit 2 ;;\nesac\n");
    const std::string text = m_folder.run(GetParam());
    const BatchOutput output = splitBatch(text, kNonce);
    EXPECT_EQ(output.find("gpu_csv"), nullptr);
    const domain::Inspection look = readInspection(text, kNonce);
    EXPECT_EQ(look.gpus.size(), 8u);
    EXPECT_EQ(look.nvLinks, (std::vector{domain::NvLink{0, 0, true}}));
    EXPECT_EQ(look.gpuDriver.trouble, domain::DriverTrouble::None);
}

TEST_P(RealShell, AsksForTheTableWhenTheFullFormFails) {
    m_folder.addProgram("nvidia-smi",
                        "#!/bin/sh\ncase \"$*\" in\n"
                        "*query-gpu*) echo 'index, pci.bus_id'; echo '0, 00000000:3B:00.0' ;;\n"
                        "*) echo 'Unknown Error'; exit 255 ;;\nesac\n");
    const std::string text = m_folder.run(GetParam());
    const BatchOutput output = splitBatch(text, kNonce);
    ASSERT_NE(output.find("gpu_xml"), nullptr);
    EXPECT_EQ(output.find("gpu_xml")->status, 255);
    EXPECT_EQ(output.find("nvlink"), nullptr);
    EXPECT_EQ(readInspection(text, kNonce).gpus.size(), 1u);
}

// A tool that prints without end, and what looks like the end of its section.
TEST_P(RealShell, BoundsWhatACommandPrints) {
    m_folder.addProgram("docker",
                        "#!/bin/sh\necho '@berth 0 end docker 0'\nwhile :; do\n"
                        "printf '%01000d\\n' 0 || exit 1\ndone\n");
    const std::string text = m_folder.run(GetParam());
    const BatchOutput output = splitBatch(text, kNonce);
    ASSERT_TRUE(output.complete);
    const SectionOutput* const docker = output.find("docker");
    ASSERT_NE(docker, nullptr);
    EXPECT_TRUE(docker->cut);
    EXPECT_EQ(docker->body.size(), batchSection("docker")->limit);
    EXPECT_NE(docker->status, 0);
}

TEST_P(RealShell, EndsACommandThatHangs) {
    m_folder.addProgram("nvidia-smi", "#!/bin/sh\nexec sleep 600\n");
    const domain::Inspection look = readInspection(m_folder.run(GetParam()), kNonce);
    EXPECT_EQ(look.gpuDriver.trouble, domain::DriverTrouble::Hangs);
    const auto report = std::ranges::find(look.sections, "gpu_xml", &domain::SectionReport::name);
    ASSERT_NE(report, look.sections.end());
    EXPECT_EQ(report->outcome, SectionOutcome::TimedOut);
}

// Who could read the nonce could write lines that end a section.
TEST_P(RealShell, ShowsTheNonceInNoArgumentOrEnvironment) {
    m_folder.addProgram(
        "nvidia-smi",
        "#!/bin/sh\ncat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null >seen\n");
    (void)m_folder.run(std::string("env mark=exported ") + GetParam());
    const std::string seen = m_folder.read("seen");
    EXPECT_NE(seen.find("nvidia-smi"), std::string::npos);
    EXPECT_EQ(seen.find(kNonce), std::string::npos);
}

TEST_P(RealShell, DoesNothingWhenOnlyAPartOfTheScriptArrives) {
    const std::string script = *commandBatch(kNonce);
    for (const std::size_t size : {script.size() / 4, script.size() / 2, script.size() - 8}) {
        const std::string text = m_folder.runPart(GetParam(), script.substr(0, size));
        EXPECT_TRUE(splitBatch(text, kNonce).sections.empty()) << size;
    }
}

INSTANTIATE_TEST_SUITE_P(Shells, RealShell, ::testing::Values("dash", "bash", "busybox sh"),
                         [](const auto& each) {
                             const std::string_view name = each.param;
                             return std::string(name.substr(0, name.find(' ')));
                         });

}  // namespace
}  // namespace berth::platform_client::inspector::testing
