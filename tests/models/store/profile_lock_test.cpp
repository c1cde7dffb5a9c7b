// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/profile_lock.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::ErrorCode;

TEST(ProfileLock, RefusesASecondConsoleAndSaysWhichProcessHasIt) {
    TemporaryFolder folder;
    FakeClock clock;
    auto first = startStore(folder, clock);
    const auto second = ProfileStore::start(folder.profile(), clock);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(second.error().retryCanHelp);
    EXPECT_NE(second.error().detail.find("process " + std::to_string(::getpid())),
              std::string::npos)
        << second.error().detail;
    first->close();
    EXPECT_TRUE(ProfileStore::start(folder.profile(), clock).has_value());
}

TEST(ProfileLock, IsFreeOnceItsProcessWasKilled) {
    TemporaryFolder folder;
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = ProfileLock::take(folder.path());
        const char answer = lock ? 'y' : 'n';
        if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
        for (;;)
            ::pause();
    }
    char answer = 0;
    ASSERT_EQ(::read(ready[0], &answer, 1), 1);
    ASSERT_EQ(answer, 'y');
    const auto refused = ProfileLock::take(folder.path());
    ASSERT_FALSE(refused.has_value());
    EXPECT_NE(refused.error().detail.find(std::to_string(child)), std::string::npos);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_TRUE(ProfileLock::take(folder.path()).has_value());
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST(ProfileLock, DoesNotTrustWhatTheLockFileSays) {
    TemporaryFolder folder;
    auto lock = ProfileLock::take(folder.path());
    ASSERT_TRUE(lock.has_value());
    writeFile(folder.path() + "/lock", "<b>evil</b>\n");
    const auto refused = ProfileLock::take(folder.path());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().detail.find("evil"), std::string::npos);
}

}  // namespace
}  // namespace berth::store
