// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace berth::platform_client::ssh::testing {

// What a program sees in place of some of the machine's folders. The mounts are in a namespace of
// the program's own: nobody else sees them, and they end with its last process, however that comes
// about. Root makes that namespace itself; anybody else makes it in a user namespace, and the
// program has the same user in it as outside.
class PrivateMounts {
  public:
    // The folder `from` stands at `at`.
    void bind(const std::string& from, const std::string& at);
    // A file system in memory; `options` as of mount(8): "size=2m,nr_inodes=100".
    void memory(const std::string& at, const std::string& options);

    // The command line that runs this one behind the mounts. The process is the same.
    [[nodiscard]] std::vector<std::string> around(std::vector<std::string> command) const;

  private:
    std::string m_script;
};

}  // namespace berth::platform_client::ssh::testing
