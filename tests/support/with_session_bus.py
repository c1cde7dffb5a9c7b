#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command with a session bus of its own: with_session_bus.py [--no-bus] COMMAND [ARGUMENT ...]

Nothing is offered on the bus but what the command starts itself; with --no-bus there is none, and no
way to start one. Home and runtime folder are scratch folders; there is no display. What was started
is stopped by process id when the command has ended. Exit status: the command's; 1 when the bus could
not be started.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from with_display import START_LIMIT_S, first_line, stop

BUS_CONFIGURATION = """<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def scratch_environment(scratch):
    home = scratch / "home"
    runtime = scratch / "run"
    for folder in (home, runtime):
        folder.mkdir(mode=0o700)
    # What tells of the desktop outside would lead to its keychain.
    outside = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DESKTOP_SESSION", "DBUS_", "XDG_",
               "GNOME_", "KDE_", "SSH_AUTH_SOCK")
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(outside)}
    environment.update(HOME=str(home), XDG_RUNTIME_DIR=str(runtime), LANG="C.UTF-8")
    return environment


def start_bus(started, scratch, log, environment):
    configuration = scratch / "bus.conf"
    configuration.write_text(BUS_CONFIGURATION.format(folder=scratch))
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile",
         "--print-address=1"],
        stdout=subprocess.PIPE, stderr=log, env=environment, start_new_session=True)
    started.append(daemon)
    return first_line(daemon.stdout.fileno(), daemon, START_LIMIT_S)


def run(command, with_bus):
    started = []
    scratch = Path(tempfile.mkdtemp(prefix="berth-bus-"))
    log_path = scratch / "log"
    try:
        with open(log_path, "wb") as log:
            environment = scratch_environment(scratch)
            if with_bus:
                address = start_bus(started, scratch, log, environment)
                if not address:
                    log.flush()
                    sys.stderr.write("No session bus could be started:\n"
                                     + log_path.read_text(errors="replace"))
                    return 1
                environment["DBUS_SESSION_BUS_ADDRESS"] = address
            child = subprocess.Popen(command, env=environment, start_new_session=True)
            started.append(child)
            return child.wait()
    except FileNotFoundError as problem:
        sys.stderr.write(f"with_session_bus.py: {problem.filename} is not installed.\n")
        return 1
    finally:
        stop(started)
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    arguments = sys.argv[1:]
    with_bus = arguments[:1] != ["--no-bus"]
    command = arguments if with_bus else arguments[1:]
    if not command:
        sys.stderr.write("Usage: with_session_bus.py [--no-bus] COMMAND [ARGUMENT ...]\n")
        return 2
    # A time-out of the test ends this program by SIGTERM; what it started must end too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    code = run(command, with_bus)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
