// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "models/support_bundle/parts.h"
#include "models/support_bundle/read_me.h"

namespace berth::support_bundle {

namespace {

// Of a platform's events and calls the newest tell most; so many fit into a part by far.
constexpr std::size_t kMostRows = 5000;

template <class List>
auto newestOf(const List& list) {
    const std::size_t skip = list.size() > kMostRows ? list.size() - kMostRows : 0;
    return std::views::drop(list, static_cast<std::ptrdiff_t>(skip));
}

std::string programText(const ProgramState& program, const ValueTexts& texts) {
    PartWriter out;
    for (const auto& [name, value] : program.facts)
        out.fact(name, texts.of(value));
    return out.finished();
}

std::string stopText(const domain::HostStop& stop, const ValueTexts& texts) {
    const char* login = stop.login.kind == domain::HostLoginKind::Password  ? "password"
                        : stop.login.kind == domain::HostLoginKind::KeyFile ? "key file"
                                                                            : "agent";
    return fmt::format("{}@{}, port {}, by {}", texts.of(stop.user), texts.of(stop.host), stop.port,
                       login);
}

std::string connectionsText(const ProgramState& program, const ValueTexts& texts) {
    PartWriter out;
    out.line("Connections");
    out.line("  embedded simulator");
    for (const domain::ConnectionSettings& one : program.connections) {
        out.line(fmt::format("  {}: {}, {} key{}{}", texts.of(one.name), texts.of(one.baseUrl),
                             one.keyMode == domain::KeyMode::Rsa ? "RSA" : "simple",
                             one.readOnly ? ", read only" : "",
                             one.pinnedCertificate.empty() ? "" : ", certificate excepted"));
    }
    out.line("Shown: " + texts.of(program.connection));
    out.line();
    out.line("Computers");
    if (program.computers.empty()) out.line("  none");
    for (const domain::HostProfile& computer : program.computers) {
        out.line(
            fmt::format("  {}: {}", texts.of(computer.name), stopText(computer.target, texts)));
        for (const domain::HostStop& jump : computer.jumps)
            out.line("    by way of " + stopText(jump, texts));
    }
    return out.finished();
}

std::string eventsTable(const ProgramState& program, const ValueTexts& texts) {
    PartTable table({"sequence", "seconds", "severity", "event", "deployment", "node", "subject",
                     "value", "detail"});
    for (const domain::Event& event : newestOf(program.events)) {
        table.row({std::to_string(event.sequence), fmt::format("{:.3f}", double(event.at.ns) / 1e9),
                   domain::toText(event.severity), domain::toText(event.kind),
                   texts.of(event.deploymentName), texts.of(event.nodeName),
                   texts.of(event.subject), std::to_string(event.value), texts.of(event.detail)});
    }
    return table.finished();
}

std::string callsTable(const ProgramState& program, const ValueTexts& texts) {
    PartTable table(
        {"started", "method", "path", "status", "code", "took ms", "attempt", "problem", "id"});
    for (const domain::ApiCall& call : newestOf(program.calls)) {
        table.row({utcText(call.startedUnixMs), texts.of(call.method), texts.of(call.path),
                   std::to_string(call.status), texts.of(call.code),
                   std::to_string(call.took.count() / 1'000'000), std::to_string(call.attempt),
                   texts.of(call.problem), texts.of(call.requestId)});
    }
    return table.finished();
}

const char* stateWord(domain::OperationState state) {
    switch (state) {
        case domain::OperationState::Planned:
            return "planned";
        case domain::OperationState::Sent:
            return "sent";
        case domain::OperationState::Acknowledged:
            return "acknowledged";
        case domain::OperationState::Refused:
            return "refused";
        case domain::OperationState::Unknown:
            break;
    }
    return "unknown";
}

// Without the changes themselves: they hold the values of variables.
std::string operationsTable(const ProgramState& program, const ValueTexts& texts) {
    PartTable table({"created", "updated", "connection", "state", "summary", "detail", "id"});
    if (!program.operationsProblem.empty())
        table.row({"", "", "", "", "the journal could not be read",
                   texts.of(program.operationsProblem), ""});
    for (const domain::OperationRecord& one : program.operations) {
        table.row({utcText(one.createdUnixMs), utcText(one.updatedUnixMs), texts.of(one.connection),
                   stateWord(one.state), texts.of(one.summary), texts.of(one.detail),
                   texts.of(one.operation.value)});
    }
    return table.finished();
}

}  // namespace

std::vector<Part> programParts(const ProgramState& program, const ValueTexts& texts) {
    std::vector<Part> parts;
    const auto add = [&parts](PartKind kind, const char* path, std::string text) {
        parts.push_back({kind, path, std::move(text)});
    };
    add(PartKind::Program, "berth.txt", programText(program, texts));
    add(PartKind::Connections, "connections.txt", connectionsText(program, texts));
    if (program.snapshot != nullptr) {
        add(PartKind::Deployments, "deployments.json",
            platformJson(*program.snapshot, texts, kMostPartBytes));
    }
    add(PartKind::Events, "events.csv", eventsTable(program, texts));
    if (!program.calls.empty())
        add(PartKind::ApiCalls, "api_calls.csv", callsTable(program, texts));
    add(PartKind::Operations, "operations.csv", operationsTable(program, texts));
    return parts;
}

}  // namespace berth::support_bundle
