// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "platform_client/ssh/known_hosts.h"

namespace berth::platform_client::ssh {

// Writes one known_hosts file. What it does not understand it leaves byte for byte as it was.
//
// Writers exclude each other with flock(2) on the file; ssh itself takes no lock, but appends, as
// add() does, so neither loses what the other writes. remove() replaces the file, as ssh-keygen -R
// does, and looks once more for lines that came meanwhile before it does.
//
// A symbolic link is followed, to the user's own file only, and stays a link. A new file is 0600
// and a new folder 0700; an existing file is made 0600 when it is written to; in a folder that
// others may change nothing is written. Blocks on the disk; any thread.
class KnownHostsFile {
  public:
    explicit KnownHostsFile(std::string path) : m_path(std::move(path)) {}

    // Notes a key that a person has confirmed, under the host's hashed name; it is on the disk when
    // this returns. A key that the file already trusts is not written again. Errors:
    // InvalidArgument (address, or the key is Unusable), WrongState (the file now knows other keys
    // of the host, or has the key revoked: what the person confirmed no longer holds), and those of
    // local_file.h.
    [[nodiscard]] domain::Result<void> add(const HostAddress& address, std::string_view typeName,
                                           std::string_view blob) const;

    // Takes out the lines that hold a key for the host, as ssh-keygen -R: also one that names other
    // hosts beside it, but none with a marker and none that cannot be read. What the file was stays
    // beside it as PATH.old. Returns what was taken out; when that is nothing, nothing is written.
    // Errors: InvalidArgument, NotFound (no file), Unavailable (others keep writing), and those of
    // local_file.h.
    [[nodiscard]] domain::Result<std::vector<KnownKey>> remove(const HostAddress& address) const;

  private:
    std::string m_path;
};

}  // namespace berth::platform_client::ssh
