// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "sim/engine/random.h"
#include "sim/node_ssh/sftp_packet.h"
#include "sim/node_ssh/sftp_server.h"
#include "sim/node_ssh/sftp_text.h"

namespace berth::sim::node_ssh {
namespace {

using Type = SftpType;

// Files in one folder.
class OneFolder final : public shell::NodeHost {
  public:
    std::map<std::string, std::string> files;

    domain::Result<shell::NodeFacts> facts() override { return shell::NodeFacts{}; }
    domain::Result<shell::FileStatus> status(const std::string& path) override {
        if (path == "/") return shell::FileStatus{path, true, 0, 1'767'196'800, true};
        const auto file = files.find(path);
        if (file == files.end()) return domain::fail(domain::ErrorCode::NotFound, "no such file");
        return shell::FileStatus{path, false, static_cast<std::int64_t>(file->second.size()),
                                 1'767'196'800, true};
    }
    domain::Result<std::vector<shell::FileStatus>> list(const std::string& path) override {
        std::vector<shell::FileStatus> out;
        if (path != "/") return domain::fail(domain::ErrorCode::NotFound, "no such folder");
        for (const auto& [name, content] : files)
            out.push_back(*status(name));
        return out;
    }
    domain::Result<std::string> read(const std::string& path, std::int64_t offset,
                                     std::int64_t length) override {
        const std::string& content = files.at(path);
        if (offset >= static_cast<std::int64_t>(content.size())) return std::string();
        return content.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
    }
    domain::Result<void> write(const std::string& path, std::int64_t offset,
                               std::string_view bytes) override {
        if (offset > 1'000'000)
            return domain::fail(domain::ErrorCode::LimitExceeded, "the disk is full");
        std::string& content = files[path];
        const auto end = static_cast<std::size_t>(offset) + bytes.size();
        if (content.size() < end) content.resize(end);
        content.replace(static_cast<std::size_t>(offset), bytes.size(), bytes);
        return {};
    }
    domain::Result<void> resize(const std::string& path, std::int64_t size) override {
        if (size > 1'000'000)
            return domain::fail(domain::ErrorCode::LimitExceeded, "the disk is full");
        files[path].resize(static_cast<std::size_t>(size));
        return {};
    }
    domain::Result<void> makeFolder(const std::string&) override { return {}; }
    domain::Result<void> remove(const std::string& path) override {
        files.erase(path);
        return {};
    }
    domain::Result<void> rename(const std::string& from, const std::string& to) override {
        files[to] = files[from];
        files.erase(from);
        return {};
    }
    domain::Result<shell::PortAnswer> request(int, const std::string&, const std::string&,
                                              const std::string&) override {
        return shell::PortAnswer{};
    }
};

// All that a client sends, then the end.
class Script final : public shell::ByteSource {
  public:
    explicit Script(std::string bytes) : m_bytes(std::move(bytes)) {}
    std::size_t read(std::span<char> into, const std::stop_token&) override {
        const std::size_t count = std::min(into.size(), m_bytes.size() - m_at);
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(m_at), count, into.begin());
        m_at += count;
        return count;
    }

  private:
    std::string m_bytes;
    std::size_t m_at = 0;
};

class Answers final : public shell::ByteSink {
  public:
    bool write(std::string_view bytes, const std::stop_token&) override {
        m_bytes += bytes;
        return true;
    }
    // The packets without their lengths.
    [[nodiscard]] std::vector<std::string> packets() const {
        std::vector<std::string> out;
        std::string_view rest = m_bytes;
        while (!rest.empty()) {
            const std::size_t size = SftpReader(rest).number();
            out.emplace_back(rest.substr(4, size));
            rest.remove_prefix(4 + size);
        }
        return out;
    }

  private:
    std::string m_bytes;
};

struct Talk {
    int status = -1;
    std::vector<std::string> packets;

