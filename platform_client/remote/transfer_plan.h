// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/remote/transfer_scene.h"

namespace berth::platform_client::remote {

// What is to be transferred, with all that is in the folders: kMaxDepth deep, kMaxEntries entries
// at most (LimitExceeded). What cannot be (links, pipes, names that are unfit here, folders that
// cannot be read) becomes a problem of the report.
[[nodiscard]] domain::Result<std::vector<TransferItem>> planDownload(const TransferScene& scene);
[[nodiscard]] domain::Result<std::vector<TransferItem>> planUpload(const TransferScene& scene);

}  // namespace berth::platform_client::remote
