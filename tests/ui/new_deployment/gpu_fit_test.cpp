// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/support/sample_snapshot.h"
#include "ui/new_deployment/gpu_card.h"

namespace berth::ui {
namespace {

GpuFit fit(const char* spec, std::int64_t needGiB) {
    const domain::Catalogue catalogue = support::sampleCatalogue();
    for (const domain::GpuSpec& one : catalogue.gpuSpecs) {
        if (one.name == spec) return fitOf(one, catalogue, {needGiB * domain::kGiB});
    }
    ADD_FAILURE() << "no " << spec;
    return GpuFit::Unknown;
}

TEST(GpuFit, SaysNothingOfAnImageWithoutNeeds) {
    EXPECT_EQ(fit("4090", 0), GpuFit::Unknown);
}

TEST(GpuFit, RecommendsTheCheapestThatHasTheMemoryOnOneCard) {
    EXPECT_EQ(fit("3080 Ti", 10), GpuFit::Recommended);
    EXPECT_EQ(fit("3080 Ti", 13), GpuFit::TooSmall);
    EXPECT_EQ(fit("4090", 13), GpuFit::Recommended);
    EXPECT_EQ(fit("5090", 30), GpuFit::Recommended);
    EXPECT_EQ(fit("A800", 60), GpuFit::Recommended);
}

TEST(GpuFit, OneCardCountsAndNotTheSumOfAll) {
    EXPECT_EQ(fit("4090 x 8", 30), GpuFit::TooSmall);
    EXPECT_EQ(fit("H20 x 8", 90), GpuFit::Recommended);
}

TEST(GpuFit, ACardWithMoreThanTwiceTheNeedIsOversized) {
    EXPECT_EQ(fit("5090", 18), GpuFit::Works);
    EXPECT_EQ(fit("A800", 18), GpuFit::Oversized);
    EXPECT_EQ(fit("4090 x 8", 18), GpuFit::Oversized);
}

TEST(GpuFit, EveryNeedHasAtMostOneRecommendation) {
    const domain::Catalogue catalogue = support::sampleCatalogue();
    for (std::int64_t need = 1; need <= 120; ++need) {
        int recommended = 0;
        for (const domain::GpuSpec& spec : catalogue.gpuSpecs) {
            const GpuFit found = fitOf(spec, catalogue, {need * domain::kGiB});
            recommended += found == GpuFit::Recommended ? 1 : 0;
            EXPECT_EQ(found == GpuFit::TooSmall, spec.memoryPerCard().count < need * domain::kGiB);
        }
        EXPECT_EQ(recommended, need <= 96 ? 1 : 0) << need;
    }
}

}  // namespace
}  // namespace berth::ui
