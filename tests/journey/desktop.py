# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a program by the accessible names of its controls, as a screen reader sees it (AT-SPI)."""

import os
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60.0
KEY_DOWN, KEY_RETURN = 0xFF54, 0xFF0D


class NotFound(AssertionError):
    pass


def plain(text):
    """With ordinary spaces: figures keep their unit on the same line by one that does not break."""
    return (text or "").replace("\u00a0", " ")


def wait_for(what, condition, patience=PATIENCE):
    """The first true result of `condition`; AssertionError with `what` when patience runs out."""
    end = time.monotonic() + patience
    while True:
        try:
            result = condition()
        except Exception:  # a widget went away while it was looked at
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise NotFound(f"no {what} within {patience:.0f} s")
        time.sleep(0.1)


class Program:
    def __init__(self, command, log):
        self.log = open(log, "ab")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        self.root = wait_for("window of the program", self._find_root)

    def _find_root(self):
        if self.process.poll() is not None:
            with open(self.log.name, errors="replace") as text:
                raise SystemExit(f"the program ended with {self.process.returncode}: {text.read()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                if child.get_child_count() > 0:
                    return child
        return None

    def walk(self, node=None, depth=0):
        node = node or self.root
        yield node
        if depth > 40:
            return
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from self.walk(child, depth + 1)

    def all(self, name, role=None, showing=True):
        found = []
        for node in self.walk():
            if node.get_name() != name:
                continue
            if role is not None and node.get_role_name() not in role:
                continue
            if showing and not node.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            found.append(node)
        return found

    def find(self, name, role=None, patience=PATIENCE):
        def look():
            nodes = self.all(name, role)
            return nodes[0] if nodes else None

        return wait_for(f"control named {name!r}", look, patience)

    def exists(self, name, role=None):
        return bool(self.all(name, role))

    def enabled(self, node):
        return node.get_state_set().contains(Atspi.StateType.SENSITIVE)

    BUTTONS = ("push button", "button", "toggle button", "radio button", "check box", "menu item",
               "page tab", "push button menu")

    def press(self, name, patience=PATIENCE):
        def look():
            nodes = [n for n in self.all(name, self.BUTTONS) if self.enabled(n)]
            # Qt counts the items of closed menus as showing: what is really there comes first.
            nodes.sort(key=lambda n: n.get_role_name() == "menu item")
            return nodes[0] if nodes else None

        node = wait_for(f"enabled button named {name!r}", look, patience)
        action = node.get_action_iface()
        for index in range(action.get_n_actions()):
            if action.get_action_name(index).lower() in ("press", "toggle", "click", "check"):
                action.do_action(index)
                return node
        action.do_action(0)
        return node

    def choose_by_key(self, name, downs):
        """Opens the menu of a button and takes its entry number `downs`: Qt shows open menus to
        nobody who walks the tree, only to the keyboard."""
        self.press(name)
        time.sleep(0.5)
        for keysym in [KEY_DOWN] * downs + [KEY_RETURN]:
            Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)
            time.sleep(0.1)

    def find_with(self, name, interface):
        """The control of that name that has the interface: a field, not the heading above it."""

        def look():
            nodes = [n for n in self.all(name) if getattr(n, interface)() and self.enabled(n)]
            return nodes[0] if nodes else None

        return wait_for(f"control named {name!r} with {interface}", look)

    def type_into(self, name, text):
        self.find_with(name, "get_editable_text_iface").set_text_contents(text)

    def set_value(self, name, value):
        self.find_with(name, "get_value_iface").set_current_value(float(value))

    def text_of(self, name):
        """What a control of that name shows: its text, or what is said about it."""
        node = self.find(name)
        text = node.get_text_iface()
        return plain(text.get_text(0, -1) if text else node.get_description())

    def written_on(self, name):
        """What stands on all controls of that name that hold text."""
        texts = (node.get_text_iface() for node in self.all(name))
        return "\n".join(text.get_text(0, -1) for text in texts if text)

    def texts(self):
        out = []
        for node in self.walk():
            if node.get_state_set().contains(Atspi.StateType.SHOWING):
                out.append(plain(node.get_name()))
        return out

    def shows(self, part, patience=PATIENCE):
        return wait_for(f"text {part!r}", lambda: any(part in t for t in self.texts()), patience)

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self._wait()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self._wait()

    def _wait(self):
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError("the program did not end within 30 s")
        finally:
            self.log.close()


def free_environment():
    """What a program needs to be seen by AT-SPI."""
    os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
    os.environ["QT_ACCESSIBILITY"] = "1"
