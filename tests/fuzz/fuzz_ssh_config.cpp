// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an ssh_config file: read to its end, and nothing in it that could not be used.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "platform_client/ssh/ssh_config.h"

namespace {

using namespace berth::platform_client::ssh;

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const SshConfig& config, std::string_view name) {
    const SshHostSettings settings = config.settingsOf(name);
    require(!settings.port || (*settings.port >= 1 && *settings.port <= 65535));
    require(!settings.user || !settings.user->empty());
    require(settings.jumps.empty() || !settings.needsProgram);
    for (const JumpHost& jump : settings.jumps)
        require(!jump.host.empty() && jump.host.front() != '-' && jump.port >= 0 &&
                jump.port <= 65535);
    for (const std::string& file : settings.identityFiles) {
        require(!file.empty());
        static_cast<void>(expandIdentityFile(file, {"/home", "host", "name", "user", "me", 22}));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const SshConfig config = SshConfig::read({reinterpret_cast<const char*>(data), size});
    int last = 0;
    for (const SshConfigFinding& finding : config.findings()) {
        require(finding.line > last && !describe(finding.problem).empty());
        last = finding.line;
    }
    check(config, "gpu");
    int looked = 0;
    for (const std::string& name : config.names()) {
        require(!name.empty() && name.find_first_of("*?") == std::string::npos);
        if (++looked <= 8) check(config, name);
    }
    return 0;
}
