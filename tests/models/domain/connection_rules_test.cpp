// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/connection_rules.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "models/domain/text.h"

namespace berth::domain {
namespace {

using Kind = ConnectionFindingKind;

std::optional<Kind> nameFault(std::string_view name, const std::vector<ConnectionSettings>& others,
                              const ConnectionId& own = {}) {
    const auto found = checkConnectionName(name, others, own);
    if (!found) return std::nullopt;
    EXPECT_EQ(found->field, "name");
    EXPECT_GT(found->detail.size(), 20U);
    return found->kind;
}

std::optional<Kind> addressFault(std::string_view url) {
    const auto found = checkBaseUrl(url);
    if (!found) return std::nullopt;
    EXPECT_EQ(found->field, "baseUrl");
    EXPECT_GT(found->detail.size(), 20U);
    // What is offered instead is right.
    EXPECT_TRUE(found->better.empty() || !checkBaseUrl(found->better)) << found->better;
    return found->kind;
}

ConnectionSettings named(const char* id, const char* name) {
    ConnectionSettings settings;
    settings.id = {id};
    settings.name = name;
    settings.baseUrl = "https://openapi.suanli.cn";
    return settings;
}

TEST(ConnectionNames, HaveOneToSixtyCharactersThatCanBeShown) {
    for (const std::string& name :
         {std::string("a"), std::string("My cluster #1 (test)"), std::string("共绩算力 · 生产"),
          std::string(60, 'x'), std::string("  padded\t")}) {
        EXPECT_EQ(nameFault(name, {}), std::nullopt) << name;
    }
    std::string sixty;
    for (int i = 0; i < 60; ++i)
        sixty += "泊";
    EXPECT_EQ(nameFault(sixty, {}), std::nullopt);
    EXPECT_EQ(nameFault(sixty + "位", {}), Kind::NameTooLong);
    EXPECT_EQ(nameFault(std::string(61, 'x'), {}), Kind::NameTooLong);
    EXPECT_EQ(nameFault("", {}), Kind::NameEmpty);
    EXPECT_EQ(nameFault(" \t\n ", {}), Kind::NameEmpty);
    for (const std::string& name :
         {std::string("a\nb"), std::string("a\0b", 3), std::string("a\x7F"),
          std::string("a\x1B[1m"), std::string("a\xC2\x85"), std::string("a\xE2\x80\xAE"),
          std::string("a\xE2\x80\x8B"), std::string("a\xE2\x80\xA8"), std::string("a\xEF\xBB\xBF"),
          std::string("a\xFF"), std::string("a\xC3")}) {
        EXPECT_EQ(nameFault(name, {}), Kind::NameBadCharacters) << name;
    }
}

TEST(ConnectionNames, AreUniqueWhateverTheirCaseAndTheBlanksAroundThem) {
    const std::vector<ConnectionSettings> others{named("1", "Production"), named("2", "Тест"),
                                                 named("3", "École Ω")};
    for (const char* name : {"Production", "pRODUCTION", " production ", "тЕСТ", "éCOLE ω"})
        EXPECT_EQ(nameFault(name, others), Kind::NameTaken) << name;
    EXPECT_EQ(nameFault("production 2", others), std::nullopt);
    EXPECT_EQ(nameFault("ecole Ω", others), std::nullopt);
    // Its own name is not taken.
    EXPECT_EQ(nameFault("PRODUCTION", others, {"1"}), std::nullopt);
    EXPECT_EQ(nameFault("PRODUCTION", others, {"2"}), Kind::NameTaken);
}

TEST(BaseUrls, AreHttpsToAnyHostAndHttpToThisComputer) {
    for (const char* url :
         {"https://openapi.suanli.cn", "https://openapi.suanli.cn/", "HTTPS://OpenAPI.suanli.cn",
          "https://host", "https://host:8443", "https://10.0.0.7", "https://[2001:db8::1]:443/",
          "https://xn--fiqs8s.example", "http://localhost", "http://LOCALHOST:49213/",
          "http://127.0.0.1:8080", "http://127.255.0.9", "http://[::1]:80", " https://host \n"}) {
        EXPECT_EQ(addressFault(url), std::nullopt) << url;
    }
}

TEST(BaseUrls, OfOtherComputersAreNotReadAsOfThisOne) {
    for (const char* url :
         {"http://openapi.suanli.cn", "http://127.0.0.1.example.com",
          "http://localhost.example.com", "http://notlocalhost", "http://128.0.0.1", "http://[::2]",
          "http://[::ffff:127.0.0.1]", "http://0.0.0.0", "http://10.0.0.1"}) {
        EXPECT_EQ(addressFault(url), Kind::AddressNotEncrypted) << url;
    }
    // Some programs take these for 127.0.0.1, some do not.
    for (const char* url : {"http://127.1", "http://2130706433", "http://0x7f000001",
                            "http://0x7f.0.0.1", "http://0177.0.0.1", "http://127.0.0.01",
                            "http://127.0.0.256", "http://127.0.0.1.", "http://localhost."}) {
        EXPECT_EQ(addressFault(url), Kind::AddressHostBad) << url;
    }
    for (const char* url : {"http://localhost@example.com", "http://127.0.0.1:80@example.com",
                            "https://user:password@host", "https://@host"}) {
        EXPECT_EQ(addressFault(url), Kind::AddressHasUser) << url;
    }
    EXPECT_EQ(addressFault("http://localhost\\@example.com"), Kind::AddressMalformed);
}

TEST(BaseUrls, EachFaultHasItsOwnName) {
    EXPECT_EQ(addressFault(""), Kind::AddressEmpty);
    EXPECT_EQ(addressFault("  "), Kind::AddressEmpty);
    EXPECT_EQ(addressFault("openapi.suanli.cn"), Kind::AddressSchemeMissing);
    EXPECT_EQ(addressFault("//host"), Kind::AddressSchemeMissing);
    EXPECT_EQ(addressFault("ftp://host"), Kind::AddressSchemeUnknown);
    EXPECT_EQ(addressFault("file:///etc/passwd"), Kind::AddressSchemeUnknown);
    EXPECT_EQ(addressFault("https://a b"), Kind::AddressMalformed);
    EXPECT_EQ(addressFault("https://h\xC3\xB6st"), Kind::AddressMalformed);
    EXPECT_EQ(addressFault("https://" + std::string(400, 'a')), Kind::AddressMalformed);
    for (const char* url : {"https://", "https:///x", "https://:80", "https://-a", "https://a..b",
                            "https://a_b", "https://[::1", "https://[zz]",
                            "https://[fe80::1%25eth0]", "https://a.", "https://1.2.3"}) {
        EXPECT_EQ(addressFault(url), Kind::AddressHostBad) << url;
    }
    for (const char* url : {"https://host:", "https://host:0", "https://host:65536",
                            "https://host:+80", "https://host:80:80", "https://[::1]:x"}) {
        EXPECT_EQ(addressFault(url), Kind::AddressPortBad) << url;
    }
    for (const char* url : {"https://host/api", "https://host?x=1", "https://host#top",
                            "https://host//", "https://host/?"}) {
        EXPECT_EQ(addressFault(url), Kind::AddressHasPath) << url;
    }
}

TEST(BaseUrls, AreMendedWhereThereIsNoDoubt) {
    const auto better = [](const char* url) {
        const auto found = checkBaseUrl(url);
        return found ? found->better : std::string("no fault");
    };
    EXPECT_EQ(better("openapi.suanli.cn"), "https://openapi.suanli.cn");
    EXPECT_EQ(better("http://openapi.suanli.cn:80"), "https://openapi.suanli.cn");
    EXPECT_EQ(better("http://Host:8080/"), "https://host:8080");
    EXPECT_EQ(better("https://host:8443/api/v1?x=1"), "https://host:8443");
    EXPECT_EQ(better("https://user:secret@host"), "https://host");
    EXPECT_EQ(better("https://host.example."), "https://host.example");
    EXPECT_EQ(better("host/api"), "");
    EXPECT_EQ(better("user:secret@host"), "");
    EXPECT_EQ(better("ftp://host"), "");
}

TEST(BaseUrls, AreKeptInOneForm) {
    EXPECT_EQ(normalisedBaseUrl(" HTTPS://OpenAPI.Suanli.CN/ "), "https://openapi.suanli.cn");
    EXPECT_EQ(normalisedBaseUrl("http://[::1]:8080/"), "http://[::1]:8080");
    EXPECT_EQ(normalisedBaseUrl("https://host"), "https://host");
}

// What was typed may hold a password or a token.
TEST(BaseUrls, AreNotQuotedByTheirFindings) {
    std::mt19937_64 random(31);
    const std::vector<std::string> pieces{"https://",  "http://", "canary", "@", ":", "/",
                                          "?",         "#",       "host",   ".", "[", "]",
                                          "127.0.0.1", " ",       "\\",     "%", "80"};
    std::set<Kind> reached;
    for (int i = 0; i < 50'000; ++i) {
        std::string url;
        for (auto count = random() % 8; count > 0; --count)
            url += pieces[random() % pieces.size()];
        const auto found = checkBaseUrl(url);
        if (!found) {
            // What is right is right in its one form, and stays as it is in it.
            const std::string kept = normalisedBaseUrl(url);
            ASSERT_EQ(checkBaseUrl(kept), std::nullopt) << url;
            ASSERT_EQ(normalisedBaseUrl(kept), kept);
            ASSERT_EQ(kept.find_first_of("@?#"), std::string::npos) << kept;
            continue;
        }
        reached.insert(found->kind);
        ASSERT_EQ(found->detail.find("canary"), std::string::npos) << url;
        ASSERT_TRUE(found->better.empty() || !checkBaseUrl(found->better)) << url;
    }
    EXPECT_GE(reached.size(), 8U);
}

TEST(Connections, AreCheckedAsAWhole) {
    const std::vector<ConnectionSettings> others{named("1", "One")};
    const auto fault = [&](auto spoil) {
        ConnectionSettings settings = named("2", "Two");
        spoil(settings);
        const auto found = checkConnection(settings, others);
        return found ? std::optional(std::pair(found->kind, found->field)) : std::nullopt;
    };
    using S = ConnectionSettings;
    const auto is = [](Kind kind, const char* field) {
        return std::optional(std::pair(kind, std::string(field)));
    };
    EXPECT_EQ(fault([](S&) {}), std::nullopt);
    EXPECT_EQ(fault([](S& s) { s.id = {""}; }), is(Kind::IdBad, "id"));
    EXPECT_EQ(fault([](S& s) { s.id = {"a/b"}; }), is(Kind::IdBad, "id"));
    EXPECT_EQ(fault([](S& s) { s.id = {std::string(65, 'a')}; }), is(Kind::IdBad, "id"));
    EXPECT_EQ(fault([](S& s) { s.kind = ConnectionKind::Simulator; }), is(Kind::KindBad, "kind"));
    EXPECT_EQ(fault([](S& s) { s.name = "one"; }), is(Kind::NameTaken, "name"));
    EXPECT_EQ(fault([](S& s) { s.baseUrl = "host"; }), is(Kind::AddressSchemeMissing, "baseUrl"));
    EXPECT_EQ(fault([](S& s) { s.publicKey = "-----BEGIN PUBLIC KEY-----\nMIIB\n"; }),
              std::nullopt);
    EXPECT_EQ(fault([](S& s) { s.publicKey = "-----BEGIN RSA PRIVATE KEY-----\n"; }),
              is(Kind::PublicKeyBad, "publicKey"));
    EXPECT_EQ(fault([](S& s) { s.publicKey = std::string(20'000, 'A'); }),
              is(Kind::PublicKeyBad, "publicKey"));
    EXPECT_EQ(fault([](S& s) { s.pinnedCertificate = std::string(64, 'a'); }), std::nullopt);
    EXPECT_EQ(fault([](S& s) { s.pinnedCertificate = std::string(64, 'A'); }),
              is(Kind::PinnedCertificateBad, "pinnedCertificate"));
    EXPECT_EQ(fault([](S& s) { s.pinnedCertificate = "ab"; }),
              is(Kind::PinnedCertificateBad, "pinnedCertificate"));
}

TEST(ConnectionRules, TellHostAndPortOfAnAddressThatCanBeUsed) {
    EXPECT_EQ(hostOf("https://openapi.suanli.cn"), "openapi.suanli.cn");
    EXPECT_EQ(hostOf("http://127.0.0.1:8080/"), "127.0.0.1:8080");
    EXPECT_EQ(hostOf("https://me@host"), "");
}

TEST(ConnectionRules, KnowThisComputerByAddressAndName) {
    for (const char* url : {"http://127.8.9.1:80", "http://localhost:1", "https://[::1]"})
        EXPECT_TRUE(isLoopback(url)) << url;
    for (const char* url : {"https://openapi.suanli.cn", "https://127.0.0.1.example.com",
                            "http://10.0.0.7:8080", "localhost"})
        EXPECT_FALSE(isLoopback(url)) << url;
}

TEST(ConnectionRules, TakeForASimulatorOnlyWhatCannotBeAPlatform) {
    ConnectionSettings settings;
    for (const char* simulator :
         {"http://127.0.0.1:49213", "http://localhost", "http://[::1]:80"}) {
        settings.baseUrl = simulator;
        EXPECT_TRUE(isSimulated(settings)) << simulator;
    }
    for (const char* platform : {"https://openapi.suanli.cn", "https://127.0.0.1:8443",
                                 "http://openapi.suanli.cn", "http://127.0.0.1.example.com", ""}) {
        settings.baseUrl = platform;
        EXPECT_FALSE(isSimulated(settings)) << platform;
    }
    settings.kind = ConnectionKind::Simulator;
    EXPECT_TRUE(isSimulated(settings));
}

}  // namespace
}  // namespace berth::domain
