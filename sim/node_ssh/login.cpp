// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/login.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "sim/node_ssh/libssh_handles.h"

namespace berth::sim::node_ssh {

namespace {

using domain::ErrorCode;

constexpr std::size_t kMostKeys = 1000;
constexpr int kLeastRsaBits = 2048;
constexpr std::array<std::string_view, 5> kTypes{"ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256",
                                                 "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view firstWord(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    const std::string_view word = text.substr(0, end);
    text = trimmed(text.substr(end));
    return word;
}

// The key's own way to write itself, or why it is none.
tl::expected<std::string, std::string> keyOf(std::string_view line) {
    const std::string_view type = firstWord(line);
    if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end()) {
        const bool aKeyFollows = line.find("ssh-") != std::string_view::npos ||
                                 line.find("ecdsa-") != std::string_view::npos;
        if (type.find('=') != std::string_view::npos || aKeyFollows)
            return tl::unexpected<std::string>("options before a key are not accepted");
        return tl::unexpected<std::string>("this is no key of a kind that is accepted");
    }
    const std::string name(type);
    const std::string base64(firstWord(line));
    ssh_key raw = nullptr;
    const auto kind = ssh_key_type_from_name(name.c_str());
    const int read = ssh_pki_import_pubkey_base64(base64.c_str(), kind, &raw);
    const KeyHandle key(raw);
    if (read != SSH_OK || ssh_key_type(raw) != kind)
        return tl::unexpected<std::string>("the key is damaged");
    char* own = nullptr;
    if (ssh_pki_export_pubkey_base64(raw, &own) != SSH_OK)
        return tl::unexpected<std::string>("the key is damaged");
    const TextHandle text(own);
    // "AAAAB3NzaC1yc2E" + exponent + modulus: its length tells the bits closely enough.
    if (kind == SSH_KEYTYPE_RSA &&
        std::char_traits<char>::length(own) * 6 < static_cast<std::size_t>(kLeastRsaBits)) {
        return tl::unexpected<std::string>("an RSA key needs 2048 bits");
    }
    return std::string(own);
}

}  // namespace

domain::Result<AuthorizedKeys> AuthorizedKeys::parse(std::string_view text) {
    AuthorizedKeys keys;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        auto key = keyOf(line);
        if (key && keys.m_keys.size() >= kMostKeys)
            key = tl::unexpected<std::string>("more than 1000 keys");
        if (!key)
            return domain::fail(ErrorCode::Malformed,
                                fmt::format("line {}: {}", number, key.error()));
        keys.m_keys.push_back(std::move(*key));
    }
    std::sort(keys.m_keys.begin(), keys.m_keys.end());
    return keys;
}

bool AuthorizedKeys::contains(std::string_view base64) const {
    return std::binary_search(m_keys.begin(), m_keys.end(), base64);
}

bool Login::takesPassword(std::string_view password) const {
    const std::string_view expected = token.reveal();
    if (expected.empty()) return false;
    std::size_t differences = password.size() ^ expected.size();
    for (std::size_t i = 0; i < password.size(); ++i)
        differences |= static_cast<unsigned char>(password[i] ^ expected[i % expected.size()]);
    return differences == 0;
}

}  // namespace berth::sim::node_ssh
