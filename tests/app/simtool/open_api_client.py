#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client of the platform's Open API, against `berth-sim serve`: the whole life of a task.

Usage: open_api_client.py BERTH_SIM simple|rsa

Written from the API's documentation with nothing but the standard library and, for signatures, the
openssl program: it shares no code with the server. Exit status 0 when everything was as documented.
"""

import base64
import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

PATIENCE_S = 240
SPEED = "60"  # a pull of ten seconds takes a sixth of one
IMAGE = "harbor.suanleme.cn/public-hub/echo:1.0"
TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+08:00$")
TOKEN = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-\d{14}$")
OLD = "/api/deployment/task/"
NEW = "/api/task/deployment/"


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


class Refused(Exception):
    def __init__(self, code, message):
        super().__init__(f"{code} {message}")
        self.code, self.message = code, message


class Client:
    """Signs and sends. `key`: path of an RSA private key, or None for a simple key."""

    def __init__(self, base, token, key=None):
        self.base, self.token, self.key = base, token, key

    def signature(self, target, timestamp, body):
        text = "\n".join([target, "1.0.0", timestamp, self.token, body])
        done = subprocess.run(["openssl", "dgst", "-sha256", "-sign", self.key], check=True,
                              input=text.encode(), capture_output=True)
        return base64.b64encode(done.stdout).decode()

    def send(self, method, target, body="", signed_body=None, timestamp=None):
        timestamp = timestamp or str(int(time.time() * 1000))
        headers = {"token": self.token, "timestamp": timestamp, "version": "1.0.0"}
        if self.key:
            headers["sign_str"] = self.signature(
                target, timestamp, body if signed_body is None else signed_body)
        if method == "POST":
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(self.base + target, method=method, headers=headers,
                                         data=body.encode() if method == "POST" else None)
        with urllib.request.urlopen(request, timeout=60) as answer:
            expect(answer.status == 200, f"status {answer.status}")
            envelope = json.load(answer)
        expect(set(envelope) == {"code", "message", "data"}, envelope)
        if envelope["code"] != "0000":
            expect(envelope["data"] is None, envelope)
            raise Refused(envelope["code"], envelope["message"])
        expect(envelope["message"] == "success", envelope)
        return envelope["data"]

    def get(self, path, **query):
        return self.send("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))

    def post(self, path, **body):
        return self.send("POST", path,
                         json.dumps(body, ensure_ascii=False, separators=(",", ":")))


def refusal(call):
    try:
        call()
    except Refused as refused:
        return refused
    raise AssertionError("this should have been refused")


def wait_for(what, look):
    """What `look` returns once that is something."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


def through_the_link(url):
    """Name of the node that answered; None while there is none."""
    try:
        with urllib.request.urlopen(url + "/hello", timeout=60) as answer:
            return answer.headers["X-Berth-Node"]
    except OSError:  # no node is ready yet
        return None


