#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds and runs the M/M/100 of this folder in every simulator that is installed.

Usage: run.py [REQUESTS]. Prints JSON: events a second of processor time, two events a request, or why
a simulator is missing.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def flags(package):
    """Compiler flags of an installed library, or None."""
    found = subprocess.run(["pkg-config", "--cflags", "--libs", package], capture_output=True,
                           text=True, check=False)
    return found.stdout.split() if found.returncode == 0 else None


def with_simpy():
    """An interpreter that has SimPy: this one, or the system's."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import simpy"], capture_output=True,
                          check=False).returncode == 0:
            return python
    return None


def compiled(source, library, folder):
    """The program; C++17, since the headers of ns-3 3.37 are no C++20."""
    program = folder / source.stem
    subprocess.run(["c++", "-O2", "-std=c++17", "-w", str(source), "-o", str(program), *library],
                   check=True)
    return [str(program)]


def figures(command, requests):
    printed = subprocess.run([*command, str(requests)], capture_output=True, text=True, check=True)
    done, seconds = printed.stdout.split()[-2:]
    return {"requests": int(done), "cpu_s": float(seconds),
            "events_per_s": round(2 * int(done) / float(seconds))}


def main():
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    result = {}
    python = with_simpy()
    if python:
        result["simpy"] = figures([python, str(HERE / "mm100_simpy.py")], max(1, requests // 10))
    else:
        result["simpy"] = "missing: python3-simpy3"
    with tempfile.TemporaryDirectory() as folder:
        for name, package, debian in (("simgrid", "simgrid", "libsimgrid-dev"),
                                      ("ns3", "ns3-core", "libns3-dev and libgsl-dev")):
            library = flags(package)
            if library is None:
                result[name] = f"missing: {debian}"
                continue
            command = compiled(HERE / f"mm100_{name}.cpp", library, Path(folder))
            result[name] = figures(command, requests)
    print(json.dumps(result, indent=2))


main()
