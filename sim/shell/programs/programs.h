// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/shell/program.h"

// The programs of a node. Each gives its exit status; what they print follows coreutils 9.1,
// procps 4.0, util-linux 2.38 and NVIDIA's tools where those print the same.

namespace berth::sim::shell::programs {

int baseName(Program& program);
int bracket(Program& program);
int cat(Program& program);
int changeMode(Program& program);
int copy(Program& program);
int curl(Program& program);
int cut(Program& program);
int date(Program& program);
int dd(Program& program);
int diskFree(Program& program);
int diskUse(Program& program);
int dmesg(Program& program);
int echo(Program& program);
int env(Program& program);
int fail(Program& program);
int find(Program& program);
int folderName(Program& program);
int free(Program& program);
int getconf(Program& program);
int grep(Program& program);
int head(Program& program);
int help(Program& program);
int hostname(Program& program);
int identity(Program& program);
int journal(Program& program);
int kill(Program& program);
int link(Program& program);
int list(Program& program);
int makeFolder(Program& program);
int move(Program& program);
int nvidiaSmi(Program& program);
int ping(Program& program);
int print(Program& program);
int printEnvironment(Program& program);
int processes(Program& program);
int remove(Program& program);
int removeFolder(Program& program);
int secureCopy(Program& program);
int sed(Program& program);
int sequence(Program& program);
int shell(Program& program);
int sleep(Program& program);
int sockets(Program& program);
int sort(Program& program);
int succeed(Program& program);
int system(Program& program);
int tail(Program& program);
int tee(Program& program);
int test(Program& program);
int timeout(Program& program);
int top(Program& program);
int touch(Program& program);
int translate(Program& program);
int unique(Program& program);
int uptime(Program& program);
int which(Program& program);
int whoAmI(Program& program);
int wordCount(Program& program);
int xargs(Program& program);
int yes(Program& program);

}  // namespace berth::sim::shell::programs
