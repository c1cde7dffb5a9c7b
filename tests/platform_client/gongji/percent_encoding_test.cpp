// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/percent_encoding.h"

#include <gtest/gtest.h>

namespace berth::platform_client::gongji {
namespace {

TEST(PercentEncoding, KeepsWhatRfc3986CallsUnreservedAndNothingElse) {
    for (int c = 0; c < 256; ++c) {
        const std::string one(1, static_cast<char>(c));
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        const std::string encoded = percentEncoded(one);
        EXPECT_EQ(encoded == one, kept) << c;
        if (!kept) {
            EXPECT_EQ(encoded.size(), 3U) << c;
            EXPECT_EQ(std::stoi(encoded.substr(1), nullptr, 16), c);
        }
    }
}

TEST(PercentEncoding, EncodesTheBytesOfUtf8) {
    EXPECT_EQ(percentEncoded("\u6cca\u4f4d+1, 2"), "%E6%B3%8A%E4%BD%8D%2B1%2C%202");
}

TEST(Target, HasTheQueryAsTheContractShowsIt) {
    EXPECT_EQ(Target("/api/deployment/task/search")
                  .with("type", "Deployment")
                  .with("status", "Running,Pending")
                  .with("page", 1)
                  .with("page_size", 20)
                  .text(),
              "/api/deployment/task/search?type=Deployment&status=Running%2CPending&page=1"
              "&page_size=20");
    EXPECT_EQ(Target("/api/x").text(), "/api/x");
}

}  // namespace
}  // namespace berth::platform_client::gongji
