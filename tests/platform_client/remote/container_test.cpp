// SPDX-License-Identifier: GPL-3.0-or-later
// A computer on which podman really runs containers, looked at over OpenSSH's own server: what is
// read is what podman itself says of each.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <thread>

#include "models/inspection/diagnosis.h"
#include "tests/platform_client/remote/container_engine.h"
#include "tests/platform_client/remote/host_fixture.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::ContainerRuntime;
using domain::ContainerState;
using domain::ContainerStatus;
using inspection::Finding;
using inspection::FindingKind;

// What podman says of one container when it is asked for that one.
struct Inspected {
    std::string id, image, status;
    int exitCode = 0;
    std::int64_t restarts = 0;
};

const std::string kOddName = "a.b-c_D.9" + std::string(150, 'x');

class Containers : public ::testing::Test {
  protected:
    ContainerEngine engine;
    Bench bench;
    // There it also goes by the name of docker, as Debian's podman-docker has it.
    std::unique_ptr<LoginServer> server;
    std::unique_ptr<domain::RemoteHost> host;
    ScratchFolder programs;

    Containers() {
        programs.write("docker", "#!/bin/sh\nexec podman \"$@\"\n");
        ::chmod((programs / "docker").c_str(), 0700);
        std::string environment =
            "SetEnv PATH=" + programs.path() + ":/usr/sbin:/usr/bin:/sbin:/bin";
        for (const std::string& each : engine.environment())
            environment += " " + each;
        server = std::make_unique<LoginServer>(environment);
        host = bench.open(profileOf(server->stop(server->letIn())));
    }

    std::map<std::string, Inspected> inspected() const {
        std::istringstream lines(
            engine.ask({"container", "inspect", "--format",
                        "{{.Name}} {{.Id}} {{.ImageName}} {{.State.Status}} {{.State.ExitCode}} "
                        "{{.RestartCount}}",
                        "works", "paused", "made", "fails", "killed", "again", "done", kOddName}));
        std::map<std::string, Inspected> all;
        std::string name;
        for (Inspected each; lines >> name >> each.id >> each.image >> each.status >>
                             each.exitCode >> each.restarts;)
            all[name] = each;
        return all;
    }
    domain::Inspection look() {
        const auto seen =
            await<domain::Inspection>([&](auto reply) { host->inspect(std::move(reply)); });
        EXPECT_TRUE(seen) << seen.error().detail;
        return seen.value_or(domain::Inspection{});
    }
};

ContainerStatus statusNamed(const std::string& word) {
    if (word == "running") return ContainerStatus::Running;
    if (word == "paused") return ContainerStatus::Paused;
    if (word == "created") return ContainerStatus::Created;
    return word == "exited" ? ContainerStatus::Exited : ContainerStatus::Unknown;
}

std::vector<Finding> findingsOf(const domain::Inspection& look, const std::string& container) {
    std::vector<Finding> found;
    for (const Finding& each : inspection::diagnose(look))
        if (each.subject == inspection::Subject{inspection::SubjectKind::Container, container})
            found.push_back(each);
    return found;
}

std::vector<FindingKind> kindsOf(const std::vector<Finding>& findings) {
    std::vector<FindingKind> kinds;
    for (const Finding& each : findings)
        kinds.push_back(each.kind);
    return kinds;
}

TEST_F(Containers, AreNoneWhereThereAreNone) {
    const domain::Inspection seen = look();
    EXPECT_TRUE(seen.containers.empty());
    for (const domain::SectionReport& each : seen.sections) {
        if (each.name == "docker" || each.name.starts_with("podman")) {
            EXPECT_EQ(each.outcome, domain::SectionOutcome::Answered) << each.name << each.status;
            EXPECT_EQ(each.problem, "") << each.name;
        }
    }
}

TEST_F(Containers, AreWhatPodmanSaysOfEachOfThem) {
    const std::string forAWhile = "exec busybox sleep 100";
    engine.run("works", forAWhile);
    engine.run("paused", forAWhile);
    engine.run("killed", forAWhile);
    engine.run(kOddName, forAWhile);
    engine.run("fails", "exit 3");
    engine.run("done", "true");
    engine.run("again", "exit 5", {"--restart", "on-failure:4"});
    (void)engine.ask(
        {"create", "--network", "none", "--name", "made", ContainerEngine::kImage, "x"});
    (void)engine.ask({"kill", "killed"});
    // Whoever is not root may have no way to do that; then it runs on.
    (void)engine.podman({"pause", "paused"});

    std::map<std::string, Inspected> told = inspected();
    const auto patient = std::chrono::steady_clock::now() + kPatience;
    const auto settled = [&] {
        return told["killed"].status == "exited" && told["fails"].status == "exited" &&
               told["done"].status == "exited" && told["again"].status == "exited" &&
               told["again"].restarts == 4;
    };
    for (; !settled() && std::chrono::steady_clock::now() < patient; told = inspected())
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    ASSERT_TRUE(settled());
    ASSERT_EQ(told.size(), 8u);
    EXPECT_EQ(told["killed"].exitCode, 137);

    const domain::Inspection seen = look();
    ASSERT_EQ(seen.containers.size(), told.size()) << "each once, whatever names the engine has";
    for (const ContainerState& each : seen.containers) {
        ASSERT_TRUE(told.contains(each.name)) << each.name;
        const Inspected& expected = told[each.name];
        EXPECT_EQ(each.runtime, ContainerRuntime::Podman);
        EXPECT_EQ(each.id, expected.id) << each.name;
        EXPECT_EQ(each.image, expected.image) << each.name;
        EXPECT_NE(each.status, ContainerStatus::Unknown) << each.name;
        EXPECT_EQ(each.status, statusNamed(expected.status)) << each.name << expected.status;
        EXPECT_EQ(each.restarts, expected.restarts) << each.name;
        EXPECT_EQ(each.exitCode, each.status == ContainerStatus::Exited
                                     ? std::optional(expected.exitCode)
                                     : std::nullopt)
            << each.name;
        EXPECT_FALSE(each.detail.empty()) << each.name;
    }
    for (const std::string& name : {std::string("works"), std::string("done"), std::string("made"),
                                    std::string("paused"), kOddName})
        EXPECT_TRUE(findingsOf(seen, name).empty()) << name;
    EXPECT_EQ(kindsOf(findingsOf(seen, "fails")), std::vector{FindingKind::ContainerFailed});
    EXPECT_EQ(kindsOf(findingsOf(seen, "again")), std::vector{FindingKind::ContainerCrashLoop});
    const auto killed = findingsOf(seen, "killed");
    ASSERT_EQ(kindsOf(killed), std::vector{FindingKind::ContainerFailed});
    EXPECT_NE(inspection::sentenceOf(killed[0]).find("137"), std::string::npos)
        << inspection::sentenceOf(killed[0]);
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
