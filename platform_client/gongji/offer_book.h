// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/catalogue.h"
#include "platform_client/gongji/wire.h"

namespace berth::platform_client::gongji {

// What was on offer when the catalogue was read. Immutable.
//
// A GPU spec is named as the platform names the device. Where one name stands for several sizes
// ("4090" with 16 or with 18 cores), the smallest keeps it and the others say theirs: a spec's name
// is unique.
class OfferBook {
  public:
    OfferBook() = default;
    explicit OfferBook(std::vector<WireOffer> offers);

    // What people see of it. Devices without a GPU are left out; an offer without a price or a mark
    // is no pool, since nobody could order from it.
    [[nodiscard]] const domain::Catalogue& catalogue() const { return m_catalogue; }
    // Of a device in a task: by its figures, else as it calls itself.
    [[nodiscard]] std::string specNameOf(const WireDevice& device) const;
    // What can be ordered of the spec, in these regions (empty: in any).
    [[nodiscard]] std::vector<const WireOffer*> offersOf(
        const std::string& specName, const std::vector<domain::RegionId>& regions) const;
    // Also of what cannot be ordered now; null: the platform does not know the mark (any more).
    [[nodiscard]] const WireOffer* findMark(std::string_view mark) const;
    [[nodiscard]] bool empty() const { return m_offers.empty(); }

  private:
    std::vector<WireOffer> m_offers;
    std::vector<std::string> m_specNames;  // of each offer
    domain::Catalogue m_catalogue;
};

}  // namespace berth::platform_client::gongji
