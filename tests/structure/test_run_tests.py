#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The counting of tests/support/run_tests.py, with ctest and programs that behave badly."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RUNNER = Path(__file__).resolve().parents[1] / "support" / "run_tests.py"

# A stand-in for a GoogleTest program: lists its cases when asked, else does what its test says.
PROGRAM = """#!/bin/sh
for argument in "$@"; do
  case $argument in
    --gtest_list_tests) printf 'Suite.\\n  One\\n  Two  # GetParam() = 2\\n'; exit 0 ;;
    --gtest_output=json:*) out=${argument#--gtest_output=json:} ;;
  esac
done
%s
"""


def case(name, **more):
    return {"name": name, "classname": "Suite", "status": "RUN", "result": "COMPLETED", **more}


def report(*cases):
    return json.dumps({"testsuites": [{"name": "Suite", "testsuite": list(cases)}]})


def writes(text):
    return f"cat > \"$out\" <<'EOF'\n{text}\nEOF\n"


class Counting(unittest.TestCase):
    def run_build(self, programs=None, scripts=None, *arguments):
        """programs: name -> shell text of a GoogleTest program; scripts: of any other test."""
        with tempfile.TemporaryDirectory() as folder:
            build = Path(folder)
            tests = []
            for name, body in {**(programs or {}), **(scripts or {})}.items():
                path = build / name
                path.write_text(PROGRAM % body)
                path.chmod(0o755)
                output = f' "--gtest_output=json:{build}/test-results/{name}.json"' \
                    if name in (programs or {}) else ""
                tests.append(f'add_test({name} "{path}"{output})\n')
            (build / "CTestTestfile.cmake").write_text("".join(tests))
            done = subprocess.run([sys.executable, str(RUNNER), "--build", folder, *arguments],
                                  capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        return lines[-1], done.returncode, done.stdout

    def test_cases_are_counted_over_all_programs(self):
        line, code, _ = self.run_build({"a": writes(report(case("One"), case("Two"))),
                                        "b": writes(report(case("One")))}, {"script": "exit 0"})
        self.assertEqual(("4 passed, 0 failed", 0), (line, code))

    def test_a_failed_case_is_shown_with_its_message(self):
        failed = case("Two", failures=[{"failure": "disk.cpp:7\nExpected: 1"}])
        line, code, output = self.run_build({"a": writes(report(case("One"), failed)) + "exit 1"})
        self.assertEqual(("1 passed, 1 failed", 1), (line, code))
        self.assertIn("disk.cpp:7", output)
        self.assertIn("a: Suite.Two", output)

    def test_a_crash_counts_every_case_of_the_program_as_failed(self):
        line, code, output = self.run_build(
            {"a": "echo 'ERROR: AddressSanitizer: heap-use-after-free'; kill -SEGV $$"})
        self.assertEqual(("0 passed, 2 failed", 1), (line, code))
        self.assertIn("heap-use-after-free", output)
        self.assertIn("a: Suite.Two", output)

    def test_a_report_cut_at_any_byte_is_no_report(self):
        text = report(case("One"))
        for cut in (0, 1, len(text) // 2, len(text) - 1):
            with self.subTest(cut):
                body = f"printf '%s' '{text[:cut]}' > \"$out\"; exit 1"
                self.assertEqual("0 passed, 2 failed", self.run_build({"a": body})[0])

    def test_no_report_is_a_failure_even_when_the_program_ends_well(self):
        self.assertEqual(("0 passed, 2 failed", 1), self.run_build({"a": "exit 0"})[:2])

    def test_a_leak_at_the_end_is_one_failure_beside_the_passed_cases(self):
        line, code, _ = self.run_build({"a": writes(report(case("One"), case("Two"))) + "exit 23"})
        self.assertEqual(("2 passed, 1 failed", 1), (line, code))

    def test_skipped_and_disabled_cases_are_failures(self):
        cases = report(case("One"), case("Two", result="SKIPPED"),
                       case("Three", status="NOTRUN", result="SUPPRESSED"))
        self.assertEqual(("1 passed, 2 failed", 1), self.run_build({"a": writes(cases)})[:2])

    def test_a_program_without_tests_is_a_failure(self):
        self.assertEqual(("0 passed, 1 failed", 1), self.run_build({"a": writes(report())})[:2])

    def test_a_failing_script_counts_one_and_shows_its_output(self):
        line, code, output = self.run_build({}, {"script": "echo 'layer broken'; exit 1"})
        self.assertEqual(("0 passed, 1 failed", 1), (line, code))
        self.assertIn("layer broken", output)

    def test_nothing_to_run_is_a_failure(self):
        self.assertEqual(("0 passed, 1 failed", 1), self.run_build()[:2])

    def test_a_filter_that_matches_nothing_is_a_failure(self):
        line, code, _ = self.run_build({}, {"script": "exit 0"}, "--filter", "no_such_test")
        self.assertEqual(("0 passed, 1 failed", 1), (line, code))

    def test_a_filter_runs_what_matches_only(self):
        line, code, _ = self.run_build({}, {"good": "exit 0", "bad": "exit 1"}, "--filter", "^good")
        self.assertEqual(("1 passed, 0 failed", 0), (line, code))

    def test_a_build_folder_that_is_not_there_is_a_failure(self):
        done = subprocess.run([sys.executable, str(RUNNER), "--build", "/nonexistent/build"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(("0 passed, 1 failed", 1),
                         (done.stdout.splitlines()[-1], done.returncode))


if __name__ == "__main__":
    sys.exit(unittest.main())
