// SPDX-License-Identifier: GPL-3.0-or-later
// The same scripts by dash and by the shell of the nodes: same output, same status.
#include <gtest/gtest.h>

#include "tests/sim/shell/fake_node.h"
#include "tests/sim/shell/real_shell.h"

namespace berth::sim::shell::testing {
namespace {

void expectSame(const std::string& script) {
    const RealResult real = runWithDash(script);
    FakeNode node;
    node.folders["/w"] = true;
    TextSource in;
    TextSink out, error;
    ShellOptions options;
    options.folder = "/w";
    Shell shell(node, {in, out, error}, options);
    const int status = shell.run(script);
    EXPECT_EQ(out.text(), real.out) << script << "\nstderr: " << error.text();
    EXPECT_EQ(status, real.status) << script << "\nstderr: " << error.text();
}

TEST(DifferentialShell, DoesWhatDashDoesWithEachScriptOfTheTable) {
    ASSERT_GE(scriptTable().size(), 150U);
    for (const std::string& script : scriptTable())
        expectSame(script);
}

TEST(DifferentialShell, DoesWhatDashDoesWithRandomScripts) {
    for (unsigned seed = 1; seed <= 400 && !HasFailure(); ++seed) {
        SCOPED_TRACE(seed);
        expectSame(randomScript(seed));
    }
}

}  // namespace
}  // namespace berth::sim::shell::testing
