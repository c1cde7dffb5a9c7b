// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSSH's client in simulated nodes.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/sim/node_ssh/ssh_room.h"

namespace berth::sim::node_ssh::testing {
namespace {

TEST(NodeSsh, RunsACommandAndGivesItsStatusAndBothOfItsOutputs) {
    SshRoom room;
    const ProgramEnd end = room.ssh("web-1", "echo out; echo err >&2; exit 7");
    EXPECT_EQ(end.status, 7) << end.error;
    EXPECT_EQ(end.out, "out\n");
    EXPECT_EQ(end.error, "err\n");
}

TEST(NodeSsh, GivesACommandItsInputAndAnEndOfIt) {
    SshRoom room;
    auto program = room.start("web-1", {}, {"cat"});
    const std::string text(3'000'000, 't');
    program->write(text);
    const ProgramEnd end = program->finish();
    EXPECT_EQ(end.status, 0) << end.error;
    EXPECT_EQ(end.out.size(), text.size());
    EXPECT_EQ(end.out, text);
}

TEST(NodeSsh, RunsAScriptThatComesAsInputWithoutATerminal) {
    SshRoom room;
    auto program = room.start("web-1");
    program->write("echo one\necho two\nexit 4\necho three\n");
    const ProgramEnd end = program->finish();
    EXPECT_EQ(end.status, 4) << end.error;
    EXPECT_EQ(end.out, "one\ntwo\n");
}

TEST(NodeSsh, ShowsAShellOnATerminal) {
    SshRoom room;
    auto program = room.start("web-2", {"-tt"});
    program->write("echo on-a-terminal\n");
    EXPECT_TRUE(program->awaitOutput("on-a-terminal"));
    program->write("exit 5\n");
    EXPECT_EQ(program->finish().status, 5);
}

TEST(NodeSsh, ShowsACommandOnATerminalAsATerminalDoes) {
    SshRoom room;
    const ProgramEnd end = room.ssh("web-1", "echo one; echo two >&2", {"-tt"});
    EXPECT_EQ(end.status, 0) << end.error;
    EXPECT_EQ(end.out, "one\r\ntwo\r\n");
    auto program = room.start("web-1", {"-tt"}, {"echo begun; sleep 1000000"});
    EXPECT_TRUE(program->awaitOutput("begun"));
    program->write("\x03");
    EXPECT_EQ(program->finish().status, 130);
}

TEST(NodeSsh, TakesTheTokenThePasswordWayAndTheKeyboardWay) {
    SshRoom room;
    for (const char* way : {"password", "keyboard-interactive"}) {
        const std::string only = std::string("PreferredAuthentications=") + way;
        EXPECT_EQ(room.ssh("web-1", "echo in", {"-o", only}).out, "in\n") << way;
    }
    room.usePassword("0123abcd-token-of-the-tesT");
    for (const char* way : {"password", "keyboard-interactive"}) {
        const std::string only = std::string("PreferredAuthentications=") + way;
        const ProgramEnd end = room.ssh("web-1", "echo in", {"-o", only});
        EXPECT_EQ(end.status, 255) << way;
        EXPECT_EQ(end.out, "") << way;
    }
    room.usePassword("");
    EXPECT_EQ(room.ssh("web-1", "echo in").status, 255);
}

TEST(NodeSsh, TakesTheKeysItKnowsAndNoOther) {
    SshRoom room;
    const auto with = [&room](const std::string& key) {
        return room.ssh("web-1", "echo in",
                        {"-i", key, "-o", "PreferredAuthentications=publickey"});
    };
    EXPECT_EQ(with(room.knownKey()).out, "in\n");
    EXPECT_EQ(with(room.strangeKey()).status, 255);
    EXPECT_EQ(room.ssh("web-1", "echo in", {"-o", "PreferredAuthentications=none"}).status, 255);
}

TEST(NodeSsh, DoesNotTellAnUnknownNodeFromAWrongPassword) {
    SshRoom room;
    const ProgramEnd unknown = room.ssh("web-9", "echo in");
    room.usePassword("wrong");
    const ProgramEnd wrong = room.ssh("web-1", "echo in");
    EXPECT_EQ(unknown.status, 255);
    const std::string::size_type at = wrong.error.find("web-1");
    ASSERT_NE(at, std::string::npos) << wrong.error;
    EXPECT_EQ(unknown.error, std::string(wrong.error).replace(at, 5, "web-9"));
}

TEST(NodeSsh, FindsANodeByItsIdToo) {
    SshRoom room;
    EXPECT_EQ(room.ssh(room.node("web-2").id.value, "echo in").out, "in\n");
}

TEST(NodeSsh, HasTheKeyThatItSays) {
    SshRoom room;
    room.folder().write("known_hosts", "");
    EXPECT_EQ(room.ssh("web-1", "echo in").status, 255);
}

TEST(NodeSsh, TakesOnlyHarmlessVariables) {
    SshRoom room;
    const ProgramEnd end =
        room.ssh("web-1", "env", {"-o", "SetEnv=LANG=xx_YY LC_ALL=zz LD_PRELOAD=/evil.so"});
    EXPECT_TRUE(holds(end.out, "LANG=xx_YY"));
    EXPECT_TRUE(holds(end.out, "LC_ALL=zz"));
    EXPECT_FALSE(holds(end.out, "LD_PRELOAD"));
}

TEST(NodeSsh, CarriesTwentySessionsAtOnce) {
    SshRoom room;
    std::vector<std::unique_ptr<RunningProgram>> programs;
    for (int i = 0; i < 20; ++i)
        programs.push_back(room.start(i % 2 == 0 ? "web-1" : "web-2", {}, {"cat"}));
    for (std::size_t i = 0; i < programs.size(); ++i) {
        const std::string text = "session " + std::to_string(i);
        programs[i]->write(text);
        EXPECT_TRUE(programs[i]->awaitOutput(text)) << i;
    }
    for (auto& program : programs)
        EXPECT_EQ(program->finish().status, 0);
}

TEST(NodeSsh, EndsACommandWhoseClientIsGone) {
    SshRoom room;
    for (int i = 0; i < 3; ++i) {
        auto program = room.start("web-1", {}, {"echo begun; sleep 1000000"});
        EXPECT_TRUE(program->awaitOutput("begun"));
    }
    // And what writes for ever to somebody who does not read.
    auto program = room.start("web-1", {}, {"yes"});
    EXPECT_TRUE(program->awaitOutput("y\n"));
}

TEST(NodeSsh, EndsASessionWhenItsNodeEnds) {
    SshRoom room;
    auto ended = room.start("web-1", {}, {"echo begun; sleep 1000000"});
    auto terminal = room.start("web-1", {"-tt"});
    auto other = room.start("web-2", {}, {"cat"});
    EXPECT_TRUE(ended->awaitOutput("begun"));
    terminal->write("echo here\n");
    EXPECT_TRUE(terminal->awaitOutput("here"));
    room.inject(domain::FaultKind::KillNode, room.node("web-1").id.value);
    EXPECT_TRUE(terminal->awaitOutput("node web-1 has ended\r\n"));
    EXPECT_NE(terminal->finish().status, 0);
    const ProgramEnd end = ended->finish();
    EXPECT_TRUE(holds(end.error, "node web-1 has ended\n")) << end.error;
    EXPECT_NE(end.status, 0);
    other->write("still here");
    EXPECT_TRUE(other->awaitOutput("still here"));
}

TEST(NodeSsh, SaysWhyNobodyCanWorkInANodeWhoseMachineIsLost) {
    SshRoom room;
    const std::string machine = room.node("web-1").machine.value;
    room.inject(domain::FaultKind::MachineDown, machine);
    const ProgramEnd end = room.ssh("web-1", "echo in");
    EXPECT_EQ(end.status, 1);
    EXPECT_EQ(end.out, "");
    EXPECT_TRUE(holds(end.error,
                      "node web-1 is not running: its machine " + machine + " does not answer\n"))
        << end.error;
}

TEST(NodeSsh, ShowsWhatAFaultLeavesInTheKernelLog) {
    SshRoom room;
    EXPECT_FALSE(holds(room.ssh("web-1", "dmesg").out, "Killed process"));
    room.inject(domain::FaultKind::OutOfMemory, room.node("web-1").id.value);
    EXPECT_TRUE(holds(room.ssh("web-1", "dmesg").out, "Memory cgroup out of memory: Killed"));
    EXPECT_FALSE(holds(room.ssh("web-2", "dmesg").out, "Killed process"));
}

TEST(NodeSsh, TellsOfTheNodeInTheProgramsThatPeopleUse) {
    SshRoom room;
    const domain::Node node = room.node("web-1");
    EXPECT_TRUE(holds(room.ssh("web-1", "nvidia-smi -L").out, "NVIDIA GeForce RTX 4090"));
    EXPECT_EQ(room.ssh("web-1", "hostname").out, "web-1\n");
    EXPECT_TRUE(holds(room.ssh("web-1", "df /").out, "overlay"));
    EXPECT_TRUE(holds(room.ssh("web-1", "ps aux").out, "python3 -m files"));
    EXPECT_TRUE(holds(room.ssh("web-1", "dmesg").out, "NVRM: loading NVIDIA UNIX"));
    EXPECT_TRUE(holds(room.ssh("web-1", "env").out, "HOSTNAME=web-1\n"));
    EXPECT_TRUE(holds(room.ssh("web-1", "curl -s localhost/health").out, "ok"));
}

TEST(NodeSsh, ShowsAFullDiskToDf) {
    SshRoom room;
    EXPECT_FALSE(holds(room.ssh("web-1", "df /").out, "100%"));
    room.inject(domain::FaultKind::DiskFull, room.node("web-1").id.value);
    EXPECT_TRUE(holds(room.ssh("web-1", "df /").out, "100%"));
    const ProgramEnd end = room.ssh("web-1", "echo x > /a");
    EXPECT_NE(end.status, 0);
    EXPECT_TRUE(holds(end.error, "No space left on device")) << end.error;
}

TEST(NodeSsh, WritesFilesThatRequestsRead) {
    SshRoom room;
    EXPECT_EQ(room.ssh("web-1", "mkdir /notes && echo by hand > /notes/a").status, 0);
    EXPECT_EQ(room.ssh("web-1", "curl -s localhost/notes/a").out, "by hand\n");
    EXPECT_EQ(room.ssh("web-1", "curl -s -X PUT -d asked localhost/b > /dev/null; cat /b").out,
              "asked");
}

TEST(NodeSsh, RefusesForwardingInEveryDirection) {
    SshRoom room;
    const ProgramEnd to = room.ssh("web-1", "", {"-W", "127.0.0.1:80"});
    EXPECT_NE(to.status, 0);
    const ProgramEnd from =
        room.ssh("web-1", "echo in", {"-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:80"});
    EXPECT_EQ(from.status, 255);
    EXPECT_EQ(from.out, "");
}

}  // namespace
}  // namespace berth::sim::node_ssh::testing
