#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journey of somebody who connects Berth to platforms, done in the real window by accessible
names, with simulators in other processes as the platforms and a real keychain for the secrets:

a wrong key is explained, the right one is kept; create, watch, read, pause, resume, scale, delete;
close and open again without being asked; a second connection whose key pair is made in the window.

    connections_journey.py BERTH BERTH_SIM    inside a display (tests/support/with_display.py)

With BERTH_JOURNEY_PICTURES=FOLDER a picture of the screen is kept after each step.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

import desktop
from console import (Steps, apply_plan, ask, check, fill_in, link_of, nodes_that_answer, refused,
                     start)
from desktop import wait_for

IMAGE = "harbor.suanleme.cn/public-hub/echo:1.0"
TOKEN = "01234567-89ab-cdef-0123-456789abcdef-20260131235959"
OTHER_TOKEN = "fedcba98-7654-3210-fedc-ba9876543210-20260131235958"
WRONG_TOKEN = "00000000-0000-0000-0000-000000000000-20260131235959"


class Simulator:
    """A simulator in a process of its own that serves the Open API; time runs at 60 times ours."""

    def __init__(self, program, folder, token, public_key=None):
        token_file = os.path.join(folder, f"token-{token[:8]}")
        with open(token_file, "w", encoding="ascii") as text:
            text.write(token)
        words = [program, "serve", "--speed", "60", "--api-port", "0", "--token-file", token_file]
        if public_key:
            key_file = os.path.join(folder, "public.pem")
            with open(key_file, "w", encoding="ascii") as text:
                text.write(public_key)
            words += ["--rsa-public-key", key_file]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        self.address = json.loads(self.process.stdout.readline())["api"]

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


class Keychain:
    """GNOME's, unlocked, on the session bus of this display."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process.stdin.write(b"a password of this test")
        self.process.stdin.close()
        wait_for("keychain on the bus", self._is_there)

    @staticmethod
    def _sent(*message):
        return subprocess.run(["dbus-send", "--session", "--print-reply", *message],
                              capture_output=True, text=True, check=False)

    def _is_there(self):
        # Asked for by its name before this one has taken it, the bus would start another keychain,
        # which stays locked.
        owner = self._sent("--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
                           "org.freedesktop.DBus.GetNameOwner", "string:org.freedesktop.secrets")
        if owner.returncode != 0:
            return False
        asked = self._sent(
            "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets/collection/login",
            "org.freedesktop.DBus.Properties.Get", "string:org.freedesktop.Secret.Collection",
            "string:Locked")
        return "boolean false" in asked.stdout

    def stop(self):
        self.process.kill()
        self.process.wait()


def connect(berth, steps, name, address, token):
    berth.type_into("Name", name)
    berth.type_into("Address", address)
    berth.type_into("API key", token)
    berth.press("Test and save")
    berth.find(f"Connection: {name}")
    steps.done(f"{name} is tested, kept and shown")


def add_with_token(berth, steps, simulator):
    berth.press("Connections")
    berth.shows("No platform is connected yet")
    berth.press("Add a connection …")
    berth.shows("Secrets go into the keychain of this desktop")
    berth.type_into("Name", "Cellar")
    berth.type_into("Address", simulator.address)
    berth.type_into("API key", WRONG_TOKEN)
    berth.press("Test the connection")
    berth.shows("The platform does not know this key")
    steps.done("a wrong key is named as such")
    connect(berth, steps, "Cellar", simulator.address, TOKEN)


def operate(berth, steps):
    berth.press("Deployments")
    fill_in(berth, "far", IMAGE, 2)
    # The platform does not tell which ports an image has.
    berth.press("Add port")
    berth.set_value("Port 1", 80)
    wait_for("price of two nodes", lambda: "3.36" in berth.text_of("Cost per hour"))
    apply_plan(berth)
    url = link_of(berth)
    wait_for("two nodes that answer", lambda: nodes_that_answer(url, 2))
    berth.shows("far-1")
    steps.done("two nodes in the other process, and one link that balances")
    berth.press("Logs")
    berth.find("Logs of all nodes")
    steps.done("the logs are there")
    berth.press("Pause")
    berth.press("Apply")
    wait_for("503 from the paused link", lambda: ask(url)[0] == 503)
    berth.press("Resume")
    berth.press("Apply")
    wait_for("two nodes again", lambda: nodes_that_answer(url, 2))
    steps.done("paused and resumed")
    berth.press("Scale")
    berth.set_value("Nodes", 3)
    berth.press("Apply")
    wait_for("three nodes that answer", lambda: nodes_that_answer(url, 3))
    steps.done("scaled to three")
    return url


def look_at_calls(berth, steps):
    berth.press("Activity")
    berth.press("Calls")
    berth.find("Calls")
    steps.done("every call can be seen")


def delete(berth, steps, url):
    berth.choose_by_key("More actions", 1)
    berth.type_into("Name of the deployment to delete", "far")
    berth.press("Apply")
    wait_for("end of the link", lambda: refused(url))
    steps.done("deleted after its name was typed")


def keeps_no_secret(profile):
    for folder, _, files in os.walk(profile):
        for name in files:
            with open(os.path.join(folder, name), "rb") as content:
                check(TOKEN.encode() not in content.read(), f"the key lies in {name}")


def add_with_key_pair(berth, steps, berth_sim, folder):
    berth.press("Connections")
    berth.press("Add a connection …")
    berth.press("Signed (RSA)")
    berth.press("Create key pair")
    public_key = wait_for("public key", lambda: berth.text_of("Public key"))
    check(public_key.startswith("-----BEGIN PUBLIC KEY-----"), public_key)
    steps.done("a key pair was made in the window")
    simulator = Simulator(berth_sim, folder, OTHER_TOKEN, public_key)
    try:
        connect(berth, steps, "Signed", simulator.address, OTHER_TOKEN)
        berth.shows("Connected")
        steps.done("the second platform takes the signatures")
    finally:
        simulator.stop()
    berth.shows("Does not answer")
    steps.done("the second platform is gone, and the window says so")


def main():
    berth_path, sim_path = (os.path.abspath(path) for path in sys.argv[1:3])
    desktop.free_environment()
    folder = tempfile.mkdtemp(prefix="berth-connections-")
    profile = os.path.join(folder, "profile")
    log = os.path.join(folder, "output.log")
    steps = Steps()
    keychain = Keychain()
    simulator = Simulator(sim_path, folder, TOKEN)
    berth = start(berth_path, profile, log)
    try:
        add_with_token(berth, steps, simulator)
        look_at_calls(berth, steps)
        url = operate(berth, steps)
        berth.close()
        keeps_no_secret(profile)
        berth = start(berth_path, profile, log)
        wait_for("page of last time", lambda: berth.text_of("Link of port 80") == url)
        steps.done("closed and opened again: the same page, and nobody was asked for the key")
        delete(berth, steps, url)
        add_with_key_pair(berth, steps, sim_path, folder)
    except BaseException:
        steps.failed(berth, log)
        raise
    finally:
        if berth.process.poll() is None:
            berth.kill()
        simulator.stop()
        keychain.stop()
        shutil.rmtree(folder, ignore_errors=True)
    steps.end()


if __name__ == "__main__":
    main()
