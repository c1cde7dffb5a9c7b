#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""./run, ./test and installer/packages.sh, as far as they go before they build."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("bash", "cat", "id", "sed", "sort", "awk", "nproc", "readlink", "dirname", "env",
         "tee", "chmod", "rm", "grep")


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, **more)


class Arguments(unittest.TestCase):
    def test_help_tells_the_usage_and_does_nothing_else(self):
        for script in ("run", "test"):
            done = run(str(ROOT / script), "--help", cwd="/")
            self.assertEqual(0, done.returncode)
            self.assertTrue(done.stdout.startswith(f"Usage: ./{script}"), done.stdout)

    def test_an_unknown_argument_is_named_and_refused(self):
        for script in ("run", "test"):
            done = run(str(ROOT / script), "--bogus", cwd="/")
            self.assertEqual(2, done.returncode)
            self.assertIn('"--bogus"', done.stderr)
            self.assertEqual("", done.stdout)

    def test_a_filter_without_an_expression_is_refused(self):
        done = run(str(ROOT / "test"), "--filter")
        self.assertEqual(2, done.returncode)
        self.assertIn("--filter", done.stderr)


class Packages(unittest.TestCase):
    def shell(self, text, folder=None, **environment):
        """Runs text after packages.sh, with nothing on PATH but what folder holds, if given."""
        env = {**os.environ, "BERTH_ROOT": str(ROOT), **environment}
        env.pop("CI", None)
        if folder is not None:
            env["PATH"] = str(folder)
        return run("/bin/bash", "-c", f". {ROOT}/installer/packages.sh; {text}", env=env)

    def machine(self, folder, **programs):
        """A folder of programs: the plain tools, and stand-ins given as shell text."""
        for tool in TOOLS:
            path = next((p for p in (f"/usr/bin/{tool}", f"/bin/{tool}") if os.path.exists(p)), None)
            if path and tool not in programs:
                os.symlink(path, Path(folder) / tool)
        for name, body in programs.items():
            path = Path(folder) / name.replace("_", "-")
            path.write_text(f"#!/bin/bash\n{body}\n")
            path.chmod(0o755)
        return folder

    def test_sections_name_packages_without_repeats_or_comments(self):
        names = self.shell("packages_of build run test lint").stdout.split()
        self.assertEqual(sorted(set(names)), sorted(names))
        self.assertIn("qt6-base-dev", names)
        self.assertIn("clang-tidy-16", names)
        for name in names:
            self.assertRegex(name, r"^[a-z0-9][a-z0-9.+-]+$")

    def test_a_section_gives_its_own_packages_only(self):
        names = self.shell("packages_of lint").stdout.split()
        self.assertIn("clang-16", names)
        self.assertNotIn("qt6-base-dev", names)

    def test_without_apt_the_needed_packages_are_listed_and_it_goes_on_when_the_tools_are_there(self):
        with tempfile.TemporaryDirectory() as folder:
            self.machine(folder, cmake="exit 0", ninja="exit 0", **{"c++": "exit 0"})
            done = self.shell("install_packages build && echo went on", folder)
        self.assertIn("qt6-base-dev", done.stdout)
        self.assertIn("went on", done.stdout)

    def test_without_apt_the_tools_that_are_not_there_are_named(self):
        with tempfile.TemporaryDirectory() as folder:
            self.machine(folder, cmake="exit 0")
            done = self.shell("install_packages build && echo went on", folder)
        self.assertIn("c++ ninja", done.stderr)
        self.assertNotIn("went on", done.stdout)

    def test_nothing_is_installed_when_nothing_is_missing(self):
        with tempfile.TemporaryDirectory() as folder:
            self.machine(folder, dpkg_query="echo -n installed", apt_get="echo apt-get ran; exit 1")
            done = self.shell("install_packages build run", folder)
        self.assertEqual((0, ""), (done.returncode, done.stdout))

    def test_without_root_and_sudo_the_exact_command_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            self.machine(folder, dpkg_query="[ $3 = cmake ] || echo -n installed",
                         apt_get="echo apt-get ran", id="echo 1000")
            done = self.shell("install_packages build", folder)
        self.assertEqual(1, done.returncode)
        self.assertIn("apt-get update && apt-get install -y --no-install-recommends cmake\n",
                      done.stderr)
        self.assertNotIn("apt-get ran", done.stdout)

    def test_without_root_sudo_is_used_and_what_is_missing_is_said(self):
        with tempfile.TemporaryDirectory() as folder:
            self.machine(folder, dpkg_query="[ $3 = cmake ] || echo -n installed",
                         apt_get='echo "apt-get $*"', id="echo 1000", sudo='echo "sudo $*"; "$@"')
            done = self.shell("install_packages build", folder)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("Installing 1 Debian packages: cmake", done.stdout)
        self.assertRegex(done.stdout, r"(?s)sudo apt-get update.*sudo env .*apt-get install .* cmake")

    def test_a_failed_installation_stops_and_tells_the_command(self):
        with tempfile.TemporaryDirectory() as folder:
            self.machine(folder, dpkg_query="exit 1", apt_get="exit 100", id="echo 0")
            done = self.shell("install_packages lint && echo went on", folder)
        self.assertNotIn("went on", done.stdout)
        self.assertRegex(done.stderr, r"apt-get install .*clang-16")

    def test_a_server_that_comes_along_is_held_back_and_switched_off(self):
        with tempfile.TemporaryDirectory() as folder:
            policy = Path(folder) / "policy"
            self.machine(folder, dpkg_query="[ $3 = openssh-server ] || echo -n installed",
                         id="echo 0", systemctl='echo "systemctl $*"',
                         apt_get=f'echo "$1: $({policy}; echo $?)"')
            done = self.shell(f"POLICY={policy}; install_packages test", folder)
            self.assertFalse(policy.exists(), "only while packages are installed")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("install: 101", done.stdout)
        self.assertIn("systemctl -q disable ssh.service ssh.socket", done.stdout)

    def test_the_computers_own_rule_about_servers_stays(self):
        with tempfile.TemporaryDirectory() as folder:
            policy = Path(folder) / "policy"
            policy.write_text("mine")
            self.machine(folder, dpkg_query="[ $3 = openssh-server ] || echo -n installed",
                         id="echo 0", systemctl="exit 0", apt_get="exit 100")
            done = self.shell(f"POLICY={policy}; install_packages test", folder)
            self.assertEqual("mine", policy.read_text())
        self.assertEqual(1, done.returncode)

    def test_compilers_at_once_obey_the_variable_and_are_at_least_one(self):
        self.assertEqual("7", self.shell("build_jobs", CMAKE_BUILD_PARALLEL_LEVEL="7").stdout.strip())
        self.assertTrue(re.fullmatch(r"[1-9]\d*\n", self.shell(
            "unset CMAKE_BUILD_PARALLEL_LEVEL; build_jobs").stdout))


