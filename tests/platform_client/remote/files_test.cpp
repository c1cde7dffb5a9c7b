// SPDX-License-Identifier: GPL-3.0-or-later
// Files of OpenSSH's own server.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/platform_client/remote/host_fixture.h"

namespace berth::platform_client::remote::testing {
namespace {

namespace fs = std::filesystem;
using domain::ErrorCode;
using domain::OnConflict;
using domain::Result;
using domain::TransferDirection;
using domain::TransferReport;
using domain::TransferRequest;
using namespace std::chrono_literals;

std::string noise(std::size_t size, unsigned seed) {
    std::string bytes(size, '\0');
    std::uint64_t state = seed * 2654435761U + 1;
    for (char& c : bytes) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        c = static_cast<char>(state >> 56);
    }
    return bytes;
}

class Files : public ::testing::Test {
  protected:
    LoginServer server;
    Bench bench;
    std::unique_ptr<domain::RemoteHost> host = bench.open(profileOf(server.stop(server.letIn())));
    ScratchFolder there, here;

    Result<std::vector<domain::RemoteFile>> list(const std::string& path) {
        return await<std::vector<domain::RemoteFile>>(
            [&](auto reply) { host->files().list(path, std::move(reply)); });
    }
    Result<bool> remove(const std::string& path) {
        return await<bool>([&](auto reply) { host->files().remove(path, std::move(reply)); });
    }
    Result<TransferReport> transfer(TransferRequest request) {
        std::unique_ptr<domain::Transfer> running;
        return await<TransferReport>([&](domain::Reply<TransferReport> reply) {
            running = host->files().transfer(std::move(request), {nullptr, std::move(reply)});
        });
    }
    Result<TransferReport> download(std::vector<std::string> sources,
                                    OnConflict onConflict = OnConflict::Refuse) {
        return transfer(
            {TransferDirection::Download, std::move(sources), here.path(), onConflict, true});
    }
    Result<TransferReport> upload(std::vector<std::string> sources,
                                  OnConflict onConflict = OnConflict::Refuse) {
        return transfer(
            {TransferDirection::Upload, std::move(sources), there.path(), onConflict, true});
    }
};

TEST_F(Files, AreListedWithWhatTheyAre) {
    there.write("a file", "12345");
    fs::create_directory(there / "folder");
    fs::create_symlink("folder", there / "link");
    fs::create_symlink("nowhere", there / "broken");
    ASSERT_EQ(::mkfifo((there / "pipe").c_str(), 0600), 0);
    const auto files = list(there.path());
    ASSERT_TRUE(files) << files.error().detail;
    ASSERT_EQ(files->size(), 5u);
    EXPECT_EQ((*files)[0].name, "a file");
    EXPECT_EQ((*files)[0].kind, domain::RemoteFileKind::File);
    EXPECT_EQ((*files)[0].size, 5);
    EXPECT_TRUE((*files)[0].modifiedUnixS);
    EXPECT_EQ((*files)[1].name, "broken");
    EXPECT_EQ((*files)[1].linkTarget, "nowhere");
    EXPECT_FALSE((*files)[1].linkToFolder);
    EXPECT_EQ((*files)[2].kind, domain::RemoteFileKind::Folder);
    EXPECT_EQ((*files)[3].kind, domain::RemoteFileKind::Link);
    EXPECT_TRUE((*files)[3].linkToFolder);
    EXPECT_EQ((*files)[4].kind, domain::RemoteFileKind::Other);
}

TEST_F(Files, BeginAtHome) {
    const auto home = await<std::string>([&](auto reply) { host->files().home(std::move(reply)); });
    ASSERT_TRUE(home) << home.error().detail;
    EXPECT_TRUE(home->starts_with("/"));
    EXPECT_EQ(bench.desk.hostKeys().size(), 1u) << "the second connection does not ask again";
}

TEST_F(Files, CanBeMadeRenamedAndRemoved) {
    const auto made =
        await<bool>([&](auto reply) { host->files().makeFolder(there / "new", std::move(reply)); });
    ASSERT_TRUE(made) << made.error().detail;
    const auto renamed = await<bool>([&](auto reply) {
        host->files().rename(there / "new", there / "other", std::move(reply));
    });
    ASSERT_TRUE(renamed) << renamed.error().detail;
    EXPECT_TRUE(fs::is_directory(there / "other"));
    EXPECT_TRUE(remove(there / "other"));
    EXPECT_FALSE(fs::exists(there / "other"));
    const auto missing = list(there / "other");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

TEST_F(Files, AreRemovedWithoutFollowingLinks) {
    const ScratchFolder elsewhere;
    elsewhere.write("keep", "me");
    fs::create_directories(there / "tree/deep/deeper");
    there.write("tree/deep/file", "x");
    fs::create_directory_symlink(elsewhere.path(), there / "tree/deep/link");
    ASSERT_TRUE(remove(there / "tree"));
    EXPECT_FALSE(fs::exists(there / "tree"));
    EXPECT_EQ(elsewhere.read("keep"), "me");
    for (const char* never : {"/", "", "..", "/tmp/.."})
        EXPECT_EQ(remove(never).error().code, ErrorCode::InvalidArgument) << never;
}

TEST_F(Files, ComeDownByteForByte) {
    const std::string bytes = noise(64 * 1024 * 1024 + 12345, 1);
    there.write("large", bytes);
    there.write("empty", "");
    const auto report = download({there / "large", there / "empty"});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->files, 2);
    EXPECT_EQ(report->verified, 2);
    EXPECT_EQ(report->bytes, static_cast<std::int64_t>(bytes.size()));
    EXPECT_TRUE(report->problems.empty());
    EXPECT_TRUE(here.read("large") == bytes);
    EXPECT_TRUE(fs::exists(here / "empty"));
    EXPECT_FALSE(fs::exists(here / "large.part"));
}

TEST_F(Files, GoUpByteForByte) {
    const std::string bytes = noise(64 * 1024 * 1024 + 54321, 2);
    here.write("large", bytes);
    here.write("empty", "");
    const auto report = upload({here / "large", here / "empty"});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->files, 2);
    EXPECT_EQ(report->verified, 2);
    EXPECT_TRUE(there.read("large") == bytes);
    EXPECT_TRUE(fs::exists(there / "empty"));
    EXPECT_FALSE(fs::exists(there / "large.part"));
}

