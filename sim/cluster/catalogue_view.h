// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "models/domain/catalogue.h"
#include "sim/cluster/cluster.h"
#include "sim/images/image_model.h"

namespace berth::sim::cluster {

// What users see of a cluster: specs, regions, pools with stock and price, presets.
[[nodiscard]] domain::Catalogue catalogueOf(const Cluster& cluster,
                                            std::span<const images::ImageModel> images);

}  // namespace berth::sim::cluster
