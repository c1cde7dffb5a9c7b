// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/image_reference.h"

#include <gtest/gtest.h>

#include <random>

namespace berth::domain {
namespace {

TEST(ImageReference, IsTakenApartIntoRegistryRepositoryTagAndDigest) {
    const ImageReference whole =
        splitImageReference("Harbor.Example.cn:5000/hub/tools/echo:1.0@sha256:0123");
    EXPECT_EQ(whole.registry, "harbor.example.cn");
    EXPECT_EQ(whole.repository, "hub/tools/echo");
    EXPECT_EQ(whole.program(), "echo");
    EXPECT_EQ(whole.tag, "1.0");
    EXPECT_EQ(whole.digest, "sha256:0123");
    const ImageReference bare = splitImageReference("echo");
    EXPECT_EQ(bare.registry, "docker.io");
    EXPECT_EQ(bare.repository, "echo");
    EXPECT_EQ(bare.program(), "echo");
    EXPECT_EQ(bare.tag, "");
    EXPECT_EQ(bare.digest, "");
}

TEST(ImageReference, OfAnAddressWithoutAHostIsAtDockerHub) {
    for (const char* address :
         {"echo", "echo:1.0", "library/echo", "me/echo@sha256:1", "index.docker.io/library/echo",
          "registry-1.docker.io/me/echo", "Docker.IO/me/echo", "docker.io:443/me/echo"}) {
        EXPECT_EQ(splitImageReference(address).registry, "docker.io") << address;
        EXPECT_EQ(splitImageReference(address).program(), "echo") << address;
    }
    EXPECT_EQ(splitImageReference("localhost/echo").registry, "localhost");
    EXPECT_EQ(splitImageReference("a.b/echo").registry, "a.b");
    EXPECT_EQ(splitImageReference("a:1/echo").registry, "a");
}

TEST(ImageReference, SurvivesAnyText) {
    std::mt19937_64 random(8);
    const std::string letters = "ab./:@-A \n\xE6";
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto length = random() % 12; length > 0; --length)
            text += letters[random() % letters.size()];
        const ImageReference parts = splitImageReference(text);
        EXPECT_FALSE(parts.program().find('/') != std::string_view::npos) << text;
        EXPECT_LE(parts.repository.size() + parts.tag.size() + parts.digest.size(), text.size());
    }
}

}  // namespace
}  // namespace berth::domain