TEST_F(Files, TravelAsWholeTreesAndLinksStayBehind) {
    const ScratchFolder elsewhere;
    elsewhere.write("secret", "of another folder");
    fs::create_directories(there / "tree/a/b/c");
    fs::create_directories(there / "tree/none");
    there.write("tree/a/one", "1");
    there.write("tree/a/b/c/two \xE4\xB8\xAD", "2");
    fs::create_directory_symlink(elsewhere.path(), there / "tree/a/link");
    const auto down = download({there / "tree"});
    ASSERT_TRUE(down) << down.error().detail;
    EXPECT_EQ(down->files, 2);
    EXPECT_EQ(down->folders, 5);
    ASSERT_EQ(down->problems.size(), 1u);
    EXPECT_EQ(down->problems.front().path, there / "tree/a/link");
    EXPECT_EQ(here.read("tree/a/b/c/two \xE4\xB8\xAD"), "2");
    EXPECT_TRUE(fs::is_directory(here / "tree/none"));
    EXPECT_FALSE(fs::exists(here / "tree/a/link"));

    fs::create_directory_symlink(elsewhere.path(), here / "tree/out");
    const ScratchFolder back;
    const auto up = transfer(
        {TransferDirection::Upload, {here / "tree"}, back.path(), OnConflict::Refuse, true});
    ASSERT_TRUE(up) << up.error().detail;
    EXPECT_EQ(up->files, 2);
    ASSERT_EQ(up->problems.size(), 1u);
    EXPECT_EQ(back.read("tree/a/one"), "1");
    EXPECT_FALSE(fs::exists(back / "tree/out"));
}

