#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py on small translation files, and on small sources read by lupdate."""

import sys
import tempfile
import unittest
from pathlib import Path

import translations
from sources import unpack
from translations import Message

HEAD = ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        '<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">\n')
CONTEXT = "berth::ui::Page"


def ts_file(*messages):
    return (HEAD + f"<context>\n    <name>{CONTEXT}</name>\n"
            + "".join(f"    {m}\n" for m in messages) + "</context>\n</TS>\n")


def message(source, translation, kind=""):
    kind = f' type="{kind}"' if kind else ""
    numerus = ' numerus="yes"' if isinstance(translation, list) else ""
    inside = "".join(f"<numerusform>{t}</numerusform>" for t in translation) \
        if numerus else translation
    return (f"<message{numerus}><source>{source}</source>"
            f"<translation{kind}>{inside}</translation></message>")


class Messages(unittest.TestCase):
    def rules(self, source, translation, kind="", language="zh_CN", wanted=None):
        wanted = wanted or {Message(CONTEXT, source, "", isinstance(translation, list))}
        text = ts_file(message(source, translation, kind))
        return sorted(f.rule for f in translations.check_language(language, wanted, {"a.ts": text}))

    def test_a_finished_translation_passes(self):
        self.assertEqual([], self.rules("%1 of %2", "第 %1 个，共 %2 个"))

    def test_an_unfinished_translation_is_refused_even_with_a_text(self):
        self.assertEqual(["untranslated"], self.rules("Nodes", "节点", "unfinished"))

    def test_an_empty_translation_is_refused(self):
        self.assertEqual(["untranslated"], self.rules("Nodes", " "))

    def test_a_vanished_text_is_stale_and_does_not_count_as_translated(self):
        self.assertEqual(["missing", "stale"], self.rules("Nodes", "节点", "vanished"))

    def test_a_text_of_no_source_is_stale(self):
        self.assertEqual(["missing", "stale"],
                         self.rules("Nodes", "节点", wanted={Message(CONTEXT, "Node", "", False)}))

    def test_the_same_text_in_another_context_is_another_text(self):
        self.assertEqual(["missing", "stale"],
                         self.rules("Nodes", "节点", wanted={Message("Other", "Nodes", "", False)}))

    def test_a_lost_placeholder_is_refused(self):
        self.assertEqual(["placeholder"], self.rules("%1 of %2", "第 %1 个"))

    def test_an_invented_placeholder_is_refused(self):
        self.assertEqual(["placeholder"], self.rules("Nodes", "%1 个节点"))

    def test_a_localized_number_is_a_placeholder(self):
        self.assertEqual(["placeholder"], self.rules("%L1 bytes", "字节"))

    def test_a_name_in_braces_is_a_placeholder(self):
        self.assertEqual([], self.rules("{subject}: {count}", "{count} {subject}"))
        self.assertEqual(["placeholder"], self.rules("{subject} is full", "{disk} 已满"))

    def test_a_percent_sign_is_no_placeholder(self):
        self.assertEqual([], self.rules("100% used", "已用 100%"))

    def test_each_plural_form_must_hold_the_number(self):
        self.assertEqual([], self.rules("%n node(s)", ["%n 个节点"]))
        self.assertEqual(["placeholder"], self.rules("%n node(s)", ["节点"]))

    def test_a_language_needs_its_number_of_plural_forms(self):
        self.assertEqual([], self.rules("%n node(s)", ["%n node", "%n nodes"], language="en"))
        self.assertEqual(["plural-forms"], self.rules("%n node(s)", ["%n nodes"], language="en"))
        self.assertEqual(["untranslated"], self.rules("%n node(s)", ["%n node", ""], language="en"))

    def test_two_files_must_not_translate_a_text_in_two_ways(self):
        wanted = {Message(CONTEXT, "Nodes", "", False)}
        files = {"a.ts": ts_file(message("Nodes", "节点")),
                 "b.ts": ts_file(message("Nodes", "结点"))}
        self.assertEqual(["twice"],
                         [f.rule for f in translations.check_language("zh_CN", wanted, files)])


class Sources(unittest.TestCase):
    SOURCE = """=== ui/page/page.h
class QObject;
namespace berth::ui { class Page : public QObject { Q_OBJECT void f(); }; }
=== ui/page/page.cpp
#include "ui/page/page.h"
void berth::ui::Page::f() { tr("Nodes"); tr("%n node(s)", nullptr, 3); }
"""
    CHINESE = ts_file(message("Nodes", "节点"), message("%n node(s)", ["%n 个节点"]))
    ENGLISH = ts_file(message("%n node(s)", ["%n node", "%n nodes"]))

    def check(self, picture, chinese=None, english=None):
        with tempfile.TemporaryDirectory() as folder:
            unpack(picture, folder)
            for language, text in (("zh_CN", chinese), ("en", english)):
                if text is not None:
                    path = Path(folder) / translations.TS_FOLDER / language / "page.ts"
                    path.parent.mkdir(parents=True)
                    path.write_text(text, encoding="utf-8")
            findings, count = translations.check(folder, translations.find_lupdate())
        return sorted(f.rule for f in findings), count

    def test_no_texts_and_no_files_pass_with_a_count_of_nothing(self):
        self.assertEqual(([], 0), self.check("=== ui/page/page.cpp\nint a;\n"))

    def test_texts_without_files_are_all_missing(self):
        self.assertEqual((["missing"] * 3, 2), self.check(self.SOURCE))

    def test_complete_files_pass(self):
        self.assertEqual(([], 2), self.check(self.SOURCE, self.CHINESE, self.ENGLISH))

    def test_a_text_marked_in_a_room_without_qt_is_wanted_too(self):
        marked = ('=== models/inspection/texts.cpp\nconstexpr const char* kFull = '
                  'QT_TRANSLATE_NOOP("berth::inspection", "{subject} "\n"is full");\n')
        chinese = ts_file(message("{subject} is full", "{subject} 已满"))
        self.assertEqual((["missing"], 1), self.check(marked))
        self.assertEqual(([], 1), self.check(marked, chinese.replace(CONTEXT, "berth::inspection")))

    def test_the_english_plural_is_needed_too(self):
        self.assertEqual((["missing"], 2), self.check(self.SOURCE, self.CHINESE))

    def test_a_text_that_is_new_is_missing_and_one_that_went_is_stale(self):
        chinese = self.CHINESE.replace("Nodes", "Machines")
        self.assertEqual((["missing", "stale"], 2),
                         self.check(self.SOURCE, chinese, self.ENGLISH))

    def test_a_class_that_moved_to_another_namespace_has_lost_its_translations(self):
        moved = self.SOURCE.replace("berth::ui", "berth::app")
        self.assertEqual((["missing"] * 3 + ["stale"] * 3, 2),
                         self.check(moved, self.CHINESE, self.ENGLISH))


if __name__ == "__main__":
    sys.exit(unittest.main())
