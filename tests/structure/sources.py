# SPDX-License-Identifier: GPL-3.0-or-later
"""What the structure tests share: the list of the project's files, and C++ text without its
comments and strings."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int  # from 1; 0: about the whole file
    rule: str
    text: str

    def __str__(self):
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: [{self.rule}] {self.text}"


def project_files(root):
    """Paths relative to root, sorted: what git tracks or would add; without git, all but build."""
    root = Path(root)
    if (root / ".git").exists():
        listing = subprocess.run(
            ["git", "-c", f"safe.directory={root.resolve()}", "ls-files", "-z", "--cached",
             "--others", "--exclude-standard"],
            cwd=root, capture_output=True, check=True).stdout.decode().split("\0")
        return sorted(path for path in set(listing) if path and (root / path).is_file())
    found = []
    for folder, folders, names in os.walk(root):
        if Path(folder) == root:
            folders[:] = [f for f in folders if f != "build"]
        folders[:] = [f for f in folders if f != "__pycache__"]
        found += [str((Path(folder) / name).relative_to(root)) for name in names]
    return sorted(found)


def is_cpp(path):
    return path.endswith((".h", ".cpp"))


def read(root, path):
    return (Path(root) / path).read_text(encoding="utf-8", errors="replace")


_TOKEN = re.compile(
    r"""
    (?P<line_comment>//(?:\\\n|[^\n])*)
  | (?P<block_comment>/\*.*?(?:\*/|\Z))
  | (?P<raw>(?:u8|u|U|L)?R"(?P<mark>[^()\\\s]{0,16})\(.*?(?:\)(?P=mark)"|\Z))
  | (?P<number>\b\d[\w'.]*)
  | (?P<text>"(?:\\.|[^"\\\n])*"?)
  | (?P<char>'(?:\\.|[^'\\\n])*'?)
    """,
    re.VERBOSE | re.DOTALL)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    """Comments become blanks; line numbers and columns stay."""
    def replace(match):
        return _blank(match.group(0)) if match.lastgroup in ("line_comment", "block_comment") \
            else match.group(0)
    return _TOKEN.sub(replace, text)


def code_only(text):
    """Comments and the insides of strings and characters become blanks; lines stay."""
    def replace(match):
        if match.lastgroup == "number":
            return match.group(0)
        if match.lastgroup in ("line_comment", "block_comment"):
            return _blank(match.group(0))
        whole = match.group(0)
        return whole[0] + _blank(whole[1:-1]) + whole[-1] if len(whole) > 1 else whole
    return _TOKEN.sub(replace, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def report(findings, checked, what):
    """Prints the findings, then what was checked; returns the exit status."""
    for finding in sorted(findings):
        print(finding)
    print(f"{what}: {checked} checked, {len(findings)} findings")
    if checked == 0:
        print("Nothing was checked, which shows nothing.")
    return 0 if checked and not findings else 1


def unpack(picture, folder):
    """Writes the files of a text picture into a folder; returns the values of its "expect:" lines.

    A picture holds lines "expect: VALUE", then for each file a line "=== PATH" and its content.
    "\\u{XXXX}" stands for a character that must not stand in the project's own files.
    """
    expected, lines, target = [], [], None

    def flush():
        if target is not None:
            path = Path(folder) / target
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(line + "\n" for line in lines)
            text = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda m: chr(int(m.group(1), 16)), text)
            path.write_text(text, encoding="utf-8")

    for line in picture.splitlines():
        if line.startswith("=== "):
            flush()
            target, lines = line[4:].strip(), []
        elif target is None:
            if line.startswith("expect:"):
                expected.append(line[len("expect:"):].strip())
        else:
            lines.append(line)
    flush()
    return expected
