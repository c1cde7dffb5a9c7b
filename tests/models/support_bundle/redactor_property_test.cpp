// SPDX-License-Identifier: GPL-3.0-or-later
// Known secrets in random texts: whatever they are encoded in, nothing of them stays, and nothing
// else changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/support_bundle/redactor.h"
#include "tests/support/seeded_random.h"

namespace berth::support_bundle {
namespace {

using support::SeededRandom;

std::size_t below(SeededRandom& random, std::size_t bound) {
    return static_cast<std::size_t>(random.next() % bound);
}

std::string percentEncoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 && byte < 0x80) {
            out += c;
        } else {
            out += {'%', kHex[byte / 16], kHex[byte % 16]};
        }
    }
    return out;
}

std::string base64(std::string_view text) {
    constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group =
                group * 256 + (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k > text.size() ? '=' : kAlphabet[(group >> (18 - 6 * k)) & 63U];
    }
    return out;
}

std::string json(const std::string& text) {
    const std::string quoted = nlohmann::json(text).dump(-1, ' ', true);
    return quoted.substr(1, quoted.size() - 2);
}

// As passwords and keys are: with quotation marks, blanks, letters beyond ASCII.
std::string randomSecret(SeededRandom& random) {
    constexpr std::array<std::string_view, 20> kPieces = {"a",  "Z",  "7",  "\"", "\\", "/", " ",
                                                          "%",  "+",  "=",  "密", "é",  "&", "'",
                                                          "x9", "q-", "_Q", "😀", "$",  "k"};
    std::string secret;
    while (secret.size() < 8 || below(random, 12) != 0)
        secret += kPieces[below(random, kPieces.size())];
    return secret;
}

// Words that no rule minds.
std::string randomWords(SeededRandom& random) {
    constexpr std::array<std::string_view, 16> kWords = {"node", "up ",  "\n", "  ",  "disk", ", ",
                                                         "[3]",  "机器", "\t", "(x)", "fine", ".",
                                                         "\r\n", "GPU",  "-",  "\xFF"};
    std::string text;
    for (std::size_t i = below(random, 8); i > 0; --i)
        text += kWords[below(random, kWords.size())];
    return text;
}

TEST(RedactorProperty, NoKnownSecretStaysInAnyEncodingAndNothingElseChanges) {
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        SeededRandom random(seed);
        std::vector<domain::SecretString> secrets;
        std::vector<std::string> plain;
        for (std::size_t i = 1 + below(random, 3); i > 0; --i) {
            plain.push_back(randomSecret(random));
            secrets.emplace_back(plain.back());
        }
        const Redactor redactor(secrets);
        std::string text = randomWords(random) + "|";
        std::string wanted = text;
        for (std::size_t i = below(random, 6); i > 0; --i) {
            const std::string& secret = plain[below(random, plain.size())];
            const std::string forms[] = {secret,
                                         json(secret),
                                         json(json(secret)),
                                         percentEncoded(secret),
                                         base64(secret),
                                         base64("me:" + secret + "!")};
            const std::string words = "|" + randomWords(random) + "|";
            text += forms[below(random, std::size(forms))] + words;
            wanted += std::string(kRedactionMark) + words;
        }
        const std::string clean = redactor.redact(text);
        EXPECT_EQ(clean, wanted) << "seed " << seed << "\n" << text;
        EXPECT_EQ(redactor.redact(clean), clean) << "seed " << seed;
    }
}

