// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/remote/transfer_scene.h"

namespace berth::platform_client::remote {

// A whole transfer, from the first look at its sources to its report. Blocks; the control pauses
// and ends it. Errors: Unavailable, TimedOut, Malformed (the connection or the service ended),
// ShuttingDown, LimitExceeded (too many files), those of the destination. What concerns one file
// only is in the report; after a disk that is full nothing more is tried.
[[nodiscard]] domain::Result<domain::TransferReport> runTransfer(
    const domain::TransferRequest& request, SftpSession& sftp, TransferControl& control,
    ProgressTeller& teller);

}  // namespace berth::platform_client::remote
