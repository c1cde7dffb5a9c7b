// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a script does, it ends when it is told to, and takes neither threads nor memory.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/sim/shell/fake_node.h"
#include "tests/sim/shell/real_shell.h"
#include "tests/support/seeded_random.h"

namespace berth::sim::shell::testing {
namespace {

// Runs a script that does not end by itself, and interrupts it once it has said "begun".
int interrupted(const std::string& script) {
    FakeNode node;
    SilentSource in;
    TextSink out, error;
    Shell shell(node, {in, out, error});
    int status = -1;
    std::thread running([&] { status = shell.run("echo begun; " + script); });
    EXPECT_TRUE(out.waitFor("begun"));
    shell.interrupt();
    running.join();
    return status;
}

TEST(ShellLimits, AnInterruptEndsWhateverRuns) {
    for (const char* const script :
         {"while :; do :; done", "sleep 100000", "cat", "yes >/dev/null", "cat | cat | cat",
          "while true; do true; done | cat", "sh -c 'while :; do sleep 1; done'",
          "timeout 1000 sleep 1000", "x=$(yes | tail -n 1)", "nvidia-smi -l 1 >/dev/null",
          "sleep 100 & wait", "head -c 1000000000000 /dev/zero >/dev/null", "cat /dev/zero | wc -c",
          "f() { while :; do f2; done; }; f2() { :; }; f", "top -b >/dev/null",
          "seq 1000000000000 | sort"}) {
        const int status = interrupted(script);
        EXPECT_TRUE(status == 130 || status == 2) << script << ": " << status;
    }
}

TEST(ShellLimits, RunsTheNextScriptAfterAnInterrupt) {
    FakeNode node;
    SilentSource in;
    TextSink out, error;
    Shell shell(node, {in, out, error});
    std::thread running([&] { EXPECT_EQ(shell.run("echo begun; cat; echo never"), 130); });
    in.waitUntilRead();
    shell.interrupt();
    running.join();
    EXPECT_EQ(shell.run("echo again"), 0);
    EXPECT_EQ(out.text(), "begun\nagain\n");
}

TEST(ShellLimits, StopsForEver) {
    FakeNode node;
    TextSource in;
    TextSink out, error;
    Shell shell(node, {in, out, error});
    shell.stop();
    EXPECT_EQ(shell.run("while :; do :; done"), 130);
    shell.stop();
    EXPECT_EQ(out.text(), "");
}

TEST(ShellLimits, EndsAScriptThatMultiplies) {
    FakeNode node;
    EXPECT_NE(runScript(node, "f() { f | f; }; f; echo never").out, "never\n");
    EXPECT_NE(runScript(node, "f() { f & f & }; f").error.find("Cannot fork"), std::string::npos);
    EXPECT_NE(runScript(node, "f() { $(f); }; f").error.find("nested too deeply"),
              std::string::npos);
    EXPECT_EQ(runScript(node, "f() { f; }; f; echo never").out, "");
    EXPECT_EQ(runScript(node, "sh -c 'eval \"$0\"' 'sh -c \"$0\" \"$0\"'; echo on").out, "on\n");
}

TEST(ShellLimits, EndsWhoWritesWhereNobodyReads) {
    FakeNode node;
    EXPECT_EQ(runScript(node, "yes | head -n 1; echo $?").out, "y\n0\n");
    EXPECT_EQ(runScript(node, "cat /dev/zero | head -c 3 | wc -c").out, "3\n");
    TextSource in;
    TextSink out, error;
    out.countOnly(1000);
    Shell shell(node, {in, out, error});
    EXPECT_EQ(shell.run("yes"), 141);
}

TEST(ShellLimits, StreamsAGibibyteThroughAPipeline) {
    FakeNode node;
    TextSource in;
    TextSink out, error;
    out.countOnly(SIZE_MAX);
    Shell shell(node, {in, out, error});
    EXPECT_EQ(shell.run("head -c 1073741824 /dev/zero | cat"), 0);
    EXPECT_EQ(out.bytes(), std::size_t{1} << 30);
}

TEST(ShellLimits, RefusesToGrowWithoutEnd) {
    FakeNode node;
    EXPECT_EQ(runScript(node, "x=aaaaaaaa; while :; do x=$x$x; done; echo never").status, 2);
    EXPECT_EQ(runScript(node, "x=$(yes); echo never").out, "");
    EXPECT_EQ(runScript(node, "set -- a b; while :; do set -- $@ $@; done; echo never").status, 2);
    EXPECT_EQ(runScript(node,
                        "x=$(head -c 50000 /dev/zero | tr '\\0' x); i=0; while :; do i=$((i+1)); "
                        "eval \"f$i() { echo $x; }\"; done")
                  .status,
              2);
    EXPECT_EQ(runScript(node, std::string(100'000, '(')).status, 2);
    EXPECT_EQ(runScript(node, "echo " + std::string(1'000, '`')).status, 0);
    EXPECT_EQ(runScript(node, "echo $((" + std::string(50'000, '(') + "1").status, 2);
    EXPECT_EQ(runScript(node, "echo $((" + std::string(5'000, '-') + "1))").status, 2);
    EXPECT_EQ(runScript(node, "yes | sort").status, 2);
    EXPECT_EQ(runScript(node, "echo a | grep -E '((((a{200}){200}){200}){200})'").status, 2);
}

TEST(ShellLimits, TakesAFileThatFillsTheDisk) {
    FakeNode node;
    node.mostBytes = 1 << 20;
    const RunResult result = runScript(node, "yes >/f; echo $?; wc -c </f");
    EXPECT_EQ(result.error, "yes: write error: No space left on device\n");
    EXPECT_EQ(result.out, "1\n1048576\n");
}

TEST(ShellLimits, EndsWithItsNode) {
    FakeNode node;
    node.ended = true;
    EXPECT_EQ(runScript(node, "nvidia-smi").error, "nvidia-smi: this node has ended\n");
    EXPECT_EQ(runScript(node, "ls /").status, 2);
}

// A script that was cut off, and one of bytes that are none: they end.
TEST(ShellLimits, TakesEveryStartOfAScript) {
    FakeNode node;
    const std::string script =
        "f() { case \"$1\" in a*|'b') echo ${x:-\"d $((1+2))\"} `echo \\`echo y\\``;; esac; }\n"
        "cat <<E | { read l; echo \"$l\" 2>&1 >/dev/null; }\n$(f a) ${y#*/}\nE\n"
        "for i in 1 2; do if [ $i = 1 ]; then f b; elif ! :; then :; else (exit 3); fi; done\n"
        "while :; do break; done && until false; do break; done || echo no & wait\n";
    for (std::size_t length = 0; length <= script.size(); ++length) {
        const int status = runScript(node, script.substr(0, length)).status;
        EXPECT_TRUE(status == 0 || status == 1 || status == 2 || status == 3 || status == 127)
            << script.substr(0, length) << ": " << status;
    }
}

TEST(ShellLimits, TakesAnyBytesAsAScript) {
    // Characters that mean something come often; what could wait for long is not among the words.
    constexpr std::string_view kPieces = "$(){}[]<>|&;\"'`\\\n \t#*?!=-+:/~0123456789abcefx%@^,.";
    support::SeededRandom random(7);
    for (int round = 0; round < 3000; ++round) {
        FakeNode node;
        std::string script;
        const std::size_t length = random.next() % 120;
        for (std::size_t i = 0; i < length; ++i)
            script += random.next() % 16 == 0 ? static_cast<char>(random.next())
                                              : kPieces[random.next() % kPieces.size()];
        runScript(node, script);
    }
}

}  // namespace
}  // namespace berth::sim::shell::testing
