// SPDX-License-Identifier: GPL-3.0-or-later
// File servers that lie, escape and never end.
#include <gtest/gtest.h>

#include <filesystem>

#include "platform_client/remote/folder_work.h"
#include "platform_client/remote/remote_names.h"
#include "platform_client/remote/transfer_run.h"
#include "tests/platform_client/remote/scripted_sftp.h"
#include "tests/platform_client/ssh/run_program.h"
#include "tests/support/seeded_random.h"

namespace berth::platform_client::remote::testing {
namespace {

namespace fs = std::filesystem;
using domain::ErrorCode;
using domain::Result;
using domain::TransferReport;
using Request = ScriptedSftp::Request;
using Name = ScriptedSftp::Name;

constexpr std::uint8_t kOpen = 3, kClose = 4, kRead = 5, kLstat = 7, kOpenDir = 11, kReadDir = 12;
constexpr std::uint32_t kFileMode = 0100644, kFolderMode = 0040755, kLinkMode = 0120777;

// A server with one folder "/d" that lists these names once, each a file of `size` that holds as
// many bytes as `holds` says.
class Server {
  public:
    std::vector<Name> names;
    std::uint64_t size = 3, holds = 3;

    std::string operator()(const Request& request) {
        switch (request.type) {
            case kLstat: {
                const bool folder = request.path() == "/d";
                return ScriptedSftp::packet(
                    105, request.id,
                    ScriptedSftp::attributes(folder ? 0 : size, folder ? kFolderMode : kFileMode));
            }
            case kOpen:
            case kOpenDir:
                m_listed = false;
                return ScriptedSftp::handle(request.id);
            case kReadDir:
                if (std::exchange(m_listed, true)) return ScriptedSftp::status(request.id, 1);
                return ScriptedSftp::names(request.id, names);
            case kRead: {
                ssh::WireReader reader(request.body);
                (void)reader.string();
                const std::uint64_t offset = reader.uint64().value_or(0);
                const std::uint32_t length = reader.uint32().value_or(0);
                if (offset >= holds) return ScriptedSftp::status(request.id, 1);
                return ScriptedSftp::data(
                    request.id, std::string(std::min<std::uint64_t>(length, holds - offset), 'x'));
            }
            default:
                return ScriptedSftp::status(request.id, 0);
        }
    }

  private:
    bool m_listed = false;
};

class HostileSftp : public ::testing::Test {
  protected:
    ssh::testing::ScratchFolder outside;  // `here` lies in it
    std::string here = outside / "here";
    TransferControl control;

    HostileSftp() { fs::create_directory(here); }

    Result<TransferReport> download(ScriptedSftp::Answerer answerer,
                                    std::vector<std::string> sources = {"/d"}) {
        ScriptedSftp stream(std::move(answerer));
        SftpSession sftp(stream);
        if (const auto begun = sftp.begin(); !begun) return tl::unexpected(begun.error());
        ProgressTeller teller(nullptr);
        return runTransfer({domain::TransferDirection::Download, std::move(sources), here,
                            domain::OnConflict::Overwrite, true},
                           sftp, control, teller);
    }
    Result<std::vector<domain::RemoteFile>> list(ScriptedSftp::Answerer answerer) {
        ScriptedSftp stream(std::move(answerer));
        SftpSession sftp(stream);
        if (const auto begun = sftp.begin(); !begun) return tl::unexpected(begun.error());
        return listFolder(sftp, control, "/d");
    }
    std::size_t entriesOutside() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(outside.path()), fs::directory_iterator()));
    }
};

// What it says of its disk, after it has said that it can tell.
Result<SftpRoom> roomAfter(std::string reply) {
    std::string version(1, '\2');
    ssh::putUint32(version, 3);
    ssh::putString(version, "statvfs@openssh.com");
    ssh::putString(version, "2");
    ScriptedSftp stream([&](const Request&) { return reply; }, version);
    SftpSession sftp(stream);
    if (const auto begun = sftp.begin(); !begun) return tl::unexpected(begun.error());
    return sftp.roomAt("/d");
}