TEST(RedactorProperty, EveryBeginningAndEndOfATextIsSafeToo) {
    std::vector<domain::SecretString> secrets;
    secrets.emplace_back("pa\"ss/w0rd 密");
    const Redactor redactor(secrets);
    const std::string secret(secrets.front().reveal());
    const std::string text = "a " + secret + " b " + json(secret) + " c " + percentEncoded(secret) +
                             "\nDB_PASSWORD=abc def\nAuthorization: Basic dXNlcjpw\n" +
                             base64(secret) + " --token tok1 https://u:pw@h/ {\"secret\": \"x\"}";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        for (const std::string& part : {text.substr(0, cut), text.substr(cut)}) {
            const std::string clean = redactor.redact(part);
            EXPECT_EQ(redactor.redact(clean), clean) << part;
            for (const std::string& form :
                 {secret, json(secret), percentEncoded(secret), base64(secret)})
                EXPECT_EQ(clean.find(form), std::string::npos) << part;
            EXPECT_EQ(std::ranges::count(clean, '\n'), std::ranges::count(part, '\n'));
        }
    }
}

// Pieces of everything that a rule looks for, thrown together.
TEST(RedactorProperty, DoingItAgainChangesNothingAndLinesStayLines) {
    constexpr std::array<std::string_view, 44> kPieces = {"password",
                                                          "=",
                                                          ":",
                                                          " ",
                                                          "\"",
                                                          "'",
                                                          "\\",
                                                          "\n",
                                                          "token",
                                                          "secret",
                                                          "--",
                                                          "-p ",
                                                          "abc1",
                                                          "://",
                                                          "@",
                                                          "Bearer ",
                                                          "eyJhbGciOi",
                                                          ".",
                                                          "AKIA",
                                                          "0123456789ABCDEF",
                                                          "curl ",
                                                          "sshpass ",
                                                          "-----BEGIN PRIVATE KEY-----",
                                                          "-----END PRIVATE KEY-----",
                                                          "MIIEvAIBADANBgkqhkiG9w0B",
                                                          "Cookie: ",
                                                          "[redacted]",
                                                          "\\\"",
                                                          ",",
                                                          "{",
                                                          "}",
                                                          "login ",
                                                          "mysql ",
                                                          "=>",
                                                          "\r\n",
                                                          "\xFF",
                                                          "密",
                                                          "%41",
                                                          "9f86d081884c7d659a2f",
                                                          "api_key",
                                                          "Authorization",
                                                          "[",
                                                          "]",
                                                          "\t"};
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        SeededRandom random(seed);
        std::vector<domain::SecretString> secrets;
        if (seed % 2 == 0) secrets.emplace_back("abc1");
        std::string text;
        for (std::size_t i = below(random, 40); i > 0; --i)
            text += kPieces[below(random, kPieces.size())];
        const Redactor redactor(secrets);
        const std::string clean = redactor.redact(text);
        EXPECT_EQ(redactor.redact(clean), clean) << "seed " << seed << "\n" << text;
        EXPECT_EQ(std::ranges::count(clean, '\n'), std::ranges::count(text, '\n')) << seed;
        if (seed % 2 == 0) {
            EXPECT_EQ(clean.find("abc1"), std::string::npos) << text;
        }
    }
}

TEST(RedactorProperty, WhatProgramsReadStaysReadable) {
    constexpr std::array<std::string_view, 16> kPieces = {
        "password=", "abc",     "\"", "\\", "Cookie: a=b; c", " ",   "--token x",
        "\n",        "token: ", "'",  "{",  "secret\": \"",   "sk-", "密",
        "://u:p@h",  "="};
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        SeededRandom random(seed);
        std::vector<domain::SecretString> secrets;
        secrets.emplace_back("abc\\");
        secrets.emplace_back("name");
        nlohmann::json form = nlohmann::json::object();
        for (int field = 0; field < 3; ++field) {
            std::string text;
            for (std::size_t i = below(random, 12); i > 0; --i)
                text += kPieces[below(random, kPieces.size())];
            form["field" + std::to_string(field)] = text;
        }
        const std::string clean = Redactor(secrets).redact(form.dump(2));
        EXPECT_TRUE(nlohmann::json::accept(clean)) << "seed " << seed << "\n"
                                                   << form.dump(2) << "\n"
                                                   << clean;
    }
}

}  // namespace
}  // namespace berth::support_bundle
