// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/node_processes.h"

#include <fmt/format.h>

#include "sim/platform/simulated_calendar.h"

namespace berth::sim::platform {

namespace {

constexpr std::int64_t kInit = 1;
constexpr std::int64_t kSshServer = 9;
constexpr std::int64_t kFirstMain = 31;
constexpr std::int64_t kPerRestart = 24;  // so many numbers the programs of one run use up

std::string commandOf(const cluster::NodeRecord& node) {
    if (!node.spec->command.empty()) {
        std::string line;
        for (const std::string& word : node.spec->command)
            line += (line.empty() ? "" : " ") + word;
        return line;
    }
    const int port =
        node.image == nullptr || node.image->listens.empty() ? 80 : node.image->listens[0];
    const std::string name = node.image == nullptr ? node.spec->image : node.image->preset.name;
    return fmt::format("python3 -m {} --host 0.0.0.0 --port {}", name, port);
}

shell::ProcessFacts process(std::int64_t pid, std::int64_t parent, std::string command,
                            double startedAt, std::int64_t resident) {
    shell::ProcessFacts facts;
    facts.pid = pid;
    facts.parent = parent;
    facts.user = "root";
    facts.command = std::move(command);
    facts.startedAt = startedAt;
    facts.resident = resident;
    return facts;
}

}  // namespace

std::int64_t mainProcessOf(const cluster::NodeRecord& node) {
    return kFirstMain + kPerRestart * node.restarts;
}

std::int64_t processOnCard(const cluster::NodeRecord& node, int cards, int index) {
    return mainProcessOf(node) + (cards > 1 ? 1 + index : 0);
}

std::string programOf(const cluster::NodeRecord& node) {
    const std::string line = commandOf(node);
    const std::string word = line.substr(0, line.find(' '));
    return word.substr(word.rfind('/') + 1).substr(0, 15);
}

std::vector<shell::ProcessFacts> processesOf(const cluster::NodeRecord& node,
                                             const NodeBurden& burden, double now) {
    std::vector<shell::ProcessFacts> all;
    const double created = unixSeconds(node.created);
    const std::int64_t main = mainProcessOf(node);
    all.push_back(process(kInit, 0, "/usr/bin/tini -- /entrypoint.sh", created, domain::kMiB));
    all.push_back(process(kSshServer, kInit,
                          "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups", created,
                          7 * domain::kMiB));
    if (node.processUp) {
        shell::ProcessFacts program =
            process(main, kInit, commandOf(node), unixSeconds(node.processSince), burden.resident);
        program.state = burden.processors > 0.5 ? 'R' : 'S';
        program.processorUse = burden.processors;
        program.gpuMemory = burden.gpuMemory;
        const int workers = burden.cards > 1 ? burden.cards : 0;
        if (workers > 0) {
            // Each worker has a share of the work, and its card.
            program.resident /= 4;
            program.processorUse /= 4;
            program.gpuMemory = 0;
        }
        all.push_back(program);
        for (int i = 0; i < workers; ++i) {
            shell::ProcessFacts worker =
                process(processOnCard(node, workers, i), main,
                        fmt::format("{}: worker {}", programOf(node), i), program.startedAt,
                        (burden.resident - program.resident) / workers);
            worker.state = program.state;
            worker.processorUse = (burden.processors - program.processorUse) / workers;
            worker.gpuMemory = burden.gpuMemory;
            all.push_back(worker);
        }
    } else if (node.lastExit) {
        shell::ProcessFacts gone =
            process(main, kInit, fmt::format("[{}] <defunct>", programOf(node)),
                    unixSeconds(node.processSince), 0);
        gone.state = 'Z';
        all.push_back(gone);
    }
    const std::int64_t session = main + kPerRestart - 3;
    all.push_back(process(session, kSshServer, "sshd: root@pts/0", now, 8 * domain::kMiB));
    all.push_back(process(session + 1, session, "-bash", now, 4 * domain::kMiB));
    return all;
}

}  // namespace berth::sim::platform
