// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/request_signer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;
using domain::Result;

constexpr std::size_t kLongestToken = 256;

// What can stand in a header without changing what the header is.
bool fitsHeader(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

}  // namespace

std::string stringToSign(std::string_view target, std::string_view timestamp,
                         std::string_view token, std::string_view body) {
    return fmt::format("{}\n{}\n{}\n{}\n{}", target, kApiVersion, timestamp, token, body);
}

bool hasTokenShape(std::string_view text) {
    constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-dddddddddddddd";
    if (text.size() != kShape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool digit = c >= '0' && c <= '9';
        const bool fits = kShape[i] == '-'   ? c == '-'
                          : kShape[i] == 'd' ? digit
                                             : digit || (c >= 'a' && c <= 'f');
        if (!fits) return false;
    }
    return true;
}

Result<RequestSigner> RequestSigner::make(domain::KeyMode mode, domain::ConnectionSecrets secrets) {
    const std::string_view token = secrets.token.reveal();
    if (token.empty() || token.size() > kLongestToken || !fitsHeader(token))
        return domain::fail(ErrorCode::InvalidArgument, "the text cannot be a token", "token");
    std::optional<RsaKey> key;
    if (mode == domain::KeyMode::Rsa) {
        auto read = RsaKey::fromPem(secrets.privateKey);
        if (!read) return tl::unexpected<domain::Error>(std::move(read.error()));
        key = std::move(*read);
    }
    return RequestSigner(std::move(secrets.token), std::move(key));
}

Result<HttpHeaders> RequestSigner::headers(std::string_view target, std::string_view body,
                                           std::int64_t unixMs) const {
    const std::string timestamp = std::to_string(unixMs);
    HttpHeaders headers{{"token", std::string(m_token.reveal())},
                        {"timestamp", timestamp},
                        {"version", std::string(kApiVersion)}};
    if (m_key) {
        auto signature = m_key->sign(stringToSign(target, timestamp, m_token.reveal(), body));
        if (!signature) return tl::unexpected<domain::Error>(std::move(signature.error()));
        headers.emplace_back("sign_str", std::move(*signature));
    }
    return headers;
}

}  // namespace berth::platform_client::gongji
