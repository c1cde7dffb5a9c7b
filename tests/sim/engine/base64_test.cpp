// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/base64.h"

#include <gtest/gtest.h>

#include <string>

namespace berth::sim::engine {

TEST(Base64, GivesTheExamplesOfTheStandard) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64(std::string("\xFF\xFE\xFD", 3)), "//79");
}

}  // namespace berth::sim::engine
