// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/gpu_offer.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/support/sample_snapshot.h"

namespace berth::items {
namespace {

using namespace domain;

std::map<std::string, Fit> fits(const char* image) {
    const Catalogue catalogue = support::sampleCatalogue();
    std::map<std::string, Fit> made;
    for (const GpuOffer& offer : gpuOffers(catalogue, {}, catalogue.findPreset(image))) {
        made[offer.spec.name] = offer.fit.value();
    }
    return made;
}

TEST(GpuOffer, SaysHowEachSpecFitsAnImageThatNeedsMemory) {
    EXPECT_EQ(fits("image"), (std::map<std::string, Fit>{{"3080 Ti", Fit::TooSmall},
                                                         {"4090", Fit::Works},
                                                         {"5090", Fit::Recommended},
                                                         {"A800", Fit::Oversized},
                                                         {"4090 x 8", Fit::Oversized},
                                                         {"H20 x 8", Fit::Oversized}}));
}

TEST(GpuOffer, RecommendsTheCheapestCardInStockForAnImageThatRunsOnAnything) {
    const auto made = fits("echo");
    EXPECT_EQ(made.at("3080 Ti"), Fit::Recommended);
    EXPECT_EQ(made.at("4090"), Fit::Works);
    EXPECT_EQ(made.at("4090 x 8"), Fit::Oversized);
}

TEST(GpuOffer, ShowsPriceRangeAndStockOfTheRegionsAsked) {
    const Catalogue catalogue = support::sampleCatalogue();
    const auto all = gpuOffers(catalogue, {}, nullptr);
    ASSERT_GE(all.size(), 2U);
    EXPECT_EQ(all[0].spec.name, "3080 Ti");
    EXPECT_EQ(all[1].spec.name, "4090");
    EXPECT_EQ(all[1].lowest, Rate{458});
    EXPECT_EQ(all[1].highest, Rate{466});
    EXPECT_EQ(all[1].free, 49);
    EXPECT_EQ(all[1].stock[0].region.name, "Beijing 1");
    EXPECT_FALSE(all[1].fit.has_value());
    const auto here = gpuOffers(catalogue, {RegionId{"guangdong-1"}}, nullptr);
    ASSERT_EQ(here.size(), 3U);
    EXPECT_EQ(here[1].free, 7);
    EXPECT_EQ(here[2].spec.name, "5090");
    EXPECT_EQ(here[2].free, 0);
}

}  // namespace
}  // namespace berth::items
