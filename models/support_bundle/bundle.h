// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace berth::support_bundle {

// What a part tells. The interface chooses its name by kind.
enum class PartKind {
    ReadMe,  // what the others are and what was taken out; always there
    Findings,
    Machine,
    Gpus,
    Disks,
    Network,
    Processes,
    Containers,
    KernelMessages,
    Sections,    // how each part of the look went
    Inspection,  // the whole look, for programs
    History,     // the course of the figures
    Program,     // Berth and what it runs on
    Connections,
    Deployments,
    Events,
    ApiCalls,
    Operations,
};

// Every part holds at most so many bytes, all of them together kMostBundleBytes; what is left out
// is said in the part.
inline constexpr std::size_t kMostPartBytes = 2 * 1024 * 1024;
inline constexpr std::size_t kMostBundleBytes = 12 * 1024 * 1024;

// One file of the archive.
struct Part {
    PartKind kind = PartKind::ReadMe;
    std::string path;           // inside the archive: safe on every system
    std::string text;           // UTF-8
    std::size_t redacted = 0;   // places where a secret stood
    std::size_t addresses = 0;  // places where an address or a name stood
    bool chosen = true;

    friend bool operator==(const Part&, const Part&) = default;
};

// What is looked at before it is written: exactly this text, and nothing beside.
struct Bundle {
    std::string name;     // of the file, without ".zip": "berth-support-20261127T150211Z"
    std::string heading;  // of the read-me, secrets taken out like everywhere
    std::int64_t madeUnixMs = 0;
    bool addressesHidden = false;
    std::vector<Part> parts;  // the read-me first

    friend bool operator==(const Bundle&, const Bundle&) = default;
};

// The same with the parts that are chosen only, and a read-me that says what is there and what a
// person left out. The read-me itself cannot be left out.
[[nodiscard]] Bundle finished(const Bundle& bundle);

}  // namespace berth::support_bundle