TEST_F(Files, ComeIntoFoldersThatAreMadeAgainForThem) {
    fs::create_directories(there / "out/in");
    there.write("out/in/a", "1");
    there.write("out/b", "2");
    TransferRequest request;
    request.sources = {there / "out/in/a", there / "out/b", "/etc/hostname", there.path() + "x/c"};
    request.destination = here.path();
    request.below = there.path();
    request.into = "node 1";
    const auto report = transfer(request);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->files, 2);
    EXPECT_EQ(here.read("node 1/out/in/a"), "1");
    EXPECT_EQ(here.read("node 1/out/b"), "2");
    ASSERT_EQ(report->problems.size(), 2u);
    for (const auto& problem : report->problems)
        EXPECT_EQ(problem.error.code, ErrorCode::InvalidArgument);
    // "/" is above everything.
    request.below = "/";
    request.sources = {there / "out/b"};
    ASSERT_TRUE(transfer(request)->problems.empty());
    EXPECT_EQ(here.read("node 1" + there.path() + "/out/b"), "2");
}

TEST_F(Files, NeverLeaveTheDestinationByTheFoldersThatAreMadeForThem) {
    there.write("a", "1");
    for (const std::string into : {"..", ".", "a/b", "/abs", "con", "x\ny"}) {
        TransferRequest request;
        request.sources = {there / "a"};
        request.destination = here.path();
        request.into = into;
        const auto report = transfer(request);
        ASSERT_TRUE(report) << into;
        EXPECT_EQ(report->files, 0) << into;
        EXPECT_EQ(report->problems.size(), 1u) << into;
    }
    TransferRequest request;
    request.sources = {there.path() + "/../" + fs::path(there.path()).filename().string() + "/a"};
    request.destination = here.path();
    request.below = there.path();
    EXPECT_EQ(transfer(request)->files, 0);
    EXPECT_TRUE(fs::is_empty(here.path()));
}

TEST_F(Files, ThatAreThereAreTreatedAsWasChosen) {
    there.write("file", "new");
    here.write("file", "old");
    const auto refused = download({there / "file"});
    ASSERT_TRUE(refused);
    ASSERT_EQ(refused->problems.size(), 1u);
    EXPECT_EQ(refused->problems.front().error.code, ErrorCode::AlreadyExists);
    EXPECT_EQ(here.read("file"), "old");
    const auto refusedUp = upload({here / "file"});
    ASSERT_TRUE(refusedUp);
    EXPECT_EQ(refusedUp->problems.size(), 1u);
    EXPECT_EQ(there.read("file"), "new");
    EXPECT_TRUE(download({there / "file"}, OnConflict::Overwrite)->problems.empty());
    EXPECT_EQ(here.read("file"), "new");
    here.write("file", "newer");
    EXPECT_TRUE(upload({here / "file"}, OnConflict::Overwrite)->problems.empty());
    EXPECT_EQ(there.read("file"), "newer");
}

