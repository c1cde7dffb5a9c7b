// SPDX-License-Identifier: GPL-3.0-or-later
// What reaching a computer costs over loopback, beside OpenSSH's own client in the same run: from
// nothing to the first prompt, a file of 64 MiB, and the processor time of looking at 50 computers
// every two seconds.
#include <fmt/core.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>

#include "tests/bench/measure.h"
#include "tests/platform_client/remote/host_fixture.h"
#include "tests/platform_client/ssh/run_program.h"

namespace {

using namespace berth;
using namespace berth::platform_client::remote::testing;
using platform_client::ssh::testing::runProgram;
using std::chrono::steady_clock;

constexpr std::size_t kFileBytes = 64UL * 1024 * 1024;

template <class Work>
double secondsOf(Work&& work) {
    const auto begin = steady_clock::now();
    work();
    return std::chrono::duration<double>(steady_clock::now() - begin).count();
}

void require(bool condition, const char* what) {
    if (condition) return;
    fmt::print(stderr, "{} failed\n", what);
    std::exit(1);
}

// How our client and OpenSSH's get to the same server.
struct Way {
    Bench bench;
    LoginServer server;
    std::string key = server.letIn();
    domain::HostProfile profile = profileOf(server.stop(key));

    Way() { require(runOn(*bench.open(profile), "true").has_value(), "the first connection"); }

    [[nodiscard]] std::vector<std::string> program(const char* name, const char* portOption) {
        return {name,
                "-F",
                "none",
                "-i",
                key,
                portOption,
                std::to_string(server.port()),
                "-o",
                "UserKnownHostsFile=" + (bench.folder / "known_hosts"),
                "-o",
                "BatchMode=yes"};
    }
    [[nodiscard]] std::string at() const { return profile.target.user + "@127.0.0.1"; }
};

void toFirstPrompt(Way& way) {
    const auto host = way.bench.open(way.profile);
    std::promise<void> prompt;
    std::once_flag once;
    domain::RemoteShellCallbacks calls;
    calls.onBytes = [&](const std::string&) { std::call_once(once, [&] { prompt.set_value(); }); };
    calls.onEnded = [&](const auto&) { std::call_once(once, [&] { prompt.set_value(); }); };
    const auto shell = host->openShell({}, std::move(calls));
    prompt.get_future().wait();
}

void download(Way& way, const std::string& from, const std::string& to) {
    const auto host = way.bench.open(way.profile);
    domain::TransferRequest request;
    request.sources = {from};
    request.destination = to;
    request.onConflict = domain::OnConflict::Overwrite;
    request.verify = false;
    std::promise<domain::Result<domain::TransferReport>> end;
    const auto transfer = host->files().transfer(
        request, {[](const auto&) {}, [&](auto report) { end.set_value(std::move(report)); }});
    const auto report = end.get_future().get();
    require(report && report->files == 1, "the download");
}

double processorSeconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return of(used.ru_utime) + of(used.ru_stime);
}

// Share of one processor that the client takes.
double shareOfLooks(Way& way, int hosts, int rounds) {
    std::vector<std::unique_ptr<domain::RemoteHost>> open;
    for (int i = 0; i < hosts; ++i) {
        open.push_back(way.bench.open(way.profile));
        require(runOn(*open.back(), "true").has_value(), "a connection");
    }
    const double before = processorSeconds();
    const auto begin = steady_clock::now();
    for (int round = 1; round <= rounds; ++round) {
        std::vector<std::future<domain::Result<domain::Inspection>>> looks;
        for (const auto& host : open) {
            auto promise = std::make_shared<std::promise<domain::Result<domain::Inspection>>>();
            looks.push_back(promise->get_future());
            host->inspect([promise](auto look) { promise->set_value(std::move(look)); });
        }
        for (auto& look : looks)
            require(look.get().has_value(), "a look");
        std::this_thread::sleep_until(begin + round * std::chrono::seconds(2));
    }
    const std::chrono::duration<double> took = steady_clock::now() - begin;
    // Where the machine cannot keep the pace, for what it would take at it.
    const double looksPerSecond = hosts * rounds / took.count();
    return (processorSeconds() - before) / took.count() * (hosts / 2.0) / looksPerSecond;
}

}  // namespace

int main() {
    Way way;
    std::vector<double> ours, theirs;
    for (int i = 0; i < 9; ++i) {
        ours.push_back(secondsOf([&] { toFirstPrompt(way); }));
        auto ssh = way.program("ssh", "-p");
        ssh.insert(ssh.end(), {way.at(), "true"});
        theirs.push_back(secondsOf([&] { require(runProgram(ssh).status == 0, "ssh"); }));
    }
    const std::string file = way.bench.folder / "file";
    {
        std::mt19937_64 random(1);
        std::ofstream out(file, std::ios::binary);
        for (std::size_t i = 0; i < kFileBytes / sizeof(std::uint64_t); ++i) {
            const std::uint64_t word = random();
            out.write(reinterpret_cast<const char*>(&word), sizeof(word));
        }
    }
    const std::string folder = way.bench.folder / "to";
    std::filesystem::create_directory(folder);
    const std::string batch =
        way.bench.folder.write("batch", "get " + file + " " + folder + "/theirs\n");
    std::vector<double> oursDown, theirsDown, ratios;
    for (int i = 0; i < 5; ++i) {
        oursDown.push_back(secondsOf([&] { download(way, file, folder); }));
        auto sftp = way.program("sftp", "-P");
        sftp.insert(sftp.end(), {"-b", batch, way.at()});
        theirsDown.push_back(secondsOf([&] { require(runProgram(sftp).status == 0, "sftp"); }));
        ratios.push_back(theirsDown.back() / oursDown.back());
    }
    const double share = shareOfLooks(way, 50, 4);
    const double mib = kFileBytes / 1048576.0;
    fmt::print(
        "{{\n  \"load\": {:.1f},\n"
        "  \"first_prompt\": {{\"ms\": {:.0f}, \"ssh_true_ms\": {:.0f}}},\n"
        "  \"download\": {{\"mib_per_s\": {:.0f}, \"sftp_mib_per_s\": {:.0f}, \"ratio\": "
        "{:.2f}}},\n"
        "  \"fifty_looks\": {{\"share_of_a_core\": {:.3f}}}\n}}\n",
        bench::loadAverage(), bench::median(ours) * 1000, bench::median(theirs) * 1000,
        mib / bench::median(oursDown), mib / bench::median(theirsDown), bench::median(ratios),
        share);
}
