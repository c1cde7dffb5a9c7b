// SPDX-License-Identifier: GPL-3.0-or-later
// Commands, looks and shells on OpenSSH's own server.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "tests/platform_client/remote/host_fixture.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::ErrorCode;
using namespace std::chrono_literals;

class Commands : public ::testing::Test {
  protected:
    LoginServer server;
    Bench bench;
    std::unique_ptr<domain::RemoteHost> host = bench.open(profileOf(server.stop(server.letIn())));
};

// What a shell says, and how it ends.
struct Watched {
    std::mutex mutex;
    std::condition_variable changed;
    std::string bytes;
    std::optional<domain::Result<std::optional<int>>> end;

    domain::RemoteShellCallbacks callbacks() {
        return {[this](std::string more) {
                    const std::lock_guard lock(mutex);
                    bytes += more;
                    changed.notify_all();
                },
                [this](domain::Result<std::optional<int>> result) {
                    const std::lock_guard lock(mutex);
                    end = std::move(result);
                    changed.notify_all();
                }};
    }
    bool says(const std::string& text) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, kPatience,
                                [&] { return bytes.find(text) != std::string::npos; });
    }
    bool ends() {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, kPatience, [&] { return end.has_value(); });
    }
};

TEST_F(Commands, AreEndedWhenTheyTakeTooLong) {
    const std::string mark = bench.folder / "pid";
    const auto output = runOn(*host, "echo $$ > " + mark + "; exec sleep 600", {2s, 1024});
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error().code, ErrorCode::TimedOut);
    EXPECT_TRUE(runOn(*host, "true")) << "the connection stays";
    const std::string pid = bench.folder.read("pid");
    ASSERT_FALSE(pid.empty());
    EXPECT_TRUE(runOn(*host, "while kill -0 " + pid.substr(0, pid.size() - 1) +
                                 " 2>/dev/null; do sleep 0.1; done"))
        << "it does not run on";
}

TEST_F(Commands, GiveNoMoreThanTheirLimit) {
    const auto output =
        runOn(*host, "head -c 5000000 /dev/zero | tr '\\0' x; echo end >&2", {60s, 1'000'000});
    ASSERT_TRUE(output) << output.error().detail;
    EXPECT_TRUE(output->cut);
    EXPECT_EQ(output->output.size() + output->errors.size(), 1'000'000u);
    EXPECT_EQ(output->status, 0);
}

TEST_F(Commands, HaveNoStatusWhenASignalEndedThem) {
    const auto output = runOn(*host, "echo before; kill -9 $$");
    ASSERT_TRUE(output) << output.error().detail;
    EXPECT_EQ(output->output, "before\n");
    EXPECT_FALSE(output->status);
}

TEST_F(Commands, ShowTheirScriptInNoListOfProcesses) {
    const auto output = runOn(*host, "ps -eo args; true secret-of-this-test\n");
    ASSERT_TRUE(output);
    EXPECT_EQ(output->output.find("secret-of-this-test"), std::string::npos);
}

TEST_F(Commands, RunManyAtOnce) {
    std::vector<std::promise<std::string>> outputs(20);
    for (std::size_t i = 0; i < outputs.size(); ++i)
        host->run("sleep 0.2; echo " + std::to_string(i), {},
                  [&, i](const domain::Result<domain::CommandOutput>& result) {
                      outputs[i].set_value(result ? result->output : result.error().detail);
                  });
    for (std::size_t i = 0; i < outputs.size(); ++i)
        EXPECT_EQ(outputs[i].get_future().get(), std::to_string(i) + "\n");
}

TEST_F(Commands, TakeAScriptOfAMegabyte) {
    std::string script = "cat > /dev/null <<'END'\n";
    script.append(1'000'000, 'x');
    script += "\nEND\necho done\n";
    const auto output = runOn(*host, script);
    ASSERT_TRUE(output) << output.error().detail;
    EXPECT_EQ(output->output, "done\n");
}

TEST_F(Commands, LookAtThisMachine) {
    const auto seen = await<domain::Inspection>(
        [&](domain::Reply<domain::Inspection> reply) { host->inspect(std::move(reply)); });
    ASSERT_TRUE(seen) << seen.error().detail;
    EXPECT_FALSE(seen->filesystems.empty());
    ASSERT_FALSE(seen->sections.empty());
    EXPECT_EQ(seen->sections.front().outcome, domain::SectionOutcome::Answered);
}

TEST_F(Commands, FindWhatWasWrittenOnItsOwnDiskSinceItBegan) {
    const ScratchFolder written;
    written.write("a file", "12345");
    const auto found = await<domain::UnkeptFiles>(
        [&](domain::Reply<domain::UnkeptFiles> reply) { host->findUnkept(std::move(reply)); });
    ASSERT_TRUE(found) << found.error().detail;
    const auto at = std::ranges::find(found->files, written / "a file", &domain::FileEntry::path);
    struct stat top {
    }, here{};
    ASSERT_EQ(::stat("/", &top) + ::stat(written.path().c_str(), &here), 0);
    if (top.st_dev != here.st_dev) {
        EXPECT_EQ(at, found->files.end());  // another file system: not the one that is walked
    } else {
        ASSERT_TRUE(at != found->files.end() || found->cut);
        if (at != found->files.end()) {
            EXPECT_EQ(at->size, domain::Bytes{5});
        }
    }
}

