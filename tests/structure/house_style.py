#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on what the project's style forbids and a formatter does not see (CONTRIBUTING.md).

Usage: house_style.py [ROOT]
"""

import re
import sys
from pathlib import Path

from sources import (Finding, code_only, is_cpp, line_of, project_files, read, report,
                     without_comments)

MAX_LINES = 800
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
SCRIPTS = {"run", "test", ".ci/run", ".ci/smoke", ".ci/trace_hash"}
# The one file pair that may make a QLabel: it sets Qt::PlainText and keeps it.
LABEL_HOME = {"ui/widgets/label.h", "ui/widgets/label.cpp"}
# Fixtures break rules on purpose.
FIXTURES = "tests/structure/fixtures/"

SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\.(?:h|cpp|py)")
# Spelled in halves, so that this file does not break its own rule.
UNFINISHED = re.compile(r"\b(?:" + "|".join(["TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"]) + r")\b")
SKIPPED = re.compile(r"\bGTEST_SKIP\b|\bQSKIP\b|\bDISABLED_\w+|@unittest\.skip|\.skipTest\(")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NON_ASCII = re.compile(r"[^\x00-\x7f]")
# What makes Qt read markup: a text of a node, a log line or a file name could hold some.
RICH_TEXT = re.compile(r"\b(?:RichText|AutoText|MarkdownText)\b|\b(?:setHtml|insertHtml|appendHtml|"
                       r"setMarkdown|toHtml|QTextBrowser|QErrorMessage|QWhatsThis)\b")
PLAIN_LABEL = re.compile(r"\bnew\s+QLabel\b|\bQLabel\s+\w+|\bmake_unique<QLabel>|:\s*public\s+QLabel\b|"
                         r"\busing\s+QLabel::QLabel\b")
LABEL_INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*<(?:QtWidgets/)?QLabel>", re.MULTILINE)
QT_MODULES = ("Core|Gui|Widgets|Network|Charts|Svg|SvgWidgets|Test|Concurrent|OpenGL|"
              "OpenGLWidgets|PrintSupport|Sql|Xml|DBus|WebSockets")
UMBRELLA = re.compile(rf"^[ \t]*#[ \t]*include[ \t]*[<\"]Qt({QT_MODULES})(?:/Qt\1)?[>\"]",
                      re.MULTILINE)
NESTED_LOOP = re.compile(r"(?:\.|->)\s*exec\s*\(|\bQDialog::exec\b|\bQEventLoop\b|\bprocessEvents\s*\(|"
                         r"\bQMessageBox::(?:question|warning|information|critical|about)\s*\(|"
                         r"\bQInputDialog::get\w+\s*\(|"
                         r"\bQFileDialog::get\w+\s*\(")
TOOL_TIP = re.compile(r"\bsetToolTip\s*\(")
SHOWING = ("ui/", "models/items/", "models/bridge/", "platform_client/", "app/console/")


def wants_spdx(path):
    name = path.rsplit("/", 1)[-1]
    return (is_cpp(path) or name == "CMakeLists.txt" or path in SCRIPTS
            or name.endswith((".py", ".sh", ".cmake")))


def check_spdx(path, text, findings):
    lines = text.splitlines()[:2]
    if lines and lines[0].startswith("#!"):
        lines = lines[1:]
    if not lines or SPDX not in lines[0]:
        findings.append(Finding(path, 1, "spdx", f'the first line must hold "{SPDX}"'))


def check_names_and_size(path, text, findings):
    name = path.rsplit("/", 1)[-1]
    if (is_cpp(path) or name.endswith(".py")) and not SNAKE_CASE.fullmatch(name):
        findings.append(Finding(path, 0, "file-name", "file names are snake_case"))
    count = text.count("\n")
    if count > MAX_LINES:
        findings.append(Finding(path, 0, "file-size", f"{count} lines: past {MAX_LINES} there is a "
                                "second responsibility in it"))


def each(pattern, text, path, rule, what, findings):
    for match in pattern.finditer(text):
        findings.append(Finding(path, line_of(text, match.start()), rule,
                                f"{match.group(0).strip()}: {what}"))


def check_cpp(path, text, findings):
    code = code_only(text)
    plain = without_comments(text)
    each(NON_ASCII, code, path, "ascii", "only comments and strings hold other letters", findings)
    each(UMBRELLA, plain, path, "qt-umbrella", "include the class that is used", findings)
    if path.startswith("tests/"):
        return
    if path.startswith(SHOWING):
        each(RICH_TEXT, code, path, "rich-text", "text that comes from elsewhere is never markup",
             findings)
        if path not in LABEL_HOME:
            each(PLAIN_LABEL, code, path, "plain-label", "use ui::Label, which is plain text",
                 findings)
            each(LABEL_INCLUDE, plain, path, "plain-label", "use ui::Label, which is plain text",
                 findings)
        check_tool_tips(path, code, findings)
        if not path.startswith("app/"):
            each(NESTED_LOOP, code, path, "nested-loop",
                 "the GUI thread never waits; open the dialog and answer its signal", findings)


def argument_at(code, start):
    """The text between the bracket that opens before `start` and the one that closes it."""
    depth = 1
    for end in range(start, len(code)):
        depth += {"(": 1, ")": -1}.get(code[end], 0)
        if depth == 0:
            return code[start:end].strip()
    return code[start:].strip()


def check_tool_tips(path, code, findings):
    """Qt shows a tool tip as markup when it looks like some."""
    for match in TOOL_TIP.finditer(code):
        argument = argument_at(code, match.end())
        fixed = argument.startswith("tr(") and argument_at(code + ")", code.index(
            argument, match.end()) + 3) == argument[3:-1].strip()
        if not fixed and "plainToolTip(" not in argument:
            findings.append(Finding(path, line_of(code, match.start()), "tool-tip",
                                    "a text that is not fixed goes through plainToolTip()"))


def check(root):
    """All findings, and how many files were looked at."""
    findings, checked = [], 0
    for path in project_files(root):
        if path.startswith(FIXTURES):
            continue
        name = path.rsplit("/", 1)[-1]
        script = wants_spdx(path)
        if not script and not name.endswith((".md", ".txt", ".json", ".yaml", ".qss", ".ts")):
            continue
        checked += 1
        text = read(root, path)
        each(BIDI, text, path, "bidi", "an invisible character that turns the text around; "
             "write an escape", findings)
        if not script:
            continue
        each(UNFINISHED, text, path, "unfinished", "finish it, or leave it out", findings)
        each(SKIPPED, text, path, "skipped-test", "a test runs or does not exist", findings)
        check_spdx(path, text, findings)
        check_names_and_size(path, text, findings)
        if is_cpp(path):
            check_cpp(path, text, findings)
    return findings, checked


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    findings, checked = check(root)
    return report(findings, checked, "house style")


if __name__ == "__main__":
    sys.exit(main())
