// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embedded/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <initializer_list>

namespace berth::app {

void holdStandardStreams() {
    // From the lowest up: open() gives the lowest number that is free.
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(number, F_GETFD) >= 0) continue;
        // The wrong way round, so that its use fails as that of a closed one does.
        const int held = ::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        if (held < 0) return;
    }
}

}  // namespace berth::app
