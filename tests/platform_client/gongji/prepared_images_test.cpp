// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/prepared_images.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "models/domain/image_reference.h"
#include "models/domain/validation.h"
#include "tests/platform_client/gongji/client_room.h"

namespace berth::platform_client::gongji {
namespace {

using namespace domain;
using testing::ClientRoom;

// What a page finds about a spec: only with what the client tells it.
std::vector<Finding> findingsOf(const ClientRoom& room, const DeploymentSpec& spec) {
    const SnapshotPtr snapshot = room.client->snapshot();
    const Capabilities can = room.client->capabilities();
    ValidationContext context;
    context.catalogue = &snapshot->catalogue;
    context.capabilities = &can;
    context.snapshot = snapshot.get();
    return validate(spec, context);
}

const Finding* find(const std::vector<Finding>& findings, FindingKind kind) {
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& each) { return each.kind == kind; });
    return found == findings.end() ? nullptr : &*found;
}

DeploymentSpec specOf(const std::string& image, std::vector<int> ports, int nodes = 1) {
    DeploymentSpec spec = ClientRoom::spec("app", nodes);
    spec.image = image;
    spec.ports.clear();
    for (const int port : ports)
        spec.ports.push_back({port, BalancingPolicy::RoundRobin});
    return spec;
}

Probe askingFor(const char* path, int port) {
    Probe probe;
    probe.path = path;
    probe.port = port;
    return probe;
}

TEST(PreparedImages, BringWhatThePlatformsOwnFormFillsIn) {
    Catalogue catalogue;
    catalogue.presets = preparedImages();
    const ImagePreset* vllm = catalogue.findPreset("VLLM");
    ASSERT_NE(vllm, nullptr);
    ASSERT_EQ(vllm->command.size(), 3U) << "without a model it serves nothing";
    EXPECT_EQ(vllm->command[2],
              "vllm serve Qwen/Qwen3-8B-FP8 --max-model-len 16K --max-num-seqs 2");
    EXPECT_EQ(vllm->environment.front(), (EnvironmentVariable{"VLLM_USE_MODELSCOPE", "true"}));
    EXPECT_EQ(catalogue.findPreset("ACE-Step")->environment.size(), 3U);
    EXPECT_TRUE(catalogue.findPreset("DailyHot")->environment.empty());
}

TEST(PreparedImages, AreThoseOfThePlatformUnderNamesAndAddressesThatWork) {
    std::set<std::string> names;
    for (const ImagePreset& preset : preparedImages()) {
        SCOPED_TRACE(preset.name);
        EXPECT_TRUE(names.insert(preset.name).second) << "a name is one image's";
        EXPECT_FALSE(preset.category.empty());
        const ImageReference address = splitImageReference(preset.reference);
        EXPECT_EQ(address.registry, "harbor.suanleme.cn");
        EXPECT_FALSE(address.tag.empty());
        DeploymentSpec spec = specOf(preset.reference, {});
        ValidationContext alone;
        EXPECT_EQ(find(validate(spec, alone), FindingKind::ImageMalformed), nullptr);
        std::set<int> ports;
        for (const ImagePort& port : preset.ports) {
            EXPECT_TRUE(ports.insert(port.port).second);
            EXPECT_TRUE(port.port >= 1 && port.port <= 65535);
        }
    }
    EXPECT_EQ(names.size(), 46U);
}

