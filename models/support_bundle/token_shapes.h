// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "models/support_bundle/span.h"

namespace berth::support_bundle {

// Secrets that are known by their shape, wherever they stand: access keys and tokens of services
// that give them a beginning of their own (AWS, GitHub, GitLab, Slack, Hugging Face, OpenAI and
// others), tokens of the Gongji Open API, JSON Web Tokens (RFC 7519), what follows "Bearer" and
// "Basic", and passwords in URLs ("https://user:password@host", RFC 3986). Linear.
[[nodiscard]] std::vector<Span> findTokens(std::string_view text);
[[nodiscard]] std::vector<Span> findUrlPasswords(std::string_view text);

}  // namespace berth::support_bundle
