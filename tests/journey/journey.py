#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journey of an owner of a deployment, done in the real window by accessible names:

pick a GPU and an image, set nodes, deploy; open the link and see it balance; read the logs; scale,
edit, pause, resume; look into a node; save the file of a node, then lose both; close, open again,
delete.

    journey.py BERTH        inside a display with AT-SPI (tests/support/with_display.py)

With BERTH_JOURNEY_PICTURES=FOLDER a picture of the screen is kept after each step.
"""

import os
import shutil
import sys
import tempfile

import desktop
from console import (Steps, apply_plan, ask, check, fill_in, link_of, nodes_that_answer, refused,
                     start)
from desktop import wait_for

FASTER = 5  # step of the speed slider: 60 simulated seconds in a real one


def deploy(berth, steps):
    berth.press("Simulator")
    berth.set_value("Speed", FASTER)
    steps.done("time runs at 60 times real time")

    berth.press("Deployments")
    berth.press("New deployment")
    berth.type_into("Name", "My_Web")
    review = berth.find("Review plan")
    wait_for("lock of the plan while the name is wrong", lambda: not berth.enabled(review))
    steps.done("a bad name is refused while it is typed")

    berth.type_into("Name", "web")
    berth.press("4090")
    berth.type_into("Image", "echo")
    berth.set_value("Nodes", 3)
    # 3 nodes at 466 points a second: 3 x 466 x 3600 / 1,000,000 yuan an hour.
    wait_for("price of three nodes", lambda: "5.03" in berth.text_of("Cost per hour"))
    steps.done("three nodes of 4090 cost 5.03 yuan an hour")

    apply_plan(berth)
    url = link_of(berth)
    steps.done(f"one link appeared: {url}")
    wait_for("three nodes that answer", lambda: nodes_that_answer(url, 3))
    order = [ask(url)[1] for _ in range(6)]
    check(len(set(order[:3])) == 3 and order[:3] == order[3:], f"strict turn, not {order}")
    steps.done("three requests are answered by three nodes, in turn")

    berth.press("Test link of port 80")
    berth.shows("12 of 12 answered")
    steps.done("the console's own test says who answered")
    berth.press("Logs")
    berth.find("Logs of all nodes")
    steps.done("the merged log is there")
    return url


def change(berth, steps, url):
    berth.press("Scale")
    berth.set_value("Nodes", 5)
    berth.press("Apply")
    wait_for("five nodes that answer", lambda: nodes_that_answer(url, 5))
    steps.done("scaled to five")

    berth.press("Edit")
    berth.press("Add variable")
    berth.type_into("Variable 1 name", "MODE")
    berth.type_into("Variable 1 value", "fast")
    berth.press("Review plan")
    berth.shows("restarts 5 nodes")
    steps.done("the plan of an edit says that five nodes restart")
    before = nodes_that_answer(url, 5)
    berth.press("Apply")
    wait_for("five other nodes", lambda: (nodes_that_answer(url, 5) or before).isdisjoint(before))
    steps.done("all five nodes were replaced")

    berth.press("Pause")
    berth.press("Apply")
    wait_for("503 from the paused link", lambda: ask(url)[0] == 503)
    steps.done("paused: the link keeps its address and answers 503")
    berth.press("Resume")
    berth.press("Apply")
    wait_for("five nodes again", lambda: nodes_that_answer(url, 5))
    steps.done("resumed")


def look_inside(berth, steps):
    """The first node of the list, store-1: seen over SSH, with a terminal, and its file saved."""
    berth.press("Nodes")
    berth.press("Look inside")
    berth.shows("No disk of this node outlives it")
    steps.done("a node is seen from inside, with what is noticeable")
    berth.press("Terminal")
    wait_for("the prompt of the node", lambda: "root@store-1" in berth.written_on("Terminal"))
    steps.done("a terminal on the node is there, and nothing had to be typed for it")
    berth.press("Files")
    berth.shows("in 1 file would be lost with this node")
    with tempfile.TemporaryDirectory() as folder:
        berth.press("Save all to this computer …")
        berth.type_into("Directory:", folder)
        berth.press("Choose")
        berth.shows("All that would be lost with this node is saved")
        saved = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
        check(len(saved) == 1 and os.path.join(folder, "store-1") in saved[0], f"not the one file: {saved}")
        with open(saved[0], "rb") as file:
            check(file.read() == b"remember me", "the file is not what was written")
    steps.done("what the node would lose is saved here before it goes")
    berth.press("Back")


def lose_a_node(berth, steps):
    berth.press("Deployments")
    fill_in(berth, "store", "files", 2)
    apply_plan(berth)
    url = link_of(berth)
    wait_for("two nodes that answer", lambda: nodes_that_answer(url, 2))

    def written_on_first():
        status, node, _ = ask(url + "/note", "PUT", b"remember me")
        return status // 100 == 2 and node == "store-1"

    wait_for("a file on store-1", written_on_first)
    berth.shows("Data at risk")
    steps.done("a file lies on a node, and the console says it is at risk")
    look_inside(berth, steps)

    berth.press("Simulator")
    berth.press("Kill the node")
    berth.press("Inject")  # the first of the list: store-1
    wait_for("requests answered without store-1",
             lambda: all(ask(url)[1] not in (None, "store-1") for _ in range(4)))
    steps.done("the node is gone, the link goes on answering")
    replaced = wait_for("a replacement", lambda: nodes_that_answer(url, 2))

    def contents():
        answers = {}
        for _ in range(4):
            status, node, text = ask(url + "/note")
            answers[node] = (status, text)
        return answers if len(answers) == 2 else None

    fresh = max(replaced, key=lambda name: int(name.rsplit("-", 1)[1]))
    check(contents()[fresh][0] == 404, "the file is gone with its node")
    berth.press("Activity")
    berth.shows("store-1 lost 11 B on its disk")
    steps.done("a replacement is up, the file is gone, and the console says so")


def core_dump_limits(process):
    """What the system allows it to write when it crashes: (now, at the most)."""
    with open(f"/proc/{process.pid}/limits", encoding="ascii") as limits:
        line = next(each for each in limits if each.startswith("Max core file size"))
    return tuple(line.split()[4:6])


def main():
    program = os.path.abspath(sys.argv[1])
    desktop.free_environment()
    steps = Steps()
    profile = tempfile.mkdtemp(prefix="berth-journey-")
    log = os.path.join(profile, "output.log")
    berth = start(program, profile, log)
    try:
        url = deploy(berth, steps)
        check(core_dump_limits(berth.process) == ("0", "0"), "a crash would leave a core dump")
        change(berth, steps, url)
        lose_a_node(berth, steps)
        berth.close()
        berth = start(program, profile, log)
        wait_for("the same five nodes after a restart", lambda: nodes_that_answer(url, 5))
        steps.done("closed and opened again: everything is where it was")
        berth.kill()
        berth = start(program, profile, log)
        wait_for("the same five nodes after a kill", lambda: nodes_that_answer(url, 5))
        steps.done("killed and opened again: nothing is lost")
        berth.press("Deployments")
        fill_in(berth, "gone", "echo", 1)
        apply_plan(berth)
        gone = link_of(berth)
        wait_for("one node that answers", lambda: nodes_that_answer(gone, 1))
        berth.choose_by_key("More actions", 2)  # behind trying a version
        berth.type_into("Name of the deployment to delete", "gone")
        berth.press("Apply")
        wait_for("end of the link", lambda: refused(gone))
        steps.done("deleted after its name was typed")
    except BaseException:
        steps.failed(berth, log)
        raise
    finally:
        if berth.process.poll() is None:
            berth.kill()
        shutil.rmtree(profile, ignore_errors=True)
    steps.end()


if __name__ == "__main__":
    main()