class TraceHash(unittest.TestCase):
    """.ci/trace_hash with stand-ins for berth-sim: their hash is what the shell text says."""

    def compare(self, *bodies, scenarios=("a.yaml", "b.yaml")):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / ".ci").mkdir()
            (root / "resources/scenarios").mkdir(parents=True)
            shutil.copy(ROOT / ".ci/trace_hash", root / ".ci/trace_hash")
            for name in scenarios:
                (root / "resources/scenarios" / name).write_text("scenario: x\n")
            programs = []
            for number, body in enumerate(bodies):
                programs.append(str(root / f"sim{number}"))
                Path(programs[-1]).write_text(
                    "#!/bin/bash\n# run SCENARIO --seed N --report -\nseed=$4\n" + body)
                Path(programs[-1]).chmod(0o755)
            return run(str(root / ".ci/trace_hash"), *programs)

    GOOD = 'echo "{\\"engine\\": {\\"trace_hash\\": \\"$(basename "$2")-$seed\\"}}"\n'

    def test_equal_hashes_of_two_builds_pass(self):
        done = self.compare(self.GOOD, self.GOOD)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("a.yaml: a.yaml-1 from 2 builds", done.stdout)

    def test_an_objective_that_is_not_met_does_not_matter(self):
        self.assertEqual(0, self.compare(self.GOOD + "exit 1\n").returncode)

    def test_a_build_with_another_hash_is_named(self):
        done = self.compare(self.GOOD, self.GOOD.replace("$seed", "$seed-other"))
        self.assertEqual(1, done.returncode)
        self.assertIn("sim1 gives a.yaml-1-other", done.stderr)

    def test_a_hash_that_depends_on_the_time_zone_is_found(self):
        self.assertEqual(1, self.compare(self.GOOD.replace("$seed", "$seed$TZ")).returncode)

    def test_a_hash_that_does_not_depend_on_the_seed_is_found(self):
        done = self.compare(self.GOOD.replace("$seed", "same"))
        self.assertEqual(1, done.returncode)
        self.assertIn("seeds 1 and 2", done.stderr)

    def test_a_program_that_fails_is_a_failure(self):
        self.assertNotEqual(0, self.compare("exit 2\n").returncode)
        self.assertNotEqual(0, self.compare("echo no json\n").returncode)

    def test_nothing_to_run_is_a_failure(self):
        self.assertEqual(1, self.compare(self.GOOD, scenarios=()).returncode)
        self.assertEqual(2, self.compare().returncode)


if __name__ == "__main__":
    sys.exit(unittest.main())
