#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule of layers.py is broken by a small tree of its own and must be reported, and nothing
else with it; a tree in order must pass."""

import sys
import tempfile
import unittest
from pathlib import Path

import layers
from sources import code_only, unpack, without_comments

FIXTURES = Path(__file__).parent / "fixtures" / "layers"
RULES = {"layers", "external-header", "external-link", "wall-clock", "include-cycle", "room-cycle",
         "unknown-room", "include-path", "top-level"}


def check_picture(text):
    with tempfile.TemporaryDirectory() as folder:
        expected = unpack(text, folder)
        findings, checked = layers.check(folder)
    return expected, findings, checked


class Fixtures(unittest.TestCase):
    def test_every_broken_tree_is_reported_with_its_rule_only(self):
        for path in sorted(FIXTURES.glob("*.tree")):
            with self.subTest(path.name):
                expected, findings, _ = check_picture(path.read_text(encoding="utf-8"))
                self.assertEqual(sorted(expected), sorted({f.rule for f in findings}),
                                 "\n".join(map(str, findings)))

    def test_every_rule_is_broken_by_some_tree(self):
        broken = set()
        for path in FIXTURES.glob("*.tree"):
            broken |= set(check_picture(path.read_text(encoding="utf-8"))[0])
        self.assertEqual(broken, RULES)

    def test_the_clean_tree_is_really_read(self):
        expected, findings, checked = check_picture((FIXTURES / "clean.tree").read_text())
        self.assertEqual(([], [], 15), (expected, findings, checked))


class Table(unittest.TestCase):
    def test_rooms_named_in_the_table_exist_in_it(self):
        for room, reach in layers.ROOMS.items():
            for other in reach:
                self.assertTrue(other in layers.ROOMS or other.endswith("/*"), f"{room}: {other}")

    def test_what_the_table_allows_has_no_circle(self):
        graph = {room: {other for other in layers.ROOMS if layers.matches(other, reach)}
                 for room, reach in layers.ROOMS.items()}
        self.assertEqual([], layers.cycles(graph))

    def test_wings_never_meet(self):
        for room, reach in layers.ROOMS.items():
            wing = room.split("/")[0]
            if wing == "app":
                continue
            for other in reach:
                self.assertIn(other.split("/")[0], {wing, "models", "resources"}, f"{room}: {other}")

    def test_the_domain_stands_alone(self):
        self.assertEqual([], layers.ROOMS["models/domain"])


class Reading(unittest.TestCase):
    def test_comments_and_strings_are_no_code(self):
        text = 'a /* b\n"c" */ "d // e" \'"\' f // g\nR"(h " // )" i 1\'000 j'
        code = code_only(text)
        self.assertEqual(len(text.split("\n")), len(code.split("\n")))
        self.assertEqual(["a", '"', '"', "'", "'", "f", 'R', '"', "i", "1'000", "j"], code.split())
        self.assertIn('"d // e"', without_comments(text))

    def test_cycles_are_found_in_a_large_graph_without_recursion(self):
        count = 5000
        ring = {str(i): {str((i + 1) % count)} for i in range(count)}
        self.assertEqual(1, len(layers.cycles(ring)))
        chain = {str(i): {str(i + 1)} for i in range(count)}
        self.assertEqual([], layers.cycles(chain))

    def test_a_word_cut_anywhere_does_not_stop_the_reader(self):
        text = '#include "a.h"\nR"x(y)x" /* z */ "s" \'c\' // e\n'
        for cut in range(len(text)):
            self.assertEqual(text[:cut].count("\n"), code_only(text[:cut]).count("\n"))


if __name__ == "__main__":
    sys.exit(unittest.main())
