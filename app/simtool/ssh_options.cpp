// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/ssh_options.h"

#include <fmt/core.h>

#include <utility>

#include "app/simtool/option_values.h"

namespace berth::app {
namespace {

using Problem = tl::unexpected<std::string>;

constexpr const char* kHostKey = "/ssh_host_ed25519_key";  // in the folder of the state

}  // namespace

tl::expected<EmbeddedSshSetup, std::string> sshSetupOf(const Arguments& arguments) {
    EmbeddedSshSetup setup;
    if (const auto text = arguments.value("--ssh-port")) {
        const auto port = portOf("--ssh-port", *text);
        if (!port) return Problem(port.error());
        setup.port = *port;
    }
    if (const auto path = arguments.value("--authorized-keys")) {
        const auto text = contentOf(*path);
        if (!text) return Problem("--authorized-keys: " + text.error());
        auto keys = sim::node_ssh::AuthorizedKeys::parse(*text);
        if (!keys)
            return Problem(fmt::format("--authorized-keys: {}: {}", *path, keys.error().detail));
        setup.keys = std::move(*keys);
    }
    if (const auto folder = arguments.value("--state")) setup.hostKeyFile = *folder + kHostKey;
    return setup;
}

}  // namespace berth::app