class Life:
    def __init__(self, client):
        self.client = client

    def detail(self, task):
        return self.client.get(OLD + "detail", task_id=task)

    def status(self, task):
        return self.detail(task)["status"]

    def points(self, task, **query):
        return self.client.get(OLD + "points", task_id=task, page_size=100, **query)["results"]

    def run(self):
        client = self.client
        mark = self.choose_a_resource()
        task = self.create(mark)
        lost = self.create_with_an_unknown_mark()
        wait_for("the task to run", lambda: self.status(task) == "Running")
        url = self.use_its_link(task)
        self.scale(task, url)
        self.read_logs_and_events(task)
        self.pause_and_recover(task)
        self.update(task)
        self.replace_a_node(task)
        self.delete(task)
        self.read_the_bill(task)
        listed = self.detail(lost)
        expect(listed["status"] == "Pending" and listed["billing_value"] == 0, listed)
        expect(self.points(lost)[0]["region"] is None, self.points(lost))
        events = client.get(OLD + "pod_event", point_id=self.points(lost)[0]["point_id"])["events"]
        expect(events[0]["reason"] == "FailedScheduling", events)

    def choose_a_resource(self):
        found = self.client.get("/api/deployment/resource/search", task_type="Deployment,Job",
                                device_type="GpuDevice")
        expect(found["count"] == len(found["results"]) > 0, found)
        device = next(each for each in found["results"] if each["device_name"] == "4090")
        region = max(device["regions"], key=lambda each: each["inventory"])
        expect(region["price"] == 466 and isinstance(region["mark"], dict), region)
        expect(region["mark"]["resource"]["region"] == region["region"], region)
        self.price = region["price"]
        return region["mark"]["mark"]

    def create(self, mark):
        body = {
            "task_name": "d01081829-echo", "points": 1, "resources": [{"mark": mark}],
            "services": [{"service_name": "d1767868176690-5675100", "service_image": IMAGE,
                          "remote_ports": [{"service_port": 80}], "env": "MODE=test",
                          "start_script_v2": {"command": None, "args": []}}],
            "scheduler_strategy": {"mode": "Unrestricted"}, "一个新字段": {"保留": [1, 2.5, None]}}
        task = self.client.post(OLD + "create", **body)["task_id"]
        listed = self.client.get(OLD + "search", type="Deployment", search_value="01081829",
                                 status="Running,Pending", page=1, page_size=20)
        expect([each["task_id"] for each in listed["results"]] == [task], listed)
        expect(TIME.match(listed["results"][0]["create_time"]), listed)
        again = refusal(lambda: self.client.post(OLD + "create", **body))
        expect(again.code == "C010", again)
        return task

    def create_with_an_unknown_mark(self):
        return self.client.post(
            NEW + "create", task_type="Deployment", task_name="nowhere", points=1,
            resources=[{"mark": base64.b64encode(b"what was on offer last year").decode()}],
            services=[{"service_name": "container-01", "service_image": IMAGE,
                       "resource_weight": {"cpu_weight": 1, "mem_weight": 1, "gpu_weight": 1},
                       "remote_ports": [{"service_port": 80}]}])["task_id"]

    def use_its_link(self, task):
        port = self.detail(task)["services"][0]["remote_ports"][0]
        expect(port["service_port"] == 80, port)
        node = wait_for("an answer", lambda: through_the_link(port["url"]))
        expect(node == self.points(task)[0]["name"], node)
        return port["url"]

    def scale(self, task, url):
        self.client.post(OLD + "change_points", task_id=task, points=3)
        wait_for("three nodes", lambda: self.detail(task)["runing_points"] == 3)
        names = {each["name"] for each in self.points(task, status="Running")}
        expect(len(names) == 3, names)
        seen = set()
        wait_for("an answer of each", lambda: seen.add(through_the_link(url)) or seen >= names)
        listed = self.client.get(NEW + "search")["results"]
        mine = next(each for each in listed if each["task_id"] == task)
        expect(mine["remote_ports"] ==
               [{"url": url, "service_name": "d1767868176690-5675100:80"}], mine)
        expect(mine["forecast_value"] == 3 * self.price, mine)

    def read_logs_and_events(self, task):
        service = self.detail(task)["services"][0]["service_id"]
        expect(service != task, service)
        point = self.points(task)[0]["point_id"]
        logs = self.client.get(OLD + "point_log", task_id=task, point_id=point,
                               service_id=service)["logs"]
        expect("listening on port 80" in logs, logs)
        expect(all(TIME.match(line.split(" ")[0]) for line in logs.splitlines()), logs)
        events = self.client.get(OLD + "pod_event", point_id=point)["events"]
        reasons = [each["reason"] for each in events]
        for reason in ("Started", "Created", "Pulled", "Pulling", "Scheduled"):
            expect(reason in reasons, reasons)
        times = [each["event_time"] for each in events]
        expect(times == sorted(times, reverse=True), times)

    def pause_and_recover(self, task):
        client = self.client
        early = refusal(lambda: client.post(OLD + "recover", task_id=task))
        expect("任务必须为暂停中" in early.message, early)
        client.post(OLD + "pause", task_id=task)
        expect(self.status(task) == "Paused", "it is paused when the answer comes")
        twice = refusal(lambda: client.post(OLD + "pause", task_id=task))
        expect("任务必须为运行中" in twice.message, twice)
        client.post(OLD + "recover", task_id=task)
        wait_for("the task to run again",
                 lambda: self.detail(task)["runing_points"] == 3 and
                 self.status(task) == "Running")

    def update(self, task):
        before = self.detail(task)
        body = dict(before)
        body["services"] = [dict(before["services"][0], env="MODE=other NAME=\"two words\"")]
        body["points"] = 2
        self.client.post(OLD + "update", **body)
        after = self.detail(task)
        expect(after["points"] == 2, after)
        expect(after["services"][0]["env"] == 'MODE=other NAME="two words"', after)
        for member in ("一个新字段", "scheduler_strategy", "resources"):
            expect(after[member] == before[member], member)
        fresh = self.client.get(NEW + "detail", task_id=task)
        expect({"name": "NAME", "value": "two words", "value_from": None} in
               fresh["services"][0]["env"], fresh)

    def replace_a_node(self, task):
        known, gone = set(), None

        # Nodes of before the update may still be on their way out: one that lets go of itself first
        # is a conflict, and another one is taken.
        def replaced():
            nonlocal known, gone
            running = self.points(task, status="Running")
            if len(running) != 2:
                return False
            known = {each["point_id"] for each in self.points(task)}
            gone = running[0]["point_id"]
            try:
                self.client.post(OLD + "delete_pod", point_id=gone)
            except Refused as refused:
                if refused.code != "C010" and "已结束" not in refused.message:
                    raise
                return False
            return True

        wait_for("two nodes, one of which is let go", replaced)
        wait_for("another node in its place", lambda: [
            each for each in self.points(task, status="Running") if each["point_id"] not in known])
        wait_for("its end", lambda: gone not in {
            each["point_id"] for each in self.points(task, status="Running")})

    def delete(self, task):
        self.client.post(OLD + "stop", task_id=task)
        expect(self.status(task) == "End", "it has ended when the answer comes")
        late = refusal(lambda: self.client.post(OLD + "stop", task_id=task))
        expect("任务" in late.message and "不存在" in late.message, late)
        wait_for("its last node to end", lambda: not self.points(task, status="Running,Pending"))
        wait_for("it to be settled", lambda: self.detail(task)["forecast_value"] == 0)
        listed = self.client.get(OLD + "search", status="End")["results"]
        expect([each["task_id"] for each in listed] == [task], listed)
        expect(listed[0]["services"][0]["remote_ports"] == [], listed)

    def read_the_bill(self, task):
        year = int(time.strftime("%Y", time.gmtime()))
        span = {"range": "day", "start_time": f"{year}-01-01T00:00:00+08:00",
                "end_time": f"{year + 1}-01-15T00:00:00+08:00"}

        def charged():
            shares = self.client.get("/api/billing/get_task_billing_record", **span)["results"]
            return [each["billing_coin"] for each in shares if each["task_id"] == task]

        def recorded():
            records = self.client.get("/api/billing/get_billing_record", task_ids=task, **span)
            return sum(each["billing_coin"] for each in records["results"])

        # The last seconds are settled once the last node is gone; until then one of these three may
        # be ahead of the others.
        def agreed():
            cost = self.detail(task)["billing_value"]
            return cost if [cost] == charged() and cost == recorded() else 0

        cost = wait_for("one bill, however it is asked for", agreed)
        expect(cost > 0 and cost % self.price == 0, cost)


