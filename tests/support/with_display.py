#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command inside a display of its own: with_display.py COMMAND [ARGUMENT ...]

Starts Xvfb on a free display number, a session bus, and the accessibility bus, in a scratch home
folder, and stops what it started, by process id, when the command has ended. Exit status: the
command's; 1 when the display could not be started.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCREEN = "1280x800x24"
START_LIMIT_S = 30
ACCESSIBILITY_BUS = ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"]


def first_line(descriptor, process, limit_s):
    """One line from a pipe, or None when the process ends or the time is up."""
    text, end = b"", time.monotonic() + limit_s
    while not text.endswith(b"\n"):
        left = end - time.monotonic()
        if left <= 0:
            return None
        ready, _, _ = select.select([descriptor], [], [], min(left, 0.2))
        if ready:
            piece = os.read(descriptor, 4096)
            if not piece:
                return None
            text += piece
        elif process.poll() is not None:
            return None
    return text.decode().strip()


def start_x(started, log):
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stdout=log, stderr=log, start_new_session=True)
    started.append(server)
    os.close(writing)
    number = first_line(reading, server, START_LIMIT_S)
    os.close(reading)
    return None if number is None else f":{number}"


def start_bus(started, log, environment):
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=log, env=environment, start_new_session=True)
    started.append(daemon)
    return first_line(daemon.stdout.fileno(), daemon, START_LIMIT_S)


def stop(started):
    """Last started, first stopped; each with all that it started itself."""
    for process in reversed(started):
        try:
            os.killpg(process.pid, signal.SIGTERM)
        except ProcessLookupError:
            continue
    for process in reversed(started):
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def run(command):
    started = []
    scratch = Path(tempfile.mkdtemp(prefix="berth-display-"))
    log_path = scratch / "log"
    try:
        with open(log_path, "wb") as log:
            runtime = scratch / "run"
            runtime.mkdir(mode=0o700)
            environment = {**os.environ, "HOME": str(scratch), "XDG_RUNTIME_DIR": str(runtime),
                           "LANG": "C.UTF-8", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                           "QT_QPA_PLATFORM": "xcb"}
            for name in ("WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                         "XDG_CACHE_HOME", "XDG_STATE_HOME"):
                environment.pop(name, None)
            environment["DISPLAY"] = start_x(started, log) or ""
            address = environment["DISPLAY"] and start_bus(started, log, environment)
            if not address:
                log.flush()
                sys.stderr.write("No display could be started:\n"
                                 + log_path.read_text(errors="replace"))
                return 1
            environment["DBUS_SESSION_BUS_ADDRESS"] = address
            launcher = next((p for p in ACCESSIBILITY_BUS if os.access(p, os.X_OK)), None)
            if launcher:
                started.append(subprocess.Popen([launcher, "--launch-immediately"], stdout=log,
                                                stderr=log, env=environment,
                                                start_new_session=True))
            child = subprocess.Popen(command, env=environment, start_new_session=True)
            started.append(child)
            return child.wait()
    except FileNotFoundError as problem:
        sys.stderr.write(f"with_display.py: {problem.filename} is not installed.\n")
        return 1
    finally:
        stop(started)
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    if len(sys.argv) < 2:
        sys.stderr.write("Usage: with_display.py COMMAND [ARGUMENT ...]\n")
        return 2
    # A time-out of the test ends this program by SIGTERM; what it started must end too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    code = run(sys.argv[1:])
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
