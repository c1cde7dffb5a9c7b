// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "platform_client/gongji/wire.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {

// The seven figures that name a device, as they stand in catalogue and tasks alike.
[[nodiscard]] WireDevice readDevice(const JsonReader& object);

// `data` of /resource/search, in both its forms: `regions[]` with a mark that is an object around
// the mark to be given back, and the `region_map` of 2025. One offer for each device and region,
// in the order they come; of one that comes twice the first.
[[nodiscard]] std::vector<WireOffer> readOffers(const JsonReader& data);

}  // namespace berth::platform_client::gongji
