// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "models/domain/units.h"
#include "sim/shell/programs/nvidia.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"
#include "sim/shell/programs/size_text.h"

namespace berth::sim::shell {
namespace nvidia {

std::vector<GpuFacts> presentGpus(const NodeFacts& facts) {
    std::vector<GpuFacts> present;
    for (const GpuFacts& each : facts.gpus)
        if (!each.lost) present.push_back(each);
    return present;
}

std::string outOfReach(const GpuFacts& gpu) {
    // The bus id with a short domain: "0000:3B:00.0".
    const std::string id = gpu.busId.size() > 12 ? gpu.busId.substr(4) : gpu.busId;
    return "Unable to determine the device handle for GPU" + id + ": Unknown Error\n";
}

std::string outOfReach(const NodeFacts& facts) {
    const auto lost = std::ranges::find(facts.gpus, true, &GpuFacts::lost);
    return lost == facts.gpus.end() ? std::string{} : outOfReach(*lost);
}

std::vector<GpuProcess> gpuProcesses(const NodeFacts& facts) {
    std::vector<GpuProcess> result;
    for (const GpuFacts& gpu : presentGpus(facts))
        for (const ProcessFacts& process : facts.processes)
            if (process.gpuMemory > 0)
                result.push_back({gpu.index, process.pid,
                                  process.command.substr(0, process.command.find(' ')),
                                  process.gpuMemory});
    return result;
}

std::int64_t mebibytes(std::int64_t bytes) {
    return bytes / domain::kMiB;
}

int percent(double share) {
    return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 100));
}

std::string performanceState(const GpuFacts& gpu) {
    return gpu.use > 0.01 || gpu.memoryUsed > 0 ? "P0" : "P8";
}

std::string cardList(const NodeFacts& facts) {
    std::string text;
    for (const GpuFacts& each : facts.gpus)
        text += each.lost
                    ? outOfReach(each)
                    : fmt::format("GPU {}: {} (UUID: {})\n", each.index, each.model, each.uuid);
    return text;
}

std::string table(const NodeFacts& facts) {
    constexpr const char* kLine =
        "+-----------------------------------------------------------------------------------------"
        "+\n";
    constexpr const char* kCross =
        "|-----------------------------------------+------------------------+----------------------"
        "+\n";
    constexpr const char* kRow =
        "+-----------------------------------------+------------------------+----------------------"
        "+\n";
    std::string text =
        timeText(facts.now + facts.clockError, "%a %b %e %H:%M:%S %Y") + '\n' + kLine;
    text += fmt::format("| NVIDIA-SMI {:<22} Driver Version: {:<14} CUDA Version: {:<8} |\n",
                        facts.driverVersion, facts.driverVersion, facts.cudaVersion);
    text += kCross;
    text +=
        "| GPU  Name                 Persistence-M | Bus-Id          Disp.A | Volatile Uncorr. ECC "
        "|\n"
        "| Fan  Temp   Perf          Pwr:Usage/Cap |           Memory-Usage | GPU-Util  Compute M. "
        "|\n"
        "|                                         |                        |               MIG M. "
        "|\n"
        "|=========================================+========================+======================"
        "|\n";
    for (const GpuFacts& each : presentGpus(facts)) {
        text += fmt::format("| {:3}  {:<24}    On  |   {:<16} Off | {:>20} |\n", each.index,
                            each.model.substr(0, 24), each.busId, each.uncorrectedErrors);
        const std::string power =
            fmt::format("{:.0f}W / {:4.0f}W", each.powerDraw, each.powerLimit);
        const std::string memory =
            fmt::format("{}MiB / {}MiB", mebibytes(each.memoryUsed), mebibytes(each.memoryTotal));
        text +=
            fmt::format("| N/A  {:3.0f}C    {:<4} {:>21} | {:>22} | {:>7}%      Default |\n",
                        each.temperature, performanceState(each), power, memory, percent(each.use));
        text +=
            "|                                         |                        |             "
            "Disabled |\n";
        text += kRow;
    }
    text += '\n';
    text += kLine;
    text +=
        "| Processes:                                                                              "
        "|\n"
        "|  GPU   GI   CI        PID   Type   Process name                              GPU Memory "
        "|\n"
        "|        ID   ID                                                               Usage      "
        "|\n"
        "|========================================================================================="
        "|"
        "\n";
    const std::vector<GpuProcess> processes = gpuProcesses(facts);
    if (processes.empty())
        text +=
            "|  No running processes found                                                        "
            "     |\n";
    for (const GpuProcess& each : processes)
        text += fmt::format("| {:4}   N/A  N/A  {:>9}      C   {:<40} {:>8}MiB |\n", each.gpu,
                            each.pid, each.name.substr(0, 40), mebibytes(each.memory));
    return text + kLine;
}

}  // namespace nvidia

