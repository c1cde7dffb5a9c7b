// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/authentication.h"

#include <fmt/format.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "models/domain/ascii.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

namespace {

constexpr std::string_view kVersion = "1.0.0";
constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-99999999999999";

bool sameName(std::string_view name, std::string_view lower) {
    return std::equal(name.begin(), name.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
    });
}

struct Field {
    std::string_view value;
    int count = 0;
};

// A field that comes twice can be read in two ways: whoever asks sees the count.
Field fieldOf(const serving::HttpRequest& request, std::string_view lowerName) {
    Field found;
    for (const auto& [name, value] : request.headers) {
        if (!sameName(name, lowerName)) continue;
        found.value = value;
        ++found.count;
    }
    return found;
}

}  // namespace

Authentication::Authentication(domain::SecretString token, std::optional<RsaPublicKey> key,
                               const domain::Clock& clock)
    : m_token(std::move(token)), m_key(std::move(key)), m_clock(clock) {}

ApiResult<void> Authentication::check(const serving::HttpRequest& request) const {
    const Field token = fieldOf(request, "token");
    if (token.count != 1 || token.value.empty())
        return refuse(code::kToken, "缺少请求头 token (token missing, invalid)");
    const std::string_view ours = m_token.reveal();
    // In the same time, wherever they differ.
    if (token.value.size() != ours.size() ||
        CRYPTO_memcmp(token.value.data(), ours.data(), ours.size()) != 0)
        return refuse(code::kToken, "token 无效 (token invalid)");
    const Field timestamp = fieldOf(request, "timestamp");
    if (timestamp.count != 1) return refuse(code::kTimestamp, "缺少请求头 timestamp");
    if (auto inTime = checkTimestamp(timestamp.value); !inTime) return inTime;
    const Field version = fieldOf(request, "version");
    if (version.count != 1 || version.value != kVersion)
        return refuse(code::kVersion, fmt::format("请求头 version 必须为 {}", kVersion));
    if (!m_key) return {};
    const Field signature = fieldOf(request, "sign_str");
    if (signature.count != 1 || signature.value.empty()) {
        return refuse(code::kSignatureMissing,
                      "该密钥为加验签模式，缺少请求头 sign_str (signature missing)");
    }
    if (!isSigned(request, version.value, timestamp.value, signature.value))
        return refuse(code::kSignature, "sign_str 验签失败 (signature invalid)");
    return {};
}

ApiResult<void> Authentication::checkTimestamp(std::string_view text) const {
    std::int64_t sent = 0;
    const bool digits = text.size() == 13 && std::all_of(text.begin(), text.end(), domain::isDigit);
    if (!digits) return refuse(code::kTimestamp, "请求头 timestamp 必须为 13 位毫秒时间戳");
    std::from_chars(text.data(), text.data() + text.size(), sent);
    const std::int64_t off = sent - m_clock.unixMilliseconds();
    if (off >= -kWindowMs && off <= kWindowMs) return {};
    return refuse(
        code::kTimestamp,
        fmt::format("请求头 timestamp 与服务器时间相差 {} 秒，超出 5 分钟的允许范围", off / 1000));
}

bool Authentication::isSigned(const serving::HttpRequest& request, std::string_view version,
                              std::string_view timestamp, std::string_view signature) const {
    const auto fits = [&](std::string_view body) {
        const std::string_view token = m_token.reveal();
        std::string text;
        // At once, so that no shorter copy of the token stays behind.
        text.reserve(request.target.size() + version.size() + timestamp.size() + token.size() +
                     body.size() + 4);
        text.append(request.target).append(1, '\n').append(version).append(1, '\n');
        text.append(timestamp).append(1, '\n').append(token).append(1, '\n').append(body);
        const bool good = m_key->verifies(text, signature);
        OPENSSL_cleanse(text.data(), text.size());
        return good;
    };
    if (fits(request.body)) return true;
    return request.method == "GET" && (fits("") || fits("{}"));
}

bool isTokenShaped(std::string_view text) {
    return std::equal(text.begin(), text.end(), kShape.begin(), kShape.end(), [](char c, char as) {
        if (as == 'x') return domain::isDigit(c) || (c >= 'a' && c <= 'f');
        return as == '9' ? domain::isDigit(c) : c == as;
    });
}

domain::SecretString newToken(domain::Random& random, std::int64_t unixMs) {
    const std::uint64_t high = random.next();
    const std::uint64_t low = random.next();
    std::string text =
        fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}-{}", high >> 32, high >> 16 & 0xFFFF,
                    high & 0xFFFF, low >> 48, low & 0xFFFF'FFFF'FFFF, compactTime(unixMs));
    domain::SecretString token(text);
    OPENSSL_cleanse(text.data(), text.size());
    return token;
}

}  // namespace berth::sim::open_api
