// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/read_me.h"

#include <fmt/core.h>

#include <chrono>

#include "models/support_bundle/span.h"

namespace berth::support_bundle {

namespace {

struct UtcTime {
    int year = 0;
    unsigned month = 0, day = 0;
    std::int64_t hours = 0, minutes = 0, seconds = 0;
};

UtcTime utcOf(std::int64_t unixMs) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds(unixMs)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(at - day));
    return {static_cast<int>(date.year()),
            static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()),
            time.hours().count(),
            time.minutes().count(),
            time.seconds().count()};
}

std::string lineOf(const Part& part) {
    if (!part.chosen) return fmt::format("  {:<17}left out on request", part.path);
    std::string line = fmt::format("  {:<17}{}", part.path, describe(part.kind));
    if (part.redacted > 0) line += fmt::format("; secrets replaced: {}", part.redacted);
    if (part.addresses > 0) line += fmt::format("; addresses replaced: {}", part.addresses);
    return line;
}

}  // namespace

std::string utcText(std::int64_t unixMs) {
    const UtcTime t = utcOf(unixMs);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC", t.year, t.month, t.day, t.hours,
                       t.minutes, t.seconds);
}

std::string utcStamp(std::int64_t unixMs) {
    const UtcTime t = utcOf(unixMs);
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", t.year, t.month, t.day, t.hours,
                       t.minutes, t.seconds);
}

const char* describe(PartKind kind) {
    switch (kind) {
        case PartKind::ReadMe:
            return "this text";
        case PartKind::Findings:
            return "what is noticeable, with evidence and next step";
        case PartKind::Machine:
            return "system, memory, processors, limits";
        case PartKind::Gpus:
            return "driver, GPUs and what uses them";
        case PartKind::Disks:
            return "mounted file systems";
        case PartKind::Network:
            return "interfaces, ports, name servers";
        case PartKind::Processes:
            return "processes";
        case PartKind::Containers:
            return "containers";
        case PartKind::KernelMessages:
            return "messages of the kernel and of services";
        case PartKind::Sections:
            return "how each part of the look went";
        case PartKind::Inspection:
            return "the whole look, for programs";
        case PartKind::History:
            return "the course of the figures while it was looked at";
        case PartKind::Program:
            return "Berth and the system it runs on";
        case PartKind::Connections:
            return "connections and computers, without their secrets";
        case PartKind::Deployments:
            return "deployments, nodes and volumes, without values of variables";
        case PartKind::Events:
            return "what happened on the platform";
        case PartKind::ApiCalls:
            return "calls to the platform's interface";
        case PartKind::Operations:
            return "changes that were asked for";
    }
    return "";
}

std::string readMe(const Bundle& bundle) {
    std::string text =
        fmt::format("{}\nMade on {}\n\n", bundle.heading, utcText(bundle.madeUnixMs));
    text +=
        "This is a support bundle: what Berth has seen, for whoever helps with it. It was written\n"
        "to a file on the computer that Berth runs on, and sent nowhere by Berth.\n\n"
        "Parts\n\n";
    for (const Part& part : bundle.parts) {
        if (part.kind != PartKind::ReadMe) text += lineOf(part) + '\n';
    }
    text += fmt::format(
        "\nWhat was taken out\n\n"
        "  Secrets are replaced by {}: those that Berth knew, private keys, passwords and tokens "
        "by\n"
        "  the names they are given to and by their shape, and all values of environment "
        "variables\n"
        "  of deployments. A secret without a known name or shape may have stayed.\n",
        kRedactionMark);
    text +=
        bundle.addressesHidden
            ? "  Addresses, names of computers and users are replaced by stand-ins (ip-1, mac-1,\n"
              "  host-1, user-1). The same one has the same stand-in in all parts.\n"
            : "  Addresses and names of computers and users are as they were.\n";
    text += "\nTexts of machines are shown without control characters.\n";
    return text;
}

}  // namespace berth::support_bundle
