// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/host_key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/running_program.h"

namespace berth::sim::node_ssh {
namespace {

using support::RunningProgram;
using support::ScratchFolder;

TEST(HostKey, IsKeptInAFileThatOnlyItsOwnerReads) {
    const ScratchFolder folder;
    const auto first = HostKey::keep(folder.at("key"));
    ASSERT_TRUE(first) << first.error().detail;
    const auto again = HostKey::keep(folder.at("key"));
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(first->publicKey(), again->publicKey());
    struct stat status {};
    ASSERT_EQ(::stat(folder.at("key").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    EXPECT_NE(HostKey::make()->publicKey(), first->publicKey());
}

TEST(HostKey, SaysOfItselfWhatOpensshSays) {
    const ScratchFolder folder;
    const auto key = HostKey::keep(folder.at("key"));
    ASSERT_TRUE(key) << key.error().detail;
    const auto shown = RunningProgram({"ssh-keygen", "-l", "-f", folder.at("key")}, {}).finish();
    EXPECT_EQ(shown.status, 0) << shown.error;
    EXPECT_NE(shown.out.find(key->fingerprint()), std::string::npos) << shown.out;
    const auto derived = RunningProgram({"ssh-keygen", "-y", "-f", folder.at("key")}, {}).finish();
    EXPECT_EQ(derived.out.substr(0, key->publicKey().size()), key->publicKey());
}

TEST(HostKey, IsRefusedWhereOthersCouldReadItOrItIsNone) {
    const ScratchFolder folder;
    ASSERT_TRUE(HostKey::keep(folder.at("key")));
    ASSERT_EQ(::chmod(folder.at("key").c_str(), 0640), 0);
    EXPECT_EQ(HostKey::keep(folder.at("key")).error().code, domain::ErrorCode::PermissionDenied);
    folder.write("other", "no key");
    EXPECT_EQ(HostKey::keep(folder.at("other")).error().code, domain::ErrorCode::Malformed);
    EXPECT_EQ(HostKey::keep(folder.at("none/key")).error().code, domain::ErrorCode::StorageFailed);
    ASSERT_EQ(::symlink(folder.at("key").c_str(), folder.at("link").c_str()), 0);
    EXPECT_EQ(HostKey::keep(folder.at("link")).error().code, domain::ErrorCode::StorageFailed);
}

}  // namespace
}  // namespace berth::sim::node_ssh
