// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/core_dumps.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

namespace berth::app {
namespace {

// How a child process ends that does this; it ends by itself with 0.
int endOf(const std::function<void()>& deed) {
    const pid_t child = ::fork();
    if (child == 0) {
        deed();
        ::_exit(0);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return status;
}

void allowCoreDumps() {
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_CORE, &limit);
}

TEST(CoreDumps, AreOffAndCannotBeTurnedOnAgainByALimit) {
    const int status = endOf([] {
        if (::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 1) ::_exit(2);
        if (!forbidCoreDumps()) ::_exit(3);
        if (::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0) ::_exit(4);
        rlimit limit{1, 1};
        ::getrlimit(RLIMIT_CORE, &limit);
        if (limit.rlim_cur != 0 || limit.rlim_max != 0) ::_exit(5);
    });
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(CoreDumps, AreNotWrittenByACrash) {
    const int status = endOf([] {
        allowCoreDumps();
        static_cast<void>(forbidCoreDumps());
        ::signal(SIGSEGV, SIG_DFL);
        ::raise(SIGSEGV);
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGSEGV);
    EXPECT_FALSE(WCOREDUMP(status));
}

}  // namespace
}  // namespace berth::app