TEST(SftpRoom, IsReadWholeOrNotAtAll) {
    const auto numbers = [](std::uint64_t unit, std::uint64_t free) {
        std::string body;
        for (const std::uint64_t each :
             {std::uint64_t{512}, unit, std::uint64_t{900}, free + 5, free, std::uint64_t{70},
              std::uint64_t{9}, std::uint64_t{8}, std::uint64_t{1}, std::uint64_t{0},
              std::uint64_t{255}})
            ssh::putUint64(body, each);
        return body;
    };
    const std::string whole = numbers(4096, 3);
    const auto room = roomAfter(ScriptedSftp::packet(201, 1, whole));
    ASSERT_TRUE(room) << room.error().detail;
    EXPECT_EQ(room->bytes, 3u * 4096);
    EXPECT_TRUE(room->filesCounted);
    EXPECT_EQ(room->files, 8u);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_EQ(roomAfter(ScriptedSftp::packet(201, 1, whole.substr(0, size))).error().code,
                  ErrorCode::Malformed)
            << size;
    EXPECT_EQ(roomAfter(ScriptedSftp::packet(201, 1, numbers(1ULL << 40, 1ULL << 40)))->bytes,
              UINT64_MAX);
    EXPECT_EQ(roomAfter(ScriptedSftp::packet(201, 1, numbers(0, 7)))->bytes, 0u);
    EXPECT_EQ(roomAfter(ScriptedSftp::packet(103, 1, whole)).error().code, ErrorCode::Malformed);
    EXPECT_EQ(roomAfter(ScriptedSftp::status(1, 8)).error().code, ErrorCode::NotSupported);
}

TEST_F(HostileSftp, NamesNeverLeaveTheChosenFolder) {
    const std::vector<std::string> unfit{"",
                                         "/",
                                         "../escaped",
                                         "/etc/escaped",
                                         "a/b",
                                         "..\\escaped",
                                         "a\\b",
                                         "C:\\x",
                                         std::string("nul\0byte", 8),
                                         "line\nfeed",
                                         "bell\a",
                                         "\x7f",
                                         std::string(256, 'n'),
                                         "CON",
                                         "nul",
                                         "Com1.txt",
                                         "lpt9",
                                         "aux .c"};
    for (const std::string& name : unfit) {
        Server server;
        server.names = {{name, ScriptedSftp::attributes(3, kFileMode)},
                        {"fine", ScriptedSftp::attributes(3, kFileMode)}};
        const auto report = download(server);
        ASSERT_TRUE(report) << name << report.error().detail;
        EXPECT_EQ(report->files, 1) << name;
        ASSERT_EQ(report->problems.size(), 1u) << name;
        EXPECT_EQ(report->problems.front().error.code, ErrorCode::InvalidArgument) << name;
        EXPECT_EQ(entriesOutside(), 1u) << name;
        EXPECT_EQ(outside.read("here/d/fine"), "xxx");
        fs::remove_all(here + "/d");
    }
}

TEST_F(HostileSftp, NamesThatOnlyLookOddAreTaken) {
    for (const char* name : {"...", ".hidden", "a b", "\xE4\xB8\xAD", "\xFF\xFE", "-rf", "~",
                             "com10", "console", "$(x)", "a:b"})
        EXPECT_EQ(unfitName(name), "") << name;
}

TEST_F(HostileSftp, DotAndDotDotAreNoEntries) {
    Server server;
    server.names = {{".", ScriptedSftp::attributes(0, kFolderMode)},
                    {"..", ScriptedSftp::attributes(0, kFolderMode)},
                    {"fine", ScriptedSftp::attributes(3, kFileMode)}};
    const auto report = download(server);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->files, 1);
    EXPECT_TRUE(report->problems.empty());
    for (const char* source : {"/d/..", "/", "/d/."})
        EXPECT_EQ(download(server, {source})->problems.size(), 1u) << source;
    EXPECT_EQ(entriesOutside(), 1u);
}

TEST_F(HostileSftp, AFileThatIsListedTwiceAsALinkAndAFolderIsNoWayOut) {
    Server server;
    server.names = {{"x", ScriptedSftp::attributes(0, kLinkMode)},
                    {"x", ScriptedSftp::attributes(3, kFileMode)}};
    const auto report = download(server);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->problems.size(), 1u);
    EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(here + "/d/x")));
}

