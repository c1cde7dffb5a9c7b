// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/redactor.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace berth::platform_client {
namespace {

Redactor with(std::initializer_list<std::string_view> secrets) {
    Redactor redactor;
    for (const std::string_view secret : secrets)
        redactor.add(secret);
    return redactor;
}

TEST(Redactor, TakesASecretOutWhereverItStands) {
    const Redactor redactor = with({"p/4 s+"});
    EXPECT_EQ(redactor.clean("p/4 s+"), "[secret]");
    EXPECT_EQ(redactor.clean("a p/4 s+ b p/4 s+"), "a [secret] b [secret]");
    EXPECT_EQ(redactor.clean("/x?token=p%2F4%20s%2B&y"), "/x?token=[secret]&y");
    EXPECT_EQ(redactor.clean("/x?token=p%2f4+s%2b"), "/x?token=[secret]");
    EXPECT_EQ(redactor.clean("%70%2f%34%20%73%2b!"), "[secret]!");
    EXPECT_EQ(redactor.clean("nothing %zz here %"), "nothing %zz here %");
}

TEST(Redactor, FindsSecretsThatLookEncodedThemselves) {
    EXPECT_EQ(with({"a%41b"}).clean("x a%41b y"), "x [secret] y");
    EXPECT_EQ(with({"a%41b"}).clean("x a%2541b y"), "x [secret] y");
}

TEST(Redactor, MakesOneOfSecretsThatOverlap) {
    const Redactor redactor = with({"abcdef", "defghi", "cdef"});
    EXPECT_EQ(redactor.clean("<abcdefghi>"), "<[secret]>");
    EXPECT_EQ(redactor.clean("<cdef>"), "<[secret]>");
}

TEST(Redactor, TakesOutEachLineOfAKey) {
    const std::string key =
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nAQEFAASCBKcwggSjAgEAAoIB\n"
        "-----END PRIVATE KEY-----\n";
    const Redactor redactor = with({key});
    EXPECT_EQ(redactor.clean(key).find("MIIE"), std::string::npos);
    EXPECT_EQ(redactor.clean("x MIIEvQIBADANBgkqhkiG9w0B y"), "x [secret] y");
    EXPECT_EQ(redactor.clean("-----END PRIVATE KEY-----\\nAQEFAASCBKcwggSjAgEAAoIB"),
              "[secret]\\n[secret]");
}

TEST(Redactor, LeavesTextsAloneWhenASecretIsTooShortToBeOne) {
    EXPECT_EQ(with({"", "a", "abc"}).clean("abc a"), "abc a");
}

TEST(Redactor, LeavesNoSecretInAnyTextHoweverItIsEncoded) {
    std::mt19937 random(11);
    const std::string signs = "ab1/+ %=&-";
    for (int round = 0; round < 3000; ++round) {
        std::string secret;
        for (std::size_t n = 4 + random() % 6; n > 0; --n)
            secret += signs[random() % signs.size()];
        std::string text;
        for (int part = 0; part < 4; ++part) {
            for (std::size_t n = random() % 4; n > 0; --n)
                text += signs[random() % signs.size()];
            for (const char c : secret) {
                constexpr std::string_view kDigits = "0123456789ABCDEFabcdef";
                const auto byte = static_cast<unsigned char>(c);
                if (c == '%' || random() % 2 == 0) {
                    ((text += '%') += kDigits[byte >> 4U]) +=
                        kDigits[(byte & 15U) + ((byte & 15U) > 9 && random() % 2 == 0 ? 6 : 0)];
                } else {
                    text += c;
                }
            }
        }
        const Redactor redactor = with({secret});
        const std::string cleaned = redactor.clean(text);
        EXPECT_EQ(cleaned.find(secret), std::string::npos);
        EXPECT_NE(cleaned.find(Redactor::kInstead), std::string::npos) << secret << " in " << text;
        EXPECT_EQ(redactor.clean(cleaned), cleaned);
    }
}

}  // namespace
}  // namespace berth::platform_client
