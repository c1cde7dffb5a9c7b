// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/hashed_name.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdint>
#include <cstring>

#include "models/domain/random.h"
#include "platform_client/ssh/base64.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::string_view kMagic = "|1|";
constexpr std::size_t kMaxSaltText = 1024;

}  // namespace

std::string hashName(std::string_view name, std::string_view salt) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int size = 0;
    HMAC(EVP_sha1(), salt.data(), static_cast<int>(salt.size()),
         reinterpret_cast<const unsigned char*>(name.data()), name.size(), hash.data(), &size);
    return std::string(kMagic) + encodeBase64(salt) + '|' +
           encodeBase64({reinterpret_cast<const char*>(hash.data()), size});
}

std::optional<std::string> saltOf(std::string_view hashed) {
    if (!hashed.starts_with(kMagic)) return std::nullopt;
    hashed.remove_prefix(kMagic.size());
    const std::size_t end = hashed.find('|');
    if (end == std::string_view::npos || end == 0 || end > kMaxSaltText) return std::nullopt;
    auto salt = decodeBase64(hashed.substr(0, end));
    if (!salt || salt->bytes.size() != kNameSaltBytes) return std::nullopt;
    return std::move(salt->bytes);
}

std::string newNameSalt() {
    domain::SystemRandom random;
    std::string salt;
    while (salt.size() < kNameSaltBytes) {
        const std::uint64_t bits = random.next();
        std::array<char, sizeof bits> bytes{};
        std::memcpy(bytes.data(), &bits, bytes.size());
        salt.append(bytes.data(), bytes.size());
    }
    salt.resize(kNameSaltBytes);
    return salt;
}

}  // namespace berth::platform_client::ssh