TEST_F(HostileSftp, ALocalLinkInTheWayIsNotFollowed) {
    const std::string victim = outside / "victim";
    fs::create_directory(victim);
    fs::create_directory_symlink(victim, here + "/d");
    Server server;
    server.names = {{"fine", ScriptedSftp::attributes(3, kFileMode)}};
    const auto report = download(server);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->files, 0);
    EXPECT_EQ(report->problems.size(), 2u);
    EXPECT_TRUE(fs::is_empty(victim));
}

TEST_F(HostileSftp, ALocalLinkUnderThePartsNameIsReplacedAndNotWrittenThrough) {
    const std::string victim = outside.write("victim", "mine");
    fs::create_directory(here + "/d");
    fs::create_symlink(victim, here + "/d/fine.part");
    Server server;
    server.names = {{"fine", ScriptedSftp::attributes(3, kFileMode)}};
    EXPECT_EQ(download(server)->files, 1);
    EXPECT_EQ(outside.read("victim"), "mine");
}

TEST_F(HostileSftp, AFileThatIsShorterThanToldIsReported) {
    Server server;
    server.size = 1'000'000;
    server.holds = 400'000;
    const auto report = download(server, {"/f"});
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_EQ(report->problems.size(), 1u);
    EXPECT_EQ(report->problems.front().error.code, ErrorCode::Malformed);
    EXPECT_FALSE(fs::exists(here + "/f"));
    EXPECT_EQ(fs::file_size(here + "/f.part"), 400'000u);
}

TEST_F(HostileSftp, AFileThatIsLongerThanToldIsReadToItsEnd) {
    Server server;
    server.size = 10;
    server.holds = 1'000'000;
    const auto report = download(server, {"/f"});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_TRUE(report->problems.empty());
    EXPECT_EQ(fs::file_size(here + "/f"), 1'000'000u);
}

TEST_F(HostileSftp, AFileThatNeverEndsIsEnded) {
    Server server;
    server.size = 10;
    server.holds = UINT64_MAX;
    const auto report = download(server, {"/f"});
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_EQ(report->problems.size(), 1u);
    EXPECT_EQ(report->problems.front().error.code, ErrorCode::LimitExceeded);
}

TEST_F(HostileSftp, SizesBeyondAllBoundsDoNoHarm) {
    Server server;
    server.size = UINT64_MAX;
    server.holds = 100;
    server.names = {{"a", ScriptedSftp::attributes(UINT64_MAX, kFileMode)},
                    {"b", ScriptedSftp::attributes(UINT64_MAX, kFileMode)}};
    const auto report = download(server);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->problems.size(), 2u);
}

TEST_F(HostileSftp, FoldersThatHoldThemselvesAreEnded) {
    Server server;
    const auto answerer = [&server](const Request& request) {
        if (request.type == kLstat)
            return ScriptedSftp::packet(105, request.id, ScriptedSftp::attributes(0, kFolderMode));
        return server(request);
    };
    server.names = {{"d", ScriptedSftp::attributes(0, kFolderMode)}};
    const auto report = download(answerer);
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_EQ(report->problems.size(), 1u);
    EXPECT_EQ(report->problems.front().error.code, ErrorCode::LimitExceeded);
    EXPECT_EQ(report->folders, kMaxDepth + 1);
    ScriptedSftp stream(answerer);
    SftpSession sftp(stream);
    ASSERT_TRUE(sftp.begin());
    EXPECT_EQ(removeAll(sftp, control, "/d").error().code, ErrorCode::LimitExceeded);
}

