// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/process_reader.h"

#include <algorithm>
#include <optional>
#include <string>

#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

constexpr std::size_t kFieldsBehindName = 22;  // from the state to the resident pages

// "12 (name) S 1 …"; nothing when the fields behind the name are not all there.
std::optional<domain::HostProcess> processOf(std::string_view entry, std::int64_t pageBytes) {
    const std::size_t open = entry.find(" (");
    const std::size_t close = entry.rfind(") ");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open + 2)
        return std::nullopt;
    const auto fields = splitWords(entry.substr(close + 2), kFieldsBehindName + 1);
    if (fields.size() < kFieldsBehindName || fields[0].size() != 1) return std::nullopt;
    const auto pid = toInteger(entry.substr(0, open));
    const auto parent = toInteger(fields[1]);
    const auto pages = toInteger(fields[kFieldsBehindName - 1]);
    if (!pid || *pid <= 0 || !parent || *parent < 0 || !pages) return std::nullopt;

    domain::HostProcess process;
    process.pid = *pid;
    process.parent = *parent;
    process.name = keptText(entry.substr(open + 2, close - open - 2), 64);
    process.state = fields[0][0];
    process.resident = {multiplyCapped(std::max<std::int64_t>(0, *pages), pageBytes)};
    return process;
}

bool beginsEntry(std::string_view line) {
    const std::size_t digits = line.find_first_not_of("0123456789");
    return digits != 0 && digits != std::string_view::npos && line.substr(digits).starts_with(" (");
}

}  // namespace

std::vector<domain::HostProcess> readProcesses(std::string_view text, std::int64_t pageBytes) {
    // A name of 15 bytes can break its entry into no more lines than that.
    constexpr int kMostLines = 16;
    std::vector<domain::HostProcess> processes;
    while (!text.empty() && processes.size() < kMaxProcesses) {
        const std::string_view from = text;
        const std::string_view line = *takeLine(text);
        if (!beginsEntry(line)) continue;
        // An entry is whole as soon as it reads; until then the next line belongs to its name.
        std::string_view rest = text;
        std::string_view entry = line;
        for (int lines = 1; lines <= kMostLines; ++lines) {
            if (auto process = processOf(entry, pageBytes)) {
                processes.push_back(std::move(*process));
                text = rest;
                break;
            }
            if (!takeLine(rest)) break;
            entry = from.substr(0, from.size() - rest.size());
        }
    }
    return processes;
}

}  // namespace berth::platform_client::inspector
