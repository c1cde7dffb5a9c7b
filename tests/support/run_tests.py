#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of a build folder with ctest and counts what happened, case by case.

A GoogleTest program counts as many as it has cases, read from the JSON file that it writes when it
ends. One that crashed, hung or wrote no such file counts all its cases as failed; one whose cases
passed but which ended with an error (a leak found on exit, say) counts one failure more. Any other
test of ctest counts one. Nothing executed is a failure.

The last line printed is "N passed, N failed". Exit status 0 only when something ran and nothing
failed.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

OUTPUT_LINES_SHOWN = 60
GTEST_OUTPUT = "--gtest_output=json:"
# Where the part of a program's output begins that says why it died.
REASON = re.compile(r"ERROR: (Address|Leak)Sanitizer|WARNING: ThreadSanitizer|runtime error:|"
                    r"Assertion .* failed|terminate called|Segmentation fault")


@dataclass
class Outcome:
    passed: int = 0
    failures: list = field(default_factory=list)  # (test, case, what happened)

    def fail(self, test, case, text):
        self.failures.append((test, case, text))


def last_words(output):
    """The end of a program's output, or what follows the first line that names a reason."""
    lines = output.splitlines()
    for number, line in enumerate(lines):
        if REASON.search(line):
            return "\n".join(lines[max(0, number - 1):number + OUTPUT_LINES_SHOWN])
    return "\n".join(lines[-OUTPUT_LINES_SHOWN:])


def json_path_of(command):
    for argument in command:
        if argument.startswith(GTEST_OUTPUT):
            return Path(argument[len(GTEST_OUTPUT):])
    return None


def listed_cases(command, environment):
    """Names of the cases of a GoogleTest program; it is asked, not run."""
    arguments = [a for a in command if not a.startswith(GTEST_OUTPUT)] + ["--gtest_list_tests"]
    try:
        done = subprocess.run(arguments, env={**os.environ, **environment}, capture_output=True,
                              text=True, errors="replace", timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    cases, suite = [], ""
    for line in done.stdout.splitlines():
        name = line.split("#")[0].rstrip()
        if name and not line.startswith(" ") and name.endswith("."):
            suite = name
        elif name.startswith("  ") and suite:
            cases.append(suite + name.strip())
    return cases


def count_json(test, report, outcome):
    """Adds what a GoogleTest report says; returns (cases seen, cases failed)."""
    seen = failed = 0
    for suite in report.get("testsuites", []):
        for case in suite.get("testsuite", []):
            seen += 1
            name = f"{case.get('classname', suite.get('name'))}.{case.get('name')}"
            if case.get("value_param"):
                name += f" ({case['value_param']})"
            problem = None
            if case.get("failures"):
                problem = "\n".join(f.get("failure", "") for f in case["failures"])
            elif case.get("status") == "NOTRUN":
                problem = "disabled; a test is kept running or removed"
            elif case.get("result") == "SKIPPED":
                problem = "skipped; a test that cannot run here has not shown anything"
            if problem is None:
                outcome.passed += 1
            else:
                failed += 1
                outcome.fail(test, name, problem)
    return seen, failed


def count_test(test, command, environment, status, output, outcome):
    """Adds one test of ctest. status: "run" when it ended with 0."""
    ended_well = status == "run"
    path = json_path_of(command)
    if path is None:
        if ended_well:
            outcome.passed += 1
        else:
            outcome.fail(test, None, last_words(output))
        return
    try:
        report = json.loads(path.read_text(encoding="utf-8", errors="replace"))
    except (OSError, ValueError):
        report = None
    if not isinstance(report, dict):
        text = "the program ended before its tests did:\n" + last_words(output)
        cases = listed_cases(command, environment) or [None]
        outcome.fail(test, cases[0], text)
        for case in cases[1:]:
            outcome.fail(test, case, "counted as failed: the program ended before its tests did")
        return
    seen, failed = count_json(test, report, outcome)
    if seen == 0:
        outcome.fail(test, None, "the program has no test in it")
    elif not ended_well and failed == 0:
        outcome.fail(test, None, "every case passed, but the program did not end well:\n"
                     + last_words(output))


def environment_of(properties):
    for item in properties:
        if item.get("name") == "ENVIRONMENT":
            return dict(pair.split("=", 1) for pair in item.get("value", []) if "=" in pair)
    return {}


def statuses(junit):
    """test name -> (status, output) out of ctest's JUnit file."""
    try:
        tree = ElementTree.parse(junit)
    except (OSError, ElementTree.ParseError):
        return {}
    return {case.get("name"): (case.get("status"), case.findtext("system-out") or "")
            for case in tree.getroot().iter("testcase")}


def report(outcome, write=print):
    shown_programs = None
    for test, case, text in outcome.failures:
        if test != shown_programs:
            write(f"\n=== {test}")
            shown_programs = test
        if case is not None:
            write(f"--- {case}")
        for line in text.splitlines():
            write(f"    {line}")
    failed = len(outcome.failures)
    if outcome.passed + failed == 0:
        write("No test was executed: nothing matched, or nothing was built.")
        failed = 1
    elif failed:
        write("\nFailed:")
        for test, case, _ in outcome.failures:
            write(f"  {test}: {case}" if case else f"  {test}")
    write(f"{outcome.passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


def main():
    parser = argparse.ArgumentParser(description="Run the tests of a build folder and count them.")
    parser.add_argument("--build", required=True, type=Path)
    parser.add_argument("--filter", help="only tests whose name matches (ctest -R)")
    parser.add_argument("--without-label", help="leave out tests with this label (ctest -LE)")
    parser.add_argument("--jobs", default="2")
    options = parser.parse_args()
    build = options.build.resolve()
    if not build.is_dir():
        print(f"{build} is not there: build first.")
        print("0 passed, 1 failed")
        return 1

    select = ["-R", options.filter] if options.filter else []
    select += ["-LE", options.without_label] if options.without_label else []
    listing = subprocess.run(["ctest", "--show-only=json-v1", *select], cwd=build,
                             capture_output=True, text=True, check=False)
    if listing.returncode != 0:
        print(listing.stderr, end="")
        print("0 passed, 1 failed")
        return 1
    tests = json.loads(listing.stdout).get("tests", [])

    # What an earlier run left must not be taken for the result of this one.
    results = build / "test-results"
    shutil.rmtree(results, ignore_errors=True)
    results.mkdir(parents=True)
    junit = results / "ctest.xml"
    if tests:
        subprocess.run(["ctest", "-j", options.jobs, *select, "--output-junit", str(junit),
                        "--test-output-size-passed", "4096",
                        "--test-output-size-failed", "1000000"], cwd=build, check=False)

    outcome = Outcome()
    ended = statuses(junit)
    for test in tests:
        name = test["name"]
        command = test.get("command", [])
        if not command:
            outcome.fail(name, None, "its program was not built")
            continue
        status, output = ended.get(name, ("notrun", "ctest did not run it"))
        count_test(name, command, environment_of(test.get("properties", [])), status, output,
                   outcome)
    return report(outcome)


if __name__ == "__main__":
    sys.exit(main())
