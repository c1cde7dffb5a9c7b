// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/commands.h"

#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "models/domain/codec.h"

namespace berth::sim::platform {

namespace {

constexpr std::string_view kChange = "change";
constexpr std::string_view kFault = "fault";
constexpr std::string_view kClearFault = "clear_fault";
constexpr std::string_view kLoad = "load";
constexpr std::string_view kStopLoad = "stop_load";
constexpr std::string_view kLink = "link";
constexpr std::string_view kPace = "pace";
constexpr std::string_view kRequests = "requests";
constexpr std::string_view kFront = "front";
constexpr std::string_view kRemoveFront = "remove_front";

// Small payloads are fields separated by one space; ids hold no spaces.
std::vector<std::string_view> fieldsOf(std::string_view text) {
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t space = text.find(' ');
        fields.push_back(text.substr(0, space));
        if (space == std::string_view::npos) return fields;
        text.remove_prefix(space + 1);
    }
}

template <class Number>
bool parseNumber(std::string_view text, Number& out) {
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, out);
    return error == std::errc() && stop == end;
}

tl::unexpected<domain::Error> damaged(std::string_view kind) {
    return domain::fail(domain::ErrorCode::Malformed, "a record of kind \"" + std::string(kind) +
                                                          "\" in the command log is damaged");
}

struct Writer {
    domain::CommandRecord record;

    void operator()(const domain::ChangeRequest& change) { set(kChange, toJson(change)); }
    void operator()(const domain::Fault& fault) { set(kFault, toJson(fault)); }
    void operator()(const ClearFaultCommand& clear) { set(kClearFault, std::to_string(clear.id)); }
    void operator()(const domain::LoadSpec& load) { set(kLoad, toJson(load)); }
    void operator()(const StopLoadCommand& stop) {
        set(kStopLoad, stop.deployment.value + ' ' + std::to_string(stop.port));
    }
    void operator()(const LinkAddress& link) {
        set(kLink, std::to_string(link.link.deployment) + ' ' + std::to_string(link.link.port) +
                       ' ' + std::to_string(link.tcpPort));
    }
    void operator()(const PaceRecord& p) {
        // Thousandths keep the text free of locales and rounding.
        set(kPace, std::string(p.pace.paused ? "1 " : "0 ") +
                       std::to_string(std::llround(p.pace.speed * 1000)));
    }
    void operator()(const RequestsCommand& requests) { set(kRequests, requests.payload); }
    void operator()(const domain::FrontSpec& front) { set(kFront, toJson(front)); }
    void operator()(const RemoveFrontCommand& remove) { set(kRemoveFront, remove.name); }

    void set(std::string_view kind, std::string payload) {
        record.kind = kind;
        record.payload = std::move(payload);
    }
};

template <class T>
domain::Result<Command> widen(domain::Result<T> value) {
    if (!value) return tl::unexpected(value.error());
    return Command(std::move(*value));
}

domain::Result<Command> readStopLoad(const std::string& payload) {
    const auto fields = fieldsOf(payload);
    StopLoadCommand stop;
    if (fields.size() != 2 || !parseNumber(fields[1], stop.port)) return damaged(kStopLoad);
    stop.deployment.value = fields[0];
    return stop;
}

domain::Result<Command> readLink(const std::string& payload) {
    const auto fields = fieldsOf(payload);
    LinkAddress link;
    if (fields.size() != 3 || !parseNumber(fields[0], link.link.deployment) ||
        !parseNumber(fields[1], link.link.port) || !parseNumber(fields[2], link.tcpPort)) {
        return damaged(kLink);
    }
    return link;
}

domain::Result<Command> readPace(const std::string& payload) {
    const auto fields = fieldsOf(payload);
    int paused = 0;
    std::int64_t thousandths = 0;
    if (fields.size() != 2 || !parseNumber(fields[0], paused) ||
        !parseNumber(fields[1], thousandths)) {
        return damaged(kPace);
    }
    return PaceRecord{{paused != 0, static_cast<double>(thousandths) / 1000}};
}

}  // namespace

domain::CommandRecord toRecord(const Command& command, domain::Instant at) {
    Writer writer;
    std::visit(writer, command);
    writer.record.at = at;
    return std::move(writer.record);
}

bool isRequestBatch(const domain::CommandRecord& record) {
    return record.kind == kRequests;
}

domain::Result<Command> fromRecord(const domain::CommandRecord& record) {
    if (record.kind == kChange) return widen(domain::changeRequestFromJson(record.payload));
    if (record.kind == kFault) return widen(domain::faultFromJson(record.payload));
    if (record.kind == kLoad) return widen(domain::loadSpecFromJson(record.payload));
    if (record.kind == kStopLoad) return readStopLoad(record.payload);
    if (record.kind == kLink) return readLink(record.payload);
    if (record.kind == kPace) return readPace(record.payload);
    if (record.kind == kRequests) return Command(RequestsCommand{record.payload});
    if (record.kind == kFront) return widen(domain::frontSpecFromJson(record.payload));
    if (record.kind == kRemoveFront) return Command(RemoveFrontCommand{record.payload});
    if (record.kind == kClearFault) {
        ClearFaultCommand clear;
        if (!parseNumber(std::string_view(record.payload), clear.id)) return damaged(kClearFault);
        return Command(clear);
    }
    return domain::fail(domain::ErrorCode::Malformed,
                        "the command log holds a record of unknown kind \"" + record.kind + "\"");
}

}  // namespace berth::sim::platform
