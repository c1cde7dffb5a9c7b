// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/validation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "models/domain/codec.h"
#include "tests/models/domain/validation_examples.h"

namespace berth::domain {
namespace {

using namespace std::chrono_literals;
using Level = FindingLevel;
using Kind = FindingKind;

using fixtures::allExamples;
using fixtures::Example;
using fixtures::World;

const Finding* find(const std::vector<Finding>& findings, Kind kind) {
    for (const Finding& each : findings) {
        if (each.kind == kind) return &each;
    }
    return nullptr;
}

TEST(Validation, AGoodSpecHasNoFinding) {
    const auto findings = World{}.validate(fixtures::goodSpec());
    EXPECT_TRUE(findings.empty()) << findings.front().detail;
    EXPECT_FALSE(hasProblem(findings));
    EXPECT_FALSE(firstProblem(findings).has_value());
}

TEST(Validation, EveryFaultIsFoundAtItsFieldAndItsFixMendsIt) {
    for (const Example& example : allExamples()) {
        World world;
        DeploymentSpec spec = fixtures::goodSpec();
        example.spoil(spec, world);
        SCOPED_TRACE(toJson(spec));
        const auto findings = world.validate(spec);
        const Finding* found = find(findings, example.kind);
        ASSERT_NE(found, nullptr) << static_cast<int>(example.kind);
        EXPECT_EQ(found->level, example.level);
        EXPECT_EQ(found->field, example.field);
        EXPECT_GT(found->detail.size(), 20U);
        EXPECT_EQ(hasProblem(findings), firstProblem(findings).has_value());
        ASSERT_EQ(found->fix.size(), example.mended == nullptr ? 0U : 1U) << found->detail;
        if (example.mended == nullptr) continue;
        EXPECT_TRUE(example.mended(found->fix[0])) << toJson(found->fix[0]);
        EXPECT_EQ(find(world.validate(found->fix[0]), example.kind), nullptr);
    }
}

TEST(Validation, LooksAtNeitherGpuNorRegionsNorStockOfAnOrderWhoseOffersNobodyKnows) {
    World world;
    DeploymentSpec spec = fixtures::goodSpec();
    spec.offers = {"J19C"};
    spec.regions = {{"the moon"}};
    spec.nodes = 900;
    ValidationContext context{&world.catalogue, &world.capabilities, &world.snapshot, {}};
    EXPECT_TRUE(hasProblem(validate(spec, context)));
    context.offersUnknown = true;
    for (const char* gpu : {"", "H800"}) {
        spec.gpuSpec = gpu;
        EXPECT_TRUE(validate(spec, context).empty()) << gpu;
    }
    spec.name.clear();
    EXPECT_NE(find(validate(spec, context), Kind::NameEmpty), nullptr);
}

TEST(Validation, AsksOfAJobNeitherPortsNorATimeToStop) {
    DeploymentSpec spec = fixtures::goodSpec();
    spec.ports.clear();
    spec.health = {};
    spec.stopAfter.reset();
    EXPECT_NE(find(World{}.validate(spec), Kind::NoPorts), nullptr);
    EXPECT_NE(find(World{}.validate(spec), Kind::RunsForEver), nullptr);
    spec.job.emplace();
    EXPECT_TRUE(World{}.validate(spec).empty());
}

TEST(Validation, EveryKindOfFindingIsReached) {
    std::set<int> reached;
    for (const Example& example : allExamples())
        reached.insert(static_cast<int>(example.kind));
    for (int kind = 0; kind <= static_cast<int>(Kind::HashKeyNameBad); ++kind) {
        EXPECT_TRUE(reached.contains(kind)) << kind;
    }
}

TEST(Validation, ASpecWithEveryPortThereIsCostsNoMoreThanAHundredFindings) {
    DeploymentSpec spec = fixtures::goodSpec();
    spec.ports.clear();
    for (int port = 1; port <= 65535; ++port)
        spec.ports.push_back({port, {}});
    for (int i = 0; i < 1000; ++i)
        spec.ports.push_back({80, {}});
    const auto findings = World{}.validate(spec);
    const auto count = [&](Level level) {
        return std::count_if(findings.begin(), findings.end(),
                             [&](const Finding& each) { return each.level == level; });
    };
    EXPECT_EQ(count(Level::Warning), 100);
    EXPECT_EQ(count(Level::Problem), 100);  // none hidden by the warnings before them
    ASSERT_NE(find(findings, Kind::PortTwice), nullptr);
    EXPECT_EQ(find(findings, Kind::PortTwice)->field, "ports[65535].port");
}

TEST(Validation, NamesOfOneToFortyCharactersAreTaken) {
    for (const std::string name : {"a", "a1", "a-b", "x--y", "flux-studio"}) {
        DeploymentSpec spec = fixtures::goodSpec();
        spec.name = name;
        EXPECT_TRUE(World{}.validate(spec).empty()) << name;
        spec.name = std::string(40 - name.size(), 'a') + name;
        EXPECT_TRUE(World{}.validate(spec).empty()) << spec.name;
    }
}

TEST(Validation, AddressesOfImagesAreReadByTheReferenceGrammar) {
    const std::string digest = "@sha256:" + std::string(64, 'a');
    for (const std::string image :
         {"harbor.suanleme.cn/public-hub/echo:1.0", "localhost:5000/a", "docker.io/library/x",
          "a/b_c.d-e:V1_2.x", "me/app", "Registry.Example:443/a/b"}) {
        DeploymentSpec spec = fixtures::goodSpec();
        spec.image = image;
        EXPECT_FALSE(hasProblem(World{}.validate(spec))) << image;
        spec.image += digest;
        EXPECT_FALSE(hasProblem(World{}.validate(spec))) << spec.image;
    }
    for (const std::string image : {"a/", "/a", "a/B", "a b", "a/b:c:d", "-a/b", "a/b:-x", "a/-b",
                                    "host:port/a", "a/b@x", "a.b:123456/c", "泊/位", ":", "@",
                                    "a/b:"
                                    "\n"}) {
        DeploymentSpec spec = fixtures::goodSpec();
        spec.image = image;
        EXPECT_NE(find(World{}.validate(spec), Kind::ImageMalformed), nullptr) << image;
    }
}

TEST(Validation, AllNamesOfABlockedRegistryAreBlocked) {
    for (const std::string image : {"nginx/nginx", "library/nginx", "docker.io/library/nginx:1.27",
                                    "index.docker.io/me/app", "registry-1.docker.io/me/app",
                                    "DOCKER.io/me/app", "docker.io:443/me/app", "ghcr.io/me/app"}) {
        DeploymentSpec spec = fixtures::goodSpec();
        spec.image = image;
        const auto findings = World{}.validate(spec);
        const Finding* found = find(findings, Kind::RegistryBlocked);
        ASSERT_NE(found, nullptr) << image;
        EXPECT_EQ(found->value, image.starts_with("ghcr") ? "ghcr.io" : "docker.io") << image;
    }
    for (const std::string image :
         {"harbor.example.cn/library/nginx", "localhost/nginx", "docker.io.example.cn/me/app",
          "mirror.example.cn/docker.io/library/nginx", "harbor.example.cn/public-hub/echo:1.0",
          "echo"}) {
        DeploymentSpec spec = fixtures::goodSpec();
        spec.image = image;
        EXPECT_EQ(find(World{}.validate(spec), Kind::RegistryBlocked), nullptr) << image;
    }
}

TEST(Validation, ABareNameIsDockerHubsWhereThePlatformHasNoPresets) {
    World world;
    world.catalogue.presets.clear();
    DeploymentSpec spec = fixtures::goodSpec();
    spec.image = "nginx:latest";
    EXPECT_NE(find(world.validate(spec), Kind::RegistryBlocked), nullptr);
    world.catalogue.blockedRegistries.clear();
    EXPECT_EQ(find(world.validate(spec), Kind::RegistryBlocked), nullptr);
}

TEST(Validation, OfPresetsOfOneProgramTheOneOfTheSameTagStandsInThenTheOneNamedAlike) {
    World world;
    const auto preset = [](const char* name, const char* reference) {
        ImagePreset made;
        made.name = name;
        made.reference = reference;
        return made;
    };
    world.catalogue.presets = {preset("Qwen3.5-9B", "hub.example.cn/public/vllm-openai:2026-3"),
                               preset("VLLM", "hub.example.cn/public/vllm-openai:v0.19.0"),
                               preset("Qwen3-VL", "hub.example.cn/public/vllm-openai:vl"),
                               preset("openai", "hub.example.cn/public/openai-proxy:vl")};
    const auto fixOf = [&](const std::string& image) {
        DeploymentSpec spec = fixtures::goodSpec();
        spec.image = image;
        const auto findings = world.validate(spec);
        const Finding* found = find(findings, Kind::RegistryBlocked);
        if (found == nullptr) found = find(findings, Kind::ImageUnknown);
        return found == nullptr || found->fix.empty() ? std::string() : found->fix[0].image;
    };
    EXPECT_EQ(fixOf("vllm-openai:vl"), "Qwen3-VL");
    EXPECT_EQ(fixOf("vllm-openai"), "VLLM");
    EXPECT_EQ(fixOf("vllm/vllm-openai:vl"), "Qwen3-VL");
    EXPECT_EQ(fixOf("docker.io/vllm/vllm-openai:latest"), "VLLM");
    EXPECT_EQ(fixOf("ghcr.io/acme/vllm-openai"), "VLLM");
    EXPECT_EQ(fixOf("ghcr.io/acme/vllm"), "");
}

TEST(Validation, AnOfferHoldsForItsGpuAndRegionOnly) {
    World world;
    DeploymentSpec spec = fixtures::goodSpec();
    spec.offers = {"b2ZmZXItMQ==", "b2ZmZXItMg=="};
    EXPECT_TRUE(world.validate(spec).empty());
    spec.regions = {{"hebei-1"}};
    auto findings = world.validate(spec);
    const Finding* found = find(findings, Kind::OfferUnknown);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->field, "offers[0]");
    spec.offers = {"b2ZmZXItMg=="};
    EXPECT_TRUE(world.validate(spec).empty());
    spec.gpuSpec = "5090";
    EXPECT_NE(find(world.validate(spec), Kind::OfferUnknown), nullptr);
    for (Pool& pool : world.catalogue.pools)
        pool.offer.clear();
    EXPECT_EQ(find(world.validate(spec), Kind::OfferUnknown), nullptr);
}

TEST(Validation, AFixThatMovesToAnotherGpuOrRegionLeavesTheOldOffersBehind) {
    World world;
    DeploymentSpec spec = fixtures::goodSpec();
    spec.regions = {{"henan"}};
    spec.offers = {"b2ZmZXItMw=="};
    const auto findings = world.validate(spec);
    const Finding* found = find(findings, Kind::NoStock);
    ASSERT_NE(found, nullptr);
    ASSERT_EQ(found->fix.size(), 1U);
    EXPECT_TRUE(found->fix[0].offers.empty());
    EXPECT_TRUE(world.validate(found->fix[0]).empty());
}

TEST(Validation, NothingSmallerTakesThePlaceOfAGpuChosenForAnUnknownImage) {
    World world;
    DeploymentSpec spec = fixtures::goodSpec();
    spec.image = "harbor.example.cn/me/own:1";
    spec.gpuSpec = "5090";
    spec.offers.clear();
    const auto fixOf = [&] {
        const auto findings = world.validate(spec);
        const Finding* found = find(findings, Kind::NoStock);
        EXPECT_NE(found, nullptr);
        return found == nullptr || found->fix.empty() ? std::string() : found->fix[0].gpuSpec;
    };
    EXPECT_EQ(fixOf(), "");  // all that is free is smaller
    world.catalogue.pools.push_back({{"henan"}, "A800", {2000}, 2, 2, "b2ZmZXItNw=="});
    EXPECT_EQ(fixOf(), "A800");
    spec.regions = {{"hebei-1"}};  // where only a 5090 is sold, and none is free
    EXPECT_EQ(fixOf(), "A800");
}

TEST(Validation, AnEditedDeploymentKeepsItsNameItsStockAndItsTime) {
    World world;
    world.editing = {"d-1"};
    DeploymentSpec spec = fixtures::goodSpec();
    spec.name = "taken";
    spec.stopAfter.reset();
    EXPECT_TRUE(world.validate(spec).empty());
    spec.regions = {{"henan"}};
    spec.offers.clear();
    EXPECT_NE(find(world.validate(spec), Kind::NoStock), nullptr);
    for (int i = 0; i < 3; ++i) {
        Node node;
        node.id = {"n-" + std::to_string(i)};
        node.deployment = world.editing;
        node.gpuSpec = "4090";
        node.region = {"henan"};
        node.state = NodeState::Running;
        world.snapshot.nodes.push_back(node);
    }
    EXPECT_TRUE(world.validate(spec).empty());
    spec.nodes = 4;
    EXPECT_NE(find(world.validate(spec), Kind::StockShort), nullptr);
}

TEST(Validation, WithoutContextOnlyTheSpecItselfIsChecked) {
    DeploymentSpec spec = fixtures::goodSpec();
    spec.gpuSpec = "anything";
    spec.image = "anything";
    spec.name = "taken";
    spec.mounts = {{{"any"}, "/data"}};
    spec.ports[0].balancing = BalancingPolicy::LeastConnections;
    EXPECT_TRUE(validate(spec, {}).empty());
}

TEST(Validation, ProblemsComeFirstAndTheFirstBecomesTheError) {
    DeploymentSpec spec = fixtures::goodSpec();
    spec.stopAfter.reset();
    spec.nodes = 36;
    spec.name = "taken";
    spec.terminationGrace = -1s;
    const auto findings = World{}.validate(spec);
    ASSERT_EQ(findings.size(), 4U);
    EXPECT_EQ(findings[0].kind, Kind::NameTaken);
    EXPECT_EQ(findings[1].kind, Kind::GraceOutOfRange);
    EXPECT_EQ(findings[2].kind, Kind::StockShort);
    EXPECT_EQ(findings[3].kind, Kind::RunsForEver);
    const auto error = firstProblem(findings);
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code, ErrorCode::AlreadyExists);
    EXPECT_EQ(error->field, "name");
    EXPECT_EQ(firstProblem({findings[2], findings[3]}), std::nullopt);
    EXPECT_EQ(firstProblem({findings[1]})->code, ErrorCode::InvalidArgument);
}

TEST(Cost, IsTheRangeOfThePriceTimesTheNodes) {
    const Catalogue catalogue = fixtures::catalogue();
    DeploymentSpec spec = fixtures::goodSpec();
    const auto estimate = estimateCost(spec, catalogue);
    ASSERT_TRUE(estimate.has_value());
    EXPECT_EQ(estimate->lowest, Rate{3 * 466});
    EXPECT_EQ(estimate->highest, Rate{3 * 500});
    spec.job.emplace().completions = 2;
    EXPECT_EQ(estimateCost(spec, catalogue)->lowest, Rate{2 * 466}) << "no third node is needed";
    spec.gpuSpec = "A800";
    EXPECT_FALSE(estimateCost(spec, catalogue).has_value());
}

}  // namespace
}  // namespace berth::domain
