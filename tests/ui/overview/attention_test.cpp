// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/attention.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "tests/support/sample_snapshot.h"
#include "ui/overview/stock_card.h"

namespace berth::ui {
namespace {

TEST(Attention, PutsTheWorstFirstAndDataThatMayWaitLast) {
    const auto all = attentionOf(*support::sampleSnapshot());
    ASSERT_FALSE(all.empty());
    for (std::size_t i = 1; i < all.size(); ++i)
        EXPECT_LE(all[i - 1].rank, all[i].rank);
    EXPECT_EQ(all.front().warning.kind, domain::WarningKind::NodesCrashing);
    EXPECT_EQ(all.front().name, QStringLiteral("flux-api"));
    EXPECT_EQ(all.back().warning.kind, domain::WarningKind::DataOnNodesOnly);
}

TEST(Attention, HoldsEveryWarningOnceAndKeepsTheOrderOfEquals) {
    const auto snapshot = support::sampleSnapshot();
    std::size_t warnings = 0;
    for (const domain::Deployment& deployment : snapshot->deployments)
        warnings += deployment.warnings.size();
    const auto all = attentionOf(*snapshot);
    EXPECT_EQ(all.size(), warnings);
    QStringList data;
    for (const Attention& one : all) {
        if (one.warning.kind == domain::WarningKind::DataOnNodesOnly) data.append(one.name);
    }
    EXPECT_EQ(data, (QStringList{QStringLiteral("comfy-api"), QStringLiteral("comfy-studio")}));
}

TEST(Attention, PutsNodesThatWaitForEverBeforeThoseThatWaitForAMachine) {
    auto snapshot = std::make_shared<domain::Snapshot>(*support::sampleSnapshot());
    domain::Warning gone;
    gone.kind = domain::WarningKind::OfferUnknown;
    gone.nodes = 2;
    snapshot->deployments.back().warnings = {gone};
    const auto all = attentionOf(*snapshot);
    const auto place = [&](domain::WarningKind kind) {
        return std::find_if(all.begin(), all.end(),
                            [&](const Attention& one) { return one.warning.kind == kind; });
    };
    ASSERT_NE(place(domain::WarningKind::OfferUnknown), all.end());
    EXPECT_LT(place(domain::WarningKind::OfferUnknown), place(domain::WarningKind::NodesPending));
    EXPECT_LT(place(domain::WarningKind::ImagePullFailing),
              place(domain::WarningKind::OfferUnknown));
}

TEST(Attention, HasNothingToSayOfAnEmptyPlatform) {
    EXPECT_TRUE(attentionOf({}).empty());
}

TEST(Stock, SumsOverRegionsAndTakesTheLowestPrice) {
    const auto lines = stockOf(support::sampleCatalogue());
    ASSERT_EQ(lines.size(), 6u);
    EXPECT_EQ(lines[0], (StockLine{QStringLiteral("3080 Ti"), 35, 46, domain::Rate{239}}));
    EXPECT_EQ(lines[1], (StockLine{QStringLiteral("4090"), 49, 128, domain::Rate{458}}));
    EXPECT_EQ(lines[5], (StockLine{QStringLiteral("H20 x 8"), 0, 3, domain::Rate{16416}}));
    for (std::size_t i = 1; i < lines.size(); ++i)
        EXPECT_LE(lines[i - 1].lowestPrice, lines[i].lowestPrice);
}

TEST(Stock, TakesTheLowestPriceAlsoBehindAPoolWithoutMachines) {
    domain::Catalogue catalogue;
    catalogue.gpuSpecs.resize(1);
    catalogue.gpuSpecs[0].name = "4090";
    catalogue.pools = {{{"a"}, "4090", domain::Rate{100}, 0, 0},
                       {{"b"}, "4090", domain::Rate{200}, 1, 2}};
    ASSERT_EQ(stockOf(catalogue).size(), 1u);
    EXPECT_EQ(stockOf(catalogue)[0].lowestPrice, domain::Rate{100});
}

}  // namespace
}  // namespace berth::ui
