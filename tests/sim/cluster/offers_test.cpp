// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/offers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "sim/cluster/catalogue_view.h"
#include "sim/scenario/sample_cluster.h"

namespace berth::sim::cluster {

namespace {

struct Shop {
    explicit Shop(std::uint64_t seed = 1) : offers(seed, cluster) {}

    [[nodiscard]] domain::Catalogue at(engine::Time now) const {
        domain::Catalogue catalogue = catalogueOf(cluster, {});
        offers.list(catalogue, now);
        return catalogue;
    }
    [[nodiscard]] std::string first(engine::Time now) const { return at(now).pools.at(0).offer; }

    Cluster cluster{scenario::sampleCluster().cluster};
    Offers offers;
};

}  // namespace

TEST(Offers, AreTwoHundredCharactersOfBase64AndDifferByPoolTimeAndSeed) {
    const Shop shop(1), other(2);
    std::set<std::string> seen;
    std::size_t listed = 0;
    for (engine::Time now : {engine::Time{0}, Offers::kListedFor, 100 * Offers::kListedFor}) {
        for (const Shop* each : {&shop, &other}) {
            for (const domain::Pool& pool : each->at(now).pools) {
                ++listed;
                seen.insert(pool.offer);
                ASSERT_EQ(pool.offer.size(), 200U);
                EXPECT_TRUE(std::all_of(pool.offer.begin(), pool.offer.end(), [](unsigned char c) {
                    return std::isalnum(c) != 0 || c == '+' || c == '/' || c == '=';
                }));
            }
        }
    }
    EXPECT_GT(listed, 6U);
    EXPECT_EQ(seen.size(), listed);
}

TEST(Offers, StandInTheCatalogueForSixHours) {
    const Shop shop;
    const std::string offer = shop.first(0);
    EXPECT_EQ(shop.first(Offers::kListedFor - 1), offer);
    EXPECT_NE(shop.first(Offers::kListedFor), offer);
    EXPECT_EQ(Shop().first(0), offer) << "they follow from the seed";
}

TEST(Offers, AreGoodForADayFromTheMomentTheyAreFirstListed) {
    const Shop shop;
    for (const engine::Time begin : {engine::Time{0}, 7 * Offers::kListedFor}) {
        const domain::Catalogue catalogue = shop.at(begin);
        for (const domain::Pool& pool : catalogue.pools) {
            const std::vector<std::string> token{pool.offer};
            const Offer offer{pool.region, pool.gpuSpec};
            for (const engine::Time later : {engine::Time{0}, Offers::kListedFor,
                                             3 * Offers::kListedFor, Offers::kGoodFor - 1})
                EXPECT_EQ(shop.offers.known(token, begin + later).at(pool.offer), offer);
            EXPECT_TRUE(shop.offers.known(token, begin + Offers::kGoodFor).empty());
            if (begin > 0) {
                EXPECT_TRUE(shop.offers.known(token, begin - 1).empty()) << "not listed yet";
            }
        }
    }
}

TEST(Offers, KnowNoTokenThatIsCutOrChangedOrMadeUp) {
    const Shop shop;
    const std::string offer = shop.first(0);
    std::vector<std::string> bad = {"", "4090", "AAAA", offer + "=", offer + offer};
    for (std::size_t i = 0; i < offer.size(); ++i) {
        bad.push_back(offer.substr(0, i));
        bad.push_back(offer);
        bad.back()[i] = offer[i] == 'A' ? 'B' : 'A';
    }
    EXPECT_TRUE(shop.offers.known(bad, 0).empty());
    bad.push_back(offer);
    EXPECT_EQ(shop.offers.known(bad, 0).size(), 1U);
    EXPECT_TRUE(Shop(2).offers.known({offer}, 0).empty()) << "another simulation has others";
}

}  // namespace berth::sim::cluster