TEST(PreparedImages, AreInTheCatalogueWithTheRegistriesThatNobodyReaches) {
    ClientRoom room;
    room.ready();
    const Catalogue& catalogue = room.client->snapshot()->catalogue;
    EXPECT_EQ(catalogue.presets, preparedImages());
    EXPECT_EQ(catalogue.blockedRegistries, (std::vector<std::string>{"docker.io", "ghcr.io"}));
    const ImagePreset* comfy = catalogue.findPreset("Flux.1-dev ComfyUI");
    ASSERT_NE(comfy, nullptr);
    EXPECT_EQ(comfy, catalogue.findPreset("harbor.suanleme.cn/public-hub/comfyui-flux:0.5"));
    EXPECT_EQ(comfy->size.count, 25'415'000'000);
    EXPECT_TRUE(comfy->writesFiles);
}

TEST(PreparedImages, FailTheHealthChecksThatThePlatformFillsIn) {
    ClientRoom room;
    room.ready();
    int refused = 0;
    for (const ImagePreset& preset : preparedImages()) {
        SCOPED_TRACE(preset.name);
        if (preset.ports.empty() || preset.name == "DailyHot") continue;  // on port 80 itself
        DeploymentSpec spec = specOf(preset.name, {preset.ports[0].port});
        spec.health.liveness = askingFor("/live", 80);
        const auto findings = findingsOf(room, spec);
        const Finding* found = find(findings, FindingKind::ProbeWillFail);
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(found->level, FindingLevel::Problem);
        EXPECT_EQ(found->field, "health.liveness");
        ASSERT_EQ(found->fix.size(), 1U);
        EXPECT_EQ(find(findingsOf(room, found->fix[0]), FindingKind::ProbeWillFail), nullptr);
        const auto planned = room.plan(CreateDeployment{spec});
        ASSERT_FALSE(planned);
        EXPECT_EQ(planned.error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(planned.error().field, "health.liveness");
        ++refused;
    }
    EXPECT_EQ(refused, 44);
}

TEST(PreparedImages, PassTheHealthChecksThatTheirProgramsAnswer) {
    ClientRoom room;
    room.ready();
    DeploymentSpec spec = specOf("VLLM", {8000});
    spec.health.readiness = askingFor("/health", 8000);
    EXPECT_TRUE(room.plan(CreateDeployment{spec}));
    spec = specOf("Ollama", {11434}, 3);
    spec.health.readiness = askingFor("/", 11434);
    spec.health.liveness = askingFor("/", 11434);
    spec.health.liveness->kind = ProbeKind::Tcp;
    EXPECT_TRUE(room.plan(CreateDeployment{spec}));
}

TEST(PreparedImages, ThatKeepStateWantOneNodeAndTheirApisAsManyAsThereAre) {
    ClientRoom room;
    room.ready();
    for (const auto& [image, page] :
         {std::pair("Flux.1-dev ComfyUI", 8188), {"Ubuntu2404", 8888}}) {
        DeploymentSpec spec = specOf(image, {page}, 2);
        const auto planned = room.plan(CreateDeployment{spec});
        ASSERT_FALSE(planned) << image;
        EXPECT_EQ(planned.error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(planned.error().field, "ports[0].port");
        const auto findings = findingsOf(room, spec);
        EXPECT_NE(find(findings, FindingKind::StatefulOnSeveralNodes), nullptr) << image;
        EXPECT_NE(find(findings, FindingKind::DataOnNodesOnly), nullptr) << image;
        spec.nodes = 1;
        EXPECT_TRUE(room.plan(CreateDeployment{spec})) << image;
    }
    EXPECT_TRUE(room.plan(CreateDeployment{specOf("Flux.1-dev ComfyUI", {3000}, 3)}));
    EXPECT_TRUE(room.plan(CreateDeployment{specOf("Ollama", {11434}, 3)}));
}

TEST(PreparedImages, StandInForImagesThatCannotBeFetched) {
    ClientRoom room;
    room.ready();
    for (const char* image : {"vllm/vllm-openai:latest", "ghcr.io/acme/vllm-openai:1"}) {
        const auto findings = findingsOf(room, specOf(image, {8000}));
        const Finding* found = find(findings, FindingKind::RegistryBlocked);
        ASSERT_NE(found, nullptr) << image;
        EXPECT_EQ(found->level, FindingLevel::Warning) << "the platform may have learnt it";
        ASSERT_EQ(found->fix.size(), 1U) << image;
        EXPECT_EQ(found->fix[0].image, "VLLM");
    }
    EXPECT_EQ(find(findingsOf(room, specOf("harbor.suanleme.cn/me/own:1", {80})),
                   FindingKind::RegistryBlocked),
              nullptr);
}

TEST(PreparedImages, AreOrderedByNameAndSentByAddress) {
    ClientRoom room;
    room.ready();
    ASSERT_TRUE(room.apply(CreateDeployment{specOf("VLLM", {8000})}));
    const std::string address = "harbor.suanleme.cn/public-hub/vllm-openai:v0.19.0-copy";
    EXPECT_NE(room.platform.bodies.back().find("\"service_image\":\"" + address + "\""),
              std::string::npos)
        << room.platform.bodies.back();
    ASSERT_NE(room.shown("app"), nullptr);
    const Deployment made = *room.shown("app");
    EXPECT_EQ(made.spec.image, address);
    // By its name it is the same image: an edit with it changes nothing.
    DeploymentSpec same = made.spec;
    same.image = "VLLM";
    const auto planned = room.plan(EditDeployment{made.id, same});
    ASSERT_TRUE(planned) << planned.error().detail;
    EXPECT_TRUE(planned->fields.empty());
    EXPECT_TRUE(room.apply(EditDeployment{made.id, same}));
    EXPECT_EQ(room.platform.updates, 0);
    same.image = "Ollama";
    same.ports = {{11434, BalancingPolicy::RoundRobin}};
    ASSERT_TRUE(room.apply(EditDeployment{made.id, same}));
    EXPECT_EQ(room.platform.updates, 1);
    EXPECT_EQ(room.shown("app")->spec.image, "harbor.suanleme.cn/public-hub/ollama:2025-10-30-rc1");
}

}  // namespace
}  // namespace berth::platform_client::gongji
