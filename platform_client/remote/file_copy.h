// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/remote/local_folder.h"
#include "platform_client/remote/transfer_scene.h"

namespace berth::platform_client::remote {

// One file, one way. It is written under "NAME.part", brought to the disk, compared if that was
// asked for, and only then given its name; what is broken off stays under "NAME.part" and can be
// gone on with. A part that is there is gone on with only if its end is the same on both sides.
// Errors: AlreadyExists (what stands there stays), Malformed (the sums differ, or the file ended
// before it should have; then the part is removed), and those of both sides.
[[nodiscard]] domain::Result<void> downloadFile(const TransferScene& scene,
                                                const TransferItem& item, const LocalFolder& into);
[[nodiscard]] domain::Result<void> uploadFile(const TransferScene& scene, const TransferItem& item,
                                              const LocalFolder& from, const std::string& to);

// SHA-256 of a whole local file.
[[nodiscard]] domain::Result<std::string> localSum(const TransferScene& scene,
                                                   const LocalFile& file);

}  // namespace berth::platform_client::remote