TEST_F(Files, GoOnWhereAPartEnds) {
    const std::string bytes = noise(5'000'000, 3);
    there.write("down", bytes);
    here.write("down.part", bytes.substr(0, 3'000'001));
    const auto down = download({there / "down"}, OnConflict::Resume);
    ASSERT_TRUE(down) << down.error().detail;
    EXPECT_TRUE(down->problems.empty());
    EXPECT_TRUE(here.read("down") == bytes);
    // A shorter file under its own name is a part too, if it is the same as far as it goes.
    const ScratchFolder again;
    again.write("down", bytes.substr(0, 100'000));
    const auto named = transfer(
        {TransferDirection::Download, {there / "down"}, again.path(), OnConflict::Resume, true});
    ASSERT_TRUE(named);
    EXPECT_TRUE(named->problems.empty());
    EXPECT_TRUE(again.read("down") == bytes);

    here.write("up", bytes);
    there.write("up.part", bytes.substr(0, 1'234'567));
    const auto up = upload({here / "up"}, OnConflict::Resume);
    ASSERT_TRUE(up) << up.error().detail;
    EXPECT_TRUE(up->problems.empty());
    EXPECT_TRUE(there.read("up") == bytes);
    // Whole already: nothing is sent, and it counts.
    EXPECT_EQ(upload({here / "up"}, OnConflict::Resume)->files, 1);
}

TEST_F(Files, DoNotGoOnWithAPartOfAnotherFile) {
    const std::string bytes = noise(1'000'000, 4);
    there.write("file", bytes);
    here.write("file.part", noise(500'000, 5));
    EXPECT_TRUE(download({there / "file"}, OnConflict::Resume)->problems.empty());
    EXPECT_TRUE(here.read("file") == bytes);
    here.write("up", bytes);
    there.write("up", noise(400'000, 6));
    const auto up = upload({here / "up"}, OnConflict::Resume);
    ASSERT_EQ(up->problems.size(), 1u);
    EXPECT_EQ(up->problems.front().error.code, ErrorCode::AlreadyExists);
}

TEST_F(Files, CanBeGoneOnWithAfterTheConnectionBroke) {
    const std::string bytes = noise(48 * 1024 * 1024, 7);
    there.write("file", bytes);
    std::promise<Result<TransferReport>> ended;
    std::atomic<bool> killed = false;
    const auto running = host->files().transfer(
        {TransferDirection::Download, {there / "file"}, here.path(), OnConflict::Refuse, true},
        {[&](const domain::TransferProgress& progress) {
             if (progress.bytesDone > 0 && !killed.exchange(true)) server.kill();
         },
         [&](auto result) { ended.set_value(std::move(result)); }});
    const auto broken = ended.get_future().get();
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::Unavailable);
    EXPECT_FALSE(fs::exists(here / "file"));
    const std::string part = here.read("file.part");
    EXPECT_TRUE(bytes.starts_with(part)) << "without holes";
    server.start();
    const auto report = download({there / "file"}, OnConflict::Resume);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_TRUE(report->problems.empty());
    EXPECT_TRUE(here.read("file") == bytes);
}

TEST_F(Files, PauseAndGoOn) {
    const std::string bytes = noise(32 * 1024 * 1024, 8);
    there.write("file", bytes);
    std::promise<void> pausedPromise;
    std::promise<Result<TransferReport>> ended;
    std::atomic<bool> paused = false, told = false;
    std::atomic<domain::Transfer*> handle = nullptr;
    std::atomic<std::int64_t> done = 0;
    const auto running = host->files().transfer(
        {TransferDirection::Download, {there / "file"}, here.path(), OnConflict::Refuse, false},
        {[&](const domain::TransferProgress& progress) {
             done = progress.bytesDone;
             domain::Transfer* transfer = handle.load();
             if (transfer != nullptr && !paused.exchange(true)) transfer->pause();
             if (progress.paused && !told.exchange(true)) pausedPromise.set_value();
         },
         [&](auto result) { ended.set_value(std::move(result)); }});
    handle = running.get();
    running->pause();
    paused = true;
    auto future = ended.get_future();
    // It stops, however far it was, and looking around goes on beside it.
    EXPECT_TRUE(list(there.path()));
    EXPECT_EQ(future.wait_for(300ms), std::future_status::timeout);
    running->resume();
    const auto report = future.get();
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_TRUE(here.read("file") == bytes);
}

TEST_F(Files, StopComingWhenTheTransferIsDropped) {
    const std::string bytes = noise(64 * 1024 * 1024, 9);
    there.write("file", bytes);
    std::atomic<int> calls = 0;
    std::atomic<bool> ended = false;
    auto running = host->files().transfer(
        {TransferDirection::Download, {there / "file"}, here.path(), OnConflict::Refuse, true},
        {[&](const auto&) { ++calls; }, [&](const auto&) { ended = true; }});
    const auto patient = std::chrono::steady_clock::now() + kPatience;
    while (calls < 2 && std::chrono::steady_clock::now() < patient)
        std::this_thread::sleep_for(1ms);
    running.reset();
    const int before = calls;
    EXPECT_TRUE(list(there.path()));
    EXPECT_EQ(calls, before);
    EXPECT_FALSE(ended);
    EXPECT_FALSE(fs::exists(here / "file"));
}

TEST_F(Files, EndWithTheHost) {
    there.write("file", noise(64 * 1024 * 1024, 10));
    std::promise<Result<TransferReport>> ended;
    std::atomic<bool> begun = false;
    const auto running = host->files().transfer(
        {TransferDirection::Download, {there / "file"}, here.path(), OnConflict::Refuse, true},
        {[&](const auto&) { begun = true; },
         [&](auto result) { ended.set_value(std::move(result)); }});
    const auto patient = std::chrono::steady_clock::now() + kPatience;
    while (!begun && std::chrono::steady_clock::now() < patient)
        std::this_thread::sleep_for(1ms);
    host.reset();
    const auto result = ended.get_future().get();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::ShuttingDown);
}

// Until it goes, no file of this process may become larger.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

  private:
    rlimit m_before{};
};

TEST_F(Files, ReportADiskThatTakesNoMoreAndKeepThePart) {
    const std::string bytes = noise(4'000'000, 11);
    there.write("file", bytes);
    there.write("next", "small");
    ASSERT_TRUE(list(there.path()));
    {
        const FileSizeLimit limit(1'000'000);
        const auto report = download({there / "file", there / "next"});
        ASSERT_TRUE(report) << report.error().detail;
        ASSERT_EQ(report->problems.size(), 1u);
        EXPECT_EQ(report->problems.front().error.code, ErrorCode::StorageFailed);
        EXPECT_EQ(report->moreProblems, 1) << "the rest is not tried";
    }
    const std::string part = here.read("file.part");
    EXPECT_GT(part.size(), 0u);
    EXPECT_TRUE(bytes.starts_with(part));
    EXPECT_TRUE(download({there / "file"}, OnConflict::Resume)->problems.empty());
    EXPECT_TRUE(here.read("file") == bytes);
}

TEST_F(Files, AreReadToTheirEndWhenTheirSizeIsNotTold) {
    const auto report = download({"/proc/filesystems"});
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_TRUE(report->problems.empty());
    EXPECT_NE(here.read("filesystems").find("nodev"), std::string::npos);
}

TEST_F(Files, SayThatThereIsNoSuchService) {
    LoginServer without("Subsystem other /bin/false");
    const auto other = bench.open(profileOf(without.stop(without.letIn())));
    const auto files = await<std::vector<domain::RemoteFile>>(
        [&](auto reply) { other->files().list("/", std::move(reply)); });
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().code, ErrorCode::NotSupported) << files.error().detail;
    EXPECT_TRUE(runOn(*other, "true"));
}

TEST_F(Files, KeepToAFolderThatIsSwappedForALinkMeanwhile) {
    const ScratchFolder victim;
    fs::create_directories(there / "tree/sub");
    for (int i = 0; i < 200; ++i)
        there.write("tree/sub/" + std::to_string(i), std::string(2000, 'x'));
    std::atomic<bool> stop = false;
    std::thread swapper([&] {
        while (!stop) {
            std::error_code ignored;
            if (fs::exists(here / "tree/sub", ignored)) {
                fs::rename(here / "tree/sub", here / "tree/away", ignored);
                fs::create_directory_symlink(victim.path(), here / "tree/sub", ignored);
                fs::remove(here / "tree/sub", ignored);
                fs::rename(here / "tree/away", here / "tree/sub", ignored);
            }
        }
    });
    const auto report = download({there / "tree"});
    stop = true;
    swapper.join();
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_TRUE(fs::is_empty(victim.path()));
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
