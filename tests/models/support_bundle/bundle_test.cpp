// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/bundle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "models/domain/text.h"
#include "models/inspection/diagnosis.h"
#include "models/support_bundle/make_bundle.h"
#include "models/support_bundle/part_writer.h"
#include "models/support_bundle/read_me.h"
#include "models/support_bundle/span.h"
#include "models/support_bundle/zip_archive.h"
#include "tests/support/fake_hosts.h"
#include "tests/support/sample_snapshot.h"

namespace berth::support_bundle {
namespace {

constexpr std::int64_t kMade = 1'796'000'000'000;

Material sampleComputer() {
    Material material;
    material.version = "1.2.3";
    material.madeUnixMs = kMade;
    InspectedComputer computer;
    computer.profile = support::sampleHost();
    computer.look = support::sampleInspection();
    computer.seenUnixMs = kMade - 5000;
    computer.findings = inspection::diagnose(computer.look);
    computer.history.add(nullptr, computer.look, std::chrono::seconds(0));
    computer.history.add(&computer.look, computer.look, std::chrono::seconds(5));
    material.computer = std::move(computer);
    return material;
}

Material sampleProgram() {
    Material material;
    material.version = "1.2.3";
    material.madeUnixMs = kMade;
    ProgramState program;
    program.facts = {{"Qt", "6.4.2"}};
    domain::ConnectionSettings connection;
    connection.id = {"c1"};
    connection.name = "公司账号";
    connection.baseUrl = "https://openapi.example.com";
    program.connections = {connection};
    program.computers = {support::sampleHost()};
    program.connection = "公司账号";
    program.snapshot = support::sampleSnapshot();
    program.events = support::sampleEvents();
    domain::ApiCall call;
    call.method = "GET";
    call.path = "/api/task?token=abc123";
    program.calls = {call};
    domain::OperationRecord operation;
    operation.summary = "scale echo 3 → 5";
    program.operations = {operation};
    material.program = std::move(program);
    return material;
}

const Part& part(const Bundle& bundle, PartKind kind) {
    const auto found = std::ranges::find(bundle.parts, kind, &Part::kind);
    EXPECT_NE(found, bundle.parts.end()) << describe(kind);
    return *found;
}

bool says(const Bundle& bundle, PartKind kind, std::string_view words) {
    return part(bundle, kind).text.find(words) != std::string::npos;
}

void expectSound(const Bundle& bundle) {
    EXPECT_TRUE(zipArchive(bundle).has_value());
    std::size_t size = 0;
    for (const Part& one : bundle.parts) {
        EXPECT_TRUE(domain::isUtf8(one.text)) << one.path;
        EXPECT_LE(one.text.size(), kMostPartBytes + 256) << one.path;
        EXPECT_TRUE(one.text.empty() || one.text.ends_with('\n')) << one.path;
        if (one.path.ends_with(".json")) {
            EXPECT_TRUE(nlohmann::json::accept(one.text)) << one.path;
        }
        size += one.text.size();
    }
    EXPECT_LE(size, kMostBundleBytes + 256 * bundle.parts.size());
}

TEST(SupportBundle, TellsAllThatALookAtAComputerShowed) {
    const Bundle bundle = makeBundle(sampleComputer(), {});
    expectSound(bundle);
    EXPECT_EQ(bundle.name, "berth-support-20261130T005320Z");
    EXPECT_EQ(bundle.parts.front().kind, PartKind::ReadMe);
    EXPECT_TRUE(says(bundle, PartKind::ReadMe, "Berth 1.2.3, about 训练机 1"));
    EXPECT_TRUE(says(bundle, PartKind::ReadMe, "2026-11-30 00:53:20 UTC"));
    EXPECT_TRUE(says(bundle, PartKind::Findings, "[critical] GPU 3"));
    EXPECT_TRUE(says(bundle, PartKind::Findings, "next step: "));
    EXPECT_TRUE(says(bundle, PartKind::Machine, "host name: gpu-node-17"));
    EXPECT_TRUE(says(bundle, PartKind::Gpus, "3 LOST"));
    EXPECT_TRUE(says(bundle, PartKind::Disks, "nfs4"));
    EXPECT_TRUE(says(bundle, PartKind::Network, "0.0.0.0"));
    EXPECT_TRUE(says(bundle, PartKind::Processes, "4711"));
    EXPECT_TRUE(says(bundle, PartKind::Containers, "train:2.3"));
    EXPECT_TRUE(says(bundle, PartKind::KernelMessages, "fallen off the bus"));
    EXPECT_TRUE(says(bundle, PartKind::History, "\"5.0\",\"machine\""));
    const auto look = nlohmann::json::parse(part(bundle, PartKind::Inspection).text);
    EXPECT_EQ(look["version"], 1);
    EXPECT_EQ(look["gpus"].size(), 8U);
    EXPECT_EQ(look["gpus"][3]["lost"], true);
    EXPECT_FALSE(look["gpus"][3].contains("temperature"));
    EXPECT_EQ(look["host"]["memory"]["total"], 1024 * domain::kGiB);
}

TEST(SupportBundle, TellsOfThePlatformWithoutValuesOfVariables) {
    Material material = sampleProgram();
    auto snapshot = std::make_shared<domain::Snapshot>(*material.program->snapshot);
    ASSERT_FALSE(snapshot->deployments.empty());
    snapshot->deployments[0].spec.environment = {{"MODE", "quite-private"}, {"N", "5"}};
    snapshot->deployments[0].spec.extensions = "{\"registry\":\"quite-private\"}";
    material.program->snapshot = snapshot;
    const Bundle bundle = makeBundle(material, {});
    expectSound(bundle);
    for (const Part& one : bundle.parts) {
        EXPECT_EQ(one.text.find("quite-private"), std::string::npos) << one.path;
        EXPECT_EQ(one.text.find("abc123"), std::string::npos) << one.path;
    }
    const auto form = nlohmann::json::parse(part(bundle, PartKind::Deployments).text);
    const auto& spec = form["deployments"][0]["spec"];
    EXPECT_EQ(spec["environment"][0]["name"], "MODE");
    EXPECT_EQ(spec["environment"][0]["value"], kRedactionMark);
    EXPECT_EQ(form["nodes"].size(), snapshot->nodes.size());
    EXPECT_EQ(part(bundle, PartKind::ApiCalls).redacted, 1U);
    EXPECT_TRUE(says(bundle, PartKind::Connections, "公司账号: https://openapi.example.com"));
    EXPECT_TRUE(says(bundle, PartKind::Operations, "scale echo 3 → 5"));
    EXPECT_TRUE(says(bundle, PartKind::Program, "Qt: 6.4.2"));
}

TEST(SupportBundle, HidesAddressesAndNamesInAllPartsInTheSameWay) {
    Material material = sampleComputer();
    material.computer->look.kernelLog.messages.push_back(
        {std::nullopt, "nfs: server 10.1.2.3 not responding, gpu-node-17, /home/alice"});
    material.computer->look.network.nameServers = std::vector<std::string>{"10.1.2.3"};
    const Bundle open = makeBundle(material, {});
    EXPECT_TRUE(says(open, PartKind::KernelMessages, "10.1.2.3"));
    const Bundle bundle = makeBundle(material, {.hideAddresses = true});
    expectSound(bundle);
    for (const Part& one : bundle.parts) {
        for (const char* name : {"10.1.2.3", "gpu-node-17", "alice", "训练机 1", "10.0.0.1"})
            EXPECT_EQ(one.text.find(name), std::string::npos) << one.path << ": " << name;
    }
    EXPECT_GT(part(bundle, PartKind::KernelMessages).addresses, 0U);
    EXPECT_TRUE(says(bundle, PartKind::ReadMe, "stand-ins"));
    const std::string& network = part(bundle, PartKind::Network).text;
    const std::size_t at = network.find("name server: ip-");
    ASSERT_NE(at, std::string::npos);
    EXPECT_TRUE(says(bundle, PartKind::KernelMessages, "server " + network.substr(at + 13, 4)));
}

TEST(SupportBundle, LeavesNoSecretInAnyPart) {
    Material material = sampleComputer();
    const std::string secret = "k3y\"with\\all=%";
    material.secrets.emplace_back(secret);
    domain::Inspection& look = material.computer->look;
    look.host.identity.osName = secret;
    look.host.processes[0].name = secret;
    look.containers[0].detail = "x " + secret;
    look.containers[0].image = std::string(ValueTexts::kMostBytes - 5, 'x') + secret;
    look.filesystems[0].device = secret;
    look.gpus[0].name = secret;
    look.gpuDriver.message = secret;
    look.kernelLog.messages[0].text = secret;
    look.sections.push_back({"disk", domain::SectionOutcome::Failed, 1, false, secret});
    material.computer->profile.name = secret;
    material.computer->problem = secret;
    material.computer->findings = inspection::diagnose(look);
    const Bundle bundle = makeBundle(material, {});
    expectSound(bundle);
    std::size_t redacted = 0;
    for (const Part& one : bundle.parts) {
        EXPECT_EQ(one.text.find("k3y"), std::string::npos) << one.path << "\n" << one.text;
        redacted += one.redacted;
    }
    EXPECT_GE(redacted, 16U);
    EXPECT_EQ(finished(bundle).heading.find("k3y"), std::string::npos);
}

TEST(SupportBundle, StaysBoundedWhateverAMachineSays) {
    Material material = sampleComputer();
    domain::Inspection& look = material.computer->look;
    const std::string noise(3000, '<');
    look.kernelLog.messages.assign(800, {std::nullopt, noise});
    look.containers.assign(50, look.containers[0]);
    for (auto& container : look.containers)
        container.detail = noise + "\xFF\x1b]0;\x07";
    look.host.processes.assign(2000, {1, 0, "secret=x", 'R', {}});
    const Bundle bundle = makeBundle(material, {.hideAddresses = true});
    expectSound(bundle);
    EXPECT_TRUE(says(bundle, PartKind::KernelMessages, "more lines are left out]"));
    const auto form = nlohmann::json::parse(part(bundle, PartKind::Inspection).text);
    EXPECT_TRUE(form.contains("leftOut"));
}

TEST(SupportBundle, IsTheSameForTheSameMaterial) {
    EXPECT_EQ(makeBundle(sampleComputer(), {}), makeBundle(sampleComputer(), {}));
    EXPECT_EQ(makeBundle(sampleProgram(), {true}), makeBundle(sampleProgram(), {true}));
}

TEST(SupportBundle, TellsWithNothingAtHandJustThat) {
    Material material;
    const Bundle bundle = makeBundle(material, {});
    ASSERT_EQ(bundle.parts.size(), 1U);
    expectSound(bundle);
    material.computer.emplace();
    material.program.emplace();
    material.program->operationsProblem = "disk I/O error";
    const Bundle empty = makeBundle(material, {});
    expectSound(empty);
    EXPECT_TRUE(says(empty, PartKind::Findings, "Nothing noticeable"));
    EXPECT_TRUE(says(empty, PartKind::Operations, "disk I/O error"));
}

TEST(SupportBundle, SaysInItsReadMeWhatAPersonLeftOut) {
    Bundle bundle = makeBundle(sampleComputer(), {});
    for (Part& one : bundle.parts)
        one.chosen = one.kind != PartKind::Processes && one.kind != PartKind::ReadMe;
    const Bundle result = finished(bundle);
    EXPECT_EQ(result.parts.size(), bundle.parts.size() - 1);
    EXPECT_EQ(std::ranges::count(result.parts, PartKind::Processes, &Part::kind), 0);
    const std::string& text = part(result, PartKind::ReadMe).text;
    const std::size_t at = text.find("processes.txt");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(text.substr(at, text.find('\n', at) - at), "processes.txt    left out on request");
}

TEST(SupportBundle, KeepsFormulasOfAMachineOutOfSpreadsheets) {
    Material material = sampleProgram();
    material.program->events.front().detail = "=HYPERLINK(\"http://x\")";
    const Bundle bundle = makeBundle(material, {});
    EXPECT_TRUE(says(bundle, PartKind::Events, "\"'=HYPERLINK"));
}

}  // namespace
}  // namespace berth::support_bundle