TEST_F(Commands, TalkToAShellInATerminal) {
    Watched watched;
    const auto shell = host->openShell({90, 33}, watched.callbacks());
    shell->write("echo $((40+2)) $TERM; stty size; exit 7\n");
    EXPECT_TRUE(watched.says("42 xterm-256color"));
    EXPECT_TRUE(watched.says("33 90"));
    ASSERT_TRUE(watched.ends());
    ASSERT_TRUE(watched.end->has_value()) << watched.end->error().detail;
    EXPECT_EQ(**watched.end, 7);
}

TEST_F(Commands, TellAShellItsNewSize) {
    Watched watched;
    const auto shell = host->openShell({80, 24}, watched.callbacks());
    shell->write("echo rea''dy\n");
    ASSERT_TRUE(watched.says("ready"));
    shell->resize({123, 45});
    shell->write("stty size; exit\n");
    EXPECT_TRUE(watched.says("45 123")) << watched.bytes;
    EXPECT_TRUE(watched.ends());
}

TEST_F(Commands, SlowAProgramDownWhoseReaderDoesNotTakeItsBytes) {
    Watched watched;
    const auto shell = host->openShell({}, watched.callbacks());
    shell->write(
        "stty -echo; head -c 20000000 /dev/zero | tr '\\0' y; echo; echo fin''ished; exit\n");
    {
        std::unique_lock lock(watched.mutex);
        ASSERT_TRUE(watched.changed.wait_for(
            lock, kPatience, [&] { return watched.bytes.size() >= domain::kShellWindow; }));
        EXPECT_EQ(watched.bytes.size(), domain::kShellWindow);
    }
    // Commands on the same connection are not held up.
    EXPECT_TRUE(runOn(*host, "true"));
    std::size_t taken = 0;
    for (bool done = false; !done;) {
        std::size_t more = 0;
        {
            std::unique_lock lock(watched.mutex);
            ASSERT_TRUE(watched.changed.wait_for(
                lock, kPatience, [&] { return watched.bytes.size() > taken || watched.end; }));
            EXPECT_LE(watched.bytes.size() - taken, domain::kShellWindow);
            more = watched.bytes.size() - taken;
            taken += more;
            done = watched.end.has_value();
        }
        shell->taken(more);
    }
    EXPECT_NE(watched.bytes.find(std::string(20'000'000, 'y')), std::string::npos);
    EXPECT_NE(watched.bytes.find("finished"), std::string::npos);
}

TEST_F(Commands, KeepSeveralShellsApart) {
    std::vector<Watched> watched(5);
    std::vector<std::unique_ptr<domain::RemoteShell>> shells;
    for (Watched& each : watched)
        shells.push_back(host->openShell({}, each.callbacks()));
    for (std::size_t i = 0; i < shells.size(); ++i)
        shells[i]->write("echo shell-$((" + std::to_string(i) + "+100)); exit " +
                         std::to_string(i) + "\n");
    for (std::size_t i = 0; i < shells.size(); ++i) {
        EXPECT_TRUE(watched[i].says("shell-" + std::to_string(i + 100)));
        ASSERT_TRUE(watched[i].ends());
        EXPECT_EQ(watched[i].end->value_or(-1), static_cast<int>(i));
    }
}

TEST_F(Commands, CallNothingMoreOfAShellThatIsGone) {
    std::atomic<bool> gone = false, calledAfter = false;
    std::atomic<int> calls = 0;
    auto shell = host->openShell({}, {[&](const std::string&) {
                                          ++calls;
                                          if (gone) calledAfter = true;
                                      },
                                      [&](const auto&) {
                                          if (gone) calledAfter = true;
                                      }});
    shell->write("yes\n");
    const auto patient = std::chrono::steady_clock::now() + kPatience;
    while (calls == 0 && std::chrono::steady_clock::now() < patient)
        std::this_thread::sleep_for(1ms);
    EXPECT_GT(calls, 0);
    shell.reset();
    gone = true;
    EXPECT_TRUE(runOn(*host, "sleep 0.3"));
    EXPECT_FALSE(calledAfter);
}

TEST_F(Commands, TellAShellThatTheConnectionBroke) {
    Watched watched;
    const auto shell = host->openShell({}, watched.callbacks());
    ASSERT_TRUE(runOn(*host, "true"));
    server.kill();
    ASSERT_TRUE(watched.ends());
    ASSERT_FALSE(watched.end->has_value());
    EXPECT_EQ(watched.end->error().code, ErrorCode::Unavailable);
    shell->write("into nothing");
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
