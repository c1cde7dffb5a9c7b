// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/host_profile.h"

#include <gtest/gtest.h>

#include "models/domain/given_name.h"

namespace berth::domain {
namespace {

HostStop stop(std::string host = "example.org") {
    return {std::move(host), 22, "root", {HostLoginKind::KeyFile, "/home/me/.ssh/id_ed25519"}};
}

HostProfile profile() {
    HostProfile made;
    made.id = {"abc"};
    made.name = "训练机 1";
    made.target = stop();
    made.jumps = {stop("bastion"), stop("10.0.0.1")};
    return made;
}

std::string wrongField(const HostProfile& checked, const std::vector<HostProfile>& others = {}) {
    const auto found = checkHostProfile(checked, others);
    if (!found) return "";
    EXPECT_NE(std::string(toText(found->kind)), "");
    return found->field;
}

template <class Change>
std::string wrongAfter(Change change) {
    HostProfile changed = profile();
    change(changed);
    return wrongField(changed);
}

using P = HostProfile;

TEST(HostProfiles, ThatAreWholeAreTaken) {
    EXPECT_EQ(wrongField(profile()), "");
    for (const char* host : {"a", "node_1", "fe80::1%eth0", "::1", "192.168.0.1", "x.y-z.example"})
        EXPECT_EQ(wrongAfter([&](P& p) { p.target.host = host; }), "") << host;
    for (const char* user : {"root", "echo-1", "DOMAIN\\user", "名字", "a.b+c"})
        EXPECT_EQ(wrongAfter([&](P& p) { p.target.user = user; }), "") << user;
    EXPECT_EQ(wrongAfter([](P& p) { p.target.login = {HostLoginKind::Password, ""}; }), "");
    EXPECT_EQ(wrongAfter([](P& p) { p.target.login = {HostLoginKind::Agent, ""}; }), "");
    EXPECT_EQ(wrongAfter([](P& p) { p.jumps.assign(kMaxJumps, stop()); }), "");
}

TEST(HostProfiles, NameTheFieldThatIsWrong) {
    EXPECT_EQ(wrongAfter([](P& p) { p.id = {""}; }), "id");
    EXPECT_EQ(wrongAfter([](P& p) { p.id = {"a/b"}; }), "id");
    EXPECT_EQ(wrongAfter([](P& p) { p.name = " "; }), "name");
    EXPECT_EQ(wrongAfter([](P& p) { p.name = "a\nb"; }), "name");
    EXPECT_EQ(wrongAfter([](P& p) { p.name = std::string(61, 'a'); }), "name");
    for (const char* host : {"", "-oProxyCommand=x", "a b", "root@host", "ssh://host", "host:22",
                             "[::1]", "host\n", "h\xC3\xB6st"})
        EXPECT_EQ(wrongAfter([&](P& p) { p.target.host = host; }), "target.host") << host;
    EXPECT_EQ(wrongAfter([](P& p) { p.target.host = std::string(256, 'a'); }), "target.host");
    for (const int port : {0, -1, 65536})
        EXPECT_EQ(wrongAfter([&](P& p) { p.jumps[1].port = port; }), "jumps[1].port") << port;
    for (const char* user : {"", "-l", "a b", "me@host", "a/b", "a\nb"})
        EXPECT_EQ(wrongAfter([&](P& p) { p.jumps[0].user = user; }), "jumps[0].user") << user;
    for (const char* file : {"", "id_rsa", "~/.ssh/id_rsa", "/a\nb"})
        EXPECT_EQ(wrongAfter([&](P& p) { p.target.login.keyFile = file; }), "target.login.keyFile");
    EXPECT_EQ(wrongAfter([](P& p) { p.jumps.assign(kMaxJumps + 1, stop()); }), "jumps");
}

TEST(HostProfiles, HaveNamesOfTheirOwn) {
    HostProfile other = profile();
    EXPECT_EQ(wrongField(profile(), {other}), "");  // itself
    other.id = {"other"};
    EXPECT_EQ(wrongField(profile(), {other}), "name");
    other.name = "  训练机 1 ";
    EXPECT_EQ(wrongField(profile(), {other}), "name");
    other.name = "训练机 2";
    EXPECT_EQ(wrongField(profile(), {other}), "");
}

TEST(HostProfiles, KeepTheSecretsOfEachDestinationApart) {
    using enum HostSecret;
    EXPECT_EQ(hostSecretKey({"abc"}, stop(), Password), "abc/password/root@example.org:22");
    EXPECT_EQ(hostSecretKey({"abc"}, stop(), Passphrase),
              "abc/passphrase//home/me/.ssh/id_ed25519");
    EXPECT_NE(hostSecretKey({"abc"}, stop("elsewhere"), Password),
              hostSecretKey({"abc"}, stop(), Password));
    HostStop moved = stop();
    moved.port = 2222;
    EXPECT_NE(hostSecretKey({"abc"}, moved, Password), hostSecretKey({"abc"}, stop(), Password));
    moved.login.keyFile = "/other";
    EXPECT_NE(hostSecretKey({"abc"}, moved, Passphrase),
              hostSecretKey({"abc"}, stop(), Passphrase));
}

TEST(GivenNames, AreKeptWithoutBlanksAroundThem) {
    EXPECT_EQ(normalisedGivenName("\t a b \n"), "a b");
    EXPECT_TRUE(isSameGivenName(" Ärger", "äRGER "));
    EXPECT_FALSE(isSameGivenName("a", "b"));
}

}  // namespace
}  // namespace berth::domain
