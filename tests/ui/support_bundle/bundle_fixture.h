// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inspection/diagnosis.h"
#include "models/support_bundle/material.h"
#include "tests/support/fake_hosts.h"
#include "tests/support/sample_snapshot.h"

namespace berth::ui {

// What the sample computer showed, with a secret that Berth knows and one that it does not.
[[nodiscard]] inline support_bundle::Material sampleMaterial() {
    support_bundle::Material material;
    material.version = "0.1.0";
    material.madeUnixMs = 1'796'000'000'000;
    material.secrets.emplace_back("k3y-of-the-simulator");
    support_bundle::InspectedComputer computer;
    computer.profile = support::sampleHost();
    computer.look = support::sampleInspection();
    computer.look.kernelLog.messages.push_back(
        {std::chrono::seconds(1'572'600),
         "agent[812]: joining 10.1.2.3:6443 --token k3y-of-the-simulator"});
    computer.look.kernelLog.messages.push_back(
        {std::chrono::seconds(1'572'601),
         "nfs: server 10.1.2.3 not responding, DB_PASSWORD=hunter2"});
    computer.seenUnixMs = material.madeUnixMs - 4000;
    computer.findings = inspection::diagnose(computer.look);
    computer.history.add(nullptr, computer.look, std::chrono::seconds(0));
    material.computer = std::move(computer);
    return material;
}

[[nodiscard]] inline support_bundle::Material sampleProgram() {
    support_bundle::Material material;
    material.version = "0.1.0";
    material.madeUnixMs = 1'796'000'000'000;
    support_bundle::ProgramState program;
    program.facts = {{"Berth", "0.1.0"}, {"Qt", "6.4.2"}};
    program.connection = "embedded simulator";
    program.snapshot = support::sampleSnapshot();
    program.events = support::sampleEvents();
    material.program = std::move(program);
    return material;
}

}  // namespace berth::ui
