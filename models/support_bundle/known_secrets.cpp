// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/known_secrets.h"

#include <algorithm>
#include <string>
#include <utility>

#include "models/domain/ascii.h"
#include "models/support_bundle/plain_text.h"
#include "models/support_bundle/text_views.h"

namespace berth::support_bundle {

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
// Fewer characters stand in any base64 by chance.
constexpr std::size_t kShortestCore = 5;

bool isBase64(char c) {
    return domain::isLetter(c) || domain::isDigit(c) || c == '+' || c == '/' || c == '-' ||
           c == '_' || c == '=';
}

// The characters of the secret's base64 that do not depend on what stands before and behind it,
// when `before` bytes (0, 1, 2) of a group of three stand before.
std::string base64Core(std::string_view secret, std::size_t before) {
    const std::size_t bits = secret.size() * 8;
    const std::size_t lead = before == 0 ? 0 : before == 1 ? 4 : 2;  // bits of a shared character
    std::string core;
    for (std::size_t bit = lead; bit + 6 <= bits; bit += 6) {
        unsigned value = 0;
        for (std::size_t i = bit; i < bit + 6; ++i) {
            const auto byte = static_cast<unsigned char>(secret[i / 8]);
            value = value * 2 + ((byte >> (7 - i % 8)) & 1U);
        }
        core += kAlphabet[value];
    }
    return core;
}

std::vector<std::string> base64Needles(const std::vector<std::string>& plain) {
    std::vector<std::string> needles;
    for (const std::string& secret : plain) {
        for (const std::size_t before : {0U, 1U, 2U}) {
            std::string core = base64Core(secret, before);
            if (core.size() < kShortestCore) continue;
            std::string urlSafe = core;
            for (char& c : urlSafe)
                c = c == '+' ? '-' : c == '/' ? '_' : c;
            needles.push_back(std::move(core));
            needles.push_back(std::move(urlSafe));
        }
    }
    return needles;
}

std::vector<std::string> plainNeedles(const std::vector<domain::SecretString>& secrets) {
    std::vector<std::string> needles;
    for (const domain::SecretString& secret : secrets) {
        std::string_view text = secret.reveal();
        if (text.size() < KnownSecrets::kShortest) continue;
        needles.emplace_back(text);
        needles.push_back(oneLine(text));
        if (text.find('\n') == std::string_view::npos) continue;
        for (const std::string_view line : linesOf(text)) {
            if (line.size() >= KnownSecrets::kShortestLine && !line.starts_with("-----"))
                needles.emplace_back(line);
        }
    }
    return needles;
}

void addPlain(const TextView& view, const NeedleSearch& needles, std::vector<Span>& spans) {
    for (const Span& span : needles.find(view.text))
        spans.push_back({view.at[span.begin], view.at[span.end]});
}

// The whole run goes: the characters at its ends hold parts of the secret as well.
void addBase64(const TextView& view, const NeedleSearch& needles, std::vector<Span>& spans) {
    std::size_t reached = 0;
    for (Span span : needles.find(view.text)) {
        while (span.begin > reached && isBase64(view.text[span.begin - 1]))
            --span.begin;
        while (span.end < view.text.size() && isBase64(view.text[span.end]))
            ++span.end;
        spans.push_back({view.at[span.begin], view.at[span.end]});
        reached = std::max(reached, span.end);
    }
}

// Half of an escape would change the meaning of what stands next to it.
Span withWholeEscapes(std::string_view text, Span span, std::size_t notBefore) {
    const auto slashesBefore = [&](std::size_t at, std::size_t low) {
        std::size_t count = 0;
        while (at > low && text[at - 1] == '\\') {
            --at;
            ++count;
        }
        return count;
    };
    if (slashesBefore(span.begin, notBefore) % 2 == 1) --span.begin;
    constexpr std::string_view kEscaped = "\"\\/bfnrt";
    if (slashesBefore(span.end, span.begin) % 2 == 1 && span.end < text.size() &&
        kEscaped.find(text[span.end]) != std::string_view::npos)
        ++span.end;
    return span;
}

}  // namespace

KnownSecrets::KnownSecrets(const std::vector<domain::SecretString>& secrets)
    : m_plain(plainNeedles(secrets)), m_base64(base64Needles(plainNeedles(secrets))) {}

std::vector<Span> KnownSecrets::find(std::string_view text) const {
    std::vector<Span> spans;
    if (m_plain.empty()) return spans;
    std::size_t reached = 0;
    for (const Span& span : m_plain.find(text)) {
        spans.push_back(withWholeEscapes(text, span, reached));
        reached = spans.back().end;
    }
    const auto look = [&](const TextView& view) {
        addPlain(view, m_plain, spans);
        addBase64(view, m_base64, spans);
    };
    const TextView plain = plainView(text);
    look(plain);
    if (text.find('%') != std::string_view::npos) look(withoutPercent(plain));
    if (text.find("\"\"") != std::string_view::npos) look(withoutDoubledQuotes(plain));
    TextView inner = plain;
    for (int depth = 0; depth < 2 && inner.text.find('\\') != std::string::npos; ++depth) {
        inner = withoutEscapes(inner);
        look(inner);
    }
    return merged(std::move(spans));
}

}  // namespace berth::support_bundle
