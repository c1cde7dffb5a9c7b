// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/domain/catalogue.h"
#include "sim/cluster/cluster.h"
#include "sim/engine/time.h"

namespace berth::sim::cluster {

// What a token stands for: nodes of one GPU spec in one region.
struct Offer {
    domain::RegionId region;
    std::string gpuSpec;

    friend bool operator==(const Offer&, const Offer&) = default;
};

// The platform's opaque tokens for what it sells (Pool::offer; "mark" in its Open API): 200
// characters of base64, different for every region, GPU spec and number of cards, and others from
// time to time, so that whoever orders has to ask shortly before. How often they change and how
// long an old one is taken nobody has published; here a token is listed for six hours and good for
// a day from the moment it is first listed.
//
// A token follows from seed, region, spec and time alone: nothing is kept of those handed out.
class Offers {
  public:
    static constexpr engine::Time kListedFor = 6 * engine::kHour;
    static constexpr engine::Time kGoodFor = 24 * engine::kHour;

    Offers(std::uint64_t seed, const Cluster& cluster) : m_seed(seed), m_cluster(cluster) {}

    // Fills in the tokens of a catalogue of this cluster.
    void list(domain::Catalogue& catalogue, engine::Time now) const;
    // Those of the tokens that are good now.
    [[nodiscard]] std::map<std::string, Offer> known(const std::vector<std::string>& tokens,
                                                     engine::Time now) const;

  private:
    [[nodiscard]] std::string token(const Offer& offer, engine::Time period) const;

    std::uint64_t m_seed = 0;
    const Cluster& m_cluster;
};

}  // namespace berth::sim::cluster
