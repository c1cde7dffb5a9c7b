// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSSH's sftp and scp with the files of simulated nodes.
#include <gtest/gtest.h>

#include <string>

#include "sim/engine/random.h"
#include "tests/sim/node_ssh/ssh_room.h"

namespace berth::sim::node_ssh::testing {
namespace {

std::string noise(std::size_t bytes) {
    engine::RandomStream random(9, "file");
    std::string out;
    out.reserve(bytes + 8);
    while (out.size() < bytes) {
        const std::uint64_t word = random.below(UINT64_MAX);
        out.append(reinterpret_cast<const char*>(&word), sizeof(word));
    }
    out.resize(bytes);
    return out;
}

TEST(NodeFiles, CarryALargeFileThereAndBack) {
    SshRoom room;
    const std::string content = noise(std::size_t{64} << 20U);
    room.folder().write("up", content);
    const ProgramEnd up =
        room.files("scp", {"-q", room.folder().at("up"), "web-1@127.0.0.1:/large"});
    ASSERT_EQ(up.status, 0) << up.error;
    const ProgramEnd down =
        room.files("scp", {"-q", "web-1@127.0.0.1:/large", room.folder().at("down")});
    ASSERT_EQ(down.status, 0) << down.error;
    EXPECT_TRUE(room.folder().read("down") == content);
    EXPECT_TRUE(room.await([&] {
        return room.node("web-1").diskUsed.count == static_cast<std::int64_t>(content.size());
    }));
    EXPECT_EQ(room.node("web-2").diskUsed.count, 0);
}

TEST(NodeFiles, AreWorkedOnAsOnAnyOtherServer) {
    SshRoom room;
    room.folder().write("a", "first");
    room.folder().write("b", "second");
    const ProgramEnd end = room.files("sftp", {"-q", "-b", "-", "web-1@127.0.0.1"},
                                      "mkdir work\n"
                                      "cd work\n"
                                      "put " +
                                          room.folder().at("a") +
                                          "\n"
                                          "put " +
                                          room.folder().at("b") +
                                          "\n"
                                          "rename a c\n"
                                          "rename c b\n"  // over what is there
                                          "get b " +
                                          room.folder().at("back") +
                                          "\n"
                                          "mkdir empty\n"
                                          "ls -l\n"
                                          "rmdir empty\n"
                                          "-rmdir /work\n"  // not empty
                                          "-ln b link\n"
                                          "-get none\n"
                                          "pwd\n"
                                          "rm b\n"
                                          "ls\n"
                                          "cd ..\n"
                                          "rmdir work\n");
    EXPECT_EQ(end.status, 0) << end.error;
    EXPECT_EQ(room.folder().read("back"), "first");
    EXPECT_TRUE(holds(end.out, "drwxr-xr-x")) << end.out;
    EXPECT_TRUE(holds(end.out, "Remote working directory: /work"));
    EXPECT_TRUE(holds(end.error, "not found"));
    EXPECT_EQ(room.node("web-1").diskFiles, 0);
}

TEST(NodeFiles, AreThoseThatTheShellSees) {
    SshRoom room;
    room.folder().write("a", "by scp");
    EXPECT_EQ(room.files("scp", {"-q", room.folder().at("a"), "web-1@127.0.0.1:/a"}).status, 0);
    EXPECT_EQ(room.platform().openNode("web-1").value()->read("/a", 0, 100).value(), "by scp");
}

TEST(NodeFiles, SayThatTheDiskIsFull) {
    SshRoom room;
    room.inject(domain::FaultKind::DiskFull, room.node("web-1").id.value);
    room.folder().write("a", "too much");
    const ProgramEnd end = room.files("scp", {"-q", room.folder().at("a"), "web-1@127.0.0.1:/a"});
    EXPECT_NE(end.status, 0);
    EXPECT_TRUE(room.ssh("web-1", "echo in").out == "in\n");
}

}  // namespace
}  // namespace berth::sim::node_ssh::testing
