// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/images/builtin_images.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace berth::sim::images {

TEST(BuiltinImages, AreFoundByShortNameByReferenceAndByPrefix) {
    const auto known = builtinImages();
    for (const char* address :
         {"echo", "harbor.suanleme.cn/public-hub/echo:1.0", "harbor.suanleme.cn/public-hub/echo"}) {
        const ImageModel* image = findImage(known, address);
        ASSERT_NE(image, nullptr) << address;
        EXPECT_EQ(image->preset.name, "echo");
    }
    EXPECT_EQ(findImage(known, "harbor.suanleme.cn/public-hub/vllm-openai")->preset.name, "vllm");
}

TEST(BuiltinImages, DoNotAnswerToAnAddressThatIsNotTheirs) {
    const auto known = builtinImages();
    for (const char* address :
         {"", "ech", "echo2", "docker.io/library/echo:1.0", "harbor.suanleme.cn/public-hub/",
          "harbor.suanleme.cn/public-hub/nothing:1.0", "harbor.suanleme.cn", "echo:2.0",
          "harbor.suanleme.cn/public-hub/echo:2.0"})
        EXPECT_EQ(findImage(known, address), nullptr) << address;
}

TEST(BuiltinImages, GiveEqualDigestsEqualSizes) {
    std::map<std::string, std::int64_t> sizes;
    for (const ImageModel& image : builtinImages()) {
        for (const ImageLayer& layer : image.layers) {
            EXPECT_GT(layer.bytes, 0) << image.preset.name;
            const auto [known, fresh] = sizes.try_emplace(layer.digest, layer.bytes);
            EXPECT_EQ(known->second, layer.bytes) << layer.digest;
        }
        EXPECT_EQ(image.preset.size.count, image.bytes());
    }
}

TEST(BuiltinImages, HaveTheCataloguesSizesAndPorts) {
    const auto known = builtinImages();
    const auto expect = [&known](const char* name, std::int64_t megabytes, std::set<int> ports) {
        const ImageModel& image = *findImage(known, name);
        EXPECT_EQ(image.bytes(), megabytes * 1'000'000) << name;
        EXPECT_EQ(std::set<int>(image.listens.begin(), image.listens.end()), ports) << name;
    };
    expect("dailyhot", 822, {80, 6688});
    expect("ollama", 3'200, {11434});
    expect("vllm", 10'000, {8000});
    expect("comfyui-flux", 25'415, {3000, 8188});
    expect("ubuntu2404", 43'335, {8888, 62661, 8000, 8001, 8002});
}

TEST(BuiltinImages, ListenWhereTheySayExceptForTheBrokenPort) {
    for (const ImageModel& image : builtinImages()) {
        const bool declared = image.listensOn(image.preset.ports.at(0).port);
        EXPECT_EQ(declared, image.preset.name != "broken-port") << image.preset.name;
    }
}

}  // namespace berth::sim::images
