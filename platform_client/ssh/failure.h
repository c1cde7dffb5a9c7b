// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "models/domain/remote_host.h"

namespace berth::platform_client::ssh {

// Why a connection could not be made, or broke. `detail`: English, plain, no secret.
struct Failure {
    domain::RemoteTrouble trouble = domain::RemoteTrouble::ServerFailed;
    std::string detail;
};

template <class T>
using Attempt = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> failed(domain::RemoteTrouble trouble,
                                                    std::string detail) {
    return tl::unexpected<Failure>(Failure{trouble, std::move(detail)});
}

// A text of a server's, fit to be shown in one place: valid UTF-8, control characters replaced by
// blanks, no more than so many bytes.
[[nodiscard]] std::string shownText(std::string_view untrusted, std::size_t maxBytes);

}  // namespace berth::platform_client::ssh
