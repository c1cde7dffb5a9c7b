// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "sim/shell/builtins.h"
#include "sim/shell/program.h"
#include "sim/shell/programs/programs.h"

namespace berth::sim::shell {
namespace {

namespace p = programs;

// By name.
constexpr std::array kPrograms{
    ProgramEntry{"[", p::bracket, "compare texts, numbers and files", true},
    ProgramEntry{"basename", p::baseName, "the last part of a path"},
    ProgramEntry{"cat", p::cat, "print files"},
    ProgramEntry{"chmod", p::changeMode, "refused: files have no modes here"},
    ProgramEntry{"chown", p::changeMode, "refused: files have no owners here"},
    ProgramEntry{"cp", p::copy, "copy files (-r: folders)"},
    ProgramEntry{"curl", p::curl, "ask a port of this node over HTTP"},
    ProgramEntry{"cut", p::cut, "parts of lines (-d -f -c)"},
    ProgramEntry{"date", p::date, "the time on this machine (+FORMAT)"},
    ProgramEntry{"dd", p::dd, "copy blocks (if= of= bs= count=)"},
    ProgramEntry{"df", p::diskFree, "space on disks (-h -k -P -i -T)"},
    ProgramEntry{"dirname", p::folderName, "a path without its last part"},
    ProgramEntry{"dmesg", p::dmesg, "the kernel's messages (-T)"},
    ProgramEntry{"du", p::diskUse, "space that files take (-s -h)"},
    ProgramEntry{"echo", p::echo, "print words", true},
    ProgramEntry{"env", p::env, "print or change the environment"},
    ProgramEntry{"false", p::fail, "fail", true},
    ProgramEntry{"find", p::find, "find files (-name -type -size)"},
    ProgramEntry{"free", p::free, "memory (-h -m -b)"},
    ProgramEntry{"getconf", p::getconf, "values of the system"},
    ProgramEntry{"grep", p::grep, "lines that match (-s -i -v -n -c -r -E -F -q -l)"},
    ProgramEntry{"head", p::head, "the start of files (-n -c)"},
    ProgramEntry{"help", p::help, "this list"},
    ProgramEntry{"hostname", p::hostname, "the name of this node"},
    ProgramEntry{"id", p::identity, "the user"},
    ProgramEntry{"journalctl", p::journal, "the kernel's messages (-k)"},
    ProgramEntry{"kill", p::kill, "refused: processes of the simulation take no signals"},
    ProgramEntry{"ln", p::link, "refused: there are no links here"},
    ProgramEntry{"ls", p::list, "list files (-l -a -1 -h -R -d)"},
    ProgramEntry{"mkdir", p::makeFolder, "make folders (-p)"},
    ProgramEntry{"mv", p::move, "rename or move files"},
    ProgramEntry{"netstat", p::sockets, "ports that this node listens on"},
    ProgramEntry{"nvidia-smi", p::nvidiaSmi, "GPUs (-L -q -x --query-gpu -l)"},
    ProgramEntry{"ping", p::ping, "refused: there is no network here"},
    ProgramEntry{"printenv", p::printEnvironment, "print the environment"},
    ProgramEntry{"printf", p::print, "print by a format", true},
    ProgramEntry{"ps", p::processes, "processes (aux, -ef, -o)"},
    ProgramEntry{"rm", p::remove, "remove files (-r -f)"},
    ProgramEntry{"rmdir", p::removeFolder, "remove empty folders"},
    ProgramEntry{"scp", p::secureCopy, "refused: use sftp, or scp of OpenSSH 9 and newer"},
    ProgramEntry{"sed", p::sed, "change lines (s, p, d, q)"},
    ProgramEntry{"seq", p::sequence, "numbers"},
    ProgramEntry{"sh", p::shell, "run a script"},
    ProgramEntry{"sleep", p::sleep, "wait, by the clock of whoever waits"},
    ProgramEntry{"sort", p::sort, "sort lines (-n -r -u)"},
    ProgramEntry{"ss", p::sockets, "ports that this node listens on"},
    ProgramEntry{"tail", p::tail, "the end of files (-n -c -f)"},
    ProgramEntry{"tee", p::tee, "write to files and on (-a)"},
    ProgramEntry{"test", p::test, "compare texts, numbers and files", true},
    ProgramEntry{"timeout", p::timeout, "end a command after a while"},
    ProgramEntry{"top", p::top, "processes, again and again (-b -n)"},
    ProgramEntry{"touch", p::touch, "make an empty file"},
    ProgramEntry{"tr", p::translate, "exchange characters (-d -s -c)"},
    ProgramEntry{"true", p::succeed, "succeed", true},
    ProgramEntry{"uname", p::system, "the system (-a)"},
    ProgramEntry{"uniq", p::unique, "lines without repetitions (-c -d -u)"},
    ProgramEntry{"uptime", p::uptime, "how long the machine runs"},
    ProgramEntry{"wc", p::wordCount, "count lines, words, bytes"},
    ProgramEntry{"which", p::which, "where a program is"},
    ProgramEntry{"whoami", p::whoAmI, "the user's name"},
    ProgramEntry{"xargs", p::xargs, "run a command with words from the input (-n)"},
    ProgramEntry{"yes", p::yes, "the same line for ever"},
};

}  // namespace

const ProgramEntry* findProgram(std::string_view name) {
    const auto found = std::ranges::lower_bound(kPrograms, name, {}, &ProgramEntry::name);
    return found == kPrograms.end() || found->name != name ? nullptr : &*found;
}

std::span<const ProgramEntry> programTable() {
    return kPrograms;
}

namespace programs {

int help(Program& program) {
    const auto facts = program.facts();
    if (!facts) return 1;
    program.put("This is the simulated node " + facts->node + " of the deployment " +
                facts->deployment +
                ", not a machine: nothing here runs outside of the simulator.\n"
                "What its programs tell is true of the simulation. Files are kept as the node's "
                "own: lost with it,\nunless they lie on a volume. The shell is a small POSIX one, "
                "without jobs to stop and go on with.\nThe node reaches its own ports and nothing "
                "else; there is no other network.\n\nThe shell itself knows:\n ");
    for (const std::string_view each : builtinNames())
        program.put(' ' + std::string(each));
    program.put("\n\nPrograms:\n");
    for (const ProgramEntry& each : programTable()) {
        std::string line = "  " + std::string(each.name);
        line.resize(14, ' ');
        program.put(line + std::string(each.summary) + '\n');
    }
    return 0;
}

}  // namespace programs
}  // namespace berth::sim::shell
