// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/private_mounts.h"

#include <unistd.h>

namespace berth::platform_client::ssh::testing {

void PrivateMounts::bind(const std::string& from, const std::string& at) {
    m_script += "mount --bind '" + from + "' '" + at + "'\n";
}

void PrivateMounts::memory(const std::string& at, const std::string& options) {
    m_script += "mount -t tmpfs -o '" + options + "' tmpfs '" + at + "'\n";
}

std::vector<std::string> PrivateMounts::around(std::vector<std::string> command) const {
    if (m_script.empty()) return command;
    std::vector<std::string> line{"unshare", "--mount", "--propagation", "private"};
    if (::geteuid() != 0) line.insert(line.end(), {"--user", "--map-root-user"});
    line.insert(line.end(), {"sh", "-c", "set -e\n" + m_script + "exec \"$@\"", "sh"});
    // Whoever was made root to mount becomes who it was.
    if (::geteuid() != 0)
        line.insert(line.end(), {"unshare", "--user", "--map-user=" + std::to_string(::geteuid()),
                                 "--map-group=" + std::to_string(::getegid())});
    line.insert(line.end(), command.begin(), command.end());
    return line;
}

}  // namespace berth::platform_client::ssh::testing