    [[nodiscard]] Type type(std::size_t i) const {
        return static_cast<Type>(static_cast<std::uint8_t>(packets.at(i).at(0)));
    }
    [[nodiscard]] SftpStatus statusOf(std::size_t i) const {
        SftpReader reader(packets.at(i));
        EXPECT_EQ(reader.byte(), static_cast<std::uint8_t>(Type::Status)) << "packet " << i;
        (void)reader.number();
        return static_cast<SftpStatus>(reader.number());
    }
    [[nodiscard]] std::string text(std::size_t i) const {
        SftpReader reader(packets.at(i));
        (void)reader.byte();
        (void)reader.number();
        return std::string(reader.text());
    }
};

Talk talk(OneFolder& host, const std::string& bytes) {
    Script in(bytes);
    Answers out;
    SftpServer server(host, in, out);
    Talk done;
    done.status = server.run({});
    done.packets = out.packets();
    return done;
}

std::string begin() {
    return SftpWriter(Type::Init).number(3).packet();
}
SftpWriter ask(Type type) {
    return SftpWriter(type, 7);
}
std::string openFile(const std::string& path, std::uint32_t flags) {
    return ask(Type::Open).text(path).number(flags).number(0).packet();
}

TEST(Sftp, WritesAndReadsAFile) {
    OneFolder host;
    const Talk done =
        talk(host, begin() + openFile("a", 0x1A) +
                       ask(Type::Write).text("1").longNumber(0).text("hello world").packet() +
                       ask(Type::Write).text("1").longNumber(6).text("there").packet() +
                       ask(Type::Close).text("1").packet() + openFile("/x/../a", 0x01) +
                       ask(Type::Read).text("2").longNumber(6).number(100).packet() +
                       ask(Type::Read).text("2").longNumber(11).number(100).packet() +
                       ask(Type::Write).text("2").longNumber(0).text("no").packet() +
                       ask(Type::Close).text("1").packet());
    EXPECT_EQ(done.status, 0);
    ASSERT_EQ(done.packets.size(), 10U);
    EXPECT_EQ(host.files.at("/a"), "hello there");
    EXPECT_EQ(done.text(6), "there");
    EXPECT_EQ(done.statusOf(7), SftpStatus::EndOfFile);
    EXPECT_EQ(done.statusOf(8), SftpStatus::PermissionDenied);
    EXPECT_EQ(done.statusOf(9), SftpStatus::Failure);
}

TEST(Sftp, OpensOnlyAsItWasAsked) {
    OneFolder host;
    host.files["/a"] = "content";
    const Talk done = talk(host, begin() + openFile("/none", 0x01) + openFile("/none", 0x02) +
                                     openFile("/a", 0x2A) + openFile("/", 0x01) +
                                     openFile("/a", 0) + openFile("/a", 0x06) +
                                     ask(Type::Write).text("1").longNumber(0).text("+").packet());
    EXPECT_EQ(done.statusOf(1), SftpStatus::NoSuchFile);
    EXPECT_EQ(done.statusOf(2), SftpStatus::NoSuchFile);
    EXPECT_EQ(done.statusOf(3), SftpStatus::Failure);
    EXPECT_EQ(done.statusOf(4), SftpStatus::Failure);
    EXPECT_EQ(done.statusOf(5), SftpStatus::BadMessage);
    EXPECT_EQ(done.type(6), Type::Handle);
    EXPECT_EQ(host.files.at("/a"), "content+");
}

TEST(Sftp, RefusesInWordsWhatItsFilesDoNotHave) {
    OneFolder host;
    host.files["/a"] = "x";
    const Talk done =
        talk(host, begin() + ask(Type::Symlink).text("/a").text("/b").packet() +
                       ask(Type::Readlink).text("/a").packet() +
                       ask(Type::Setstat).text("/a").number(4).number(0777).packet() +
                       ask(Type::Setstat).text("/a").number(1).longNumber(3).packet() +
                       ask(static_cast<Type>(99)).packet() +
                       ask(Type::Extended).text("statvfs@openssh.com").packet());
    for (const std::size_t i : {1U, 2U, 3U, 5U, 6U})
        EXPECT_EQ(done.statusOf(i), SftpStatus::NotSupported) << i;
    EXPECT_EQ(done.statusOf(4), SftpStatus::Ok);
    EXPECT_EQ(host.files.at("/a").size(), 3U);
}

TEST(Sftp, OpensNoMoreThanItsLimit) {
    OneFolder host;
    host.files["/a"] = "x";
    std::string bytes = begin();
    for (std::size_t i = 0; i <= SftpServer::kMostHandles; ++i)
        bytes += openFile("/a", 0x01);
    const Talk done = talk(host, bytes);
    EXPECT_EQ(done.type(SftpServer::kMostHandles), Type::Handle);
    EXPECT_EQ(done.statusOf(SftpServer::kMostHandles + 1), SftpStatus::Failure);
}

TEST(Sftp, ListsAFolderInPieces) {
    OneFolder host;
    for (int i = 0; i < 150; ++i)
        host.files["/file-" + std::to_string(i)] = "x";
    std::string bytes = begin() + ask(Type::Opendir).text("/").packet();
    for (int i = 0; i < 4; ++i)
        bytes += ask(Type::Readdir).text("1").packet();
    const Talk done = talk(host, bytes);
    std::size_t files = 0;  // beside what every node has in its root
    for (std::size_t i = 2; i <= 4; ++i) {
        SftpReader reader(done.packets.at(i));
        (void)reader.byte();
        (void)reader.number();
        for (std::uint32_t names = reader.number(); names > 0; --names) {
            if (reader.text().starts_with("file-")) ++files;
            (void)reader.text();
            (void)reader.attributes();
        }
        EXPECT_FALSE(reader.failed()) << i;
    }
    EXPECT_EQ(files, 150U);
    EXPECT_EQ(done.statusOf(5), SftpStatus::EndOfFile);
}

TEST(Sftp, GivesUpOnWhoeverDoesNotBeginOrSendsTooMuchAtOnce) {
    OneFolder host;
    EXPECT_EQ(talk(host, openFile("/a", 0x1A)).status, 1);
    EXPECT_EQ(talk(host, SftpWriter(Type::Init).number(2).packet()).status, 1);
    EXPECT_EQ(talk(host, begin() + std::string("\x7F\xFF\xFF\xFF", 4)).status, 1);
    EXPECT_EQ(talk(host, begin() + std::string(4, '\0')).status, 1);
    EXPECT_EQ(talk(host, begin() + begin()).packets.size(), 2U);
    EXPECT_TRUE(host.files.empty());
}

TEST(Sftp, SurvivesATalkThatIsCutAnywhere) {
    const std::string whole =
        begin() + openFile("/a", 0x1A) +
        ask(Type::Write).text("1").longNumber(0).text("hello").packet() +
        ask(Type::Setstat)
            .text("/a")
            .number(0x8000'0001)
            .longNumber(3)
            .number(1)
            .text("x")
            .text("y")
            .packet() +
        ask(Type::Extended).text("posix-rename@openssh.com").text("/a").text("/b").packet();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        OneFolder host;
        const Talk done = talk(host, whole.substr(0, length));
        EXPECT_LE(done.packets.size(), 5U);
    }
    // And packets whose inside is cut while their length is right.
    for (std::size_t length = 1; length < 40; ++length) {
        const std::string inside = openFile("/a", 0x1A).substr(4, length);
        OneFolder host;
        (void)talk(host, begin() + std::string{'\0', '\0', '\0', static_cast<char>(inside.size())} +
                             inside);
    }
}

TEST(Sftp, SurvivesArbitraryPackets) {
    engine::RandomStream random(21, "packets");
    for (int i = 0; i < 3000; ++i) {
        OneFolder host;
        host.files["/a"] = "content";
        std::string bytes = begin() + openFile("/a", 0x03);
        for (int packet = 0; packet < 5; ++packet) {
            std::string noise(1 + random.below(60), '\0');
            for (char& c : noise)
                c = static_cast<char>(random.below(4) == 0 ? random.below(256) : 0);
            noise[0] = static_cast<char>(random.below(24));
            bytes += std::string{'\0', '\0', '\0', static_cast<char>(noise.size())} + noise;
        }
        (void)talk(host, bytes);
    }
}

TEST(SftpText, ResolvesPathsAsAServerDoes) {
    for (const auto& [given, expected] : std::map<std::string, std::string>{{"", "/"},
                                                                            {".", "/"},
                                                                            {"a", "/a"},
                                                                            {"/a/./b//", "/a/b"},
                                                                            {"/../../a/..", "/"},
                                                                            {"a/../../b", "/b"},
                                                                            {"...", "/..."}})
        EXPECT_EQ(absolutePath(given), expected) << given;
}

TEST(SftpText, WritesALineAsLsDoes) {
    const shell::FileStatus file{"/logs", true, 0, 1'767'225'600, true};
    EXPECT_EQ(longName(file, "logs"),
              "drwxr-xr-x    1 root     root            0 Jan 01 00:00 logs");
    const shell::FileStatus own{"/proc/stat", false, 12, 1'767'225'600, false};
    EXPECT_EQ(longName(own, "stat"),
              "-r--r--r--    1 root     root           12 Jan 01 00:00 stat");
}

}  // namespace
}  // namespace berth::sim::node_ssh
