// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/open_api/query.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

// The simulation's volumes are shared storage of this API, always active and in every region. It
// has no object storage behind a cache ("Juicefs") and no NAS: those lists are empty.

// /api/storage/get_storage: `storage_type` and `status` are needed, and filter.
[[nodiscard]] ApiResult<std::string> storagesData(const StateIndex& state, const Query& query,
                                                  const WallTime& wall);
// /api/storage/get_storage_by_ids, `storage_ids` separated by commas; in their order, without those
// that there are not.
[[nodiscard]] ApiResult<std::string> storagesByIdData(const StateIndex& state, const Query& query,
                                                      const WallTime& wall);
// /api/storage/storage_info, one `storage_id`.
[[nodiscard]] ApiResult<std::string> storageData(const StateIndex& state, const Query& query,
                                                 const WallTime& wall);
// /api/storage/get_regions and get_k3s_regions: {"tag", "name"} of each.
[[nodiscard]] std::string storageRegionsData(const StateIndex& state);
// /api/storage/nas/v1/list and summary.
[[nodiscard]] std::string nasListData();
[[nodiscard]] std::string nasSummaryData();

}  // namespace berth::sim::open_api
