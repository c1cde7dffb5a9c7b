// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/core_dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace berth::app {

bool forbidCoreDumps() {
    // The limit alone does not bind a handler that the kernel pipes the image into (core(5)).
    const rlimit none{0, 0};
    const bool limited = ::setrlimit(RLIMIT_CORE, &none) == 0;
    const bool closed = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    return limited && closed;
}

}  // namespace berth::app
