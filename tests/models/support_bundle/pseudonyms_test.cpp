// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/pseudonyms.h"

#include <gtest/gtest.h>

#include "tests/support/seeded_random.h"

namespace berth::support_bundle {
namespace {

std::string hidden(std::string_view text, const KnownNames& names = {}) {
    return Pseudonyms(names).hide(text).text;
}

TEST(Pseudonyms, StandForAddressesOfEveryForm) {
    EXPECT_EQ(hidden("10.0.0.5:22 and 10.0.0.6, again 10.0.0.5."), "ip-1:22 and ip-2, again ip-1.");
    EXPECT_EQ(hidden("[2001:db8::1]:80 fe80::1%eth0 2001:0DB8:0:0:0:0:0:1"),
              "[ip-1]:80 ip-2%eth0 ip-1");
    EXPECT_EQ(hidden("::ffff:10.0.0.5 10.0.0.5"), "ip-1 ip-1");
    EXPECT_EQ(hidden("link/ether 52:54:00:Ab:cd:ef, 52-54-00-ab-cd-ef"), "link/ether mac-1, mac-1");
    EXPECT_EQ(hidden("https://api.example.com:443/x and user@api.example.com"),
              "https://host-1:443/x and user@host-1");
    EXPECT_EQ(hidden("https://me:[redacted]@db.local/x"), "https://me:[redacted]@host-1/x");
    EXPECT_EQ(hidden("/home/alice/x /Users/bob C:\\Users\\alice\\y /home/alice"),
              "/home/user-1/x /Users/user-2 C:\\Users\\user-1\\y /home/user-1");
}

TEST(Pseudonyms, StandForNothingElse) {
    for (const char* text :
         {"127.0.0.1 0.0.0.0 :: ::1 255.255.255.255 http://localhost:8080/",
          "550.54.15 and 1.2.3.4.5 and 300.1.1.1 at 12:34:56",
          "00000000:3B:00.0 0000:3b:00 std::string a.b.c /home/ 5.15.0-91-generic",
          "GPU-8a5e1f2c-90d1-4be3-9c11-0a1b2c3d4e5f ubuntu root"})
        EXPECT_EQ(hidden(text), text);
}

TEST(Pseudonyms, StandForKnownNamesWhereTheyStandForThemselves) {
    const KnownNames names{{"gpu-node-17", "训练机 1", "host-1", "10.0.0.5", "x"},
                           {"alice", "root"}};
    EXPECT_EQ(
        hidden("GPU-NODE-17 gpu-node-17.lan gpu-node-170 训练机 1，alice malice root x", names),
        "host-2 host-2.lan gpu-node-170 host-3，user-1 malice root x");
    // A real name is never given to something else.
    EXPECT_EQ(hidden("host-1 host-2", names), "host-2 host-2");
    EXPECT_EQ(hidden("10.0.0.5", names), "ip-1");
}

TEST(Pseudonyms, AreTheSameInAllTexts) {
    Pseudonyms pseudonyms({{"gpu1"}, {}});
    EXPECT_EQ(pseudonyms.hide("10.0.0.1 gpu1").text, "ip-1 host-1");
    const Pseudonyms::Hidden second = pseudonyms.hide("http://gpu1/ 10.0.0.2 10.0.0.1");
    EXPECT_EQ(second.text, "http://host-1/ ip-2 ip-1");
    EXPECT_EQ(second.places, 3U);
}

TEST(Pseudonyms, ChangeNothingTheSecondTimeWhateverTheTextIs) {
    constexpr std::array<std::string_view, 26> kPieces = {
        "10.0.0.1", "::",  "fe80",   ":",  ".",        "1",      "/home/", "alice", "http://",
        "@",        "gpu", "host-1", "-",  "\n",       " ",      "ip-1",   "]",     "[redacted]",
        "ab:cd:ef", "0",   "Users",  "\\", "db.local", "user-1", "密",     "\xFF"};
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        support::SeededRandom random(seed);
        std::string text;
        for (std::uint64_t i = random.next() % 24; i > 0; --i)
            text += kPieces[random.next() % kPieces.size()];
        Pseudonyms pseudonyms({{"gpu", "db.local"}, {"alice"}});
        const std::string once = pseudonyms.hide(text).text;
        const std::string twice = pseudonyms.hide(once).text;
        EXPECT_EQ(pseudonyms.hide(twice).text, twice) << "seed " << seed << "\n" << text;
        EXPECT_EQ(std::ranges::count(once, '\n'), std::ranges::count(text, '\n'));
    }
}

}  // namespace
}  // namespace berth::support_bundle
