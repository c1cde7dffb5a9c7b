// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/api_options.h"

#include <fmt/core.h>

#include <optional>

#include "app/simtool/option_values.h"
#include "sim/open_api/authentication.h"

namespace berth::app {
namespace {

using Problem = tl::unexpected<std::string>;
using sim::open_api::RsaPublicKey;

tl::expected<domain::SecretString, std::string> tokenOf(std::string_view text,
                                                        std::string_view option) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
        text.remove_suffix(1);
    if (sim::open_api::isTokenShaped(text)) return domain::SecretString(text);
    return Problem(
        fmt::format("{}: a token is 8-4-4-4-12 digits of 0-9 and a-f, then \"-\" and the 14 digits "
                    "of a time: 01234567-89ab-cdef-0123-456789abcdef-20260131235959",
                    option));
}

}  // namespace

tl::expected<EmbeddedApiSetup, std::string> apiSetupOf(const Arguments& arguments) {
    EmbeddedApiSetup setup;
    if (const auto text = arguments.value("--api-port")) {
        const auto port = portOf("--api-port", *text);
        if (!port) return Problem(port.error());
        setup.port = *port;
    }
    const auto word = arguments.value("--token");
    const auto file = arguments.value("--token-file");
    if (word && file) return Problem("--token and --token-file are given: keep one");
    if (word) {
        auto token = tokenOf(*word, "--token");
        if (!token) return Problem(token.error());
        setup.token = std::move(*token);
    }
    if (file) {
        const auto text = contentOf(*file);
        if (!text) return Problem("--token-file: " + text.error());
        auto token = tokenOf(*text, "--token-file");
        if (!token) return Problem(token.error());
        setup.token = std::move(*token);
    }
    if (const auto path = arguments.value("--rsa-public-key")) {
        const auto pem = contentOf(*path);
        if (!pem) return Problem("--rsa-public-key: " + pem.error());
        auto key = RsaPublicKey::fromPem(*pem);
        if (!key)
            return Problem(fmt::format("--rsa-public-key: {}: {}", *path, key.error().detail));
        setup.key = std::move(*key);
    }
    return setup;
}

}  // namespace berth::app
