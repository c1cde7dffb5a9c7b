// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using domain::BalancingPolicy;
using engine::kMinute;
using test::Received;
using test::Room;

class FilesImage : public ::testing::Test {
  protected:
    FilesImage() {
        room.image.behaviour = images::Behaviour::Files;
        room.mounts = {{"/data/", &volume}};
        room.serving.openLink({1, 80}, BalancingPolicy::RoundRobin);
        room.startNode(1);
    }
    std::shared_ptr<Received> send(std::string method, std::string target, std::string body = {}) {
        auto sink = room.send({std::move(method), std::move(target), {}, std::move(body)});
        room.run(kMinute);
        return sink;
    }

    Room room;
    storage::Disk volume{room.store, 1000};
};

TEST_F(FilesImage, KeepsAFileOnTheDiskOfItsNode) {
    EXPECT_EQ(send("PUT", "/a/b.txt", "one")->head->status, 201);
    EXPECT_EQ(send("PUT", "/a/b.txt", "two")->head->status, 200);
    const auto got = room.get("/a/b.txt");
    EXPECT_EQ(got->body, "two");
    EXPECT_EQ(got->header("Content-Type"), "text/plain; charset=utf-8");
    EXPECT_EQ(room.disk->read("/a/b.txt").value(), "two");
    EXPECT_EQ(send("DELETE", "/a/b.txt")->head->status, 204);
    EXPECT_EQ(send("DELETE", "/a/b.txt")->head->status, 404);
    EXPECT_EQ(room.get("/a/b.txt")->head->status, 404);
    EXPECT_EQ(room.diskChanges.size(), 3U);
}

TEST_F(FilesImage, KeepsAFileBelowAMountPathOnTheVolume) {
    EXPECT_EQ(send("PUT", "/data/x/y", "v")->head->status, 201);
    EXPECT_EQ(volume.read("/x/y").value(), "v");
    EXPECT_EQ(room.disk->files(), 0);
    EXPECT_EQ(room.get("/data/x/y")->body, "v");
    EXPECT_EQ(send("PUT", "/data", "v")->head->status, 400);
    EXPECT_EQ(send("PUT", "/database", "v")->head->status, 201);
    EXPECT_EQ(room.disk->files(), 1);
}

TEST_F(FilesImage, ListsBothKindsOfFiles) {
    send("PUT", "/b%3Ci%3E", "22");
    send("PUT", "/data/a", "1");
    EXPECT_EQ(room.get("/", {{"Accept", "application/json"}})->body,
              "{\"node\":\"app-1\",\"disk_used\":2,\"disk_capacity\":1048576,\"files\":["
              "{\"path\":\"/b<i>\",\"size\":2,\"modified_ns\":10000000,\"volume\":false},"
              "{\"path\":\"/data/a\",\"size\":1,\"modified_ns\":60010000000,\"volume\":true}]}\n");
    const auto page = room.get("/");
    EXPECT_NE(page->body.find("<a href=\"/b%3Ci%3E\">/b&lt;i&gt;</a>"), std::string::npos);
    const auto folder = room.get("/data/", {{"Accept", "application/json"}});
    EXPECT_EQ(folder->body.find("/b<i>"), std::string::npos);
    EXPECT_NE(folder->body.find("/data/a"), std::string::npos);
}

TEST_F(FilesImage, Says507WhenTheDiskIsFull) {
    EXPECT_EQ(send("PUT", "/data/big", std::string(1001, 'x'))->head->status, 507);
    room.disk->setFull(true);
    EXPECT_EQ(send("PUT", "/a", "x")->head->status, 507);
    EXPECT_TRUE(room.diskChanges.empty());
}

TEST_F(FilesImage, RefusesPathsThatLeadAstray) {
    for (const char* bad : {"/../a", "/a/%2e%2e/b", "/a%00b", "/a%0ab", "/%ff", "/a%2", "/a/"})
        EXPECT_EQ(send("PUT", bad, "x")->head->status, 400) << bad;
    EXPECT_EQ(room.disk->files(), 0);
    EXPECT_EQ(send("POST", "/a", "x")->head->status, 405);
}

TEST_F(FilesImage, NeverServesAFileAsAPage) {
    send("PUT", "/evil.html", "<script>");
    EXPECT_EQ(room.get("/evil.html")->header("Content-Type"), "text/plain; charset=utf-8");
    send("PUT", "/evil.svg", "<svg>");
    EXPECT_EQ(room.get("/evil.svg")->header("Content-Type"), "application/octet-stream");
}

}  // namespace
}  // namespace berth::sim::serving
