// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/http_address.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace berth::platform_client {
namespace {

HttpAddress parsed(const std::string& url) {
    const auto address = parseHttpAddress(url);
    EXPECT_TRUE(address.has_value()) << url << ": " << (address ? "" : address.error().detail);
    return address.value_or(HttpAddress{});
}

TEST(HttpAddress, TakesAnAddressApart) {
    const HttpAddress address = parsed("https://API.Example.com:8443/a/b?c=d");
    EXPECT_TRUE(address.tls);
    EXPECT_EQ(address.host, "api.example.com");
    EXPECT_EQ(address.port, 8443);
    EXPECT_EQ(address.target, "/a/b?c=d");
    EXPECT_EQ(address.origin(), "https://api.example.com:8443");
    EXPECT_EQ(address.hostField(), "api.example.com:8443");
    EXPECT_EQ(parsed("http://h").port, 80);
    EXPECT_EQ(parsed("http://h").hostField(), "h");
    EXPECT_EQ(parsed("HTTPS://h").port, 443);
    EXPECT_EQ(parsed("https://h:443/").hostField(), "h");
    EXPECT_EQ(parsed("http://[::1]:99/x").host, "::1");
    EXPECT_EQ(parsed("http://[::1]:99/x").hostField(), "[::1]:99");
    EXPECT_EQ(parsed("https://[2001:DB8::1]").origin(), "https://[2001:db8::1]:443");
}

TEST(HttpAddress, KeepsPathAndQueryByteForByte) {
    for (const std::string target :
         {"/api/search?status=Running%2CPending&page=1", "/a%2Fb%2fc", "/%2B%20+ok", "/%E4%BD%A0?x",
          "/a:b@c;d,e!f$g&h'i(j)*k~l", "/?", "/??a=?", "/a//b/../c/./d", "/%41%7e%7E",
          "/x?a=/b?c:d"}) {
        EXPECT_EQ(parsed("https://h" + target).target, target);
    }
    EXPECT_EQ(parsed("https://h").target, "/");
    EXPECT_EQ(parsed("https://h?a=b").target, "/?a=b");
}

TEST(HttpAddress, RefusesWhatItCouldNotKeep) {
    for (const std::string url : {"",
                                  "h",
                                  "/a",
                                  "//h/a",
                                  "ftp://h/",
                                  "file:///etc/passwd",
                                  "http:/h",
                                  "http:h",
                                  "http://",
                                  "http:///a",
                                  "http://u@h/",
                                  "http://u:p@h/",
                                  "http://h@/",
                                  "http://h:0/",
                                  "http://h:65536/",
                                  "http://h:/",
                                  "http://h:8x/",
                                  "http://h:-1/",
                                  "http://h/#f",
                                  "http://h/a b",
                                  "http://h/a\tb",
                                  "http://h/a\r\nX: y",
                                  "http://h/\"",
                                  "http://h/<",
                                  "http://h/{a}",
                                  "http://h/a|b",
                                  "http://h/a\\b",
                                  "http://h/%",
                                  "http://h/%4",
                                  "http://h/%zz",
                                  "http://h/\xc3\xa4",
                                  "http://\xc3\xa4/",
                                  "http://h h/",
                                  "http://h\\@e/",
                                  "http://.h/",
                                  "http://a..b/",
                                  "http://[::1/",
                                  "http://[]/",
                                  "http://[h]/",
                                  "http://[::1]x/",
                                  "http://[::1]@e/",
                                  "http://h%2e/",
                                  "http://h\r\nX/"}) {
        const auto address = parseHttpAddress(url);
        ASSERT_FALSE(address.has_value()) << url;
        EXPECT_EQ(address.error().code, domain::ErrorCode::InvalidArgument);
        EXPECT_EQ(address.error().field, "url");
    }
    EXPECT_FALSE(parseHttpAddress("http://h/" + std::string(9000, 'a')).has_value());
    EXPECT_FALSE(parseHttpAddress("http://" + std::string(300, 'a')).has_value());
    EXPECT_FALSE(parseHttpAddress(std::string("http://h/\0a", 11)).has_value());
}

TEST(HttpAddress, NeverBreaksOutOfTheRequestLineWhateverItIsGiven) {
    std::mt19937 random(7);
    const std::string signs = "htps:/?#[]@!$&'()*+,;=%0aZ~ \r\n\t\\\"<>{}|^`\x01\x7f\xc3.";
    int accepted = 0;
    for (int i = 0; i < 100'000; ++i) {
        std::string url = random() % 2 == 0 ? "http://h" : "http://";
        for (std::size_t n = random() % 12; n > 0; --n)
            url += signs[random() % signs.size()];
        const auto address = parseHttpAddress(url);
        if (!address) continue;
        ++accepted;
        EXPECT_EQ(address->target.front(), '/');
        for (const char c : address->target + address->hostField())
            EXPECT_TRUE(c > 0x20 && c < 0x7f) << url;
        EXPECT_EQ(parsed(address->origin() + address->target), *address) << url;
        // Only the "/" in front may have been put there.
        EXPECT_NE(url.find(address->target.substr(1)), std::string::npos) << url;
    }
    EXPECT_GT(accepted, 1000);
}

TEST(HttpAddress, KnowsWhatIsThisComputer) {
    for (const char* url : {"http://localhost/", "http://127.0.0.1/", "http://127.9.8.7:1/",
                            "http://[::1]/", "http://a.localhost/"})
        EXPECT_TRUE(parsed(url).isLoopback()) << url;
    for (const char* url : {"http://h/", "http://127.example.com/", "http://10.0.0.1/",
                            "http://notlocalhost/", "http://[::2]/"})
        EXPECT_FALSE(parsed(url).isLoopback()) << url;
}

TEST(HttpAddress, ResolvesReferencesAsTheStandardShowsThem) {
    // RFC 3986, 5.4, as far as it stays with http.
    const HttpAddress base = parsed("http://a/b/c/d;p?q");
    const std::vector<std::pair<std::string, std::string>> cases = {{"g", "/b/c/g"},
                                                                    {"./g", "/b/c/g"},
                                                                    {"g/", "/b/c/g/"},
                                                                    {"/g", "/g"},
                                                                    {"?y", "/b/c/d;p?y"},
                                                                    {"g?y", "/b/c/g?y"},
                                                                    {"#s", "/b/c/d;p?q"},
                                                                    {"g#s", "/b/c/g"},
                                                                    {"g?y#s", "/b/c/g?y"},
                                                                    {";x", "/b/c/;x"},
                                                                    {"g;x", "/b/c/g;x"},
                                                                    {"g;x?y#s", "/b/c/g;x?y"},
                                                                    {"", "/b/c/d;p?q"},
                                                                    {".", "/b/c/"},
                                                                    {"./", "/b/c/"},
                                                                    {"..", "/b/"},
                                                                    {"../", "/b/"},
                                                                    {"../g", "/b/g"},
                                                                    {"../..", "/"},
                                                                    {"../../", "/"},
                                                                    {"../../g", "/g"},
                                                                    {"../../../g", "/g"},
                                                                    {"../../../../g", "/g"},
                                                                    {"/./g", "/g"},
                                                                    {"/../g", "/g"},
                                                                    {"g.", "/b/c/g."},
                                                                    {".g", "/b/c/.g"},
                                                                    {"g..", "/b/c/g.."},
                                                                    {"..g", "/b/c/..g"},
                                                                    {"./../g", "/b/g"},
                                                                    {"./g/.", "/b/c/g/"},
                                                                    {"g/./h", "/b/c/g/h"},
                                                                    {"g/../h", "/b/c/h"},
                                                                    {"g;x=1/./y", "/b/c/g;x=1/y"},
                                                                    {"g;x=1/../y", "/b/c/y"},
                                                                    {"g?y/./x", "/b/c/g?y/./x"},
                                                                    {"g?y/../x", "/b/c/g?y/../x"}};
    for (const auto& [reference, target] : cases) {
        const auto address = resolveReference(base, reference);
        ASSERT_TRUE(address.has_value()) << reference;
        EXPECT_EQ(address->target, target) << reference;
        EXPECT_TRUE(sameOrigin(*address, base));
    }
    EXPECT_EQ(resolveReference(base, "//g")->origin(), "http://g:80");
    EXPECT_EQ(resolveReference(base, "https://g/x#y")->target, "/x");
    EXPECT_FALSE(resolveReference(base, "javascript:alert(1)").has_value());
    EXPECT_FALSE(resolveReference(base, "http:g").has_value());
    EXPECT_FALSE(resolveReference(base, "//u@g").has_value());
    EXPECT_FALSE(resolveReference(base, "a b").has_value());
}

TEST(HttpAddress, HoldsOriginsApartByEachOfTheirParts) {
    const HttpAddress base = parsed("https://h/x");
    EXPECT_TRUE(sameOrigin(base, parsed("https://H:443/y")));
    for (const char* other : {"http://h:443/x", "https://h:444/x", "https://h2/x", "https://h./x",
                              "https://sub.h/x", "http://h/x"})
        EXPECT_FALSE(sameOrigin(base, parsed(other))) << other;
}

}  // namespace
}  // namespace berth::platform_client
