#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an #include or a CMake link that breaks the house's picture (ARCHITECTURE.md).

Usage: layers.py [ROOT]
"""

import re
import sys
from pathlib import Path

from sources import (Finding, code_only, is_cpp, line_of, project_files, read, report,
                     without_comments)

# ---- the rules -----------------------------------------------------------------------------------

DOMAIN = ["models/domain"]
ENGINE = DOMAIN + ["sim/engine"]
MODELS = DOMAIN + ["models/bridge", "models/inspection", "models/items", "models/store"]
UI_GROUND = MODELS + ["ui/theme", "ui/support", "ui/widgets"]
UI_PAGE = UI_GROUND + ["ui/shell", "ui/tables", "ui/plan", "ui/logs", "ui/terminal", "ui/files"]

# Every room, and the rooms of ours it may include and link beside itself; "sim/*" stands for every
# room of sim. A room that is not here does not exist: a new one is a new row.
ROOMS = {
    "models/domain":           [],
    "models/inspection":       DOMAIN,
    "models/terminal":         DOMAIN,  # what a terminal shows, without a picture of it
    "models/support_bundle":   DOMAIN + ["models/inspection"],  # what support is given, redacted
    "models/store":            DOMAIN,
    "models/bridge":           DOMAIN + ["models/inspection"],
    "models/items":            DOMAIN + ["models/bridge"],

    "sim/engine":              DOMAIN,
    "sim/storage":             ENGINE,
    "sim/scheduling":          ENGINE,
    "sim/placement":           ENGINE + ["sim/scheduling"],
    "sim/balancing":           ENGINE,
    "sim/autoscaling":         ENGINE,
    "sim/metering":            ENGINE,
    "sim/images":              ENGINE,
    "sim/serving":             ENGINE + ["sim/storage", "sim/balancing", "sim/images"],
    "sim/fronts":              ENGINE + ["sim/balancing", "sim/images", "sim/serving"],
    "sim/shell":               ENGINE,
    "sim/workload":            ENGINE + ["sim/serving"],
    "sim/scenario":            ENGINE + ["sim/images", "sim/serving", "sim/scheduling",
                                         "sim/workload"],
    "sim/comparison":          ENGINE + ["sim/balancing", "sim/images", "sim/serving"],
    "sim/cluster":             ENGINE + ["sim/storage", "sim/scheduling", "sim/metering",
                                         "sim/images", "sim/serving", "sim/scenario"],
    "sim/deployments":         ENGINE + ["sim/storage", "sim/scheduling", "sim/metering",
                                         "sim/images", "sim/serving", "sim/scenario",
                                         "sim/cluster", "sim/autoscaling"],
    "sim/faults":              ENGINE + ["sim/storage", "sim/images", "sim/serving",
                                         "sim/scenario", "sim/cluster", "sim/deployments"],
    "sim/platform":            ENGINE + ["sim/storage", "sim/scheduling", "sim/balancing",
                                         "sim/metering", "sim/images", "sim/serving",
                                         "sim/workload", "sim/scenario", "sim/cluster",
                                         "sim/deployments", "sim/faults", "sim/shell",
                                         "sim/fronts",
                                         "sim/autoscaling", "sim/objectives",
                                         "sim/comparison"],
    "sim/node_ssh":            DOMAIN + ["sim/shell"],
    "sim/gateway":             ENGINE + ["sim/images", "sim/serving", "sim/shell",
                                         "sim/platform"],
    "sim/open_api":            ENGINE + ["sim/images", "sim/serving", "sim/platform"],
    "sim/objectives":          ENGINE + ["sim/images", "sim/serving", "sim/scenario"],
    "sim/sweep":               ENGINE,  # the figures of many runs
    "sim/explore":             ENGINE + ["sim/images", "sim/serving", "sim/scenario", "sim/fronts",
                                         "sim/platform"],  # looks for mistakes of the simulator

    "platform_client":         [],
    "platform_client/http":    DOMAIN,
    "platform_client/network": DOMAIN + ["platform_client/http"],
    "platform_client/json":    DOMAIN,
    "platform_client/gongji":  DOMAIN + ["platform_client/http", "platform_client/json"],
    "platform_client/inspector": DOMAIN + ["platform_client/json"],
    "platform_client/secrets": DOMAIN,
    "platform_client/ssh":     DOMAIN,
    "platform_client/remote":  DOMAIN + ["platform_client/ssh", "platform_client/inspector"],

    "resources":               [],  # icons, styles and translations, compiled in

    "ui/theme":                ["resources"],
    "ui/support":              DOMAIN + ["models/bridge", "models/items", "ui/theme"],
    "ui/widgets":              MODELS + ["ui/theme", "ui/support"],
    "ui/inspection_texts":     UI_GROUND,  # the words for what is found on machines
    "ui/shell":                UI_GROUND,
    "ui/tables":               UI_GROUND,  # views of one kind of row that several pages show
    "ui/plan":                 UI_GROUND + ["ui/shell"],  # what a change does, before it is applied
    "ui/logs":                 UI_GROUND + ["ui/shell"],  # the log view that pages embed
    "ui/terminal":             UI_GROUND + ["models/terminal", "ui/shell"],  # terminals, of whatever session
    "ui/files":                UI_GROUND,  # files of another computer, and their transfers
    "ui/overview":             UI_PAGE,
    "ui/deployments":          UI_PAGE,
    "ui/deployment_detail":    UI_PAGE,
    "ui/new_deployment":       UI_PAGE,
    "ui/nodes":                UI_PAGE,
    "ui/storage":              UI_PAGE,
    "ui/money":                UI_PAGE,
    "ui/simulator":            UI_PAGE + ["ui/inspection_texts"],  # the meanings of Xids
    "ui/activity":             UI_PAGE,
    "ui/connections":          UI_PAGE,
    "ui/hosts":                UI_PAGE,  # the computers that are reached over SSH
    "ui/support_bundle":       UI_GROUND + ["models/support_bundle"],  # shown before it is written
    "ui/inspector":            UI_PAGE + ["ui/inspection_texts", "ui/support_bundle"],

    "app/embedded":            DOMAIN + ["sim/*"],  # simulator and gateway tied together
    "app/simtool":             DOMAIN + ["models/store", "sim/*", "app/embedded"],
    "app/console":             MODELS + ["models/support_bundle", "sim/*", "platform_client/*", "ui/*", "resources",
                                         "app/embedded"],
}

# A test reaches what its room reaches, its own wing, and what tests share. These look at more:
FOR_TESTS = ["tests/support", "tests/contract"]
TESTS = {
    "tests/support":           ["*"],
    "tests/contract":          ["*"],
    "tests/simulated_nodes":   ["*"],  # the inspector in nodes of the simulator
    "tests/kubernetes_reference": ["*"],  # the simulator beside what a real Kubernetes did
    "tests/app":               ["*"],
    "tests/journey":           ["*"],
    "tests/bench":             ["*"],
    "tests/fuzz":              ["*"],
    # What is found is tested from what a machine prints.
    "tests/platform_client/inspector": DOMAIN + ["models/inspection", "platform_client/*"]
                               + FOR_TESTS,
    # And from real machines.
    "tests/platform_client/remote": DOMAIN + ["models/inspection", "platform_client/*",
                                              "tests/platform_client/*"] + FOR_TESTS,
    # The words for what is found, on the looks from which it is found.
    "tests/ui/inspection_texts": UI_GROUND + ["ui/inspection_texts", "platform_client/inspector",
                               "tests/platform_client/inspector", "tests/ui"] + FOR_TESTS,
    "tests/ui/gallery":        UI_GROUND + ["ui/shell", "tests/support"],  # every control, to look at
}

# Who may include a header or link a library of others. A header or target that no row knows is
# refused: whoever needs a new library writes down here who may use it. "*" at the end: any room
# that begins so. Rooms of tests may use what their room may.
QT_CORE_ROOMS = ["models/items", "models/bridge", "resources"]
QT_ROOMS = ["platform_client/network", "platform_client/secrets", "ui/*", "app/console"]
# Headers of Qt that show or fetch something, as far as their names tell.
QT_BEYOND_CORE = (
    r"Qt(?:Widgets|Gui|Charts|Svg|SvgWidgets|Network|OpenGL|Concurrent|PrintSupport)/.*"
    r"|Q(?:Gui)?Application|QAction\w*|Q\w*(?:Button|Widget|Dialog|Label|Layout|Delegate|Style|Edit"
    r"|Box|Bar|Window|Menu|Painter|Chart|Axis|Series|BarSet|ScrollArea|Slider|Splitter|Splash\w*)"
    r"|Q(?:Table|List|Tree|Column|Graphics|AbstractItem|Chart|Header|Undo)View"
    r"|Q(?:Mouse|Key|Wheel|Paint|Resize|Close|Show|Hide|Focus|Enter|Hover|Drag\w*|Drop|ContextMenu|Help)Event"
    r"|Q(?:Color|Icon|Font\w*|Pixmap\w*|Image\w*|Pen|Brush|Palette|Cursor|Screen|Clipboard|Style\w*"
    r"|KeySequence|\w*Validator|Text(?!Stream|BoundaryFinder|Codec)\w*|Completer|Shortcut|ToolTip|Header\w*|DesktopServices)"
    r"|Q(?:Network|Tcp|Udp|Ssl|Host|Local(?:Socket|Server)|WebSocket|Svg|OpenGL)\w*")
EXTERNAL = [
    # what                    header                                  CMake target         rooms
    ("Qt Test",               r"QtTest/.*|QSignalSpy|QTest|QAbstractItemModelTester",
                                                                      r"Qt6::Test",        []),
    ("Qt beyond Core",        QT_BEYOND_CORE,                         r"Qt6::(?!Core$|Test$)\w+", QT_ROOMS),
    ("Qt Core",               r"Q[A-Z]\w+|Qt(?:Core/.*|Global|Math|Endian|Numeric|Algorithms|TypeTraits|Version|VersionChecks|Plugin)?",
                                                                      r"Qt6::Core",        QT_CORE_ROOMS + QT_ROOMS),
    ("Boost",                 r"boost/.*",                            r"Boost::\w+",       ["sim/gateway"]),
    ("OpenSSL",               r"openssl/.*",                          r"OpenSSL::\w+",     ["sim/open_api", "platform_client/gongji", "platform_client/network", "platform_client/ssh"]),
    ("libssh",                r"libssh/.*",                           r"ssh",              ["platform_client/ssh", "sim/node_ssh"]),
    ("QtKeychain",            r"qt6keychain/.*",                      r"Qt6Keychain::\w+", ["platform_client/secrets"]),
    ("SQLite",                r"sqlite3\.h",                          r"SQLite::SQLite3",  ["models/store"]),
    ("yaml-cpp",              r"yaml-cpp/.*",                         r"yaml-cpp(?:::.*)?", ["sim/scenario"]),
    ("nlohmann JSON",         r"nlohmann/.*",                         r"nlohmann_json::nlohmann_json",
                                                                                           ["models/domain", "models/store", "models/support_bundle", "sim/*", "app/*"]),
    ("simdjson",              r"simdjson\.h",                         r"simdjson::simdjson",
                                                                                           ["sim/serving", "sim/gateway", "sim/open_api", "platform_client/*"]),
    ("Expat",                 r"expat\.h",                            r"EXPAT::EXPAT",     ["platform_client/inspector"]),
    ("libvterm",              r"vterm\.h",                           r"PkgConfig::VTERM", ["models/terminal"]),
    ("libzip",                r"zip\.h",                              r"PkgConfig::LIBZIP", ["models/support_bundle"]),
    ("zlib",                  r"zlib\.h",                             r"ZLIB::ZLIB",       ["platform_client/http"]),
    ("other simulators",      r"(?:ns3|simgrid)/.*",                  None,                ["tests/bench"]),
    ("fmt",                   r"fmt/.*",                              r"fmt::fmt(?:-header-only)?",
                                                                                           ["models/*", "sim/*", "platform_client/*", "app/*"]),
    ("tl::expected",          r"tl/expected\.hpp",                    r"tl::expected",     ["*"]),
    ("xxHash",                r"xxhash\.h",                           r"xxhash(?:::.*)?|PkgConfig::\w*(?i:xxhash)",
                                                                                           ["models/domain", "sim/engine", "sim/balancing"]),
    ("GoogleTest",            r"(?:gtest|gmock)/.*",                  r"GTest::\w+",       []),
    ("threads",               r"thread|mutex|shared_mutex|condition_variable|future|stop_token|semaphore|latch|barrier",
                                                                      r"Threads::Threads",
                                                                                           ["models/store", "models/bridge", "sim/platform", "sim/shell", "sim/node_ssh", "sim/gateway", "sim/open_api", "platform_client/*", "app/*"]),
    ("random of the library", r"random",                              None,                []),
    ("files and folders",     r"filesystem|fstream",                  None,                ["models/store", "sim/storage", "sim/scenario", "sim/platform", "app/*"]),
    ("POSIX",                 r"(?:sys|netinet|arpa|linux)/.*|unistd\.h|fcntl\.h|poll\.h|netdb\.h|pthread\.h|signal\.h|pwd\.h|dirent\.h|spawn\.h|sched\.h|termios\.h",
                                                                      None,                ["models/domain", "models/store", "models/support_bundle", "sim/storage", "sim/scenario", "sim/node_ssh", "sim/gateway", "platform_client/*", "app/*"]),
    ("standard library",      r"[a-z_0-9]+|(?:assert|errno|limits|math|stdint|stdio|stdlib|string|time)\.h",
                                                                      r"dl|m|rt",          ["*"]),
]

# Seeded engines of <random> give the same numbers everywhere; tests may use them.
FOR_ANY_TEST = ("GoogleTest", "Qt Test", "threads", "files and folders", "POSIX",
                "random of the library")

# Rooms whose results may depend on nothing but scenario, seed and commands: no wall clock in them.
SIMULATED_TIME = ["sim/engine", "sim/storage", "sim/scheduling", "sim/balancing", "sim/metering",
                  "sim/autoscaling",
                  "sim/fronts", "sim/faults", "sim/workload", "sim/cluster", "sim/serving", "sim/deployments",
                  "sim/scenario"]
WALL_CLOCK = re.compile(r"\b(?:system_clock|steady_clock|high_resolution_clock|gettimeofday|"
                        r"clock_gettime|localtime(?:_r)?|random_device)\b|\b(?:s?rand|time)\s*\(\s*(?:nullptr|NULL|0)?\s*\)")

# What may stand at the top of the repository, beside names that begin with a dot.
TOP_LEVEL = {
    "CMakeLists.txt", "app", "ui", "models", "sim", "platform_client", "resources", "installer",
    "tests", "README.md", "LICENSE", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md",
    "CHANGELOG.md", "run", "test", "CMakePresets.json"}
SOURCE_TOPS = ("app", "ui", "models", "sim", "platform_client")

# ---- the reading ---------------------------------------------------------------------------------

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
# A target of ours, wherever CMake names one.
CMAKE_COMMAND = re.compile(r"\b(berth_room|berth_test|target_link_libraries|add_executable|"
                           r"add_library|qt_add_executable)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)",
                           re.IGNORECASE)
CMAKE_KEYWORDS = {"NAME", "SOURCES", "LINKS", "QT", "SLOW", "DISPLAY", "PUBLIC", "PRIVATE",
                  "INTERFACE", "STATIC", "OBJECT"}


def room_of(path):
    """"sim/engine/foo/bar.h" -> "sim/engine"; "tests/sim/engine/x.cpp" -> "tests/sim/engine"."""
    parts = path.split("/")[:-1]
    if parts[:1] == ["tests"]:
        return "/".join(parts[:3]) if parts[1:2] and parts[1] in SOURCE_TOPS else "/".join(parts[:2])
    return "/".join(parts[:2])


def matches(room, patterns):
    return any(p == "*" or p == room or (p.endswith("/*") and (room + "/").startswith(p[:-1]))
               for p in patterns)


def room_under_test(room):
    return room[len("tests/"):] if room.startswith("tests/") else room


def allowed_rooms(room):
    """Patterns of the rooms that `room` may reach beside itself; None: the room is unknown."""
    if not room.startswith("tests/"):
        return ROOMS.get(room)
    if room in TESTS:
        return TESTS[room]
    tested = room_under_test(room)
    if tested in ROOMS:
        wing = tested.split("/")[0]
        return ROOMS[tested] + [f"{wing}/*", f"tests/{wing}/*"] + FOR_TESTS
    if tested in SOURCE_TOPS:  # one test over a whole wing
        reach = [f"{tested}/*"] + FOR_TESTS
        for name, rooms in ROOMS.items():
            if name.startswith(tested + "/"):
                reach += rooms
        return reach
    return None


def may_use_external(room, rooms, what):
    if room.startswith("tests/"):
        if what in FOR_ANY_TEST or room in TESTS:
            return True
        tested = room_under_test(room)
        return matches(tested, rooms) or any(r.startswith(tested + "/") for r in rooms)
    return matches(room, rooms)


def includes_of(root, path):
    text = without_comments(read(root, path))
    for match in INCLUDE.finditer(text):
        yield line_of(text, match.start()), match.group(1), match.group(2)


def check_external_header(path, room, line, header, findings):
    for what, pattern, _, rooms in EXTERNAL:
        if re.fullmatch(pattern, header):
            if not may_use_external(room, rooms, what):
                findings.append(Finding(path, line, "external-header",
                                        f"<{header}> ({what}) is not for {room}"))
            return
    findings.append(Finding(path, line, "external-header",
                            f"<{header}> belongs to no library that layers.py knows"))


def check_edge(path, line, room, target, what, findings):
    """An include of, or a link to, another room of ours."""
    if room == target:
        return
    if target.startswith("tests/") and not room.startswith("tests/"):
        findings.append(Finding(path, line, "layers", f"{what}: {room} must not know tests"))
        return
    allowed = allowed_rooms(room)
    if allowed is not None and not matches(target, allowed):
        findings.append(Finding(path, line, "layers", f"{what}: {room} must not know {target}"))


def cycles(graph):
    """The strongly connected parts with more than one member, or with an edge to itself."""
    index, low, stack, on_stack, found = {}, {}, [], set(), []

    def visit(start):
        work = [(start, iter(sorted(graph.get(start, ()))))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, edges = work[-1]
            advanced = False
            for nxt in edges:
                if nxt not in index:
                    index[nxt] = low[nxt] = len(index)
                    stack.append(nxt)
                    on_stack.add(nxt)
                    work.append((nxt, iter(sorted(graph.get(nxt, ())))))
                    advanced = True
                    break
                if nxt in on_stack:
                    low[node] = min(low[node], index[nxt])
            if advanced:
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
            if low[node] == index[node]:
                part = []
                while True:
                    member = stack.pop()
                    on_stack.discard(member)
                    part.append(member)
                    if member == node:
                        break
                if len(part) > 1 or node in graph.get(node, ()):
                    found.append(sorted(part))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def check_includes(root, files, findings):
    file_graph, room_graph = {}, {}
    known = set(files)
    for path in files:
        if not is_cpp(path):
            continue
        room = room_of(path)
        if allowed_rooms(room) is None:
            findings.append(Finding(path, 0, "unknown-room",
                                    f"{room or 'the top level'} is no room of the house"))
        for line, own, external in includes_of(root, path):
            if own is None:
                if external in known:
                    findings.append(Finding(path, line, "include-path",
                                            f"<{external}> is ours: write it in quotes"))
                else:
                    check_external_header(path, room, line, external, findings)
                continue
            if own not in known:
                findings.append(Finding(path, line, "include-path",
                                        f'"{own}" is no file of ours, counted from the root'))
                continue
            target = room_of(own)
            check_edge(path, line, room, target, f'includes "{own}"', findings)
            file_graph.setdefault(path, set()).add(own)
            if room != target:
                room_graph.setdefault(room, set()).add(target)
    for part in cycles(file_graph):
        findings.append(Finding(part[0], 0, "include-cycle", " -> ".join(part + part[:1])))
    for part in cycles(room_graph):
        findings.append(Finding(part[0], 0, "room-cycle", " -> ".join(part + part[:1])))


def cmake_commands(root, path):
    text = re.sub(r"#[^\n]*", "", read(root, path))
    for match in CMAKE_COMMAND.finditer(text):
        yield line_of(text, match.start()), match.group(1).lower(), match.group(2).split()


def defined_target(command, words):
    if command == "berth_room" and "NAME" in words[:-1]:
        return "berth_" + words[words.index("NAME") + 1]
    if command in ("add_library", "add_executable", "qt_add_executable") and words:
        return words[0]
    return None


def linked_targets(command, words):
    if command in ("berth_room", "berth_test"):
        words = words[words.index("LINKS") + 1:] if "LINKS" in words else []
        stop = next((i for i, w in enumerate(words) if w in ("NAME", "SOURCES")), len(words))
        return [w for w in words[:stop] if w not in CMAKE_KEYWORDS]
    if command == "target_link_libraries":
        return [w for w in words[1:] if w not in CMAKE_KEYWORDS]
    return []


def check_links(root, files, findings):
    listings = [p for p in files if p.endswith("CMakeLists.txt") and "/" in p]
    home = {}
    for path in listings:
        for _, command, words in cmake_commands(root, path):
            target = defined_target(command, words)
            if target:
                home[target] = room_of(path)
    for path in listings:
        room = room_of(path)
        for line, command, words in cmake_commands(root, path):
            if command == "target_link_libraries" and room not in ROOMS and \
                    not room.startswith("tests/"):
                continue  # helpers of a whole wing; their sources are checked where they are
            for target in linked_targets(command, words):
                if target == "berth_options" or "$" in target:
                    continue
                if target in home:
                    check_edge(path, line, room, home[target], f"links {target}", findings)
                elif target.startswith("berth_"):
                    continue  # a room that is not built yet is CMake's to report
                else:
                    check_external_target(path, room, line, target, findings)


def check_external_target(path, room, line, target, findings):
    known = False
    for what, _, pattern, rooms in EXTERNAL:
        if pattern and re.fullmatch(pattern, target):
            known = True
            if may_use_external(room, rooms, what):
                return
    text = f"{target} is not for {room}" if known else \
        f"{target} belongs to no library that layers.py knows"
    findings.append(Finding(path, line, "external-link", text))


def check_wall_clock(root, files, findings):
    for path in files:
        if is_cpp(path) and room_of(path) in SIMULATED_TIME:
            text = code_only(read(root, path))
            for match in WALL_CLOCK.finditer(text):
                findings.append(Finding(path, line_of(text, match.start()), "wall-clock",
                                        f"{match.group(0).strip()} in a room that lives in "
                                        "simulated time"))


def check_top_level(files, findings):
    for top in sorted({path.split("/")[0] for path in files}):
        if top not in TOP_LEVEL and not top.startswith("."):
            findings.append(Finding(top, 0, "top-level", "has no place at the top of the house"))


def check(root):
    """All findings, and how many files were looked at."""
    files = project_files(root)
    findings = []
    check_top_level(files, findings)
    check_includes(root, files, findings)
    check_links(root, files, findings)
    check_wall_clock(root, files, findings)
    return findings, sum(1 for p in files if is_cpp(p) or p.endswith("CMakeLists.txt"))


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    findings, checked = check(root)
    return report(findings, checked, "layers")


if __name__ == "__main__":
    sys.exit(main())
