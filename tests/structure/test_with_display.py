#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/support/with_display.py: the command gets a display and a bus, and nothing is left over."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

WITH_DISPLAY = Path(__file__).resolve().parents[1] / "support" / "with_display.py"


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def children_of(pid):
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
            if parent == pid:
                found.append(int(entry.name))
    return found


def wait_until(condition, limit_s=20):
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


class Display(unittest.TestCase):
    def run_inside(self, *command, **more):
        return subprocess.run([sys.executable, str(WITH_DISPLAY), *command], capture_output=True,
                              text=True, check=False, **more)

    def test_the_command_sees_a_display_a_bus_and_a_home_of_its_own(self):
        done = self.run_inside("sh", "-c", 'echo "$DISPLAY"; echo "$DBUS_SESSION_BUS_ADDRESS"; '
                               'echo "$HOME"; echo "$PPID"; xauth -f "$HOME/x" list')
        display, bus, home = done.stdout.splitlines()[:3]
        self.assertRegex(display, r"^:\d+$")
        self.assertTrue(bus.startswith("unix:"), bus)
        self.assertNotEqual(home, os.environ.get("HOME"))
        self.assertFalse(Path(home).exists(), "the scratch home was left behind")
        self.assertEqual(0, done.returncode, done.stderr)

    def test_the_exit_status_is_the_commands(self):
        self.assertEqual(7, self.run_inside("sh", "-c", "exit 7").returncode)

    def test_a_command_killed_by_a_signal_reads_as_in_a_shell(self):
        self.assertEqual(128 + signal.SIGSEGV,
                         self.run_inside("sh", "-c", "kill -SEGV $$").returncode)

    def test_a_program_that_is_not_there_is_named(self):
        done = self.run_inside("/nonexistent/program")
        self.assertEqual(1, done.returncode)
        self.assertIn("/nonexistent/program", done.stderr)

    def test_no_command_is_a_usage_error(self):
        self.assertEqual(2, self.run_inside().returncode)

    def test_nothing_is_left_when_it_is_terminated(self):
        with tempfile.TemporaryDirectory() as folder:
            mark = Path(folder) / "started"
            process = subprocess.Popen(
                [sys.executable, str(WITH_DISPLAY), "sh", "-c", f"touch {mark}; exec sleep 1000"])
            self.assertTrue(wait_until(mark.exists))
            children = children_of(process.pid)
            self.assertGreaterEqual(len(children), 3)
            process.terminate()
            self.assertEqual(143, process.wait(timeout=30))
            self.assertTrue(wait_until(lambda: not any(alive(pid) for pid in children)), children)


if __name__ == "__main__":
    sys.exit(unittest.main())