namespace programs {
namespace {

// "Other error or internal driver error occurred": the man page of nvidia-smi, return value.
constexpr int kDriverError = 255;

// Once, or again and again; gives the status.
int answer(Program& program, const std::string& query, const std::string& apps,
           const std::string& form, bool xml, bool detailed, bool list) {
    const auto facts = program.facts();
    if (!facts) return 1;
    if (!query.empty() || !apps.empty()) {
        const nvidia::CsvForm csv{form.find("noheader") == std::string::npos,
                                  form.find("nounits") == std::string::npos};
        const nvidia::CsvAnswer made = query.empty() ? nvidia::processCsv(*facts, apps, csv)
                                                     : nvidia::gpuCsv(*facts, query, csv);
        program.put(made.text + made.problem);
        if (!made.problem.empty()) return 2;
        return nvidia::outOfReach(*facts).empty() ? 0 : kDriverError;
    }
    if (const std::string lost = nvidia::outOfReach(*facts); !lost.empty()) {
        program.put(list ? nvidia::cardList(*facts) : lost);
        return kDriverError;
    }
    program.put(list              ? nvidia::cardList(*facts)
                : detailed && xml ? nvidia::document(*facts)
                : detailed        ? nvidia::report(*facts)
                                  : nvidia::table(*facts));
    return 0;
}

}  // namespace

int nvidiaSmi(Program& program) {
    const auto words = program.arguments();
    {
        // A machine without GPUs has no driver to ask.
        const auto facts = program.facts();
        if (!facts) return 1;
        if (facts->gpus.empty()) {
            program.put(
                "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. "
                "Make sure that the latest NVIDIA driver is installed and running.\n\n");
            return 9;  // NVML_ERROR_DRIVER_NOT_LOADED
        }
    }
    std::string query, apps, form;
    bool xml = false, detailed = false, list = false, links = false;
    double pause = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const auto valueOf = [&](std::string_view name) {
            return word.substr(std::min(word.size(), name.size() + 1));
        };
        if (word == "nvlink") {
            links = true;
        } else if (links && (word == "--status" || word == "-s")) {
            continue;
        } else if (word == "-L" || word == "--list-gpus") {
            list = true;
        } else if (word == "-q" || word == "--query") {
            detailed = true;
        } else if (word == "-x" || word == "--xml-format") {
            xml = true;
        } else if (word == "-l" || word.starts_with("--loop=") || word.starts_with("-lms")) {
            std::string number = word.starts_with("--loop=") ? word.substr(7) : "5";
            if (word == "-l" && i + 1 < words.size()) number = words[++i];
            if (word.starts_with("-lms"))
                number = word.size() > 5 ? word.substr(5) : i + 1 < words.size() ? words[++i] : "";
            const auto count = countOf(number);
            if (!count || *count < 1)
                return program.complain("Invalid combination of input arguments.", 2);
            pause = static_cast<double>(*count) / (word.starts_with("-lms") ? 1000 : 1);
        } else if (word.starts_with("--query-gpu=")) {
            query = valueOf("--query-gpu");
        } else if (word.starts_with("--query-compute-apps=")) {
            apps = valueOf("--query-compute-apps");
        } else if (word.starts_with("--format=")) {
            form = valueOf("--format");
        } else {
            program.put(
                "Invalid combination of input arguments. Please run 'nvidia-smi -h' for help."
                "\nThis simulated one knows -L, -q, -q -x, -l N, nvlink --status, "
                "--query-gpu=, --query-compute-apps= and --format=csv.\n");
            return 2;
        }
    }
    if (links) return 0;  // simulated cards have none, and real ones without print nothing
    if ((!query.empty() || !apps.empty()) && !form.starts_with("csv")) {
        program.put("\"--format=\" switch is missing. The supported format is csv.\n");
        return 2;
    }
    if ((query.empty() ? 0 : 1) + (apps.empty() ? 0 : 1) + (detailed ? 1 : 0) + (list ? 1 : 0) >
        1) {
        program.put("Invalid combination of input arguments.\n");
        return 2;
    }
    for (bool first = true;; first = false) {
        const std::string again = first || form.find("noheader") != std::string::npos ? form
                                  : form.empty()                                      ? form
                                                 : form + ",noheader";
        const int status = answer(program, query, apps, again, xml, detailed, list);
        if (pause == 0 || status != 0 || !program.flush()) return status;
        if (!program.session().sleep(
                std::chrono::milliseconds(static_cast<std::int64_t>(pause * 1000)), program.stop()))
            return status;
    }
}

}  // namespace programs
}  // namespace berth::sim::shell