TEST_F(HostileSftp, AListThatNeverEndsIsEnded) {
    const auto endless = [](const std::vector<Name>& page) {
        return [page](const Request& request) {
            if (request.type == kReadDir) return ScriptedSftp::names(request.id, page);
            if (request.type == kOpenDir) return ScriptedSftp::handle(request.id);
            return ScriptedSftp::status(request.id, 0);
        };
    };
    std::vector<Name> page;
    for (int i = 0; i < 1000; ++i)
        page.push_back({"n" + std::to_string(i), ScriptedSftp::attributes(1, kFileMode)});
    EXPECT_EQ(list(endless(page)).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(list(endless({})).error().code, ErrorCode::Malformed);
    EXPECT_EQ(list(endless({{".", ScriptedSftp::attributes(0, kFolderMode)}})).error().code,
              ErrorCode::Malformed);
    // One name, and then ".": for ever.
    bool first = true;
    const auto trickle = [&first](const Request& request) {
        if (request.type == kOpenDir) return ScriptedSftp::handle(request.id);
        if (request.type != kReadDir) return ScriptedSftp::status(request.id, 0);
        const std::string name = std::exchange(first, false) ? "a" : ".";
        return ScriptedSftp::names(request.id, {{name, ScriptedSftp::attributes(0, kFolderMode)}});
    };
    EXPECT_EQ(list(trickle).error().code, ErrorCode::Malformed);
}

TEST_F(HostileSftp, AnswersToWhatWasNotAskedEndTheSession) {
    const auto wrong = [](const Request& request) {
        return ScriptedSftp::handle(request.id + 1000);
    };
    EXPECT_EQ(list(wrong).error().code, ErrorCode::Malformed);
    const auto twice = [](const Request& request) {
        return ScriptedSftp::handle(request.id) + ScriptedSftp::handle(request.id);
    };
    EXPECT_EQ(list(twice).error().code, ErrorCode::Malformed);
}

TEST_F(HostileSftp, PacketsOfWrongSizesEndTheSession) {
    for (const std::uint32_t size : {0U, 0x7FFFFFFFU, 0xFFFFFFFFU, 2'000'000U}) {
        const auto answerer = [size](const Request&) {
            std::string bytes;
            ssh::putUint32(bytes, size);
            return bytes + "xxxxxxxxxxxx";
        };
        EXPECT_EQ(list(answerer).error().code, ErrorCode::Malformed) << size;
    }
}

TEST_F(HostileSftp, MoreDataThanWasAskedForIsRefused) {
    Server server;
    const auto answerer = [&server](const Request& request) {
        if (request.type == kRead) return ScriptedSftp::data(request.id, std::string(900'000, 'x'));
        return server(request);
    };
    const auto report = download(answerer, {"/f"});
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_EQ(report->problems.size(), 1u);
    EXPECT_EQ(report->problems.front().error.code, ErrorCode::Malformed);
}

TEST_F(HostileSftp, ContentThatChangesBetweenReadingAndComparingIsRefused) {
    Server server;
    int reads = 0;
    const auto answerer = [&](const Request& request) {
        if (request.type == kRead) {
            ssh::WireReader reader(request.body);
            (void)reader.string();
            if (reader.uint64().value_or(0) > 0) return ScriptedSftp::status(request.id, 1);
            return ScriptedSftp::data(request.id, std::to_string(100 + reads++));
        }
        return server(request);
    };
    const auto report = download(answerer, {"/f"});
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_EQ(report->problems.size(), 1u);
    EXPECT_EQ(report->problems.front().error.code, ErrorCode::Malformed);
    EXPECT_TRUE(fs::is_empty(here));
}

TEST_F(HostileSftp, AnswersCutAtEachByteEndInAnError) {
    Server server;
    server.names = {{"a", ScriptedSftp::attributes(3, kFileMode)},
                    {"b", ScriptedSftp::attributes(3, kFolderMode)}};
    const std::string whole =
        ScriptedSftp::names(7, server.names).substr(9);  // without frame, type and id
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        const auto answerer = [&](const Request& request) {
            if (request.type == kReadDir)
                return ScriptedSftp::packet(104, request.id, whole.substr(0, cut));
            if (request.type == kOpenDir) return ScriptedSftp::handle(request.id);
            return ScriptedSftp::status(request.id, 0);
        };
        const auto files = list(answerer);
        ASSERT_FALSE(files) << cut;
        EXPECT_EQ(files.error().code, ErrorCode::Malformed) << cut;
    }
}

TEST_F(HostileSftp, RandomAnswersNeverLeaveTheFolder) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        support::SeededRandom random(seed);
        Server server;
        server.names = {{"a", ScriptedSftp::attributes(3, kFileMode)}};
        const auto answerer = [&](const Request& request) {
            std::string answer = server(request);
            if (random.next() % 4 == 0 && !answer.empty())
                answer[random.next() % answer.size()] = static_cast<char>(random.next());
            return answer;
        };
        (void)download(answerer);
        ASSERT_EQ(entriesOutside(), 1u) << seed;
        fs::remove_all(here);
        fs::create_directory(here);
    }
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
