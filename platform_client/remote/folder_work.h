// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/remote/sftp_session.h"
#include "platform_client/remote/transfer_control.h"

namespace berth::platform_client::remote {

// What a folder holds, links looked at, in order of their names. At most kMaxEntries.
[[nodiscard]] domain::Result<std::vector<domain::RemoteFile>> listFolder(
    SftpSession& sftp, const TransferControl& control, const std::string& folder);

// A file, a link (not what it leads to), or a folder with everything in it, kMaxDepth deep and
// kMaxEntries at most. Ends at the first that cannot be removed.
[[nodiscard]] domain::Result<bool> removeAll(SftpSession& sftp, const TransferControl& control,
                                             const std::string& path);

}  // namespace berth::platform_client::remote
