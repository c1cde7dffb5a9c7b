#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a text of the interface has no finished Chinese translation, or a text with a number no
finished English plural.

Usage: translations.py [ROOT]

lupdate reads all texts out of the sources into a scratch file; the translation files of the project
are only read. A text that no translation file holds is missing, one that no source holds any more is
stale, and every placeholder of a text must be in its translation too.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from sources import Finding, is_cpp, project_files

TS_FOLDER = "resources/translations"
WINGS = ("app/", "ui/", "models/", "platform_client/")
# Language -> number of plural forms. English needs a translation of texts with a number only.
PLURAL_FORMS = {"zh_CN": 1, "en": 2}
# "%1", "%n"; "{subject}" in what is found on machines.
PLACEHOLDER = re.compile(r"%L?(?:[1-9]\d?|n)|\{[a-z]+\}")
COMPLAINTS = ("lacks Q_OBJECT", "Cannot invoke tr", "Unterminated", "Qualifying with unknown",
              "Discarding unconsumed", "Class '")


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    comment: str
    numerus: bool

    def __str__(self):
        return f'{self.context}: "{self.source}"' + (f" ({self.comment})" if self.comment else "")


def find_lupdate():
    for candidate in (os.environ.get("LUPDATE"), "/usr/lib/qt6/bin/lupdate",
                      shutil.which("lupdate6"), shutil.which("lupdate")):
        if candidate and os.access(candidate, os.X_OK):
            return candidate
    raise SystemExit("translations: lupdate is not there; install qt6-l10n-tools")


def placeholders(text):
    return sorted(set(PLACEHOLDER.findall(text)))


def messages_of(text):
    """(Message, kind of its translation, its texts) of a .ts file."""
    for context in ElementTree.fromstring(text).iter("context"):
        name = context.findtext("name") or ""
        for entry in context.iter("message"):
            message = Message(name, entry.findtext("source") or "",
                              entry.findtext("comment") or "", entry.get("numerus") == "yes")
            translation = entry.find("translation")
            if translation is None:
                yield message, "unfinished", [""]
                continue
            forms = translation.findall("numerusform")
            texts = [f.text or "" for f in forms] if message.numerus else [translation.text or ""]
            yield message, translation.get("type", ""), texts


def check_translation(language, path, message, kind, texts, findings):
    if kind == "unfinished" or not texts or not all(text.strip() for text in texts):
        findings.append(Finding(path, 0, "untranslated", str(message)))
        return
    if message.numerus and len(texts) != PLURAL_FORMS[language]:
        findings.append(Finding(path, 0, "plural-forms", f"{message} has {len(texts)} forms, "
                                f"{language} needs {PLURAL_FORMS[language]}"))
    for text in texts:
        if placeholders(text) != placeholders(message.source):
            findings.append(Finding(path, 0, "placeholder",
                                    f'{message} has {placeholders(message.source)}, "{text}" has '
                                    f"{placeholders(text)}"))


def check_language(language, wanted, files):
    """wanted: the Messages of the sources; files: path -> text of the language's .ts files."""
    findings, found = [], {}
    for path, text in sorted(files.items()):
        for message, kind, texts in messages_of(text):
            if kind in ("vanished", "obsolete") or message not in wanted:
                findings.append(Finding(path, 0, "stale", f"{message} is in no source any more"))
                continue
            check_translation(language, path, message, kind, texts, findings)
            if found.setdefault(message, texts) != texts:
                findings.append(Finding(path, 0, "twice", f"{message} is translated in two ways"))
    for message in wanted - found.keys():
        findings.append(Finding(f"{TS_FOLDER}/{language}", 0, "missing", str(message)))
    return findings


def texts_of_sources(root, lupdate):
    """The Messages in the sources below root, and what lupdate complains of."""
    sources = [p for p in project_files(root) if is_cpp(p) and p.startswith(WINGS)]
    if not sources:
        return set(), []
    with tempfile.TemporaryDirectory() as folder:
        output, listing = Path(folder) / "all.ts", Path(folder) / "sources.lst"
        listing.write_text("\n".join(str(root / p) for p in sources) + "\n")
        done = subprocess.run(
            [lupdate, "-silent", "-locations", "none", "-I", str(root), "-source-language",
             "en_GB", "-target-language", "zh_CN", f"@{listing}", "-ts", str(output)],
            capture_output=True, text=True, check=False)
        if done.returncode != 0 or not output.exists():
            raise SystemExit(f"translations: lupdate failed: {done.stderr or done.stdout}")
        complaints = [Finding("lupdate", 0, "lupdate", line) for line in done.stderr.splitlines()
                      if any(words in line for words in COMPLAINTS)]
        return {m for m, _, _ in messages_of(output.read_text(encoding="utf-8"))}, complaints


def check(root, lupdate):
    """All findings, and how many texts the sources hold."""
    root = Path(root).resolve()
    wanted, findings = texts_of_sources(root, lupdate)
    for language in PLURAL_FORMS:
        files = {str(p.relative_to(root)): p.read_text(encoding="utf-8")
                 for p in (root / TS_FOLDER / language).glob("*.ts")}
        needed = {m for m in wanted if m.numerus} if language == "en" else wanted
        findings += check_language(language, needed, files)
    return findings, len(wanted)


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    findings, count = check(root, find_lupdate())
    for finding in sorted(findings):
        print(finding)
    print(f"translations: {count} texts in the sources, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
