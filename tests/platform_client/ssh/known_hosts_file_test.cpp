// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/known_hosts_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/hashed_name.h"
#include "tests/platform_client/ssh/foreign_keys.h"
#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::ssh::testing {
namespace {

constexpr const char* kType = "ssh-ed25519";

std::string keyBytes(std::size_t which) {
    const std::string& key = foreignKeys()[which];
    return decodeBase64(key.substr(key.find(' ') + 1))->bytes;
}

std::string ed25519Blob() {
    return keyBytes(2);
}

HostKeyVerdictKind kindIn(const std::string& file, const HostAddress& address) {
    return KnownHosts::load({file})->judge(address, kType, ed25519Blob()).kind;
}

int linesOf(const std::string& text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

TEST(KnownHostsFile, NotesAKeyHashedInAFileOfTheUserAlone) {
    const ScratchFolder folder;
    const std::string path = folder / "ssh/known_hosts";
    ASSERT_TRUE(KnownHostsFile(path).add({"Node.example.com", 2222}, kType, ed25519Blob()));
    EXPECT_EQ(modeOf(folder / "ssh"), 0700);
    EXPECT_EQ(modeOf(path), 0600);
    const std::string text = folder.read("ssh/known_hosts");
    EXPECT_TRUE(text.starts_with("|1|"));
    EXPECT_EQ(text.find("ode"), std::string::npos);
    EXPECT_EQ(kindIn(path, {"node.example.com", 2222}), HostKeyVerdictKind::Trusted);
    EXPECT_EQ(kindIn(path, {"node.example.com", 22}), HostKeyVerdictKind::Unknown);
    // The real program finds it.
    const ProgramEnd found =
        runProgram({"ssh-keygen", "-F", "[node.example.com]:2222", "-f", path});
    EXPECT_EQ(found.status, 0) << found.output;
}

TEST(KnownHostsFile, WritesAKeyOnce) {
    const ScratchFolder folder;
    const KnownHostsFile file(folder / "known");
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(file.add({"node", 22}, kType, ed25519Blob()));
    EXPECT_EQ(linesOf(folder.read("known")), 1);
}

TEST(KnownHostsFile, EndsALineThatSomebodyLeftOpenAndKeepsWhatItDoesNotUnderstand) {
    const ScratchFolder folder;
    const std::string before("strange \0 line\r\n@x\n# text without end", 37);
    const std::string path = folder.write("known", before);
    ::chmod(path.c_str(), 0644);
    ASSERT_TRUE(KnownHostsFile(path).add({"node", 22}, kType, ed25519Blob()));
    const std::string text = folder.read("known");
    EXPECT_TRUE(text.starts_with(before + "\n|1|"));
    EXPECT_EQ(modeOf(path), 0600);
    EXPECT_EQ(kindIn(path, {"node", 22}), HostKeyVerdictKind::Trusted);
}

TEST(KnownHostsFile, AddsNothingThatTheFileSpeaksAgainst) {
    const ScratchFolder folder;
    const std::string changed = "node " + foreignKeys()[3] + "\n";
    const std::string revoked = "@revoked * " + foreignKeys()[2] + "\n";
    for (const std::string& text : {changed, revoked}) {
        const std::string path = folder.write("known", text);
        const auto added = KnownHostsFile(path).add({"node", 22}, kType, ed25519Blob());
        ASSERT_FALSE(added);
        EXPECT_EQ(added.error().code, domain::ErrorCode::WrongState);
        EXPECT_EQ(folder.read("known"), text);
    }
}

TEST(KnownHostsFile, AddsNoKeyAndNoNameThatMayNotBeThere) {
    const ScratchFolder folder;
    const KnownHostsFile file(folder / "new/known");
    EXPECT_EQ(file.add({"a b", 22}, kType, ed25519Blob()).error().field, "host");
    EXPECT_EQ(file.add({"node", 0}, kType, ed25519Blob()).error().field, "port");
    EXPECT_EQ(file.add({"node", 22}, kType, "no key").error().field, "key");
    EXPECT_EQ(file.add({"node", 22}, "ssh-rsa", keyBytes(6)).error().field, "key");
    EXPECT_FALSE(std::filesystem::exists(folder / "new"));
}

TEST(KnownHostsFile, FollowsALinkToAFileOfTheUserAndKeepsIt) {
    const ScratchFolder folder;
    const std::string real = folder.write("real", "");
    std::filesystem::create_symlink(real, folder / "link");
    const KnownHostsFile file(folder / "link");
    ASSERT_TRUE(file.add({"node", 22}, kType, ed25519Blob()));
    EXPECT_EQ(linesOf(folder.read("real")), 1);
    ASSERT_TRUE(file.remove({"node", 22}));
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
    EXPECT_EQ(folder.read("real"), "");
    EXPECT_EQ(linesOf(folder.read("real.old")), 1);
}

TEST(KnownHostsFile, WritesNowhereThatOthersMayChange) {
    const ScratchFolder folder;
    const std::string path = folder.write("known", "node " + foreignKeys()[2] + "\n");
    ::chmod(folder.path().c_str(), 0770);
    const KnownHostsFile file(path);
    EXPECT_EQ(file.add({"node", 22}, kType, ed25519Blob()).error().code,
              domain::ErrorCode::PermissionDenied);
    EXPECT_EQ(file.remove({"node", 22}).error().code, domain::ErrorCode::PermissionDenied);
    ::mkfifo((folder / "pipe").c_str(), 0600);
    ::chmod(folder.path().c_str(), 0700);
    EXPECT_EQ(KnownHostsFile(folder / "pipe").add({"node", 22}, kType, ed25519Blob()).error().code,
              domain::ErrorCode::InvalidArgument);
}

// Of a file with a line that cannot be read ssh-keygen takes out nothing at all.
TEST(KnownHostsFile, TakesOutWhatSshKeygenTakesOutOfAFileInOrder) {
    const std::string own = foreignKeys()[2];
    const std::string text = "# head\n\nnode " + own + " c\n*.x,node " + foreignKeys()[3] +
                             "\nother " + own + "\n@revoked node " + own +
                             "\n@cert-authority node " + own + "\n[node]:2222 " + own + "\n" +
                             hashName("node", std::string(20, 'h')) + " " + own + "\n!node,* " +
                             own + "\nnode " + foreignKeys()[6] + "\n";
    for (const HostAddress& address :
         {HostAddress{"node", 22}, {"node", 2222}, {"a.x", 22}, {"nobody", 2222}}) {
        const ScratchFolder folder;
        const std::string ours = folder.write("ours", text);
        const std::string theirs = folder.write("theirs", text);
        const auto removed = KnownHostsFile(ours).remove(address);
        ASSERT_TRUE(removed);
        static_cast<void>(
            runProgram({"ssh-keygen", "-R", lookupName(address.host, address.port), "-f", theirs}));
        EXPECT_EQ(folder.read("ours"), folder.read("theirs")) << address.host;
        EXPECT_EQ(linesOf(text) - linesOf(folder.read("ours")), static_cast<int>(removed->size()));
        EXPECT_EQ(std::filesystem::exists(folder / "ours.old"), !removed->empty());
        EXPECT_EQ(folder.read("ours.old"), removed->empty() ? "" : text);
        EXPECT_EQ(modeOf(ours), removed->empty() ? 0644 : 0600);
    }
}

TEST(KnownHostsFile, KeepsOtherBytesWhenItTakesALineOut) {
    const ScratchFolder folder;
    const std::string start("a\0b\r\nnode broken\n", 17);
    const std::string path =
        folder.write("known", start + "node " + foreignKeys()[2] + "\r\n# no end");
    const auto removed = KnownHostsFile(path).remove({"node", 22});
    ASSERT_TRUE(removed);
    EXPECT_EQ(removed->front().place, (LinePlace{path, 3}));
    EXPECT_EQ(folder.read("known"), start + "# no end");
    EXPECT_EQ(KnownHostsFile(folder / "none").remove({"node", 22}).error().code,
              domain::ErrorCode::NotFound);
}

// Writers that add, take out and, as ssh does, append without a lock: no line of theirs is lost.
TEST(KnownHostsFile, LosesNothingBetweenWriters) {
    constexpr int kWriters = 4;
    constexpr int kEach = 15;
    const ScratchFolder folder;
    const std::string path = folder.write("known", "gone " + foreignKeys()[2] + "\n");
    std::vector<std::thread> writers;
    for (int writer = 0; writer < kWriters; ++writer)
        writers.emplace_back([&, writer] {
            const KnownHostsFile file(path);
            for (int i = 0; i < kEach; ++i) {
                const std::string host = std::to_string(writer) + "-" + std::to_string(i);
                EXPECT_TRUE(file.add({host, 22}, kType, ed25519Blob()));
                EXPECT_TRUE(file.add({"gone-" + host, 22}, kType, ed25519Blob()));
                const auto removed = file.remove({"gone-" + host, 22});
                EXPECT_TRUE(removed && removed->size() == 1);
            }
        });
    for (std::thread& writer : writers)
        writer.join();
    const auto known = KnownHosts::load({path});
    ASSERT_TRUE(known);
    EXPECT_TRUE(known->findings().empty());
    EXPECT_EQ(linesOf(folder.read("known")), kWriters * kEach + 1);
    for (int writer = 0; writer < kWriters; ++writer)
        for (int i = 0; i < kEach; ++i)
            EXPECT_EQ(kindIn(path, {std::to_string(writer) + "-" + std::to_string(i), 22}),
                      HostKeyVerdictKind::Trusted);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        EXPECT_TRUE(entry.path().filename() == "known" || entry.path().filename() == "known.old");
}

}  // namespace
}  // namespace berth::platform_client::ssh::testing
