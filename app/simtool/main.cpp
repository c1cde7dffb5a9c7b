// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "app/embedded/standard_streams.h"
#include "app/simtool/tool.h"

int main(int count, char** words) {
    berth::app::holdStandardStreams();
    // A reader that goes away shows as a failed write, not as a death without a word.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
    const berth::app::Streams streams{std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1};
    const int code = berth::app::runTool(arguments, streams);
    std::cout.flush();
    if (std::cout.fail()) return berth::app::refuse(streams, "standard output cannot be written");
    return code;
}