def check_keys(client, key):
    """What the server says to requests that are not as they should be."""
    target = "/api/deployment/resource/search?device_type=GpuDevice%2CCpuDevice"
    client.send("GET", target)
    stale = str(int((time.time() - 301) * 1000))
    expect(refusal(lambda: client.send("GET", target, timestamp=stale)).code == "C002", "stale")
    stranger = Client(client.base, client.token[:-1] + "x", client.key)
    expect(refusal(lambda: stranger.send("GET", target)).code == "C001", "stranger")
    unsigned = Client(client.base, client.token)
    if key:
        client.send("GET", target, signed_body="{}")
        wrong = refusal(lambda: client.send("GET", target, signed_body="{ }"))
        expect(wrong.code == "C006", wrong)
        expect(refusal(lambda: unsigned.send("GET", target)).code == "C005", "unsigned")
    else:
        unsigned.send("GET", target)
    expect("接口不存在" in refusal(lambda: client.get("/api/deployment/task/x")).message, "path")


def main():
    program, mode = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        words = [program, "serve", "--speed", SPEED, "--api-port", "0"]
        key = None
        if mode == "rsa":
            key, public = str(Path(folder, "private.key")), str(Path(folder, "public.key"))
            subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True,
                           capture_output=True)
            subprocess.run(["openssl", "rsa", "-in", key, "-pubout", "-out", public], check=True,
                           capture_output=True)
            words += ["--rsa-public-key", public]
        server = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        try:
            ready = json.loads(server.stdout.readline())
            expect(TOKEN.match(ready["token"]) and ready["links"] == [], "the ready line")
            client = Client(ready["api"], ready["token"], key)
            check_keys(client, key)
            Life(client).run()
        finally:
            server.terminate()
            status = server.wait(timeout=PATIENCE_S)
        expect(status == 0, f"berth-sim ended with {status}")
    print("as documented")


if __name__ == "__main__":
    main()
