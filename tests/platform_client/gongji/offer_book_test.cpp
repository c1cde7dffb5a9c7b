// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/offer_book.h"

#include <gtest/gtest.h>

#include "platform_client/gongji/catalogue_codec.h"
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji {
namespace {

using namespace testing;

WireOffer offer(const std::string& device, int cores, const std::string& region,
                const std::string& mark, std::optional<std::int64_t> price = 466) {
    WireOffer made;
    made.device = {device, "4090", 1, 24560, cores * std::int64_t{4096}, cores, 81920};
    made.region = region;
    made.mark = mark;
    made.price = price;
    made.inventory = 1;
    return made;
}

TEST(OfferBook, ShowsSpecsRegionsAndPoolsOfTheCatalogue) {
    const OfferBook book(dataOf(catalogueExample(), readOffers));
    const domain::Catalogue& catalogue = book.catalogue();
    ASSERT_EQ(catalogue.gpuSpecs.size(), 2U);
    EXPECT_EQ(catalogue.gpuSpecs[0].name, "H20 x 8");
    EXPECT_EQ(catalogue.gpuSpecs[0].cards, 8);
    EXPECT_EQ(catalogue.gpuSpecs[0].memory.count, 1572864 * domain::kMiB);
    EXPECT_EQ(catalogue.regions.size(), 3U);
    ASSERT_EQ(catalogue.pools.size(), 3U);
    EXPECT_EQ(catalogue.pools[1].offer, "mark-gd");
    EXPECT_EQ(catalogue.pools[1].price.pointsPerSecond, 466);
    EXPECT_EQ(catalogue.freeNodes("4090", {}), 10);
}

TEST(OfferBook, GivesSizesOfOneDeviceNamesOfTheirOwn) {
    const OfferBook book({offer("4090", 18, "a", "m1"), offer("4090", 16, "a", "m2"),
                          offer("4090", 16, "b", "m3"), offer("4090", 16, "b", "m4")});
    ASSERT_EQ(book.catalogue().gpuSpecs.size(), 2U);
    EXPECT_EQ(book.catalogue().gpuSpecs[0].name, "4090 (18 cores, 72 GiB)");
    EXPECT_EQ(book.catalogue().gpuSpecs[1].name, "4090");
    EXPECT_EQ(book.catalogue().pools.size(), 3U) << "one for each spec and region";
    EXPECT_EQ(book.specNameOf(offer("4090", 18, "", "").device), "4090 (18 cores, 72 GiB)");
    EXPECT_EQ(book.specNameOf(offer("4090", 99, "", "").device), "4090") << "as it calls itself";
}

TEST(OfferBook, SellsNothingWithoutAPriceOrAMark) {
    const OfferBook book({offer("4090", 16, "a", "m1", std::nullopt), offer("4090", 16, "b", "")});
    EXPECT_TRUE(book.catalogue().pools.empty());
    EXPECT_TRUE(book.offersOf("4090", {}).empty());
    EXPECT_EQ(book.catalogue().gpuSpecs.size(), 1U) << "it is still known";
    EXPECT_NE(book.findMark("m1"), nullptr) << "and so is its mark";
    EXPECT_EQ(book.findMark(""), nullptr);
}

TEST(OfferBook, FindsOffersByRegion) {
    const OfferBook book(dataOf(catalogueExample(), readOffers));
    EXPECT_EQ(book.offersOf("4090", {}).size(), 2U);
    const auto found = book.offersOf("4090", {{"beijing-jxq-p1"}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0]->mark, "mark-bj");
    EXPECT_TRUE(book.offersOf("4090", {{"hebeif-1"}}).empty());
}

TEST(OfferBook, LeavesOutDevicesWithoutAGpu) {
    WireOffer cpu = offer("cpu-16", 16, "a", "m");
    cpu.device.gpuName.clear();
    EXPECT_TRUE(OfferBook({cpu}).empty());
}

}  // namespace
}  // namespace berth::platform_client::gongji
