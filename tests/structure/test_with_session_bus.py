#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/support/with_session_bus.py: a bus on which nothing is offered, and nothing left over."""

import os
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from test_with_display import alive, children_of, wait_until

WITH_BUS = Path(__file__).resolve().parents[1] / "support" / "with_session_bus.py"
LIST_NAMES = ("dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus "
              "org.freedesktop.DBus.ListActivatableNames")


class SessionBus(unittest.TestCase):
    def run_inside(self, *command, **more):
        return subprocess.run([sys.executable, str(WITH_BUS), *command], capture_output=True,
                              text=True, check=False, **more)

    def test_the_command_gets_a_bus_that_starts_nothing_and_a_home_of_its_own(self):
        done = self.run_inside("sh", "-c", f'echo "$HOME"; {LIST_NAMES}')
        self.assertEqual(0, done.returncode, done.stderr)
        home, *names = done.stdout.splitlines()
        self.assertNotEqual(home, os.environ.get("HOME"))
        self.assertFalse(Path(home).exists(), "the scratch home was left behind")
        offered = [line.split('"')[1] for line in names if "string" in line]
        self.assertEqual(["org.freedesktop.DBus"], offered)

    def test_nothing_leads_to_the_desktop_outside(self):
        outside = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "XDG_CURRENT_DESKTOP": "KDE",
                   "KDE_SESSION_VERSION": "5", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
                   "SSH_AUTH_SOCK": "/nowhere"}
        done = self.run_inside("--no-bus", "env", env={**os.environ, **outside})
        seen = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
        self.assertEqual(set(), set(outside) & set(seen))

    def test_without_a_bus_none_can_be_reached(self):
        done = self.run_inside("--no-bus", "sh", "-c", LIST_NAMES)
        self.assertNotEqual(0, done.returncode)
        self.assertNotIn("string", done.stdout)

    def test_the_exit_status_is_the_commands(self):
        self.assertEqual(7, self.run_inside("sh", "-c", "exit 7").returncode)
        self.assertEqual(128 + signal.SIGSEGV,
                         self.run_inside("--no-bus", "sh", "-c", "kill -SEGV $$").returncode)

    def test_what_cannot_be_run_is_said(self):
        done = self.run_inside("/nonexistent/program")
        self.assertEqual(1, done.returncode)
        self.assertIn("/nonexistent/program", done.stderr)
        self.assertEqual(2, self.run_inside().returncode)
        self.assertEqual(2, self.run_inside("--no-bus").returncode)

    def test_nothing_is_left_when_it_is_terminated(self):
        with tempfile.TemporaryDirectory() as folder:
            mark = Path(folder) / "started"
            process = subprocess.Popen(
                [sys.executable, str(WITH_BUS), "sh", "-c",
                 f"sleep 1000 & touch {mark}; exec sleep 1000"])
            self.assertTrue(wait_until(mark.exists))
            children = children_of(process.pid)
            grandchildren = [pid for child in children for pid in children_of(child)]
            self.assertGreaterEqual(len(children), 2)
            self.assertGreaterEqual(len(grandchildren), 1)
            process.terminate()
            self.assertEqual(143, process.wait(timeout=30))
            left = children + grandchildren
            self.assertTrue(wait_until(lambda: not any(alive(pid) for pid in left)), left)


if __name__ == "__main__":
    sys.exit(unittest.main())
