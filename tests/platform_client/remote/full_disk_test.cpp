// SPDX-License-Identifier: GPL-3.0-or-later
// Disks that are full: small file systems in memory, which only the server sees.
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "models/inspection/diagnosis.h"
#include "tests/platform_client/remote/host_fixture.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::ErrorCode;
using domain::OnConflict;
using domain::TransferDirection;
using domain::TransferReport;
using inspection::Finding;
using inspection::FindingKind;

// The same bytes each time, none of them like its neighbours.
std::string bytesOf(std::size_t size) {
    std::string bytes(size, '\0');
    std::uint32_t state = 1;
    for (char& each : bytes) {
        state = state * 1664525U + 1013904223U;
        each = static_cast<char>(state >> 24);
    }
    return bytes;
}

// A folder that the server sees as a disk of its own, with a name that programs write in their
// ways.
class FullDisk : public ::testing::Test {
  protected:
    ScratchFolder scratch, here;
    const std::string disk = scratch / "a \xE4\xB8\xAD disk";
    Bench bench;
    std::unique_ptr<LoginServer> server;
    std::unique_ptr<domain::RemoteHost> host;

    void connect(const std::string& size) {
        std::filesystem::create_directory(disk);
        ssh::testing::PrivateMounts mounts;
        mounts.memory(disk, size);
        server = std::make_unique<LoginServer>("", mounts);
        host = bench.open(profileOf(server->stop(server->letIn())));
    }
    // What a script that begins on that disk writes.
    std::string there(const std::string& script) {
        const auto output = runOn(*host, "cd '" + disk + "' || exit\n" + script);
        EXPECT_TRUE(output) << output.error().detail << server->log();
        return output ? output->output : std::string();
    }
    TransferReport upload(const std::vector<std::string>& names, OnConflict onConflict) {
        std::vector<std::string> sources;
        for (const std::string& name : names)
            sources.push_back(here / name);
        std::unique_ptr<domain::Transfer> running;
        const auto report = await<TransferReport>([&](domain::Reply<TransferReport> reply) {
            running =
                host->files().transfer({TransferDirection::Upload, sources, disk, onConflict, true},
                                       {nullptr, std::move(reply)});
        });
        EXPECT_TRUE(report) << report.error().detail;
        return report.value_or(TransferReport{});
    }
    // What is found about that disk.
    std::vector<FindingKind> findings() {
        const auto look =
            await<domain::Inspection>([&](auto reply) { host->inspect(std::move(reply)); });
        EXPECT_TRUE(look) << look.error().detail;
        std::vector<FindingKind> kinds;
        if (!look) return kinds;
        for (const Finding& each : inspection::diagnose(*look))
            if (each.subject.name == disk) kinds.push_back(each.kind);
        return kinds;
    }
};

TEST_F(FullDisk, EndsAnUploadAndKeepsThePartToGoOnWith) {
    connect("size=3m");
    const std::string bytes = bytesOf(2'500'000);
    here.write("large", bytes);
    here.write("next", "small");
    there("head -c 2000000 /dev/zero >filler");
    const auto report = upload({"large", "next"}, OnConflict::Refuse);
    ASSERT_EQ(report.problems.size(), 1u);
    EXPECT_EQ(report.problems[0].path, here / "large");
    EXPECT_EQ(report.problems[0].error.code, ErrorCode::StorageFailed);
    EXPECT_EQ(report.problems[0].error.detail, "the disk there is full");
    EXPECT_EQ(report.moreProblems, 1) << "the rest is not tried";
    EXPECT_EQ(report.files, 0);
    EXPECT_EQ(there("ls"), "filler\nlarge.part\n");
    const std::string part = there("cat large.part");
    EXPECT_GT(part.size(), 500'000u);
    EXPECT_TRUE(bytes.starts_with(part)) << "without holes";
    EXPECT_EQ(findings(), std::vector{FindingKind::DiskFull});

    there("rm filler");
    EXPECT_TRUE(findings().empty());
    const auto again = upload({"large", "next"}, OnConflict::Resume);
    EXPECT_TRUE(again.problems.empty());
    EXPECT_EQ(again.verified, 2);
    EXPECT_LE(again.bytes, static_cast<std::int64_t>(bytes.size() + 5));
    EXPECT_EQ(there("ls"), "large\nnext\n");
    EXPECT_TRUE(there("cat large") == bytes);
}

TEST_F(FullDisk, LeavesTheFileThatWasToBeReplaced) {
    connect("size=1m");
    here.write("file", bytesOf(900'000));
    there("echo old >file; head -c 600000 /dev/zero >filler");
    const auto report = upload({"file"}, OnConflict::Overwrite);
    ASSERT_EQ(report.problems.size(), 1u);
    EXPECT_EQ(report.problems[0].error.detail, "the disk there is full");
    EXPECT_EQ(there("cat file"), "old\n");
}

TEST_F(FullDisk, IsToldWhenItTakesNoMoreFilesAlthoughThereIsRoom) {
    connect("size=2m,nr_inodes=40");
    there("i=0; while : >f$i; do i=$((i + 1)); done 2>/dev/null");
    here.write("file", "x");
    std::filesystem::create_directory(here / "folder");
    for (const char* name : {"file", "folder"}) {
        const auto report = upload({name}, OnConflict::Refuse);
        ASSERT_EQ(report.problems.size(), 1u) << name;
        EXPECT_EQ(report.problems[0].error.code, ErrorCode::StorageFailed);
        EXPECT_EQ(report.problems[0].error.detail, "the disk there takes no more files");
    }
    EXPECT_EQ(findings(), std::vector{FindingKind::InodesNearlyFull});
    there("rm f*");
    EXPECT_TRUE(upload({"file"}, OnConflict::Refuse).problems.empty());
    EXPECT_TRUE(findings().empty());
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
