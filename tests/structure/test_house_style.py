#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of house_style.py is broken by small trees of its own and must be reported."""

import sys
import tempfile
import unittest
from pathlib import Path

import house_style
from sources import unpack

FIXTURES = Path(__file__).parent / "fixtures" / "house_style"
RULES = {"spdx", "file-name", "file-size", "unfinished", "skipped-test", "rich-text", "plain-label",
         "tool-tip", "qt-umbrella", "nested-loop", "ascii", "bidi"}


def check_picture(text):
    with tempfile.TemporaryDirectory() as folder:
        expected = unpack(text, folder)
        findings, checked = house_style.check(folder)
    return expected, findings, checked


def source_of_lines(count):
    return "=== sim/engine/engine.h\n// " + house_style.SPDX + "\n" + "int a;\n" * (count - 1)


class Fixtures(unittest.TestCase):
    def test_every_broken_tree_is_reported_with_its_rule_only(self):
        for path in sorted(FIXTURES.glob("*.tree")):
            with self.subTest(path.name):
                expected, findings, _ = check_picture(path.read_text(encoding="utf-8"))
                self.assertEqual(sorted(expected), sorted({f.rule for f in findings}),
                                 "\n".join(map(str, findings)))

    def test_every_rule_is_broken_by_some_tree(self):
        broken = {"file-size"}  # below: a fixture of 801 lines would say no more
        for path in FIXTURES.glob("*.tree"):
            broken |= set(check_picture(path.read_text(encoding="utf-8"))[0])
        self.assertEqual(broken, RULES)

    def test_the_clean_tree_is_really_read(self):
        expected, findings, checked = check_picture((FIXTURES / "clean.tree").read_text())
        self.assertEqual(([], [], 6), (expected, findings, checked))


class Size(unittest.TestCase):
    def test_a_file_of_the_greatest_length_passes(self):
        self.assertEqual([], check_picture(source_of_lines(house_style.MAX_LINES))[1])

    def test_one_line_more_is_too_long(self):
        findings = check_picture(source_of_lines(house_style.MAX_LINES + 1))[1]
        self.assertEqual(["file-size"], [f.rule for f in findings])


class Places(unittest.TestCase):
    def test_a_finding_names_the_line(self):
        text = "=== ui/a/b.cpp\n// " + house_style.SPDX + "\n\n/* two\nlines */ d.exec();\n"
        self.assertEqual([4], [f.line for f in check_picture(text)[1]])


if __name__ == "__main__":
    sys.exit(unittest.main())
