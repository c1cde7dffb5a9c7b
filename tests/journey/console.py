# SPDX-License-Identifier: GPL-3.0-or-later
"""What journeys do in the console's window, and how they tell how far they have come."""

import os
import subprocess
import sys
import urllib.error
import urllib.request

from desktop import Program, wait_for

PICTURES = os.environ.get("BERTH_JOURNEY_PICTURES")


def keep_picture(name):
    if PICTURES:
        os.makedirs(PICTURES, exist_ok=True)
        subprocess.run(["import", "-window", "root", f"{PICTURES}/{name}.png"], check=False)


class Steps:
    """The steps that are done, with a picture of each where those are wanted."""

    def __init__(self):
        self.count = 0

    def done(self, title):
        self.count += 1
        print(f"{self.count:2}. {title}", flush=True)
        keep_picture(f"{self.count:02}")

    def failed(self, berth, log):
        """What is there to find out why."""
        keep_picture("failed")
        sys.stderr.write("what the program shows: " + " | ".join(filter(None, berth.texts())) + "\n")
        with open(log, errors="replace") as text:
            sys.stderr.write(text.read())

    def end(self):
        print(f"{self.count} steps", flush=True)


def check(condition, text):
    if not condition:
        raise AssertionError(text)


def ask(url, method="GET", body=None):
    """(status, node, text) of one request on a connection of its own."""
    request = urllib.request.Request(url, method=method, data=body)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get("X-Berth-Node"), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("X-Berth-Node"), error.read().decode(errors="replace")


def refused(url):
    try:
        ask(url)
    except OSError:
        return True
    return False


def start(berth, profile, log):
    return Program([berth, "--profile", profile, "--lang", "en", "--theme", "light", "--size",
                    "1280x800"], log)


def fill_in(berth, name, image, nodes):
    berth.press("New deployment")
    berth.type_into("Name", name)
    berth.press("4090")
    berth.type_into("Image", image)
    berth.set_value("Nodes", nodes)


def apply_plan(berth):
    berth.press("Review plan")
    berth.press("Apply")


def link_of(berth, port=80):
    def url():
        text = berth.text_of(f"Link of port {port}")
        return text if text.startswith("http://127.0.0.1:") else None

    return wait_for(f"link of port {port}", url)


def nodes_that_answer(url, count):
    seen = set()
    for _ in range(4 * count):
        status, node, _ = ask(url)
        if status == 200:
            seen.add(node)
    return seen if len(seen) == count else None
