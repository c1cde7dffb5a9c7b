// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/offer_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace berth::platform_client::gongji {
namespace {

// What makes two devices of one name different: cores, memory, cards and their memory.
using Size = std::tuple<int, std::int64_t, int, std::int64_t, std::string>;

Size sizeOf(const WireDevice& device) {
    return {device.cpuCores, device.memory, device.gpuCount, device.gpuMemory, device.gpuName};
}

std::string nameWithSize(const WireDevice& device) {
    return fmt::format("{} ({} cores, {})", device.deviceName, device.cpuCores,
                       domain::toText(mebibytes(device.memory)));
}

bool canBeOrdered(const WireOffer& offer) {
    return offer.price && !offer.mark.empty();
}

domain::GpuSpec specOf(const WireDevice& device, std::string name) {
    domain::GpuSpec spec;
    spec.name = std::move(name);
    spec.gpuModel = device.gpuName;
    spec.cards = std::max(1, device.gpuCount);
    spec.gpuMemory = mebibytes(device.gpuMemory);
    spec.cpuCores = device.cpuCores;
    spec.memory = mebibytes(device.memory);
    spec.disk = mebibytes(device.diskSize);
    return spec;
}

}  // namespace

OfferBook::OfferBook(std::vector<WireOffer> offers) {
    std::map<std::string, std::set<Size>> sizes;
    for (WireOffer& offer : offers) {
        const WireDevice& device = offer.device;
        if (device.gpuName.empty() || device.deviceName.empty()) continue;
        sizes[device.deviceName].insert(sizeOf(device));
        m_offers.push_back(std::move(offer));
    }
    for (const WireOffer& offer : m_offers) {
        const WireDevice& device = offer.device;
        const bool smallest = *sizes[device.deviceName].begin() == sizeOf(device);
        std::string name = smallest ? device.deviceName : nameWithSize(device);
        if (m_catalogue.findSpec(name) == nullptr)
            m_catalogue.gpuSpecs.push_back(specOf(device, name));
        m_specNames.push_back(name);
        const domain::RegionId region{offer.region};
        if (m_catalogue.findRegion(region) == nullptr) {
            m_catalogue.regions.push_back(
                {region, offer.regionName.empty() ? offer.region : offer.regionName, {}});
        }
        const bool listed = std::any_of(m_catalogue.pools.begin(), m_catalogue.pools.end(),
                                        [&](const domain::Pool& pool) {
                                            return pool.region == region && pool.gpuSpec == name;
                                        });
        if (listed || !canBeOrdered(offer)) continue;
        m_catalogue.pools.push_back(
            {region, std::move(name), {*offer.price}, offer.inventory, 0, offer.mark});
    }
}

std::string OfferBook::specNameOf(const WireDevice& device) const {
    for (std::size_t i = 0; i < m_offers.size(); ++i) {
        if (m_offers[i].device.deviceName == device.deviceName &&
            sizeOf(m_offers[i].device) == sizeOf(device))
            return m_specNames[i];
    }
    return device.deviceName;
}

std::vector<const WireOffer*> OfferBook::offersOf(
    const std::string& specName, const std::vector<domain::RegionId>& regions) const {
    std::vector<const WireOffer*> found;
    for (std::size_t i = 0; i < m_offers.size(); ++i) {
        const domain::RegionId region{m_offers[i].region};
        const bool here =
            regions.empty() || std::find(regions.begin(), regions.end(), region) != regions.end();
        if (here && m_specNames[i] == specName && canBeOrdered(m_offers[i]))
            found.push_back(&m_offers[i]);
    }
    return found;
}

const WireOffer* OfferBook::findMark(std::string_view mark) const {
    const auto found = std::find_if(m_offers.begin(), m_offers.end(), [&](const WireOffer& offer) {
        return !mark.empty() && offer.mark == mark;
    });
    return found == m_offers.end() ? nullptr : &*found;
}

}  // namespace berth::platform_client::gongji
