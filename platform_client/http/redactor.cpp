// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/redactor.h"

#include <algorithm>
#include <charconv>

namespace berth::platform_client {

namespace {

constexpr std::size_t kShortestLine = 16;  // of a secret of several

// A text with its percent-encoded characters decoded, and where each of them came from.
struct Decoded {
    std::string text;
    std::vector<std::size_t> begins;  // one more than characters: the end

    explicit Decoded(std::string_view encoded) {
        for (std::size_t i = 0; i < encoded.size();) {
            begins.push_back(i);
            unsigned char value = 0;
            const char* digits = encoded.data() + i + 1;
            if (encoded[i] == '%' && encoded.size() - i >= 3 &&
                std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
                text += static_cast<char>(value);
                i += 3;
            } else {
                text += encoded[i];
                ++i;
            }
        }
        begins.push_back(encoded.size());
    }
};

// In forms a blank is written as "+".
bool sameSign(char secret, char seen) {
    return secret == seen || (secret == ' ' && seen == '+');
}

template <class Mark>
void findAll(std::string_view text, std::string_view secret, Mark mark) {
    for (auto at = text.begin();; ++at) {
        at = std::search(at, text.end(), secret.begin(), secret.end(),
                         [](char seen, char wanted) { return sameSign(wanted, seen); });
        if (at == text.end()) return;
        mark(static_cast<std::size_t>(at - text.begin()));
    }
}

}  // namespace

void Redactor::add(std::string_view secret) {
    if (secret.size() >= kShortest) m_secrets.emplace_back(secret);
    if (secret.find('\n') == std::string_view::npos) return;
    while (!secret.empty()) {
        const std::size_t end = std::min(secret.find_first_of("\r\n"), secret.size());
        if (end >= kShortestLine) m_secrets.emplace_back(secret.substr(0, end));
        secret.remove_prefix(std::min(end + 1, secret.size()));
    }
}

std::string Redactor::clean(std::string_view text) const {
    std::vector<bool> hidden(text.size(), false);
    const auto hide = [&](std::size_t begin, std::size_t end) {
        std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(begin),
                  hidden.begin() + static_cast<std::ptrdiff_t>(end), true);
    };
    const Decoded decoded(text);
    for (const domain::SecretString& each : m_secrets) {
        const std::string_view secret = each.reveal();
        findAll(text, secret, [&](std::size_t at) { hide(at, at + secret.size()); });
        findAll(decoded.text, secret, [&](std::size_t at) {
            hide(decoded.begins[at], decoded.begins[at + secret.size()]);
        });
    }
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!hidden[i])
            made += text[i];
        else if (i == 0 || !hidden[i - 1])
            made += kInstead;
    }
    return made;
}

}  // namespace berth::platform_client
